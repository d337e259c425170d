"""What will be asked, as far as today's facts tell: the same calendars, read further."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bot.flow.plan import Suggestion, coming
from bot.flow.tick import InForce
from bot.model import Coming, Dossier, Member, NudgeState, Tuned
from rules.kit.language import look_up
from rules.kit.nudge import About


def ahead(
    here: InForce, dossier: Dossier, today: date, until: date, only: Member | None = None
) -> list[Coming]:
    """What the rules will ask about a customer up to a day, of anybody or of one member.

    What waits for a note already is left out: see `waiting`.
    """
    return [
        _told(dossier, one, one.ask_on)
        for tuned in here.rules
        for one in _coming(dossier, tuned, today, until)
        if only is None or one.to.id == only.id
    ]


def waiting(
    here: InForce, dossier: Dossier, today: date, until: date, only: Member | None = None
) -> Iterator[Coming]:
    """What is planned or snoozed and waits for somebody's note."""
    held = {
        (seen.rule, *seen.key): seen
        for seen in dossier.seen
        if seen.state is NudgeState.WAITING and seen.ask_on <= until
    }
    blank, named = replace(dossier, seen=()), {rule for rule, *_ in held}
    for tuned in (one for one in here.rules if one.rule.name in named):
        for one in _coming(blank, tuned, today, until):
            seen = held.get((tuned.rule.name, *one.nudge.key))
            if seen and (only is None or one.to.id == only.id):
                yield _told(dossier, one, max(seen.ask_on, today))


def _coming(dossier: Dossier, tuned: Tuned, today: date, until: date) -> list[Suggestion]:
    try:
        return coming(dossier, tuned, today, until)
    except Exception:  # noqa: BLE001 - a rule that breaks hides no other; `tick` has told of it
        return []


def _told(dossier: Dossier, one: Suggestion, ask_on: date) -> Coming:
    return Coming(
        customer_id=dossier.id,
        customer=dossier.customer.name,
        rule=look_up(one.rule.title),
        why=one.nudge.why,
        due=one.nudge.due,
        ask_on=ask_on,
        to=one.to.name,
        about=_about(one.nudge.about),
        private=one.nudge.private,
    )


def _about(about: About) -> str:
    named = (about.contact, about.project)
    return ", ".join(one.name for one in named if one)
