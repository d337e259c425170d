"""One week of the whole team, in numbers: nothing private, and no private customer."""

from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Connection, Select, func, select

from bot.model import OPEN, NudgeState
from bot.model.round_up import RoundUp
from bot.store.tables import customers, loops, nudges, touchpoints
from rules.kit import INTERNAL, MEANINGFUL, Kind, LoopKind, Standing

WINS = (Kind.ORDER, Kind.RENEWAL, Kind.REFERRAL, Kind.TESTIMONIAL)
SILENCE = timedelta(days=90)
NAMED = 20
"""More names than anybody reads; what is shown of them is for the view."""

A_WEEK = timedelta(days=7)
ANSWERED = (NudgeState.DONE, NudgeState.SKIPPED, NudgeState.NOT_USEFUL, NudgeState.WAITING)
"""What waits and was asked has been put off."""


def week(connection: Connection, workspace_id: int, monday: date) -> RoundUp:
    """The seven days before a Monday, and what the seven from it on hold."""
    past = (monday - A_WEEK, monday - timedelta(days=1))
    ahead = (monday, monday + A_WEEK - timedelta(days=1))
    kinds = connection.execute(_kinds(workspace_id, past)).all()
    answers = {NudgeState(state): n for state, n in connection.execute(_nudges(workspace_id, past))}
    return RoundUp(
        first=past[0],
        kinds=tuple((Kind(kind), number) for kind, number in kinds),
        customers=connection.scalar(_customers(workspace_id, past)) or 0,
        again=tuple(connection.scalars(_again(workspace_id, past))),
        wins=tuple(_wins(connection, workspace_id, past)),
        new=tuple(connection.scalars(_new(workspace_id, past))),
        concerns=connection.scalar(_concerns(workspace_id, past)) or 0,
        answered=sum(answers.get(state, 0) for state in ANSWERED),
        settled=answers.get(NudgeState.OVERTAKEN, 0),
        meetings=connection.scalar(_planned(workspace_id, ahead)) or 0,
        renewals=connection.scalar(_renewals(workspace_id, ahead)) or 0,
        open=connection.scalar(_open(workspace_id, ahead)) or 0,
    )


Days = tuple[date, date]
"""Both included."""


def _touches(workspace_id: int, days: Days) -> tuple[ColumnElement[bool], ...]:
    """What everybody may know of what happened on these days; to be joined with `customers`."""
    return (
        touchpoints.c.workspace_id == workspace_id,
        touchpoints.c.on.between(*days),
        touchpoints.c.step != INTERNAL,
        ~touchpoints.c.private,
        ~customers.c.private,
    )


AT = customers.c.id == touchpoints.c.customer_id


def _kinds(workspace_id: int, days: Days) -> Select[str, int]:
    number = func.count().label("number")
    return (
        select(touchpoints.c.kind, number)
        .join(customers, AT)
        .where(*_touches(workspace_id, days))
        .group_by(touchpoints.c.kind)
        .order_by(number.desc(), touchpoints.c.kind)
    )


def _customers(workspace_id: int, days: Days) -> Select[int]:
    return (
        select(func.count(touchpoints.c.customer_id.distinct()))
        .join(customers, AT)
        .where(*_touches(workspace_id, days))
    )


def _again(workspace_id: int, days: Days) -> Select[str]:
    """Who was spoken with after a silence, the longest first. What is private broke it, too."""
    before = touchpoints.alias("before")
    last = (
        select(func.max(before.c.on))
        .where(
            before.c.customer_id == customers.c.id,
            before.c.on < days[0],
            before.c.kind.in_(MEANINGFUL),
        )
        .scalar_subquery()
    )
    return (
        select(customers.c.name)
        .join(touchpoints, AT)
        .where(
            *_touches(workspace_id, days),
            touchpoints.c.kind.in_(MEANINGFUL),
            last < days[0] - SILENCE,
        )
        .group_by(customers.c.id)
        .order_by(last, customers.c.name)
        .limit(NAMED)
    )


def _wins(connection: Connection, workspace_id: int, days: Days) -> Iterator[tuple[Kind, str]]:
    wanted = (
        select(touchpoints.c.kind, customers.c.name)
        .join(customers, AT)
        .where(*_touches(workspace_id, days), touchpoints.c.kind.in_(WINS))
        .order_by(touchpoints.c.on, touchpoints.c.id)
    )
    for kind, name in connection.execute(wanted.limit(NAMED)):
        yield Kind(kind), name


def _new(workspace_id: int, days: Days) -> Select[str]:
    return (
        select(customers.c.name)
        .where(
            customers.c.workspace_id == workspace_id,
            customers.c.since.between(*days),
            ~customers.c.private,
        )
        .order_by(customers.c.since, customers.c.name)
        .limit(NAMED)
    )


def _concerns(workspace_id: int, days: Days) -> Select[int]:
    return (
        select(func.count())
        .select_from(loops.join(customers, customers.c.id == loops.c.customer_id))
        .where(
            loops.c.workspace_id == workspace_id,
            loops.c.kind == LoopKind.CONCERN,
            loops.c.closed_on.between(*days),
            ~customers.c.private,
        )
    )


def _nudges(workspace_id: int, days: Days) -> Select[NudgeState, int]:
    """Of those asked on these days, how many are in which state by now."""
    return (
        select(nudges.c.state, func.count())
        .join(customers, customers.c.id == nudges.c.customer_id)
        .where(
            nudges.c.workspace_id == workspace_id,
            nudges.c.asked_on.between(*days),
            ~nudges.c.private,
            ~customers.c.private,
        )
        .group_by(nudges.c.state)
    )


def _planned(workspace_id: int, days: Days) -> Select[int]:
    return (
        select(func.count())
        .select_from(touchpoints.join(customers, AT))
        .where(*_touches(workspace_id, days), touchpoints.c.on > touchpoints.c.recorded_on)
    )


def _renewals(workspace_id: int, days: Days) -> Select[int]:
    return select(func.count()).where(
        customers.c.workspace_id == workspace_id,
        customers.c.renews_on.between(*days),
        customers.c.standing == Standing.ACTIVE,
        ~customers.c.private,
    )


def _open(workspace_id: int, days: Days) -> Select[int]:
    return (
        select(func.count())
        .select_from(nudges.join(customers, customers.c.id == nudges.c.customer_id))
        .where(
            nudges.c.workspace_id == workspace_id,
            nudges.c.state.in_(OPEN),
            nudges.c.ask_on <= days[1],
            nudges.c.good_until >= days[0],
            ~nudges.c.private,
            ~customers.c.private,
        )
    )
