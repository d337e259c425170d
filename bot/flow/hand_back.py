"""Taking a hand-over back within ten minutes: everything is put back exactly as it was."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection

from bot.flow.hand_over_moving import HANDED
from bot.flow.hand_over_note import taken_back
from bot.flow.record import UNDO_FOR
from bot.flow.visit import Visit
from bot.store import drafts, hand_overs, members, moves
from bot.store.engine import writing
from bot.store.moves import Step


class Back(StrEnum):
    """What became of it. SINCE: whoever took over has done something with it since."""

    DONE = "done"
    TOO_LATE = "too late"
    NOT_THERE = "not there"
    SINCE = "since"


@dataclass(frozen=True, slots=True)
class _Kept:
    """Who took over, the (note, reader) that tell of it, what was moved, and which of the customers
    were private."""

    to: int
    told: Sequence[tuple[int, int]]
    steps: Sequence[Step]
    private: Sequence[Sequence[int]]


def hand_back(visit: Visit, undo: int) -> Back:
    """By who handed it over, and nobody else."""
    here = visit.workspace_id
    with writing(visit.engine) as connection:
        row = drafts.get(connection, here, visit.member.id, undo)
        kept = _read(row.text) if row else None
        if row is None or kept is None:
            return Back.NOT_THERE
        if visit.now > row.said_at + UNDO_FOR:
            return Back.TOO_LATE
        if hand_overs.acted_since(connection, here, kept.to, kept.steps, row.said_at):
            return Back.SINCE
        # Erased, or hidden by whoever took over: that is theirs to undo.
        if hand_overs.private_or_not(connection, here, kept.steps) != kept.private:
            return Back.SINCE
        moves.put_back(connection, here, kept.steps)
        drafts.forget(connection, here, undo)
        _tell(connection, visit, kept)
    return Back.DONE


def _read(text: str) -> _Kept | None:
    """None for what is no hand-over, but words that wait for an answer."""
    if not text.startswith(HANDED):
        return None
    try:
        kept = json.loads(text.removeprefix(HANDED))
        told = [(int(note_id), int(reader)) for note_id, reader in kept["told"]]
        return _Kept(int(kept["to"]), told, moves.read(kept["moved"]), kept["private"])
    except (ValueError, TypeError, KeyError):
        return None


def _tell(connection: Connection, visit: Visit, kept: _Kept) -> None:
    """In the place of what they were told, if they were told by now."""
    team = members.of_workspace(connection, visit.workspace_id)
    for note_id, reader in kept.told:
        text = taken_back(team[reader], visit.member.name)
        hand_overs.say_instead(connection, visit.workspace_id, note_id, reader, text)
