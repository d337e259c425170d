"""The laws of every rule, tried on one customer, where no made-up data is at hand.

`tests/rules/test_laws.py` holds our own rules to them on customers that nobody would think of.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import takewhile

from rules.kit.customer import Customer
from rules.kit.days import say_day
from rules.kit.nudge import Nudge
from rules.kit.rule import BrokenRule, Rule
from rules.kit.team import Team
from rules.kit.touches import Touch

NOTHING = re.compile(r"\bNone\b")
"""What Python writes where a name was not known."""


def broken_laws(rule: Rule, subject: Customer | Team, until: date) -> list[str]:
    """What the rule does, up to a day, that no rule may: a sentence each; empty when all is well.

    That due days never go back is seen to by `Rule.nudges`, which raises.
    """
    try:
        calendar = _calendar(rule, subject, until)
        broken = [*_not_the_same(rule, subject, calendar, until), *_unfinished(calendar)]
        if isinstance(subject, Customer):
            broken += _foreseen(rule, subject, calendar)
            broken += _unanswerable(rule, subject, calendar)
    except BrokenRule as wrong:
        return [str(wrong)]
    except Exception as error:  # noqa: BLE001 - a rule may break in any way
        return [f"it breaks with {type(error).__name__}: {error}"]
    return broken


def _calendar(rule: Rule, subject: Customer | Team, until: date) -> list[Nudge]:
    return list(takewhile(lambda nudge: nudge.due <= until, rule.nudges(subject)))


def _asks(rule: Rule, subject: Customer, nudge: Nudge) -> bool:
    return any(one.key == nudge.key for one in _calendar(rule, subject, nudge.due))


def _not_the_same(
    rule: Rule, subject: Customer | Team, calendar: list[Nudge], until: date
) -> Iterator[str]:
    if _calendar(rule, subject, until) != calendar:
        yield "the same facts give other nudges the second time"


def _foreseen(rule: Rule, customer: Customer, calendar: list[Nudge]) -> Iterator[str]:
    # A plan counts as done once its day has passed, so beyond it nothing is promised.
    certain = min((plan.on for plan in customer.planned), default=date.max)
    for nudge in calendar:
        if nudge.due < certain and not _asks(rule, customer.as_of(nudge.due), nudge):
            yield f"the nudge of {say_day(nudge.due)} rests on what was learnt only later"


def _unanswerable(rule: Rule, customer: Customer, calendar: list[Nudge]) -> Iterator[str]:
    for nudge in calendar:
        if _asks(rule, _answered(rule, customer, nudge), nudge):
            yield (
                f"the nudge of {say_day(nudge.due)} stays when somebody does it that day"
                f" ({rule.answer})"
            )


def _answered(rule: Rule, customer: Customer, nudge: Nudge) -> Customer:
    """As it would be once Done & log had recorded the answer, on the due day."""
    about = nudge.about
    answer = Touch(
        on=nudge.due,
        kind=rule.answer,
        contacts=(about.contact,) if about.contact else (),
        project=about.project.key if about.project else None,
        loop=about.loop.key if about.loop else None,
        step=about.step,
    )
    touches = sorted((*customer.touches, answer), key=lambda touch: touch.on)
    return replace(customer, touches=tuple(touches))


def _unfinished(calendar: list[Nudge]) -> Iterator[str]:
    for nudge in calendar:
        for name, text in (("why", nudge.why), ("draft", nudge.draft)):
            if NOTHING.search(text) or not text.strip().endswith((".", "?")):
                yield f"the {name} of {say_day(nudge.due)} is no finished sentence: “{text}”"
