"""The rituals as a workspace has set them, and what one of them would add."""

from collections.abc import Mapping, Sequence

from bot.model.rituals import Estimate, RuleSetting
from bot.views import ids
from bot.views.blocks import (
    Part,
    actions,
    bullets,
    button,
    context,
    fitting,
    message,
    paragraph,
    rich,
    span,
)
from bot.views.text import Json, bold, capital, code, count, one_line

ROOMS = ((60, 200), (60, 100), (40, 60), (15, 40))
"""How many lines a list has, and how long each is."""

NOTE_HOLDS = 3


def rules_list(settings: Sequence[RuleSetting], broken: Mapping[str, str]) -> Json:
    """On, off, and what cannot be used; each named as it is typed. `broken` has reasons by name."""
    on = [one for one in settings if one.enabled]
    off = [one for one in settings if not one.enabled]
    said = f"{len(on)} of {count(len(settings), 'ritual')} {'is' if len(on) == 1 else 'are'} on."
    example = f"/nudges rules {(off or on)[0].rule.name} {'on' if off else 'off'}"
    return message(
        [
            paragraph(capital(said)),
            *fitting(lambda room: _lists(on, off, broken, room), ROOMS),
            context(f"To change one, such as: {example}"),
        ]
    )


def _lists(
    on: Sequence[RuleSetting],
    off: Sequence[RuleSetting],
    broken: Mapping[str, str],
    room: tuple[int, int],
) -> list[Json]:
    most, limit = room
    parts: dict[str, list[list[Part]]] = {
        "On": [_line(one, limit) for one in on],
        "Off": [_line(one, limit) for one in off],
        "Not usable": [_broken(name, reason, limit) for name, reason in broken.items()],
    }
    return [
        rich(span(bold(title)), bullets(_cut(lines, most)))
        for title, lines in parts.items()
        if lines
    ]


def _cut(lines: list[list[Part]], most: int) -> list[list[Part]]:
    more = len(lines) - most
    return lines if more <= 0 else [*lines[:most], [f"and {count(more, 'more', 'more')}"]]


def _broken(name: str, reason: str, limit: int) -> list[Part]:
    return [code(one_line(name, 60)), f": {one_line(reason, limit)}"]


def _line(one: RuleSetting, limit: int) -> list[Part]:
    new = " (new)" if one.new else ""
    first = one.rule.why.partition("\n")[0]
    said = f"switched off by itself. {one.trouble}" if one.trouble else first
    return [code(one.rule.name), f"{new}: {one_line(said, limit)}"]


def offer(name: str, said: str) -> Json:
    """What switching it on would add, and the button that does it."""
    aloud = f"Switch {name} on"
    on = button("Switch it on", ids.RULE_ON, name, aloud=aloud, primary=True)
    return message([paragraph(said), actions(on)])


def switched(name: str, *, on: bool) -> Json:
    if on:
        said = " is on. Its first nudges come with the next notes."
    else:
        said = " is off. What it had asked closes itself."
    back = f"To undo that: /nudges rules {name} {'off' if on else 'on'}"
    return message([paragraph(code(name), said), context(back)])


def say_estimate(name: str, found: Estimate) -> str:
    """ "coffee would add about four nudges a week, for three colleagues; …"."""
    if found.breaks:
        return f"{name} breaks on some customers here: mend it first, and try it on the record."
    if not found.in_all and not found.at_once:
        return f"By what is on record, {name} has nothing to ask at present."
    said = f"{name} would add {_often(found)}, for {count(found.colleagues, 'colleague')}"
    if not found.at_once:
        return f"{said}; none is due at once."
    pace = " and come three a day" if found.at_once > NOTE_HOLDS else ""
    return f"{said}; {count(found.at_once, 'is', 'are')} due at once{pace}."


def say_of_team(name: str) -> str:
    return f"{name} looks at the whole team at once, so it says little however many customers."


def _often(found: Estimate) -> str:
    """What comes less than once a week is counted over all weeks that were looked at."""
    if found.a_week >= 1:
        return f"about {count(round(found.a_week), 'nudge')} a week"
    return f"{count(found.in_all, 'nudge')} in {count(found.weeks, 'week')}"
