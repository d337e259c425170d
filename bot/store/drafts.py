"""What somebody typed and we could not finish without asking. Nothing typed is lost."""

from datetime import datetime

from sqlalchemy import Connection, Row, delete, insert, select

from bot.store.tables import drafts


def keep(
    connection: Connection, workspace_id: int, member_id: int, text: str, now: datetime
) -> int:
    row = {"workspace_id": workspace_id, "member_id": member_id, "text": text, "said_at": now}
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


def forget(connection: Connection, workspace_id: int, draft_id: int) -> None:
    """It has been answered."""
    connection.execute(
        delete(drafts).where(drafts.c.workspace_id == workspace_id, drafts.c.id == draft_id)
    )
