"""How many notes are where on their way."""

from collections.abc import Sequence

from sqlalchemy import Connection, func, select

from bot.model import NoteState
from bot.store.tables import notes


def how_many(
    connection: Connection, workspace_id: int, states: Sequence[NoteState]
) -> dict[NoteState, int]:
    """Of each of these states."""
    counted = (
        select(notes.c.state, func.count())
        .where(notes.c.workspace_id == workspace_id, notes.c.state.in_(states))
        .group_by(notes.c.state)
    )
    found = dict.fromkeys(states, 0)
    return found | {NoteState(state): number for state, number in connection.execute(counted)}
