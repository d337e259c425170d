"""Customers and people by the first letters that somebody types: quick among fifty thousand.

An index finds what begins with the letters, and a look at the index what has a word that does. Only
where that is too little is each name compared, which takes some ten times as long.
"""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Select, and_, or_, select

from bot.store.customers import name_of, pairs
from bot.store.tables import aliases, contacts, customers
from bot.store.visible import visible_to
from bot.words.names import find, normalise
from rules.kit import ContactStanding

SHORTEST_SLIP = 3
"""In letters: fewer are the beginning of too many names to tell a slip."""

LONGEST_ACRONYM = 6
MOST_KEEP = 2
"""As many letters are nearly always right, even where one of the next has slipped."""

_LAST = "\U0010ffff"

Test = Callable[[ColumnElement[str], str], ColumnElement[bool]]


@dataclass(frozen=True, slots=True)
class Looking:
    """Whose question it is: what they may not know of is never found."""

    connection: Connection
    workspace_id: int
    viewer_id: int


def customers_like(
    connection: Connection, workspace_id: int, viewer_id: int, typed: str, most: int
) -> list[tuple[int, str]]:
    """(id, name), the likeliest first, as far as this member may know."""
    looking, start = Looking(connection, workspace_id, viewer_id), normalise(typed)
    found: dict[int, None] = {}
    for test in (_is, _begins, _has_a_word):
        if start and len(found) < most:
            found |= dict.fromkeys(_ids(looking, test, start, most))
    if not found and len(start) >= SHORTEST_SLIP:
        found = dict.fromkeys(_near(looking, _kept, start) or _near(looking, _slipped, start))
    named = name_of(connection, workspace_id, list(found)[:most], viewer_id)
    return [(one, named[one]) for one in found if one in named]


def _near(looking: Looking, test: Test, wanted: str) -> tuple[int, ...]:
    """Those that may be meant among the names that pass."""
    near = find(wanted, _names(looking, test, wanted))
    return near.choices if near.sure is None else (near.sure,)


def contacts_like(
    connection: Connection, workspace_id: int, viewer_id: int, customer_id: int, typed: str
) -> list[tuple[int, str, str]]:
    """(id, name, title) of the people there of whose name or title a word begins so.

    Names that begin so come first, and who has left comes last.
    """
    wanted = (
        select(contacts.c.id, contacts.c.name, contacts.c.title, contacts.c.standing)
        .join(customers, customers.c.id == contacts.c.customer_id)
        .where(
            contacts.c.workspace_id == workspace_id,
            contacts.c.customer_id == customer_id,
            visible_to(viewer_id),
        )
        .order_by(contacts.c.name)
    )
    start = f" {normalise(typed)}" if typed.strip() else " "
    fitting = []
    for row in connection.execute(wanted):
        name, title = f" {normalise(row.name)}", f" {normalise(row.title)}"
        if start in name or start in title:
            gone = row.standing == ContactStanding.LEFT
            fitting.append(((gone, not name.startswith(start)), (row.id, row.name, row.title)))
    return [person for _, person in sorted(fitting, key=lambda one: one[0])]


def _is(column: ColumnElement[str], start: str) -> ColumnElement[bool]:
    return column == start


def _begins(column: ColumnElement[str], start: str) -> ColumnElement[bool]:
    return and_(column >= start, column < start + _LAST)


def _has_a_word(column: ColumnElement[str], start: str) -> ColumnElement[bool]:
    return column.contains(f" {start}", autoescape=True)


def _kept(column: ColumnElement[str], start: str) -> ColumnElement[bool]:
    return _begins(column, start[:MOST_KEEP])


def _slipped(column: ColumnElement[str], start: str) -> ColumnElement[bool]:
    """One of the first letters is wrong, left out, doubled or swapped; or it is an acronym."""
    first, second, third = (_literal(letter) for letter in start[:3])
    patterns = [
        f"_{second}{third}%",
        f"_{first}{second}%",
        f"{second}{third}%",
        f"{second}{first}%",
        f"{first}_{third}%",
    ]
    if start.isalpha() and len(start) <= LONGEST_ACRONYM:
        patterns.append("% ".join(start) + "%")
    initials = "".join(word[0] for word in start.split())
    return or_(column == initials, *(column.like(each, escape="\\") for each in patterns))


def _literal(letter: str) -> str:
    return f"\\{letter}" if letter in "%_\\" else letter


def _ids(looking: Looking, test: Test, start: str, most: int) -> list[int]:
    own = _own(looking).where(test(customers.c.normal_name, start))
    other = _other(looking).where(test(aliases.c.normal_name, start))
    first = own.order_by(customers.c.normal_name).limit(most)
    return [*looking.connection.scalars(first), *looking.connection.scalars(other.limit(most))]


def _names(looking: Looking, test: Test, start: str) -> list[tuple[int, str]]:
    own = _own(looking).where(test(customers.c.normal_name, start))
    other = _other(looking).where(test(aliases.c.normal_name, start))
    return [*pairs(looking.connection, own), *pairs(looking.connection, other)]


def _own(looking: Looking) -> Select[int, str]:
    return select(customers.c.id, customers.c.normal_name).where(
        customers.c.workspace_id == looking.workspace_id, visible_to(looking.viewer_id)
    )


def _other(looking: Looking) -> Select[int, str]:
    return (
        select(aliases.c.customer_id, aliases.c.normal_name)
        .join(customers, customers.c.id == aliases.c.customer_id)
        .where(aliases.c.workspace_id == looking.workspace_id, visible_to(looking.viewer_id))
    )
