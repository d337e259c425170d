"""When colleagues are on leave, by their own word or by Slack's status."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, delete, exists, or_, select, update

from bot.model import Absence
from bot.store.customers import AT_ONCE
from bot.store.new_row import insert_new
from bot.store.tables import (
    absences,
    arrangements,
    customers,
    loops,
    members,
    role_holders,
    touchpoints,
    workspaces,
)


@dataclass(frozen=True, slots=True)
class Kept:
    """An absence as it is on record. One that ended before it began was called off."""

    id: int
    days: Absence
    by_status: bool

    @property
    def called_off(self) -> bool:
        return self.days.last is not None and self.days.last < self.days.first


def of_member(connection: Connection, workspace_id: int, member_id: int) -> list[Kept]:
    """The earliest first."""
    wanted = select(absences).where(
        absences.c.workspace_id == workspace_id, absences.c.member_id == member_id
    )
    return [
        Kept(row.id, Absence(row.first, row.last), row.by_status)
        for row in connection.execute(wanted.order_by(absences.c.first, absences.c.id))
    ]


def without_end(connection: Connection, workspace_id: int) -> dict[int, str]:
    """(id, Slack id) of those who are away by a status that nobody has cleared yet."""
    wanted = (
        select(members.c.id, members.c.slack_id)
        .join(absences, absences.c.member_id == members.c.id)
        .where(
            absences.c.workspace_id == workspace_id,
            absences.c.by_status,
            absences.c.last.is_(None),
            members.c.slack_id.is_not(None),
        )
    )
    return {row.id: row.slack_id for row in connection.execute(wanted)}


def add(
    connection: Connection,
    workspace_id: int,
    member_id: int,
    days: Absence,
    *,
    by_status: bool = False,
) -> bool:
    """False when one of that kind begins on the same day already: nothing was changed."""
    row = {
        "workspace_id": workspace_id,
        "member_id": member_id,
        "first": days.first,
        "last": days.last,
        "by_status": by_status,
    }
    added = insert_new(connection, absences).values(row)
    return connection.execute(added).rowcount == 1


def ends(connection: Connection, workspace_id: int, absence_id: int, last: date | None) -> None:
    mine = absences.c.workspace_id == workspace_id, absences.c.id == absence_id
    connection.execute(update(absences).where(*mine).values(last=last))


def forget(connection: Connection, workspace_id: int, absence_id: int) -> None:
    mine = absences.c.workspace_id == workspace_id, absences.c.id == absence_id
    connection.execute(delete(absences).where(*mine))


def end_before(connection: Connection, workspace_id: int, kept: Kept, day: date) -> None:
    """The days that were taken stay on record."""
    if kept.days.first >= day:
        forget(connection, workspace_id, kept.id)
    else:
        ends(connection, workspace_id, kept.id, day - timedelta(days=1))


def plan_again(connection: Connection, workspace_id: int, member_id: int) -> None:
    """The customers about whom somebody may be asked are looked at on the next tick: also those
    where a fact alone names them, such as that it was they who were done a favour."""
    here = customers.c.workspace_id == workspace_id
    holds = exists().where(
        role_holders.c.customer_id == customers.c.id, role_holders.c.member_id == member_id
    )
    stands_in = exists().where(
        arrangements.c.workspace_id == workspace_id,
        arrangements.c.to_member_id == member_id,
        or_(arrangements.c.customer_id.is_(None), arrangements.c.customer_id == customers.c.id),
    )
    dealt_with = customers.c.id.in_(
        select(touchpoints.c.customer_id).where(
            touchpoints.c.workspace_id == workspace_id, touchpoints.c.by_member_id == member_id
        )
    )
    promised = customers.c.id.in_(
        select(loops.c.customer_id).where(
            loops.c.workspace_id == workspace_id, loops.c.by_member_id == member_id
        )
    )
    leads = exists().where(
        workspaces.c.id == workspace_id, workspaces.c.lead_member_id == member_id
    )
    connection.execute(
        update(customers)
        .where(
            here,
            or_(customers.c.owner_id == member_id, holds, stands_in, dealt_with, promised, leads),
        )
        .values(look_at=AT_ONCE, version=customers.c.version + 1)
    )
