"""Why the rules ask about a customer, or stay quiet."""

from collections.abc import Sequence
from datetime import date

from bot.model import RuleLine, Verdict
from bot.views.apart import SLOT, set_apart
from bot.views.blocks import Part, bullets, fitting, message, paragraph, rich, span
from bot.views.text import (
    Json,
    bold,
    named,
    on_day,
    one_line,
    say_date,
    sentence,
)
from rules.kit.language import say, say_n

ROOMS = ((300, 30), (150, 30), (80, 30), (40, 10))
"""Characters of a reason, and how many rules of a group."""

COMES = frozenset({Verdict.OPEN, Verdict.WAITING, Verdict.COMING})
SILENT = frozenset({Verdict.OFF, Verdict.BROKEN})


def why(customer: str, lines: Sequence[RuleLine], today: date, *, on: date | None = None) -> Json:
    """Every rule's answer about a customer, in the order of `lines`, by what they say.

    `on` is the day that was asked about, when it is not today.
    """
    quiet = [line for line in lines if line.verdict is Verdict.QUIET]
    held = _same_for_all(quiet)
    groups = (
        (say("Open or coming:"), [_rule(one, today) for one in lines if one.verdict in COMES]),
        (
            say("Quiet, all of them for the same reason: {reason}.", reason=held)
            if held
            else say("Quiet, with nothing to ask as things are:"),
            [_rule(one, today, told=bool(held)) for one in quiet],
        ),
        (say("Not answering:"), [_rule(one, today) for one in lines if one.verdict in SILENT]),
    )

    def draw(room: tuple[int, int]) -> list[Json]:
        drawn = [block for title, said in groups for block in _rules(title, said, *room)]
        return [_first(customer, on), *(drawn or [paragraph(say("No ritual is set up yet."))])]

    return message(fitting(draw, ROOMS))


def _first(customer: str, on: date | None) -> Json:
    if on is None:
        said = say("What every ritual says about {customer}", customer=SLOT)
    else:
        said = say(
            "What every ritual says about {customer}, as of {day}", customer=SLOT, day=say_date(on)
        )
    return paragraph(*set_apart(said, bold(named(customer))))


def _same_for_all(quiet: Sequence[RuleLine]) -> str:
    """What holds back every one of several, such as that the customer is lost."""
    reasons = {line.held for line in quiet}
    return reasons.pop() if len(quiet) > 1 and len(reasons) == 1 else ""


def _rules(title: str, lines: Sequence[tuple[str, str]], limit: int, most: int) -> list[Json]:
    """Each line is the name of a rule and what it says."""
    if not lines:
        return []
    items: list[list[Part]] = [
        [bold(one_line(rule, 60)), f": {one_line(said, limit)}"] for rule, said in lines[:most]
    ]
    if len(lines) > most:
        more = len(lines) - most
        items.append([say_n(more, "and one more", "and {many} more")])
    return [rich(span(title), bullets(items))]


def _rule(line: RuleLine, today: date, *, told: bool = False) -> tuple[str, str]:
    """`told`: what holds it back has been said already."""
    broken = line.verdict is Verdict.BROKEN
    said = (
        _state(line, today),
        "" if told else _because(line, today),
        "" if broken else sentence(line.why or line.about),
    )
    return line.rule, " ".join(filter(None, said)) or "–"


def _state(line: RuleLine, today: date) -> str:
    day = on_day(line.day, today) if line.day else ""
    due = say("due {on_day}", on_day=day) if day else ""
    whom = say("for {name}", name=named(line.to)) if line.to.strip() else ""
    if line.became:
        later = say("later {became}", became=line.became)
        return sentence(", ".join(filter(None, [say("asked"), due, whom, later])))
    comes = say("comes {on_day}", on_day=day) if day else say("comes")
    said = {
        Verdict.OPEN: [say("open"), due, whom],
        Verdict.WAITING: [say("held over"), due, whom],
        Verdict.COMING: [comes, whom],
        Verdict.QUIET: [],
        Verdict.OFF: [say("switched off in this workspace")],
        Verdict.BROKEN: [say("has a fault, and cannot be asked until it is mended")],
    }[line.verdict]
    return sentence(", ".join(filter(None, said)))


def _because(line: RuleLine, today: date) -> str:
    """What holds it back, a sentence of its own."""
    if not line.held:
        return ""
    if line.until is None:
        return say("Held back: {reason}.", reason=line.held)
    day = say_date(line.until, today)
    return say("Held back until {day}: {reason}.", day=day, reason=line.held)
