"""The shortcuts: log from anywhere, and log a message."""

from dataclasses import dataclass
from datetime import UTC, datetime

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.slack.desk import Body, Desk
from bot.slack.reply import open_form, open_or_tell
from bot.slack.surface import LOG_MESSAGE, LOG_TOUCHPOINT
from bot.store import customers
from bot.store.engine import reading
from bot.views import forms
from bot.words.clean import clean, plain
from bot.words.names import normalise
from rules.kit.kinds import Kind


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
        text = clean(plain(message.get("text") or ""))
        said = datetime.fromtimestamp(float(message["ts"]), UTC)
        with reading(visit.engine) as connection:
            known = customers.names(connection, visit.workspace_id)
            meant = _mentioned(text, known)
            names = customers.name_of(connection, visit.workspace_id, [meant or 0])
        customer = next(((str(number), name) for number, name in names.items()), None)
        form = forms.touch_form(
            today=visit.today,
            customer=customer,
            kind=Kind.MESSAGE,
            on=visit.member.day(said),
            note=text,
        )
        open_or_tell(client, body, respond, form)


def _mentioned(text: str, known: list[tuple[int, str]]) -> int | None:
    """The one customer whose whole name stands in the text; None when there are more."""
    words = f" {normalise(text)} "
    meant = {number for number, name in known if name and f" {name} " in words}
    return meant.pop() if len(meant) == 1 else None
