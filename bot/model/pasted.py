"""A list of customers that somebody has pasted."""

from collections.abc import Mapping
from dataclasses import dataclass, field

MOST_LETTERS = 3_000
"""What Slack's inputs hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCustomer:
    """One to be added. `facts` are by the column that keeps them, without what was not said."""

    line: int
    name: str
    facts: Mapping[str, object] = field(default_factory=dict[str, object])
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unclear:
    """A line that cannot be taken as it is: its number, what it says, and what to write instead."""

    line: int
    said: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """What an import of it would do. `known` are lines about customers that are there already.

    `unread` are the headings of columns that mean nothing to us.
    """

    new: tuple[NewCustomer, ...] = ()
    known: int = 0
    unclear: tuple[Unclear, ...] = ()
    unread: tuple[str, ...] = ()
