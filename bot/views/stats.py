"""How the rituals go down here: what was sent, and what people answered."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from bot.model.rituals import Tally
from bot.views.blocks import Part, bullets, context, fitting, message, paragraph, rich
from bot.views.text import Json, bold, capital, count, listed, one_line, title_of

SHOWN = (60, 30, 15)


def stats(tallies: Sequence[Tally], titles: Mapping[str, str], tired: Sequence[str] = ()) -> Json:
    """A line for each ritual, in the order of `tallies`. `tired` are the rarely useful ones."""
    if not tallies:
        nothing = "Nothing has been asked here yet. The numbers come with the first answers."
        return message([paragraph(nothing)])
    sent, useful = sum(one.sent for one in tallies), sum(one.useful for one in tallies)
    of_use = count(useful, "was", "were") if useful else "none was"
    first = f"{count(sent, 'nudge')} so far, and {of_use} of use."
    blocks = fitting(lambda most: [_lines(tallies, titles, most)], SHOWN)
    advice = [context(_advice(tired, titles))] if tired else []
    return message([paragraph(capital(first)), *blocks, *advice])


def _lines(tallies: Sequence[Tally], titles: Mapping[str, str], most: int) -> Json:
    lines = [_line(one, titles) for one in tallies[:most]]
    if len(tallies) > most:
        lines.append([f"and {count(len(tallies) - most, 'more', 'more')}"])
    return rich(bullets(lines))


def _line(one: Tally, titles: Mapping[str, str]) -> list[Part]:
    counted = (
        (one.done, "done"),
        (one.overtaken, "settled in another way"),
        (one.snoozed, "snoozed"),
        (one.skipped, "skipped"),
        (one.not_useful, "not useful"),
        (one.ignored, "without an answer"),
    )
    said = ", ".join(f"{number:,} {what}" for number, what in counted if number)
    soon = f". Answered after {took(one.median)}" if one.median is not None else ""
    sent = f": {one.sent:,} sent" + (f": {said}" if said else "")
    return [bold(one_line(title_of(one.rule, titles), 60)), f"{sent}{soon}"]


def _advice(tired: Sequence[str], titles: Mapping[str, str]) -> str:
    names = listed(title_of(one, titles) for one in tired)
    return f"Rarely of use of late: {names}. To switch one off: /nudges rules {tired[0]} off"


def took(time: timedelta) -> str:
    """ "40 minutes", "three hours", "two days": as one says it."""
    minutes = round(time.total_seconds() / 60)
    if minutes < 90:
        return count(max(1, minutes), "minute")
    hours = round(minutes / 60)
    return count(hours, "hour") if hours < 48 else count(round(hours / 24), "day")
