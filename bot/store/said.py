"""What a nudge says and how it is asked, which may change as long as nobody has read it."""

from collections.abc import Collection, Mapping

from sqlalchemy import Connection, select

from bot.model import NudgeState
from bot.store.tables import nudges

SAID = (
    "contact_id",
    "project_id",
    "loop_id",
    "step",
    "why",
    "draft",
    "worth",
    "urgent",
    "private",
    "asks",
    "sells",
    "dated",
    "even_if_lost",
)

Said = Mapping[int, Mapping[str, object]]
"""By nudge, all of SAID."""


def said_of(connection: Connection, workspace_id: int, ids: Collection[int]) -> Said:
    """What those of them say that still wait."""
    if not ids:
        return {}
    wanted = select(nudges.c.id, *(nudges.c[name] for name in SAID)).where(
        nudges.c.workspace_id == workspace_id,
        nudges.c.id.in_(ids),
        nudges.c.state == NudgeState.WAITING,
    )
    return {
        number: dict(zip(SAID, what, strict=True)) for number, *what in connection.execute(wanted)
    }
