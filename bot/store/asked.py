"""The nudges that somebody may see: how many there are, and the first of them."""

from sqlalchemy import Connection, Select, func, select

from bot.model import NudgeState
from bot.store.few import among_few
from bot.store.tables import customers, nudges
from bot.store.visible import visible_to


def asked_of(
    connection: Connection, workspace_id: int, member_id: int, state: NudgeState, limit: int
) -> list[int]:
    """The urgent first, then by day. As `nudges.of_member`, without those about a customer that was
    hidden from them since."""
    wanted = _theirs(select(nudges.c.id), workspace_id, member_id, state)
    in_order = wanted.order_by(~nudges.c.urgent, nudges.c.ask_on, nudges.c.id)
    return list(connection.scalars(in_order.limit(limit)))


def count_asked(
    connection: Connection, workspace_id: int, member_id: int, state: NudgeState
) -> int:
    wanted = _theirs(select(func.count(nudges.c.id)), workspace_id, member_id, state)
    return connection.execute(wanted).scalar_one()


def _theirs(
    wanted: Select[int], workspace_id: int, member_id: int, state: NudgeState
) -> Select[int]:
    return wanted.join(customers, customers.c.id == nudges.c.customer_id).where(
        among_few(nudges, workspace_id),
        nudges.c.to_member_id == member_id,
        nudges.c.state == state,
        visible_to(member_id),
    )
