"""Names and lists in a note that has to fit: what is long is cut, and what is many is counted."""

from collections.abc import Callable, Iterable, Sequence

from rules.kit import listed
from rules.kit.language import say

MOST = 1_900
ROOMS = (160, 100, 60, 30, 12)
"""How long what somebody wrote may be; the first with which all of it fits."""

PEOPLE = 5
LONGEST_NAME = 60


def fitting(lines: Callable[[int], Iterable[str]]) -> str:
    drawn = ("\n".join(filter(None, lines(room))) for room in ROOMS)
    *_, last = texts = [*drawn]
    return next((text for text in texts if len(text) <= MOST), last[: MOST - 1] + "…")


def name_of(name: str) -> str:
    line = " ".join(name.split())
    return line if len(line) <= LONGEST_NAME else line[: LONGEST_NAME - 1].rstrip() + "…"


def some(names: Sequence[str], most: int = PEOPLE) -> str:
    shown = [name_of(one) for one in names[:most]]
    more = len(names) - len(shown)
    return listed([*shown, say("{number} more", number=more)] if more > 0 else shown)
