"""The knobs of a rule, as people turn them: which values they take, and how they are called."""

from collections.abc import Sequence

from rules.kit.language import look_up, say
from rules.kit.rule import Rule

TIERS = ("A", "B", "C")
MOST = 9_999
MOST_NUMBERS = 24
ENDINGS = ("_working_days", "_days", "_years", "_percent")


class NotAKnob(Exception):
    """There is no such rule or knob, or the knob takes no such value; the text says which do."""


def read_knob(rule: Rule, knob: str, said: str) -> object:
    """What somebody typed, as the record keeps it. Raises NotAKnob."""
    if knob not in rule.knobs:
        there = ", ".join(rule.knobs) or say("none")
        text = say(
            "{rule} has no knob {knob}. It has: {knobs}.", rule=rule.name, knob=knob, knobs=there
        )
        raise NotAKnob(text)
    default = rule.knobs[knob]
    if isinstance(default, bool):
        return _yes_or_no(knob, said)
    if isinstance(default, int):
        return _numbers(knob, [said], default)[0]
    if isinstance(default, tuple) and all(isinstance(one, int) for one in default):
        return sorted(set(_numbers(knob, said.split(","), default)))
    if isinstance(default, tuple) and set(default) <= set(TIERS):
        return _tiers(knob, said)
    raise NotAKnob(say("{knob} can only be changed in the rule itself.", knob=knob))


def shown(value: object) -> str:
    """As it is typed: `5,11,17`."""
    return ",".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


def is_number(default: object) -> bool:
    return isinstance(default, int) and not isinstance(default, bool)


def label(knob: str) -> str:
    """ "Good for (days)" of `good_for_days`, and "Tier A (days)" of `a_days`."""
    for unit, ending in (
        (say("working days"), "_working_days"),
        (say("days"), "_days"),
        (say("years"), "_years"),
        (say("per cent"), "_percent"),
    ):
        if knob.endswith(ending):
            return f"{_what(knob.removesuffix(ending))} ({unit})"
    return _what(knob)


def _what(name: str) -> str:
    if name.upper() in TIERS:
        return say("Tier {tier}", tier=name.upper())
    return look_up(bare(name), "knob")


def bare(name: str) -> str:
    """What a knob is about, in English: "Good for" of `good_for_days`."""
    for ending in ENDINGS:
        name = name.removesuffix(ending)
    return name.replace("_", " ").capitalize()


def _numbers(knob: str, given: Sequence[str], default: object) -> list[int]:
    typed = [one.strip() for one in given]
    sound = all(one.isascii() and one.isdecimal() and 0 < int(one) <= MOST for one in typed)
    if sound and len(typed) <= MOST_NUMBERS:
        return [int(one) for one in typed]
    such_as = f"{knob}={shown(default)}"
    if isinstance(default, tuple):
        raise NotAKnob(
            say(
                "{knob} takes numbers with commas between, from 1 to 9999, as in {such_as}.",
                knob=knob,
                such_as=such_as,
            )
        )
    raise NotAKnob(
        say("{knob} takes a number, from 1 to 9999, as in {such_as}.", knob=knob, such_as=such_as)
    )


def _tiers(knob: str, said: str) -> list[str]:
    given = sorted({one.strip().upper() for one in said.split(",")})
    if set(given) <= set(TIERS):
        return given
    raise NotAKnob(say("{knob} takes tiers with commas between, as in {knob}=A,B.", knob=knob))


def _yes_or_no(knob: str, said: str) -> bool:
    if said.strip().casefold() in ("yes", "no"):
        return said.strip().casefold() == "yes"
    raise NotAKnob(say("{knob} takes yes or no, as in {knob}=yes.", knob=knob))
