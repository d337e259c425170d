"""The very names of customers: made once for a text, and asked for every few words of it."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cached_property

Pair = tuple[int, str]
"""An id and a normalised name; an id may recur with its aliases."""

LONGEST = 12
"""In words: of what is looked up as a name before it is asked for."""

SINGLY = 20
"""So many names that nobody expected are looked up one by one: for a long text that would be
hundreds of questions, and to read all names is quicker than so many."""


class Called:
    """The names of very many, most of which nobody asks for.

    `exactly` answers those that are one of some names, and `every` all there are, which is read
    only where something is compared with each, or where very many are asked for.
    """

    def __init__(
        self,
        exactly: Callable[[Collection[str]], Iterable[Pair]],
        every: Callable[[], Iterable[Pair]],
        expected: Collection[str] = (),
    ) -> None:
        self._exactly, self._read = exactly, every
        self._ids: dict[str, set[int]] = {}
        self._singly = SINGLY
        self._look_up(expected)

    def __iter__(self) -> Iterator[Pair]:
        return iter(self._every)

    def ids(self, name: str) -> set[int]:
        """Who is called just so."""
        if name not in self._ids and not self._singly:
            return self._by_name.get(name, set())
        if name not in self._ids:
            self._singly -= 1
            self._look_up([name])
        return self._ids[name]

    @cached_property
    def _by_name(self) -> dict[str, set[int]]:
        found: dict[str, set[int]] = defaultdict(set)
        for number, name in self._every:
            found[name].add(number)
        return found

    @cached_property
    def _every(self) -> list[Pair]:
        return [*self._read()]

    def _look_up(self, names: Collection[str]) -> None:
        self._ids |= {name: set() for name in names}
        for number, name in self._exactly(names) if names else ():
            self._ids[name].add(number)


Names = Collection[Pair] | Called


class Exact:
    """Who is called just so. Quick to make of tens of thousands, since few names are shared."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self._called = None if isinstance(names, Called) else {name for _, name in names}

    def __contains__(self, name: str) -> bool:
        return bool(self.ids(name))

    def ids(self, name: str) -> set[int]:
        if isinstance(self.names, Called):
            return self.names.ids(name)
        if self._called is None or name not in self._called:
            return set()
        return {number for number, called in self.names if called == name}
