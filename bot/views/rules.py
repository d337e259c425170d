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
from bot.views.text import Json, bold, code, one_line
from bot.words.knobs import label, shown
from rules.kit.language import in_words, look_up, say, say_n

ROOMS = ((60, 200), (60, 100), (40, 60), (15, 40))
"""How many lines a list has, and how long each is."""

NOTE_HOLDS = 3


def rules_list(settings: Sequence[RuleSetting], broken: Mapping[str, str]) -> Json:
    """On, off, and what cannot be used; each named as it is typed. `broken` has reasons by name."""
    on = [one for one in settings if one.enabled]
    off = [one for one in settings if not one.enabled]
    said = say_n(
        len(on),
        "One of {all} rituals is on.",
        "{Many} of {all} rituals are on.",
        all=in_words(len(settings)),
    )
    example = f"/nudges rules {(off or on)[0].rule.name} {'on' if off else 'off'}"
    return message(
        [
            paragraph(said),
            *fitting(lambda room: _lists(on, off, broken, room), ROOMS),
            context(say("To change one, such as: {command}", command=example)),
            actions(button(say("Settings"), ids.RULE_SETTINGS, "all")),
        ]
    )


def one_rule(setting: RuleSetting) -> Json:
    """One of them, with what it is set to."""
    name = setting.rule.name
    blocks = [paragraph(code(name), f": {first_line(setting)}\n", how_it_is(setting))]
    if setting.knobs:
        lines: list[list[Part]] = [
            [f"{label(knob)}: ", one_line(shown(value), 60)]
            for knob, value in setting.knobs.items()
        ]
        blocks.append(rich(bullets(lines[:30])))
    example = f"/nudges rules {name} {'off' if setting.enabled else 'on'}"
    return message(
        [
            *blocks,
            context(say("On or off? Such as: {command}", command=example)),
            actions(button(say("Settings"), ids.RULE_SETTINGS, name)),
        ]
    )


def how_it_is(setting: RuleSetting) -> str:
    if setting.enabled:
        return say("It is on.")
    if setting.trouble:
        return say("It was switched off by itself. {reason}", reason=one_line(setting.trouble, 200))
    return say("It is new, and off.") if setting.new else say("It is off.")


def first_line(setting: RuleSetting) -> str:
    """What the ritual is for, in one line."""
    return one_line(look_up(setting.rule.why).partition("\n")[0], 200)


def _lists(
    on: Sequence[RuleSetting],
    off: Sequence[RuleSetting],
    broken: Mapping[str, str],
    room: tuple[int, int],
) -> list[Json]:
    most, limit = room
    parts: dict[str, list[list[Part]]] = {
        say("On"): [_line(one, limit) for one in on],
        say("Off"): [_line(one, limit) for one in off],
        say("Not usable"): [_broken(name, reason, limit) for name, reason in broken.items()],
    }
    return [
        rich(span(bold(title)), bullets(_cut(lines, most)))
        for title, lines in parts.items()
        if lines
    ]


def _cut(lines: list[list[Part]], most: int) -> list[list[Part]]:
    more = len(lines) - most
    return lines if more <= 0 else [*lines[:most], [_more(more)]]


def _more(number: int) -> str:
    return say_n(number, "and one more", "and {many} more")


def _broken(name: str, reason: str, limit: int) -> list[Part]:
    return [code(one_line(name, 60)), f": {one_line(reason, limit)}"]


def _line(one: RuleSetting, limit: int) -> list[Part]:
    name, said = code(one.rule.name), first_line(one)
    if one.trouble:
        said = say("switched off by itself. {reason}", reason=one.trouble)
    said = one_line(said, limit)
    return [name, " ", say("(new): {why}", why=said)] if one.new else [name, f": {said}"]


def offer(name: str, said: str) -> Json:
    """What switching it on would add, and the button that does it."""
    aloud = say("Switch {rule} on", rule=name)
    on = button(say("Switch it on"), ids.RULE_ON, name, aloud=aloud, primary=True)
    return message([paragraph(said), actions(on)])


def switched(name: str, *, on: bool) -> Json:
    if on:
        said = say("{rule} is on. Its first nudges come with the next notes.", rule=name)
    else:
        said = say("{rule} is off. What it had asked closes itself.", rule=name)
    command = f"/nudges rules {name} {'off' if on else 'on'}"
    return message([paragraph(said), context(say("To undo that: {command}", command=command))])


def lead_decides(lead: str, first_name: str, name: str) -> Json:
    said = say(
        "Rituals are switched on and off by {lead}, the team lead, since that changes what"
        " everybody is asked. Tell {first_name} what you would like about {rule}.",
        lead=one_line(lead, 80),
        first_name=one_line(first_name, 80),
        rule=name,
    )
    return message([paragraph(said)])


def say_estimate(name: str, found: Estimate) -> str:
    """ "coffee would add about 4 nudges a week, for 3 colleagues; …"."""
    if found.breaks:
        return say(
            "{rule} breaks on some customers here: mend it first, and try it on the record.",
            rule=name,
        )
    if not found.in_all and not found.at_once:
        return say("By what is on record, {rule} has nothing to ask at present.", rule=name)
    parts = {
        "rule": name,
        "nudges": _often(found),
        "colleagues": _colleagues(found.colleagues),
    }
    if not found.at_once:
        return say("{rule} would add {nudges}, for {colleagues}; none is due at once.", **parts)
    if found.at_once <= NOTE_HOLDS:
        return say_n(
            found.at_once,
            "{rule} would add {nudges}, for {colleagues}; one is due at once.",
            "{rule} would add {nudges}, for {colleagues}; {many} are due at once.",
            **parts,
        )
    return say_n(
        found.at_once,
        "{rule} would add {nudges}, for {colleagues}; one is due at once, at three a day.",
        "{rule} would add {nudges}, for {colleagues}; {many} are due at once and come three a day.",
        **parts,
    )


def say_of_team(name: str) -> str:
    return say(
        "{rule} looks at the whole team at once, so it says little however many customers.",
        rule=name,
    )


def say_counted_on(customers: int) -> str:
    return say_n(
        customers,
        "That was counted on one of your customers only.",
        "That was counted on {n} of your customers only.",
    )


def _colleagues(number: int) -> str:
    return say_n(number, "one colleague", "{many} colleagues")


def _often(found: Estimate) -> str:
    """What comes less than once a week is counted over all weeks that were looked at."""
    if found.a_week >= 1:
        a_week = round(found.a_week)
        return say_n(a_week, "about one nudge a week", "about {many} nudges a week")
    nudges = say_n(found.in_all, "one nudge", "{many} nudges")
    weeks = say_n(found.weeks, "one week", "{many} weeks")
    return say("{nudges} in {weeks}", nudges=nudges, weeks=weeks)
