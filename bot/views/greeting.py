"""How a note begins and how it ends."""

from collections.abc import Sequence

from bot.model import Card, Note, NudgeState
from bot.views.text import capital, named, say_date
from rules.kit.language import say, say_n

NOON = 12


def greeting(note: Note, asked: Sequence[Card], settled: Sequence[Card]) -> str:
    """It says what is left as long as anything is, and then of which day this is the record."""
    if not asked:
        return _record_of(note, settled)
    if note.urgent:
        return _urgent(note, len(asked))
    return f"{_hello(note)} {_number(len(asked), left=bool(settled))}"


def closing(asked: Sequence[Card], settled: Sequence[Card]) -> str:
    """The last line of a record; nothing while something waits for an answer."""
    if asked or not settled:
        return ""
    if any(one.state is NudgeState.WAITING and not one.handed_to for one in settled):
        return say("What was put off comes back on its day. You need not think of it until then.")
    return say("I write again when there is a reason to.")


def _hello(note: Note) -> str:
    """By the hour of whoever reads it, when it came."""
    whom = say("everybody") if note.member.channel else named(note.member.first_name)
    if note.sent_at and note.sent_at.astimezone(note.member.zone).hour >= NOON:
        return say("Hello, {name}.", name=whom)
    return say("Good morning, {name}.", name=whom)


def _number(number: int, *, left: bool) -> str:
    if left:
        return say_n(number, "One thing left today.", "{Many} things left today.")
    return say_n(number, "One thing today.", "{Many} things today.")


def _urgent(note: Note, number: int) -> str:
    if note.member.channel:
        return say_n(
            number,
            "Everybody, one thing should not wait until tomorrow.",
            "Everybody, {many} things should not wait until tomorrow.",
        )
    return say_n(
        number,
        "{name}, one thing should not wait until tomorrow.",
        "{name}, {many} things should not wait until tomorrow.",
        name=capital(named(note.member.first_name)),
    )


def _record_of(note: Note, settled: Sequence[Card]) -> str:
    day = say_date(note.day, note.day)
    if not any(one.state is NudgeState.DONE for one in settled):
        return say("{day}: nothing is open here any more.", day=day)
    if note.urgent:
        return _did_not_wait(note, day)
    if note.member.channel:
        return say("{day}: all answered. Thank you.", day=day)
    return say(
        "{day}: all answered. Thank you, {name}.", day=day, name=named(note.member.first_name)
    )


def _did_not_wait(note: Note, day: str) -> str:
    if note.member.channel:
        return say("{day}: this could not wait, and it did not. Thank you.", day=day)
    return say(
        "{day}: this could not wait, and it did not. Thank you, {name}.",
        day=day,
        name=named(note.member.first_name),
    )
