"""A note that is only there to be looked at: `/nudges test`."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from bot.model import Card, Member, NudgeState
from bot.views.blocks import context, divider, message, paragraph
from bot.views.card import card as drawn
from bot.views.text import Json, bold, named, say_date
from rules.kit.language import say

DRAFT_LIMIT, LINE_LIMIT = 1_000, 300
THREE_WEEKS = timedelta(days=21)


def sample_note(found: Card | None, member: Member, titles: Mapping[str, str], today: date) -> Json:
    """With all that a card shows but its buttons: there is nothing to answer."""
    shown = replace(found or made_up(today), state=NudgeState.ASKED, ignored=0, handed_to="")
    blocks = drawn(shown, titles, today, draft_limit=DRAFT_LIMIT, line_limit=LINE_LIMIT)
    greeting = say("Good morning, {name}. One thing today.", name=named(member.first_name))
    return message(
        [
            context(say("This is a test, and nothing of it is recorded.")),
            paragraph(bold(greeting)),
            divider(),
            *(one for one in blocks if one["type"] != "actions"),
            context(_below(there_is_one=found is not None)),
        ]
    )


def made_up(today: date) -> Card:
    """For whom nothing is coming yet."""
    return Card(
        id=0,
        rule="check_in",
        customer_id=0,
        customer=say("Ada's Bakery (made up)"),
        due=today,
        why=say(
            "Nobody has spoken with them since {day}, three weeks ago.",
            day=say_date(today - THREE_WEEKS, today),
        ),
        draft=say("Hello Ada, how did the new oven do over the holidays?"),
        private=False,
        urgent=False,
        state=NudgeState.ASKED,
        ask_on=today,
    )


def _below(*, there_is_one: bool) -> str:
    buttons = say("On a real morning there are buttons here, from Done & log to Not useful.")
    if there_is_one:
        return buttons
    start = say(
        "Nothing is coming for you yet. Begin with a name: {command}", command="/customer add"
    )
    return f"{buttons} {start}"


def sent(begins: str) -> Json:
    """Where it went. `begins` is when the real ones come."""
    said = say("I have sent you one: look for Second Date under Apps, in Messages.")
    when = say(
        "The real ones come after {time}, on working days, when there is a reason.", time=begins
    )
    return message([paragraph(said), context(when)])


def not_sent(advice: str) -> Json:
    said = say("I could not write to you. {advice}", advice=advice)
    return message(
        [paragraph(said), context(say("Then try again: {command}", command="/nudges test"))]
    )
