"""The very names of customers: made once for a text, and asked for every few words of it."""

from collections.abc import Sequence

Names = Sequence[tuple[int, str]]
"""Each an id and a normalised name; an id may recur with its aliases."""


class Exact:
    """Who is called just so. Quick to make of tens of thousands, since few names are shared."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self._called = {name for _, name in names}

    def __contains__(self, name: str) -> bool:
        return name in self._called

    def ids(self, name: str) -> set[int]:
        if name not in self._called:
            return set()
        return {number for number, called in self.names if called == name}
