"""How people have answered the rituals of a workspace, counted from its nudges."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import Connection, Row, Subquery, extract, func, select

from bot.model import NudgeState
from bot.model.rituals import Tally
from bot.store.tables import nudges

SETTLED = (
    NudgeState.DONE,
    NudgeState.SKIPPED,
    NudgeState.NOT_USEFUL,
    NudgeState.OVERTAKEN,
    NudgeState.LAPSED,
)


def of_workspace(connection: Connection, workspace_id: int) -> list[Tally]:
    """A tally of every ritual that was ever asked, the most asked first."""
    asked = select(nudges.c.rule, nudges.c.state, nudges.c.snoozes).where(
        nudges.c.workspace_id == workspace_id, nudges.c.asked_on.is_not(None)
    )
    took = _medians(connection, workspace_id)
    counted = _counted(connection, asked.subquery())
    tallies = [_tally(rule, rows, took.get(rule)) for rule, rows in counted.items()]
    return sorted(tallies, key=lambda one: (-one.sent, one.rule))


def lately(connection: Connection, workspace_id: int, number: int) -> dict[str, Tally]:
    """Of each ritual the last so many that were asked and are closed."""
    newest_first = (nudges.c.asked_on.desc(), nudges.c.id.desc())
    place = func.row_number().over(partition_by=nudges.c.rule, order_by=newest_first)
    closed = (
        select(nudges.c.rule, nudges.c.state, nudges.c.snoozes, place.label("place"))
        .where(
            nudges.c.workspace_id == workspace_id,
            nudges.c.asked_on.is_not(None),
            nudges.c.state.in_(SETTLED),
        )
        .subquery()
    )
    last = select(closed).where(closed.c.place <= number).subquery()
    return {rule: _tally(rule, rows) for rule, rows in _counted(connection, last).items()}


def _counted(
    connection: Connection, asked: Subquery
) -> dict[str, list[Row[tuple[str, str, int, int]]]]:
    number, snoozed = func.count().label("number"), func.sum(asked.c.snoozes).label("snoozed")
    wanted = select(asked.c.rule, asked.c.state, number, snoozed)
    by_rule: dict[str, list[Row[tuple[str, str, int, int]]]] = defaultdict(list)
    for row in connection.execute(wanted.group_by(asked.c.rule, asked.c.state)):
        by_rule[row.rule].append(row)
    return by_rule


def _tally(
    rule: str, rows: Sequence[Row[tuple[str, str, int, int]]], took: timedelta | None = None
) -> Tally:
    number = {row.state: row.number for row in rows}
    return Tally(
        rule=rule,
        sent=sum(number.values()),
        done=number.get(NudgeState.DONE, 0),
        snoozed=sum(row.snoozed for row in rows),
        skipped=number.get(NudgeState.SKIPPED, 0),
        not_useful=number.get(NudgeState.NOT_USEFUL, 0),
        overtaken=number.get(NudgeState.OVERTAKEN, 0),
        ignored=number.get(NudgeState.LAPSED, 0),
        median=took,
    )


def _medians(connection: Connection, workspace_id: int) -> dict[str, timedelta]:
    """From the note to the answer, where both moments are known."""
    took = extract("epoch", nudges.c.answered_at) - extract("epoch", nudges.c.asked_at)
    answers = (
        select(
            nudges.c.rule,
            took.label("took"),
            func.row_number().over(partition_by=nudges.c.rule, order_by=took).label("place"),
            func.count().over(partition_by=nudges.c.rule).label("number"),
        )
        .where(
            nudges.c.workspace_id == workspace_id,
            nudges.c.asked_at.is_not(None),
            nudges.c.answered_at.is_not(None),
        )
        .subquery()
    )
    one = answers.c
    # The one in the middle, or the two.
    middle = (one.place * 2).between(one.number, one.number + 2)
    wanted = select(one.rule, func.avg(one.took)).where(middle).group_by(one.rule)
    return {rule: timedelta(seconds=float(each)) for rule, each in connection.execute(wanted)}
