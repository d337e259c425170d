"""What the bot's own record says: only to name what is not there, and what was said to be kept."""

import re
from collections import Counter
from collections.abc import Collection

from sqlalchemy import Engine, func, select

from bot.model import NoteState
from bot.store.engine import reading
from bot.store.tables import customers, note_nudges, notes, nudges, touchpoints

MARK = re.compile(r"W\d{7}W")
ON_ITS_WAY = (NoteState.PLANNED, NoteState.CLAIMED, NoteState.SENDING, NoteState.UNCERTAIN)


def by_state(engine: Engine) -> Counter[str]:
    wanted = select(notes.c.state, func.count()).group_by(notes.c.state)
    with reading(engine) as connection:
        return Counter(dict(map(tuple, connection.execute(wanted))))


def on_their_way(engine: Engine) -> int:
    told = by_state(engine)
    return sum(told[state] for state in ON_ITS_WAY)


def on_its_way(engine: Engine) -> set[str]:
    """Of which customers a note has been written that is neither there nor given up."""
    wanted = (
        select(customers.c.name)
        .join(nudges, nudges.c.customer_id == customers.c.id)
        .join(note_nudges, note_nudges.c.nudge_id == nudges.c.id)
        .join(notes, notes.c.id == note_nudges.c.note_id)
        .where(notes.c.state.in_(ON_ITS_WAY))
    )
    with reading(engine) as connection:
        return set(connection.scalars(wanted))


def written_down(engine: Engine, marks: Collection[str]) -> Counter[str]:
    """How often each of these words is in the history of a customer."""
    with reading(engine) as connection:
        told = connection.scalars(select(touchpoints.c.note).where(touchpoints.c.note != ""))
        found = Counter(mark for note in told for mark in MARK.findall(note))
    return Counter({mark: found[mark] for mark in marks})
