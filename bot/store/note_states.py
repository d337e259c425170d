"""How many notes are where on their way."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, func, select, true

from bot.model import NoteState
from bot.store.tables import notes


def how_many(
    connection: Connection, workspace_id: int, states: Sequence[NoteState]
) -> dict[NoteState, int]:
    """Of each of these states."""
    return _how_many(connection, states, notes.c.workspace_id == workspace_id)


def how_many_everywhere(
    connection: Connection, states: Sequence[NoteState]
) -> dict[NoteState, int]:
    """The same for those who run it: how many in all workspaces together."""
    return _how_many(connection, states, true())


def _how_many(
    connection: Connection, states: Sequence[NoteState], where: ColumnElement[bool]
) -> dict[NoteState, int]:
    counted = (
        select(notes.c.state, func.count())
        .where(where, notes.c.state.in_(states))
        .group_by(notes.c.state)
    )
    found = dict.fromkeys(states, 0)
    return found | {NoteState(state): number for state, number in connection.execute(counted)}
