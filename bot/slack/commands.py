"""The slash commands: acknowledge, find, call one verb, answer."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.flow import pages, record
from bot.flow.visit import Visit
from bot.model import NudgeState
from bot.slack import facts, leave, outlook, rule_commands, team_channel, telling
from bot.slack.desk import Body, Desk
from bot.slack.reply import Json, open_form, privately, too_late_to_open
from bot.slack.surface import CUSTOMER, NUDGES, TOUCH
from bot.store import cards, customers, nudges
from bot.store.engine import reading
from bot.views import answers, forms
from bot.words.clean import QUOTES, clean, plain
from bot.words.names import normalise

TYPE_AGAIN = "Slack took too long to open the form. Please type it again."
COMING_IN_LIST = 30


@dataclass(frozen=True, slots=True)
class Commands:
    desk: Desk

    def listen(self, app: App) -> None:
        app.command(TOUCH.name)(self.touch)
        app.command(CUSTOMER.name)(self.customer)
        app.command(NUDGES.name)(self.nudges_)

    def touch(self, ack: Ack, body: Body, client: WebClient) -> None:
        visit = self.desk.visit(client, body)
        text = _text(body)
        if text.casefold() == "help":
            privately(ack, answers.help_touch())
            return
        told = (
            telling.take(
                visit,
                text,
                f"said:{body['trigger_id']}",
                said_on=visit.today,
                day_first=self.desk.day_first,
            )
            if text
            else telling.Told(form=forms.touch_form(today=visit.today))
        )
        if told.message:
            privately(ack, told.message)
            self.desk.after(visit, client)
        elif told.form and not open_form(client, body["trigger_id"], told.form):
            privately(ack, too_late_to_open(visit, text))
        else:
            ack()

    def customer(self, ack: Ack, body: Body, client: WebClient) -> None:
        visit = self.desk.visit(client, body)
        word, _, rest = _text(body).partition(" ")
        name = rest.strip(QUOTES)
        if outlook.is_known(visit, _text(body)):
            privately(ack, _page(visit, self.desk, _text(body)))
        elif word.casefold() in ("", "help"):
            privately(ack, answers.help_customer())
        elif word.casefold() != "add":
            if not facts.answer(self.desk, visit, ack, body, client):
                privately(ack, _page(visit, self.desk, _text(body)))
        elif name:
            privately(ack, _add(visit, self.desk, name))
        elif open_form(
            client, body["trigger_id"], forms.customer_form(owner=visit.member.slack_id)
        ):
            ack()
        else:
            privately(ack, answers.trouble(TYPE_AGAIN))

    def nudges_(self, ack: Ack, body: Body, client: WebClient) -> None:
        visit = self.desk.visit(client, body)
        word, _, rest = _text(body).partition(" ")
        known = self._after_nudges(visit, body, client)
        if answer := known.get(word.casefold()):
            privately(ack, answer(rest.strip()))
        else:
            words = [*filter(None, known)]
            privately(ack, answers.unknown(NUDGES.name, _text(body), words))

    def _after_nudges(
        self, visit: Visit, body: Body, client: WebClient
    ) -> dict[str, Callable[[str], Json]]:
        """The words that may follow the command, and what each answers to the rest."""
        desk = self.desk
        return {
            "": lambda _: open_for(visit, desk),
            "help": lambda _: answers.help_nudges(),
            "why": lambda rest: outlook.why_asked(visit, desk, rest),
            "preview": lambda rest: outlook.preview(visit, rest),
            "pause": lambda rest: leave.pause(visit, desk, rest),
            "resume": lambda rest: leave.resume(visit, rest),
            "hours": lambda rest: leave.hours(visit, rest),
            "stats": lambda _: rule_commands.stats(visit, desk.titles),
            "rules": lambda rest: rule_commands.rules(visit, rest, desk.rules, desk.broken),
            "channel": lambda rest: team_channel.channel(visit, body, client, rest),
        }


def open_for(visit: Visit, desk: Desk) -> Json:
    """What is open for the one who asks, what is held over, and what is coming."""
    with reading(visit.engine) as connection:
        mine = visit.workspace_id, visit.member.id
        asked = nudges.of_member(connection, *mine, [NudgeState.ASKED])
        waiting = nudges.of_member(connection, *mine, [NudgeState.WAITING])
        open_now = cards.of_nudges(connection, visit.workspace_id, asked)
        held = cards.of_nudges(connection, visit.workspace_id, waiting)
    coming = pages.my_preview(visit, COMING_IN_LIST, with_waiting=False)
    return answers.nudges_list(open_now, held, coming, desk.titles, visit.today)


def _text(body: dict[str, Any] | Body) -> str:
    return clean(plain(body.get("text") or ""))


def _page(visit: Visit, desk: Desk, words: str) -> Json:
    found = outlook.customer_meant(visit, words)
    if isinstance(found, int):
        return answers.customer_page(pages.customer_page(visit, found), desk.titles)
    return found


def _add(visit: Visit, desk: Desk, name: str) -> Json:
    with reading(visit.engine) as connection:
        known = customers.names(connection, visit.workspace_id)
    same = [one for one, normal in known if normal == normalise(name)]
    if same:
        page = answers.customer_page(pages.customer_page(visit, same[0]), desk.titles)
        return telling.together([answers.trouble("There is one of that name already:"), page])
    try:
        added = record.add_customer(visit, name[:200])
    except record.NameTaken:
        return answers.trouble("Somebody added one of that name just now. See /customer NAME.")
    page = answers.customer_page(pages.customer_page(visit, added), desk.titles)
    said = "Added. When did you last speak? Tell me, such as: /touch {} call last Tuesday"
    return telling.together([answers.trouble(said.format(name[:100])), page])
