"""Which concern or promise a text means, at one customer."""

from collections.abc import Iterable
from datetime import date

from bot.intake.directory import folded
from bot.intake.report import Wrong
from bot.intake.sheet import shown

Row = tuple[int, str, date, str]
"""(id, concern or promise, the day it was opened, text)."""


class Loops:
    """A loop is named by its text; where several have it, with the day or the sort before it."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._named: dict[str, list[int]] = {}
        self._texts: list[str] = []
        for loop in rows:
            self._texts.append(loop[3])
            for name in _names(loop):
                self._named.setdefault(folded(name), []).append(loop[0])

    def find(self, name: str) -> int:
        """Raises Wrong when the text means none, or may mean several."""
        found = self._named.get(folded(name), [])
        if len(found) == 1:
            return found[0]
        if found:
            raise Wrong(
                f'loop: "{shown(name)}" may mean {len(found)}. Write the day it was opened before'
                " it: 2025-03-31 and the text."
            )
        raise Wrong(
            f'loop: they have no concern or promise "{shown(name)}". Add it to concerns.csv or'
            " promises.csv.",
            name,
            self._texts,
        )

    def name_of(self, loop: Row) -> str:
        """The shortest name that means this one."""
        names = _names(loop)
        return next((one for one in names if self._named[folded(one)] == [loop[0]]), names[-1])


def _names(loop: Row) -> tuple[str, str, str]:
    _, kind, opened_on, text = loop
    return text, f"{opened_on} {text}", f"{kind} {opened_on} {text}"
