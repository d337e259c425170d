"""What a rule would add if it were switched on, estimated from the record."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.flow.plan import Suggestion, plan
from bot.model import Dossier, NudgeState, Seen, Tuned
from bot.model.rituals import Estimate

WEEKS = 8
"""Long enough for a monthly rhythm to come round, and short enough to be like today."""


def estimate(dossiers: Sequence[Dossier], tuned: Tuned, today: date) -> Estimate:
    """What the last eight weeks would have planned for this rule, with nobody answering.

    Nothing is held back, neither by budgets nor by anything else: it is what there is to ask.
    """
    first = today - timedelta(weeks=WEEKS)
    try:
        rhythm = [one for known in dossiers for one in _planned(known, tuned, first, today)]
        overdue = [one for known in dossiers for one in _planned(known, tuned, today, today)]
    except _Breaks:
        return Estimate(weeks=WEEKS, breaks=True)
    # What was overdue when the eight weeks began is no part of their rhythm.
    rhythm = [one for one in rhythm if one.nudge.due > first]
    return Estimate(
        in_all=len(rhythm),
        weeks=WEEKS,
        colleagues=len({one.to.id for one in (*rhythm, *overdue)}),
        at_once=len(overdue),
    )


class _Breaks(Exception):
    """The rule fails on some customer."""


def _planned(dossier: Dossier, tuned: Tuned, first: date, last: date) -> list[Suggestion]:
    """As the planner would have found it day by day, looking whenever something may change."""
    seen: dict[int, Seen] = {}
    found: list[Suggestion] = []
    day = first
    while day <= last:
        result = plan(replace(dossier, seen=tuple(seen.values())), [tuned], day)
        if result.broken:
            raise _Breaks
        for state, ones in (
            (NudgeState.OVERTAKEN, result.overtaken),
            (NudgeState.LAPSED, result.lapsed),
            (NudgeState.ASKED, result.back),
        ):
            seen |= {one.id: replace(one, state=state) for one in ones}
        for new in result.ask:
            seen[len(seen)] = _asked(len(seen), new)
            found.append(new)
        day = result.look_on
    return found


def _asked(number: int, one: Suggestion) -> Seen:
    return Seen(
        id=number,
        rule=one.rule.name,
        subject=one.nudge.about.subject,
        due=one.nudge.due,
        state=NudgeState.ASKED,
        good_until=one.good_until,
        ask_on=one.ask_on,
        to_member_id=one.to.id,
    )
