"""Taking in a list of customers that somebody has pasted, and taking it back."""

import json
from collections.abc import Sequence

from sqlalchemy import Connection

from bot.flow.private import make_way
from bot.flow.record import UNDO_FOR, Undone
from bot.flow.visit import Visit
from bot.model.pasted import NewCustomer
from bot.store import customers, drafts, intake, pasted
from bot.store.engine import writing
from bot.words.names import normalise

PASTED = f"{drafts.OURS}pasted "
"""Begins what was added, as it is kept for Undo."""


def take_in(connection: Connection, visit: Visit, new: Sequence[NewCustomer]) -> str:
    """Add them all, each to whoever pasted it unless it names an owner; the key takes them back."""
    added = [_add(connection, visit, one) for one in new]
    mine = visit.workspace_id, visit.member.id
    return str(drafts.keep(connection, *mine, f"{PASTED}{json.dumps(added)}", visit.now))


def take_back(visit: Visit, key: str) -> tuple[Undone, int, int]:
    """Within ten minutes and by the same member: how many are gone, and how many stay.

    Those stay of whom somebody has told us something since.
    """
    with writing(visit.engine) as connection:
        mine = visit.workspace_id, visit.member.id
        row = drafts.get(connection, *mine, int(key[:12]) if key.isdecimal() else 0)
        if row is None or not row.text.startswith(PASTED):
            return Undone.NOT_THERE, 0, 0
        if visit.now > row.said_at + UNDO_FOR:
            return Undone.TOO_LATE, 0, 0
        added: list[int] = json.loads(row.text.removeprefix(PASTED))
        gone = pasted.remove_untouched(connection, visit.workspace_id, added)
        drafts.forget(connection, visit.workspace_id, row.id)
    return Undone.GONE, gone, len(added) - gone


def _add(connection: Connection, visit: Visit, one: NewCustomer) -> int:
    make_way(connection, visit, one.name)
    added = customers.add(
        connection,
        visit.workspace_id,
        name=one.name,
        normal_name=normalise(one.name),
        **{"owner_id": visit.member.id, **one.facts},
    )
    for alias in one.aliases:
        intake.add_alias(connection, visit.workspace_id, added, alias, normalise(alias))
    return added
