"""A nudge for somebody who wants to see how it works: nothing is written down."""

from datetime import date, timedelta

from bot.flow.pages import MINE_SINCE
from bot.flow.plan import Suggestion, coming
from bot.flow.visit import Visit
from bot.model import Card, Dossier, NudgeState, Tuned
from bot.store import cards, customers, dossiers, nudges
from bot.store.engine import reading

AHEAD = timedelta(days=30)
CUSTOMERS_READ = 200
"""As many as an answer has time for; those at which something is due soonest."""


def next_card(visit: Visit) -> Card | None:
    """What is most worth being asked of them: already open, waiting for a note, or coming."""
    here = visit.workspace_id, visit.member.id
    since = visit.today - MINE_SINCE
    with reading(visit.engine) as connection:
        known = nudges.of_member(connection, *here, [NudgeState.ASKED, NudgeState.WAITING])
        if there := cards.of_nudges(connection, visit.workspace_id, known[:1], visit.member.id):
            return there[0]
        mine = customers.of_member(connection, *here, since, CUSTOMERS_READ)
        theirs = dossiers.load(connection, visit.workspace_id, mine, visit.member.id)
    found = [
        (dossier, one)
        for dossier in (whole.seen_by(visit.member) for whole in theirs)
        for tuned in visit.here.rules
        for one in _coming(dossier, tuned, visit.today)
        if one.to.id == visit.member.id
    ]
    best = max(
        found, key=lambda each: (each[1].nudge.worth, -each[1].ask_on.toordinal()), default=None
    )
    return _card(*best, visit.today) if best else None


def _coming(dossier: Dossier, tuned: Tuned, today: date) -> list[Suggestion]:
    try:
        return coming(dossier, tuned, today, today + AHEAD)
    except Exception:  # noqa: BLE001 - a rule that breaks hides no other; `tick` tells of it
        return []


def _card(dossier: Dossier, one: Suggestion, today: date) -> Card:
    known, about = dossier.customer.as_of(today), one.nudge.about
    return Card(
        id=0,
        rule=one.rule.name,
        customer_id=dossier.id,
        customer=known.name,
        due=one.nudge.due,
        why=one.nudge.why,
        draft=one.nudge.draft,
        private=one.nudge.private,
        urgent=one.nudge.urgent,
        state=NudgeState.ASKED,
        ask_on=one.ask_on,
        contact=about.contact.name if about.contact else "",
        project=about.project.name if about.project else "",
        last_touch=known.last_talk(),
        loops=tuple(loop for loop in known.loops if loop.open),
    )
