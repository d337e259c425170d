"""What people answer to a nudge: done, not now, not this time, not useful, not like this."""

from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import Connection, Row

from bot.flow.private import knows_of
from bot.flow.record import Happened, write
from bot.flow.tick import look
from bot.flow.visit import Visit
from bot.model import Logged, Member, NudgeState, Way
from bot.store import arrangements, customers, members, nudges, rewritten
from bot.store.engine import writing
from bot.store.visible import may_see
from bot.words.languages import language
from rules.kit.language import say, speaking

GOOD_AFTER_SNOOZE = timedelta(days=7)
"""What somebody put off is good for a week longer, whatever the rule says."""

GOOD_WHEN_HANDED_OVER = timedelta(days=3)
"""Long enough for another's next morning note, even over a weekend."""


class NotYours(Exception):
    """The nudge is somebody else's to answer, or of another workspace."""


class NotShared(Exception):
    """The customer is private, and that colleague may not know of it."""


class AnsweredAlready(Exception):
    """Somebody, or the facts, closed it first. Nothing was changed."""


class NotAhead(Exception):
    """The day to ask again is today or gone by."""


def done(visit: Visit, nudge_id: int, what: Happened) -> Logged:
    """Log what was done and close the nudge with it. Raises NotYours, AnsweredAlready.

    The touchpoint's customer, and the moment it answers, are the nudge's own; what answers a
    private one is private.
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
            loop_id=nudge.loop_id,
            private=what.private or nudge.private,
            contact_ids=what.contact_ids or _whom(nudge),
        )
        return write(connection, visit, answered)


def skip(visit: Visit, nudge_id: int) -> None:
    """Not this time; the rule's next day comes as planned. Raises NotYours, AnsweredAlready."""
    _close(visit, nudge_id, NudgeState.SKIPPED)


def not_useful(visit: Visit, nudge_id: int) -> None:
    """It counts against the rule. Raises NotYours, AnsweredAlready."""
    _close(visit, nudge_id, NudgeState.NOT_USEFUL)


def rewrite(visit: Visit, nudge_id: int, draft: str) -> None:
    """The same nudge with a draft in their own words. Raises NotYours, AnsweredAlready."""
    with writing(visit.engine) as connection:
        _mine(connection, visit, nudge_id)
        if not rewritten.rewrite(connection, visit.workspace_id, nudge_id, draft):
            raise AnsweredAlready


def arrange(visit: Visit, nudge_id: int, way: Way) -> None:
    """From now on this ritual asks them about this customer less often, or no more.

    Raises NotYours, AnsweredAlready.
    """
    with writing(visit.engine) as connection:
        nudge = _mine(connection, visit, nudge_id)
        reader = members.of_workspace(connection, visit.workspace_id)[nudge.to_member_id]
        with speaking(language(reader.language)):
            said = _shown(way)
        _answer(connection, visit, nudge_id, NudgeState.SKIPPED, said)
        _agree(connection, visit, nudge, way)
        _plan_the_next(connection, visit, nudge.customer_id)


def _shown(way: Way) -> str:
    """What the note shows of an arrangement."""
    if way is Way.LESS_OFTEN:
        return say("less often from now on")
    return say("no more of this about this customer; /nudges settings takes that back")


def ask_somebody_else(visit: Visit, nudge_id: int, to: Member) -> None:
    """This nudge, and what this ritual asks them about this customer later, goes to a colleague.

    Raises NotYours, AnsweredAlready, NotShared.
    """
    with writing(visit.engine) as connection:
        nudge = _mine(connection, visit, nudge_id)
        if not may_see(connection, visit.workspace_id, to.id, nudge.customer_id):
            raise NotShared
        handed = nudges.hand_over(
            connection,
            visit.workspace_id,
            nudge_id,
            to=to.id,
            by=visit.member.id,
            on=visit.today,
            good_until=max(nudge.good_until, visit.today + GOOD_WHEN_HANDED_OVER),
        )
        if not handed:
            raise AnsweredAlready
        _agree(connection, visit, nudge, Way.SOMEBODY_ELSE, to.id)
        _plan_the_next(connection, visit, nudge.customer_id)


def _agree(
    connection: Connection,
    visit: Visit,
    nudge: Row[tuple[object, ...]],
    way: Way,
    to: int | None = None,
) -> None:
    arrangements.agree(
        connection,
        visit.workspace_id,
        way=way,
        since=visit.today,
        rule=nudge.rule,
        customer_id=nudge.customer_id,
        # Not always who answers: what the team's channel was asked, anybody in it may.
        member_id=nudge.to_member_id,
        to_member_id=to,
    )


def _close(visit: Visit, nudge_id: int, state: NudgeState) -> None:
    with writing(visit.engine) as connection:
        nudge = _mine(connection, visit, nudge_id)
        _answer(connection, visit, nudge_id, state)
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
    """Theirs, or one that was put before the whole team in its channel."""
    nudge = nudges.get(connection, visit.workspace_id, nudge_id)
    if nudge is None or not knows_of(connection, visit, nudge.customer_id):
        raise NotYours
    team = members.of_workspace(connection, visit.workspace_id)
    to = team.get(nudge.to_member_id or 0)
    if nudge.to_member_id != visit.member.id and not (to and to.channel):
        raise NotYours
    return nudge


def _whom(nudge: Row[tuple[object, ...]]) -> list[int]:
    """Whoever answers without saying with whom means the person whom the nudge is about."""
    return [nudge.contact_id] if nudge.contact_id else []


def _answer(
    connection: Connection, visit: Visit, nudge_id: int, state: NudgeState, reason: str = ""
) -> None:
    if not nudges.answer(
        connection,
        visit.workspace_id,
        nudge_id,
        state=state,
        by=visit.member.id,
        at=visit.now,
        reason=reason,
    ):
        raise AnsweredAlready


def _plan_the_next(connection: Connection, visit: Visit, customer_id: int) -> None:
    customers.changed(connection, visit.workspace_id, customer_id)
    look(connection, visit.here, customer_id, visit.now, day=visit.today)
