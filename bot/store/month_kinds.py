"""What kinds of things the whole team did in a month."""

from datetime import date

from sqlalchemy import Connection, case, func, select

from bot.store.tables import customers, touchpoints
from bot.store.visible import visible_to
from rules.kit import INTERNAL, Kind, months_after


def of_last_month(
    connection: Connection, workspace_id: int, today: date, viewer_id: int
) -> dict[Kind, tuple[int, int]]:
    """Touchpoints before and after their customer's first day, as far as this member may know.

    Private ones are left out: of the only complaint in a month everybody would know whose it was.
    """
    this = today.replace(day=1)
    since = case((touchpoints.c.on > customers.c.since, 1), else_=0)
    wanted = (
        select(touchpoints.c.kind, func.count(), func.sum(since))
        .join(customers, customers.c.id == touchpoints.c.customer_id)
        .where(
            touchpoints.c.workspace_id == workspace_id,
            touchpoints.c.on >= months_after(this, -1),
            touchpoints.c.on < this,
            touchpoints.c.step != INTERNAL,
            ~touchpoints.c.private,
            visible_to(viewer_id),
        )
        .group_by(touchpoints.c.kind)
    )
    found = connection.execute(wanted)
    return {Kind(kind): (every - after, after) for kind, every, after in found}
