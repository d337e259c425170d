"""Touchpoints: what happened between us and them, each written once."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import Connection, Row, delete, insert, select, update

from bot.store.new_row import insert_new
from bot.store.tables import contacts, touchpoint_contacts, touchpoints
from rules.kit import Kind, Side


def add(
    connection: Connection,
    workspace_id: int,
    *,
    customer_id: int,
    on: date,
    kind: Kind,
    identity: str,
    recorded_at: datetime,
    recorded_on: date,
    by_member_id: int | None,
    contact_ids: Collection[int] = (),
    met_ids: Collection[int] = (),
    project_id: int | None = None,
    loop_id: int | None = None,
    began: Side | None = None,
    answered: bool | None = None,
    mood: int | None = None,
    note: str = "",
    private: bool = False,
    nudge_id: int | None = None,
    step: str = "",
) -> int | None:
    """Write one down. None when something of this identity is there already."""
    row = {
        "workspace_id": workspace_id,
        "customer_id": customer_id,
        "on": on,
        "kind": kind,
        "by_member_id": by_member_id,
        "project_id": project_id,
        "loop_id": loop_id,
        "began": began or "",
        "answered": answered,
        "mood": mood,
        "note": note,
        "private": private,
        "identity": identity,
        "recorded_at": recorded_at,
        "recorded_on": recorded_on,
        "nudge_id": nudge_id,
        "step": step,
    }
    added = connection.execute(
        insert_new(connection, touchpoints).values(row).returning(touchpoints.c.id)
    ).scalar_one_or_none()
    if added is None:
        return None
    for contact_id in dict.fromkeys(contact_ids):
        link = {"workspace_id": workspace_id, "touchpoint_id": added, "contact_id": contact_id}
        met = contact_id in met_ids
        connection.execute(insert(touchpoint_contacts).values(link | {"met": met}))
    return int(added)


def get(
    connection: Connection, workspace_id: int, touchpoint_id: int
) -> Row[tuple[object, ...]] | None:
    wanted = select(touchpoints).where(
        touchpoints.c.workspace_id == workspace_id, touchpoints.c.id == touchpoint_id
    )
    return connection.execute(wanted).first()


def contact_ids(connection: Connection, workspace_id: int, touchpoint_id: int) -> list[int]:
    wanted = select(touchpoint_contacts.c.contact_id).where(
        touchpoint_contacts.c.workspace_id == workspace_id,
        touchpoint_contacts.c.touchpoint_id == touchpoint_id,
    )
    return list(connection.scalars(wanted.order_by(touchpoint_contacts.c.id)))


def met(connection: Connection, workspace_id: int, touchpoint_id: int) -> list[str]:
    """The names of those whom nobody had named there before."""
    wanted = (
        select(contacts.c.name)
        .join(touchpoint_contacts, touchpoint_contacts.c.contact_id == contacts.c.id)
        .where(
            touchpoint_contacts.c.workspace_id == workspace_id,
            touchpoint_contacts.c.touchpoint_id == touchpoint_id,
            touchpoint_contacts.c.met,
        )
    )
    return list(connection.scalars(wanted.order_by(contacts.c.id)))


def by_identity(
    connection: Connection, workspace_id: int, identity: str
) -> Row[tuple[object, ...]] | None:
    wanted = select(touchpoints).where(
        touchpoints.c.workspace_id == workspace_id, touchpoints.c.identity == identity
    )
    return connection.execute(wanted).first()


def answered(
    connection: Connection, workspace_id: int, touchpoint_id: int, *, answered: bool
) -> None:
    """Whether a message of ours had an answer."""
    mine = touchpoints.c.workspace_id == workspace_id, touchpoints.c.id == touchpoint_id
    connection.execute(update(touchpoints).where(*mine).values(answered=answered))


def remove(connection: Connection, workspace_id: int, touchpoint_id: int) -> bool:
    """Take it out of the record as if it had never been logged, and whom it made known, too."""
    ours = touchpoint_contacts.c.workspace_id == workspace_id
    this = touchpoint_contacts.c.touchpoint_id == touchpoint_id
    met = select(touchpoint_contacts.c.contact_id).where(ours, this, touchpoint_contacts.c.met)
    elsewhere = select(touchpoint_contacts.c.contact_id).where(ours, ~this)
    connection.execute(
        delete(contacts).where(
            contacts.c.workspace_id == workspace_id,
            contacts.c.id.in_(met),
            contacts.c.id.not_in(elsewhere),
        )
    )
    gone = delete(touchpoints).where(
        touchpoints.c.workspace_id == workspace_id, touchpoints.c.id == touchpoint_id
    )
    return connection.execute(gone).rowcount == 1
