"""Customers that were pasted a moment ago, and may be taken back."""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, select

from bot.store.nudges import show_again
from bot.store.tables import customers, nudges


def remove_untouched(connection: Connection, workspace_id: int, ids: Sequence[int]) -> int:
    """Those of whom nothing has been told since they were added; how many that were."""
    untouched = (
        customers.c.workspace_id == workspace_id,
        customers.c.id.in_(ids),
        customers.c.version == 0,
    )
    about = select(nudges.c.id).join(customers, customers.c.id == nudges.c.customer_id)
    show_again(connection, workspace_id, connection.scalars(about.where(*untouched)).all())
    return connection.execute(delete(customers).where(*untouched)).rowcount
