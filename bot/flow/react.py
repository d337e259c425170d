"""What people answer to a nudge: done, not now, not this time."""

from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import Connection, Row

from bot.flow.record import Happened, write
from bot.flow.tick import look
from bot.flow.visit import Visit
from bot.model import Logged, NudgeState
from bot.store import customers, nudges
from bot.store.engine import writing

GOOD_AFTER_SNOOZE = timedelta(days=7)
"""What somebody put off is good for a week longer, whatever the rule says."""


class NotYours(Exception):
    """The nudge is somebody else's to answer, or of another workspace."""


class AnsweredAlready(Exception):
    """Somebody, or the facts, closed it first. Nothing was changed."""


class NotAhead(Exception):
    """The day to ask again is today or gone by."""


def done(visit: Visit, nudge_id: int, what: Happened) -> Logged:
    """Log what was done and close the nudge with it. Raises NotYours, AnsweredAlready.

    The touchpoint's customer, and the moment it answers, are the nudge's own.
    """
    with writing(visit.engine) as connection:
        nudge = _mine(connection, visit, nudge_id)
        _answer(connection, visit, nudge_id, NudgeState.DONE)
        answered = replace(
            what,
            customer_id=nudge.customer_id,
            identity=f"nudge:{nudge_id}",
            nudge_id=nudge_id,
            step=nudge.step,
            project_id=nudge.project_id,
            contact_ids=what.contact_ids or _whom(nudge),
        )
        return write(connection, visit, answered)


def skip(visit: Visit, nudge_id: int) -> None:
    """Not this time; the rule's next day comes as planned. Raises NotYours, AnsweredAlready."""
    with writing(visit.engine) as connection:
        nudge = _mine(connection, visit, nudge_id)
        _answer(connection, visit, nudge_id, NudgeState.SKIPPED)
        _plan_the_next(connection, visit, nudge.customer_id)


def snooze(visit: Visit, nudge_id: int, *, until: date, reason: str) -> None:
    """Ask again on `until`. Raises NotYours, AnsweredAlready, and NotAhead for a day gone by."""
    if until <= visit.today:
        raise NotAhead
    with writing(visit.engine) as connection:
        nudge = _mine(connection, visit, nudge_id)
        if not nudges.snooze(
            connection,
            visit.workspace_id,
            nudge_id,
            until=until,
            good_until=max(nudge.good_until, until + GOOD_AFTER_SNOOZE),
            by=visit.member.id,
            reason=reason,
        ):
            raise AnsweredAlready
        _plan_the_next(connection, visit, nudge.customer_id)


def _mine(connection: Connection, visit: Visit, nudge_id: int) -> Row[tuple[object, ...]]:
    nudge = nudges.get(connection, visit.workspace_id, nudge_id)
    if nudge is None or nudge.to_member_id != visit.member.id:
        raise NotYours
    return nudge


def _whom(nudge: Row[tuple[object, ...]]) -> list[int]:
    """Whoever answers without saying with whom means the person whom the nudge is about."""
    return [nudge.contact_id] if nudge.contact_id else []


def _answer(connection: Connection, visit: Visit, nudge_id: int, state: NudgeState) -> None:
    if not nudges.answer(
        connection, visit.workspace_id, nudge_id, state=state, by=visit.member.id, at=visit.now
    ):
        raise AnsweredAlready


def _plan_the_next(connection: Connection, visit: Visit, customer_id: int) -> None:
    customers.changed(connection, visit.workspace_id, customer_id)
    look(connection, visit.here, customer_id, visit.now, day=visit.today)
