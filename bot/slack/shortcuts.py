"""The shortcuts: log from anywhere, and log a message."""

from dataclasses import dataclass
from datetime import UTC, datetime

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.slack.desk import Body, Desk
from bot.slack.heard import mentioned_in, with_names
from bot.slack.reply import open_form, open_or_tell
from bot.slack.surface import LOG_MESSAGE, LOG_TOUCHPOINT
from bot.store import contacts, customers
from bot.store.engine import reading
from bot.views import forms
from bot.words.clean import clean, plain
from bot.words.message_read import customer_in, kind_in, people_in

MOST_MENTIONED = 10


@dataclass(frozen=True, slots=True)
class Shortcuts:
    desk: Desk

    def listen(self, app: App) -> None:
        app.shortcut(LOG_TOUCHPOINT.callback_id)(self.log_touchpoint)
        app.shortcut(LOG_MESSAGE.callback_id)(self.log_message)

    def log_touchpoint(self, ack: Ack, body: Body, client: WebClient) -> None:
        ack()
        visit = self.desk.visit(client, body)
        open_form(client, body["trigger_id"], forms.touch_form(today=visit.today))

    def log_message(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        ack()
        visit = self.desk.visit(client, body)
        message = body["message"]
        text = clean(plain(with_names(str(message.get("text") or ""), self._names(client, body))))
        channel = str(body.get("channel", {}).get("name") or "")
        with reading(visit.engine) as connection:
            mine = visit.workspace_id, visit.member.id
            known = customers.names(connection, *mine)
            meant = customer_in(text, channel, known) or 0
            names = customers.name_of(connection, visit.workspace_id, [meant], visit.member.id)
            here = connection, visit.workspace_id, meant
            there = contacts.names(*here) if names else []
            labels = dict(contacts.labels(*here)) if names else {}
        form = forms.touch_form(
            today=visit.today,
            customer=next(((str(number), name) for number, name in names.items()), None),
            kind=kind_in(text),
            on=visit.member.day(datetime.fromtimestamp(float(message["ts"]), UTC)),
            contacts=[(str(one), labels[one]) for one in people_in(text, there)],
            note=text,
        )
        open_or_tell(client, body, respond, form)

    def _names(self, client: WebClient, body: Body) -> dict[str, str]:
        """What those are called among us whom the message mentions."""
        found = {
            one: self.desk.colleague(client, one)
            for one in mentioned_in(str(body["message"].get("text") or ""))[:MOST_MENTIONED]
        }
        return {one: f"@{member.name}" for one, member in found.items() if member}
