"""Whether the record can be opened, is whole, has the right shape, and is kept safe."""

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Engine

from bot.model.findings import Check, Finding, bad, note, ok
from bot.store import looking
from bot.store.integrity import examine
from bot.store.looking import NoRecord, Room
from bot.store.trouble import CannotOpen

RECORD = "Record"
MIGRATE = "python -m bot migrate"
DAMAGED = "Put a backup in its place, docs/keeping.md says how; or correct DATABASE_URL."
CHECK_SERVER = "Check DATABASE_URL, and that the server is up and lets this user in."
PLAIN_ROLE = (
    "Where several workspaces share it, let the bot come as a plain role that owns the record:"
    " CREATE ROLE second_date LOGIN PASSWORD '…'; ALTER DATABASE … OWNER TO second_date;"
    " docs/keeping.md says how the tables follow."
)
READ_THROUGH = 500 * 2**20
"""In bytes: reading so much takes some seconds."""
LITTLE, ENOUGH = 200 * 2**20, 2 * 2**30
"""In bytes: with less nothing is safe; with more nothing need be said."""


class Record:
    """The record as it is: opened once, and only if it is there."""

    def __init__(self, url: str) -> None:
        self._url = url
        self.file: Path | None = looking.file_of(url)
        self.engine: Engine | None = None
        self.readable = False

    def checks(self) -> list[Check]:
        """In this order: the later ones say nothing where an earlier one could not."""
        return [
            Check(RECORD, self._opened),
            Check("Shape of the record", self._shape),
            Check("Walls", self._walls),
            Check("Damage", self._damage),
            Check("Room", self._room),
        ]

    def close(self) -> None:
        if self.engine:
            self.engine.dispose()

    def _opened(self) -> Iterator[Finding]:
        try:
            self.engine = looking.open_to_look(self._url)
        except NoRecord as none:
            yield bad(
                RECORD,
                str(none),
                f"{MIGRATE} makes it. If there was one, DATABASE_URL names the wrong file.",
            )
        except CannotOpen as trouble:
            yield bad(
                RECORD,
                str(trouble),
                DAMAGED if self.file else CHECK_SERVER,
            )
        else:
            where = self.file or "PostgreSQL"
            yield ok(RECORD, f"It opens: {where}.")

    def _shape(self) -> Iterator[Finding]:
        if self.engine is None:
            return
        it = looking.shape(self.engine)
        what = "Shape of the record"
        if not it.known:
            yield bad(
                what,
                f"It is at {it.at}, and this version knows none newer than {it.newest}.",
                "Install the newer version of the bot again, or name another DATABASE_URL.",
            )
        elif not it.at:
            yield bad(what, "It is empty.", f"Give it its shape: {MIGRATE}")
        elif it.at != it.newest:
            yield bad(
                what,
                f"It is at {it.at}, and this version needs {it.newest}.",
                f"Bring it there: {MIGRATE}",
            )
        else:
            self.readable = True
            yield ok(what, f"It is at {it.at}, the newest.")

    def _walls(self) -> Iterator[Finding]:
        """Between workspaces; a file has none."""
        if self.engine is None or self.file or not self.readable:
            return
        it = looking.walls_of(self.engine)
        if it.gaps:
            yield bad(
                "Walls",
                f"Nothing keeps the workspaces apart in {', '.join(it.gaps)}.",
                f"Put it up again: {MIGRATE}",
            )
        elif it.passed:
            yield note(
                "Walls",
                "The role in DATABASE_URL passes the walls between workspaces: it is a superuser,"
                " or has BYPASSRLS.",
                PLAIN_ROLE,
            )
        else:
            yield ok("Walls", "They stand between the workspaces, and hold the bot, too.")

    def _damage(self) -> Iterator[Finding]:
        if self.engine is None:
            return
        if self.file and self.file.stat().st_size > READ_THROUGH:
            yield note(
                "Damage",
                f"The record is over {_bytes(READ_THROUGH)}, too much to be read through here.",
                "See below what the nightly check found, which takes its time.",
            )
            return
        if found := examine(self.engine):
            self.readable = False
            yield bad(
                "Damage",
                f"The database says: {'; '.join(found)}.",
                "Stop the bot, keep a copy of what is there, and restore the newest backup:"
                " docs/keeping.md says how.",
            )
        elif self.file:
            yield ok("Damage", "None: the file was read through.")
        else:
            yield ok("Damage", "None that the server knows of.")

    def _room(self) -> Iterator[Finding]:
        if self.engine is None:
            return
        yield tell_room(looking.room(self.engine, self.file))


def tell_room(it: Room) -> Finding:
    used = f"The record takes {_bytes(it.used)}"
    if it.free is None:
        return ok("Room", f"{used}; how much is left on the disk only its server knows.")
    told = f"{used}, and {_bytes(it.free)} are free."
    if it.free < LITTLE:
        to_do = "Make room on that disk: when it is full, nothing is logged or sent."
        return bad("Room", told, to_do)
    if it.free < max(ENOUGH, 2 * it.used):
        to_do = "Make room before the next upgrade: it backs the record up first."
        return note("Room", told, to_do)
    return ok("Room", told)


def _bytes(number: int) -> str:
    if number < 2**20:
        return f"{max(1, number // 2**10)} KB"
    if number < 2**30:
        return f"{number / 2**20:.0f} MB"
    return f"{number / 2**30:.1f} GB"
