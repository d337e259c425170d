"""How the rituals go down here: what was sent, and what people answered."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from bot.model.rituals import Tally
from bot.views.blocks import Part, bullets, context, fitting, message, paragraph, rich
from bot.views.text import Json, bold, listed, one_line, title_of
from rules.kit.language import in_figures, say, say_n

SHOWN = (60, 30, 15)


def stats(tallies: Sequence[Tally], titles: Mapping[str, str], tired: Sequence[str] = ()) -> Json:
    """A line for each ritual, in the order of `tallies`. `tired` are the rarely useful ones."""
    if not tallies:
        nothing = say("Nothing has been asked here yet. The numbers come with the first answers.")
        return message([paragraph(nothing)])
    blocks = fitting(lambda most: [_lines(tallies, titles, most)], SHOWN)
    advice = [context(_advice(tired, titles))] if tired else []
    return message([paragraph(_first(tallies)), *blocks, *advice])


def _first(tallies: Sequence[Tally]) -> str:
    """What was done because we asked, and apart from it what would have been done anyway."""
    sent, done = sum(one.sent for one in tallies), sum(one.done for one in tallies)
    alone = sum(one.overtaken for one in tallies)
    said = [
        say_n(sent, "One nudge so far.", "{Many} nudges so far."),
        say_n(done, "One was done.", "{Many} were done.") if done else say("None was done."),
    ]
    if alone:
        said.append(
            say_n(
                alone,
                "One settled by itself.",
                "{Many} settled by themselves.",
            )
        )
    return " ".join(said)


def _lines(tallies: Sequence[Tally], titles: Mapping[str, str], most: int) -> Json:
    lines = [_line(one, titles) for one in tallies[:most]]
    if (more := len(tallies) - most) > 0:
        lines.append([say_n(more, "and one more", "and {many} more")])
    return rich(bullets(lines))


def _line(one: Tally, titles: Mapping[str, str]) -> list[Part]:
    counted = (
        (one.done, say("{number} done", number=in_figures(one.done))),
        (one.overtaken, say("{number} settled by itself", number=in_figures(one.overtaken))),
        (one.snoozed, say("{number} snoozed", number=in_figures(one.snoozed))),
        (one.skipped, say("{number} skipped", number=in_figures(one.skipped))),
        (one.not_useful, say("{number} not useful", number=in_figures(one.not_useful))),
        (one.ignored, say("{number} without an answer", number=in_figures(one.ignored))),
    )
    said = ", ".join(what for number, what in counted if number)
    sent = say("{number} sent", number=in_figures(one.sent))
    line = f"{sent}: {said}" if said else sent
    if one.median is not None:
        line = say("{counts}. Answered after {time}", counts=line, time=took(one.median))
    return [bold(one_line(title_of(one.rule, titles), 60)), f": {line}"]


def _advice(tired: Sequence[str], titles: Mapping[str, str]) -> str:
    return say(
        "Rarely of use of late: {names}. To switch one off: /nudges rules {rule} off",
        names=listed(title_of(one, titles) for one in tired),
        rule=tired[0],
    )


def took(time: timedelta) -> str:
    """ "40 minutes", "three hours", "two days": as one says it."""
    minutes = max(1, round(time.total_seconds() / 60))
    if minutes < 90:
        return say_n(minutes, "one minute", "{many} minutes")
    hours = round(minutes / 60)
    if hours < 48:
        return say_n(hours, "one hour", "{many} hours")
    days = round(hours / 24)
    return say_n(days, "one day", "{many} days")
