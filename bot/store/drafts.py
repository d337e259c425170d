"""What somebody typed and we could not finish without asking. Nothing typed is lost."""

from datetime import datetime
from secrets import randbelow

from sqlalchemy import ColumnElement, Connection, Row, delete, insert, select

from bot.store.tables import drafts

FEWEST, MOST = 10**6, 2**31 - 1

OURS = "\x1f"
"""Begins what only we can have written: it is cleaned away from all that people type."""


def keep(
    connection: Connection, workspace_id: int, member_id: int, text: str, now: datetime
) -> int:
    row = {
        # SQLite gives the number of a draft that is gone to the next one, and a button may still
        # hold it: so the number is drawn by lot.
        "id": FEWEST + randbelow(MOST - FEWEST),
        "workspace_id": workspace_id,
        "member_id": member_id,
        "text": text,
        "said_at": now,
    }
    added = connection.execute(insert(drafts).values(row).returning(drafts.c.id))
    return int(added.scalar_one())


def get(
    connection: Connection, workspace_id: int, member_id: int, draft_id: int
) -> Row[tuple[object, ...]] | None:
    """One's own draft; None for anybody else's."""
    wanted = select(drafts).where(
        drafts.c.workspace_id == workspace_id,
        drafts.c.member_id == member_id,
        drafts.c.id == draft_id,
    )
    return connection.execute(wanted).first()


def has_ours(connection: Connection, workspace_id: int, before: datetime) -> bool:
    wanted = select(drafts.c.id).where(*_ours(workspace_id, before))
    return connection.execute(wanted.limit(1)).first() is not None


def forget_ours(connection: Connection, workspace_id: int, before: datetime) -> None:
    """What only we can have written, and nobody will ask for any more."""
    connection.execute(delete(drafts).where(*_ours(workspace_id, before)))


def _ours(workspace_id: int, before: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        drafts.c.workspace_id == workspace_id,
        drafts.c.text.startswith(OURS),
        drafts.c.said_at < before,
    )


def forget(connection: Connection, workspace_id: int, draft_id: int) -> None:
    """It has been answered."""
    connection.execute(
        delete(drafts).where(drafts.c.workspace_id == workspace_id, drafts.c.id == draft_id)
    )
