"""What people said about being asked: not about this one, less often, somebody else, stop."""

from datetime import date

from sqlalchemy import Connection, delete, insert, select

from bot.model import Arrangement, Way
from bot.store.tables import arrangements


def of_workspace(connection: Connection, workspace_id: int) -> tuple[Arrangement, ...]:
    wanted = select(arrangements).where(arrangements.c.workspace_id == workspace_id)
    return tuple(
        Arrangement(
            way=Way(row.way),
            since=row.since,
            rule=row.rule,
            customer_id=row.customer_id,
            member_id=row.member_id,
            to_member_id=row.to_member_id,
        )
        for row in connection.execute(wanted.order_by(arrangements.c.id))
    )


def agree(
    connection: Connection,
    workspace_id: int,
    *,
    way: Way,
    since: date,
    rule: str,
    customer_id: int,
    member_id: int,
    to_member_id: int | None = None,
) -> None:
    """What was said last counts: it takes the place of what was said of the same before."""
    forget(connection, workspace_id, rule=rule, customer_id=customer_id, member_id=member_id)
    connection.execute(
        insert(arrangements).values(
            workspace_id=workspace_id,
            way=way,
            since=since,
            rule=rule,
            customer_id=customer_id,
            member_id=member_id,
            to_member_id=to_member_id,
        )
    )


def forget(
    connection: Connection, workspace_id: int, *, rule: str, customer_id: int, member_id: int
) -> bool:
    """As if nothing had been said. False when nothing was."""
    gone = delete(arrangements).where(
        arrangements.c.workspace_id == workspace_id,
        arrangements.c.rule == rule,
        arrangements.c.customer_id == customer_id,
        arrangements.c.member_id == member_id,
    )
    return connection.execute(gone).rowcount > 0
