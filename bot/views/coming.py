"""What will be asked if nothing changes."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from bot.model import Coming
from bot.views.blocks import context, fitting, message, paragraph
from bot.views.lists import titled
from bot.views.text import Json, bold, capital, named, on_day, say_day, sentence
from rules.kit.language import say, say_n

MOST = 40
MOST_DAYS = 15
LINE_LIMITS = (240, 120, 60, 30)


def say_coming(coming: Coming, today: date, *, alone: bool = False) -> str:
    """ "Check in, Acme, on Monday 9 March". `alone`: only the one it is meant for reads it."""
    return say(
        "{what}, {customer}, {on_day}",
        what=_what(coming) if alone else say_what(coming),
        customer=named(coming.customer),
        on_day=on_day(coming.ask_on, today),
    )


def say_what(coming: Coming) -> str:
    """Answers to commands are read by colleagues too, so no birthday is told in them."""
    return say("Something personal") if coming.private else _what(coming)


def _what(coming: Coming) -> str:
    if not coming.about:
        return coming.rule
    return say("{ritual} ({about})", ritual=coming.rule, about=named(coming.about))


def say_reason(coming: Coming) -> str:
    return "" if coming.private else sentence(coming.why)


def preview(
    coming: Sequence[Coming], days: int, today: date, *, most: int = MOST, whole: bool = True
) -> Json:
    """One's own list by day, in the order of `coming`. Unless it is the `whole` of it, nothing is
    said of how many there are."""
    ahead = say_n(days, "the next day", "the next {many} days")
    if not coming and not whole:
        far = say("As far as I have looked, nothing is due for you in {time}.", time=ahead)
        return message([paragraph(far)])
    if not coming:
        nothing = say("Nothing is due for you in {time}, if nothing changes.", time=ahead)
        return message([paragraph(nothing)])
    first = say_n(
        len(coming),
        "One nudge for you in {time}, if nothing changes.",
        "{Many} nudges for you in {time}, if nothing changes.",
        time=ahead,
    )
    blocks = fitting(lambda limit: _by_day(coming[:most], today, limit), LINE_LIMITS)
    if not whole:
        return message([paragraph(bold(say("Coming up"))), *blocks])
    left = len(coming) - sum(len(day) for _, day in _days(coming[:most])[:MOST_DAYS])
    rest = [context(say_n(left, "And one more.", "And {many} more."))] if left else []
    return message([paragraph(first), *blocks, *rest])


def _by_day(coming: Sequence[Coming], today: date, limit: int) -> list[Json]:
    return [
        block
        for day, ones in _days(coming)[:MOST_DAYS]
        for block in titled(
            capital(say_day(day, today)),
            [
                say("{what}, {customer}", what=_what(one), customer=named(one.customer))
                for one in ones
            ],
            most=MOST,
            limit=limit,
        )
    ]


def _days(coming: Sequence[Coming]) -> list[tuple[date, list[Coming]]]:
    return [(day, list(ones)) for day, ones in groupby(coming, key=lambda one: one.ask_on)]
