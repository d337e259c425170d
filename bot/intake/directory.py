"""Who is called what: from a name in a file to an id in the record."""

import unicodedata
from collections import defaultdict

from bot.intake.report import Wrong
from bot.intake.sheet import shown
from bot.words.names import normalise

Names = dict[tuple[int, str], tuple[int, ...]]


def folded(name: str) -> str:
    """The same for spellings that differ only in case, width and spaces."""
    if name.isascii():
        return " ".join(name.lower().split())
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


class Directory:
    """Names of one sort, and whom they mean, `within` the customer whose contacts they are.

    A name means whoever bears that very name, else whoever has it as another name (an alias, an
    e-mail address), else whoever's name is usually written so.
    """

    def __init__(self, sort: str, file: str) -> None:
        self._sort = sort
        self.file = file
        self._own: Names = {}
        self._other: Names = {}
        self._usual: Names = {}
        self._spelled: dict[int, list[str]] = defaultdict(list)
        self._refused = set[str]()

    def add(self, row_id: int, name: str, within: int = 0) -> None:
        _note(self._own, (within, folded(name)), row_id)
        _note(self._usual, (within, normalise(name)), row_id)
        self._spelled[within].append(name)

    def add_other(self, row_id: int, name: str) -> None:
        _note(self._other, (0, folded(name)), row_id)
        _note(self._usual, (0, normalise(name)), row_id)

    def refuse(self, name: str) -> None:
        """Its own row is bad: who leans on it is told so."""
        self._refused.add(folded(name))

    def has(self, row_id: int, name: str) -> bool:
        """Whether this very name, or other name, is theirs."""
        return row_id in self.bearing(name) or row_id in self.otherwise(name)

    def bearing(self, name: str, within: int = 0) -> tuple[int, ...]:
        """Those who bear this very name."""
        return self._own.get((within, folded(name)), ())

    def otherwise(self, name: str) -> tuple[int, ...]:
        """Those who have this as another name."""
        return self._other.get((0, folded(name)), ())

    def exact(self, name: str, within: int = 0) -> int | None:
        """Who bears this very name. Raises Wrong when several do."""
        return self._only(name, self.bearing(name, within))

    def find(self, name: str, within: int = 0) -> int | None:
        """Whom this name means. Raises Wrong when it may mean several."""
        found = self.bearing(name, within) or self.otherwise(name)
        return self._only(name, found or self._usual.get((within, normalise(name)), ()))

    def stranger(self, column: str, name: str, within: int = 0) -> Wrong:
        """What to say about a name that means nobody."""
        if folded(name) in self._refused:
            return Wrong(f'{column}: the row of "{shown(name)}" in {self.file} is bad; mend that.')
        return Wrong(
            f'{column}: no {self._sort} is called "{shown(name)}". Add it to {self.file}.',
            name,
            self._spelled.get(within, ()),
        )

    def _only(self, name: str, found: tuple[int, ...]) -> int | None:
        if len(found) > 1:
            raise Wrong(
                f'"{shown(name)}" may mean {len(found)} {self._sort}s. Write the name that only one'
                " of them has."
            )
        return found[0] if found else None


def _note(names: Names, key: tuple[int, str], one: int) -> None:
    known = names.get(key, ())
    if one not in known:
        names[key] = (*known, one)
