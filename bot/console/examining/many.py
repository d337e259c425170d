"""Many workspaces: of each kind of trouble one is told whole, and of the others where they are."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from shlex import quote

from bot.console.examining.rounds import made
from bot.model import Workspace
from bot.model.findings import Check, Finding, Verdict, ok
from bot.store.workspaces import listed

MANY = 10
"""Up to so many are each told about line by line."""

LISTED = 9
LOOK_SECONDS = 10.0
"""Less than doctor has in all: whoever looks at thousands still has to say something."""

ChecksOf = Callable[[Workspace], Iterable[Check]]
Told = tuple[str, Finding]
"""The name of a workspace, and what was found there."""


@dataclass(frozen=True, slots=True)
class Many:
    """Looked at one after the other, as long as there is time."""

    workspaces: Sequence[Workspace]
    checks_of: ChecksOf
    tick: Callable[[], float] = time.monotonic

    def check(self) -> Check:
        return Check("Workspaces", self._look)

    def _look(self) -> Iterator[Finding]:
        until, looked, found = self.tick() + LOOK_SECONDS, 0, list[Told]()
        for here in self.workspaces:
            if self.tick() >= until:
                break
            found += [(here.name, one) for check in self.checks_of(here) for one in made(check)]
            looked += 1
        yield from in_short(found)
        yield ok("Workspaces", _how_many(found, looked, len(self.workspaces)))


def in_short(found: Iterable[Told]) -> Iterator[Finding]:
    """What is well is left out; what is bad comes first. Of a kind is what is mended alike: about
    one thing there may be several to say, as of notes that wait and notes that were refused."""
    kinds: dict[tuple[Verdict, str, str], list[Told]] = defaultdict(list)
    for where, one in found:
        kinds[one.verdict, one.what, one.to_do.replace(quote(where), "")].append((where, one))
    for wanted in (Verdict.BAD, Verdict.NOTE):
        for (verdict, *_), those in kinds.items():
            if verdict is wanted:
                yield from _of_a_kind(those)


def _of_a_kind(those: Sequence[Told]) -> Iterator[Finding]:
    first, *others = dict.fromkeys(where for where, _ in those)
    if not others:
        yield from (replace(one, what=f"{one.what} ({first})") for _, one in those)
        return
    one = those[0][1]
    more = len(others) - LISTED
    names = [*others[:LISTED], *([f"{more} more"] if more > 0 else [])]
    yield replace(
        one,
        what=f"{one.what} ({len(others) + 1} workspaces)",
        found=f"{first}: {one.found} Likewise in {listed(names)}.",
    )


def _how_many(found: Sequence[Told], looked: int, every: int) -> str:
    wrong, noted = (
        len({where for where, one in found if one.verdict is verdict})
        for verdict in (Verdict.BAD, Verdict.NOTE)
    )
    left = "" if looked == every else f", and for the other {every - looked} there was no time"
    return (
        f"Looked at: {looked} of {every}{left}. Something is bad in {wrong} of them, and worth"
        f" knowing in {noted}. All about one: python -m bot doctor --workspace NAME"
    )
