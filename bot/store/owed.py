"""What somebody owes: promises that are theirs to keep, and severe concerns of their customers."""

from datetime import date

from sqlalchemy import ColumnElement, Connection, and_, case, func, or_, select

from bot.model.home import Owed
from bot.store.tables import contacts, customers, loops
from bot.store.visible import visible_to
from rules.kit import Contact, Loop, LoopKind, Severity, Standing

OVER = (Standing.LOST, Standing.ARCHIVED, Standing.DO_NOT_CONTACT)
"""With these nothing is open any more that one of us could see to."""


def owed_by(
    connection: Connection, workspace_id: int, member_id: int, today: date, limit: int
) -> list[Owed]:
    """The severe concerns first, then what has been open for longest."""
    severe = case((loops.c.kind == LoopKind.CONCERN, 0), else_=1)
    wanted = (
        select(loops, customers.c.name.label("customer"), contacts.c.name.label("contact"))
        .join(customers, customers.c.id == loops.c.customer_id)
        .outerjoin(contacts, contacts.c.id == loops.c.contact_id)
        .where(*_theirs(workspace_id, member_id, today))
        .order_by(severe, loops.c.opened_on, loops.c.id)
        .limit(limit)
    )
    return [
        Owed(
            customer_id=row.customer_id,
            customer=row.customer,
            loop=Loop(
                key=str(row.id),
                kind=LoopKind(row.kind),
                text=row.text,
                opened_on=row.opened_on,
                severity=Severity(row.severity),
                contact=Contact(key=str(row.contact_id), name=row.contact) if row.contact else None,
                wait_until=row.wait_until,
            ),
        )
        for row in connection.execute(wanted)
    ]


def count_owed(connection: Connection, workspace_id: int, member_id: int, today: date) -> int:
    wanted = (
        select(func.count())
        .select_from(loops.join(customers, customers.c.id == loops.c.customer_id))
        .where(*_theirs(workspace_id, member_id, today))
    )
    return connection.execute(wanted).scalar_one()


def _theirs(workspace_id: int, member_id: int, today: date) -> tuple[ColumnElement[bool], ...]:
    """A promise that nobody has made by name is the owner's; so is every concern."""
    own = customers.c.owner_id == member_id
    nobodys = and_(loops.c.by_member_id.is_(None), own)
    return (
        loops.c.workspace_id == workspace_id,
        loops.c.opened_on <= today,
        or_(loops.c.closed_on.is_(None), loops.c.closed_on > today),
        customers.c.standing.not_in(OVER),
        visible_to(member_id),
        or_(
            and_(loops.c.kind == LoopKind.PROMISE, or_(loops.c.by_member_id == member_id, nobodys)),
            and_(loops.c.kind == LoopKind.CONCERN, loops.c.severity == Severity.SEVERE, own),
        ),
    )
