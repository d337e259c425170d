"""The slash commands: acknowledge, find, call one verb, answer."""

from collections.abc import Mapping
from dataclasses import dataclass

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.flow import pages
from bot.flow.visit import Visit
from bot.model import NudgeState
from bot.slack import (
    customer_command,
    leave,
    news,
    outlook,
    rule_commands,
    sample_note,
    settings_mine,
    team_channel,
    telling,
)
from bot.slack.asked import Answer, Asked
from bot.slack.desk import Body, Desk
from bot.slack.look import answered_here
from bot.slack.reply import Json, open_form, privately, too_late_to_open
from bot.slack.surface import CUSTOMER, NUDGES, TOUCH
from bot.store import cards
from bot.store.asked import asked_of, count_asked
from bot.store.engine import reading
from bot.views import answers, forms

COMING_IN_LIST = 30
READ_IN_LIST = 10
CUSTOMERS_IN_LIST = 80
"""As on Home: to read what is coming takes longest of all, and five are shown."""


@dataclass(frozen=True, slots=True)
class Commands:
    desk: Desk

    def listen(self, app: App) -> None:
        app.command(TOUCH.name)(self.touch)
        app.command(CUSTOMER.name)(self.customer)
        app.command(NUDGES.name)(self.nudges_)

    def touch(self, ack: Ack, body: Body, client: WebClient) -> None:
        asked = Asked.of(self.desk, ack, body, client)
        visit, text = asked.visit, asked.text
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
        elif told.form and not open_form(
            client, body["trigger_id"], answered_here(told.form, body)
        ):
            privately(ack, too_late_to_open(visit, text))
        else:
            ack()

    def customer(self, ack: Ack, body: Body, client: WebClient) -> None:
        customer_command.answer(Asked.of(self.desk, ack, body, client))

    def nudges_(self, ack: Ack, body: Body, client: WebClient) -> None:
        asked = Asked.of(self.desk, ack, body, client)
        word, _, rest = asked.text.partition(" ")
        if answer := AFTER_NUDGES.get(word.casefold()):
            told = answer(asked, rest.strip())
            privately(ack, told) if told else ack()
        else:
            words = [*filter(None, AFTER_NUDGES)]
            privately(ack, answers.unknown(NUDGES.name, asked.text, words))


AFTER_NUDGES: Mapping[str, Answer] = {
    "": lambda asked, _: open_for(asked.visit, asked.desk),
    "help": lambda _asked, _: answers.help_nudges(),
    "why": lambda asked, rest: outlook.why_asked(asked.visit, asked.desk, rest),
    "preview": lambda asked, rest: outlook.preview(asked.visit, rest),
    "pause": lambda asked, rest: leave.pause(asked.visit, asked.desk, rest),
    "resume": lambda asked, rest: leave.resume(asked.visit, rest),
    "hours": lambda asked, rest: leave.hours(asked.visit, rest),
    "stats": lambda asked, _: rule_commands.stats(asked.visit, asked.desk.titles),
    "rules": lambda asked, rest: rule_commands.rules(
        asked.visit, rest, asked.desk.rules, asked.desk.broken
    ),
    "channel": lambda asked, rest: team_channel.channel(
        asked.visit, asked.body, asked.client, rest
    ),
    "settings": settings_mine.answer,
    "test": sample_note.answer,
    "news": news.answer,
}
"""The words that may follow the command, and what each answers to the rest."""


def open_for(visit: Visit, desk: Desk) -> Json:
    """What is open for the one who asks, what is held over, and what is coming: the first of each.

    Thousands may wait for who looks after thousands of customers.
    """
    here, me = visit.workspace_id, visit.member.id
    with reading(visit.engine) as connection:
        mine = connection, here, me
        open_now, held = (
            cards.of_nudges(connection, here, asked_of(*mine, state, READ_IN_LIST), me)
            for state in (NudgeState.ASKED, NudgeState.WAITING)
        )
        opens, waits = (
            count_asked(*mine, state) for state in (NudgeState.ASKED, NudgeState.WAITING)
        )
    ahead = pages.my_ahead(visit, COMING_IN_LIST, most=CUSTOMERS_IN_LIST, with_waiting=False)
    return answers.nudges_list(
        open_now,
        held,
        ahead.coming,
        desk.titles,
        visit.today,
        opens=opens,
        waits=waits,
        all_coming=ahead.whole,
    )
