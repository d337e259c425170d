"""The nudges that somebody may see, for counting them."""

from sqlalchemy import Connection, select

from bot.model import NudgeState
from bot.store.tables import customers, nudges
from bot.store.visible import visible_to


def asked_of(
    connection: Connection, workspace_id: int, member_id: int, state: NudgeState
) -> list[int]:
    """As `nudges.of_member`, without those about a customer that was hidden from them since."""
    wanted = (
        select(nudges.c.id)
        .join(customers, customers.c.id == nudges.c.customer_id)
        .where(
            nudges.c.workspace_id == workspace_id,
            nudges.c.to_member_id == member_id,
            nudges.c.state == state,
            visible_to(member_id),
        )
    )
    return list(connection.scalars(wanted.order_by(~nudges.c.urgent, nudges.c.ask_on, nudges.c.id)))
