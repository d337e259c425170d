"""How far a newcomer has come: a customer, a touchpoint, a nudge that waits or was asked."""

from sqlalchemy import Connection, exists, or_, select

from bot.model.home import Steps
from bot.store.tables import customers, nudges, touchpoints
from bot.store.visible import visible_to


def steps_of(connection: Connection, workspace_id: int, member_id: int) -> Steps:
    seen = customers.c.workspace_id == workspace_id, visible_to(member_id)
    mine = customers.c.owner_id == member_id
    has_customer = exists().where(*seen, mine)
    at_seen = exists().where(*seen, touchpoints.c.customer_id == customers.c.id)
    by_me = at_seen.where(touchpoints.c.by_member_id == member_id)
    has_touch = or_(by_me, at_seen.where(mine))
    has_nudge = exists().where(
        *seen, nudges.c.customer_id == customers.c.id, nudges.c.to_member_id == member_id
    )
    row = connection.execute(select(has_customer, has_touch, has_nudge)).one()
    return Steps(*map(bool, row))
