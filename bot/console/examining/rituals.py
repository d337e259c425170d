"""The rules: which of a team's own are broken, and which a failure has switched off."""

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Engine

from bot.model import Workspace
from bot.model.findings import Check, Finding, bad, ok
from bot.store import examined
from bot.store.engine import reading
from rules.kit.rulebook import gather


def own(folder: Path | None) -> Check:
    return Check("Rules", lambda: _own(folder))


def switched_off(engine: Engine, workspace: Workspace) -> Check:
    return Check("Rules", lambda: _off(engine, workspace))


def _own(folder: Path | None) -> Iterator[Finding]:
    book = gather(folder)
    for broken in book.broken:
        yield bad(
            "Rules",
            f"{broken.name} of your own cannot be used: {broken.reason}.",
            f"Mend it, and try it: python -m bot try {folder}/{broken.name}.py",
        )
    of_them = f", {len(book.own)} of them your own" if folder else ""
    yield ok("Rules", f"{len(book.rules)} can be used{of_them}.")


def _off(engine: Engine, here: Workspace) -> Iterator[Finding]:
    with reading(engine) as connection:
        off = examined.switched_off(connection, here.id)
    for name, trouble in off.items():
        yield bad(
            "Rules",
            f"{name} was switched off by itself. {trouble}",
            f"When it is mended: python -m bot rules {name} on",
        )
