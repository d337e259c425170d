"""Offers in the air: how many an owner has made is a fact about each of their customers."""

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, exists, select

from bot.store.tables import customers, needs, touchpoints
from rules.kit import OFFER

_theirs = customers.alias("theirs")

# Ready made: this is asked whenever a fact changes, and the answer is mostly nobody.
_OWNERS = (
    select(_theirs.c.owner_id)
    .where(
        _theirs.c.workspace_id == bindparam("here"),
        _theirs.c.id.in_(bindparam("ids", expanding=True)),
        _theirs.c.owner_id.is_not(None),
        exists().where(touchpoints.c.customer_id == _theirs.c.id, touchpoints.c.step == OFFER),
    )
    .distinct()
)


def others_concerned(
    connection: Connection, workspace_id: int, customer_ids: Sequence[int]
) -> list[int]:
    """The customers with a need whose owner has made one of these an offer: nobody makes too many
    at once, and what becomes of one makes room for the next."""
    asked = {"here": workspace_id, "ids": list(customer_ids)}
    owners = connection.scalars(_OWNERS, asked).all() if customer_ids else ()
    if not owners:
        return []
    in_need = exists().where(needs.c.customer_id == customers.c.id)
    wanted = select(customers.c.id).where(
        customers.c.workspace_id == workspace_id, customers.c.owner_id.in_(owners), in_need
    )
    return list(connection.scalars(wanted))
