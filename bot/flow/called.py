"""Whom a text means: the names of the customers that whoever speaks may know of."""

from collections.abc import Collection

from bot.flow.visit import Visit
from bot.store import customers
from bot.store.engine import reading
from bot.words.exact_names import LONGEST, Called, Pair
from bot.words.names import normalise

WORDS = 32
"""Of a line, as many as a long sentence has: a name that stands later is looked up by itself once
it is asked for."""


def called(visit: Visit, text: str = "") -> Called:
    """What stands in the text as a whole name is found by an index, and all names are read only
    where one is written otherwise."""

    def exactly(names: Collection[str]) -> list[Pair]:
        with reading(visit.engine) as connection:
            mine = connection, visit.workspace_id, visit.member.id
            return customers.called(*mine, sorted(names))

    def every() -> list[Pair]:
        with reading(visit.engine) as connection:
            return customers.names(connection, visit.workspace_id, visit.member.id)

    return Called(exactly, every, _parts(text))


def _parts(text: str) -> set[str]:
    """Every few words of the beginning that follow each other, as a name would be spelled."""
    words = text.partition("\n")[0].split()[:WORDS]
    return {
        normalise(" ".join(words[start:end]))
        for start in range(len(words))
        for end in range(start + 1, min(start + LONGEST, len(words)) + 1)
    }
