"""What everybody is called in a file, so that an import finds them again."""

from collections.abc import Iterator
from functools import lru_cache
from typing import cast

from sqlalchemy import Connection

from bot.intake.directory import Directory
from bot.intake.loops import Loops
from bot.intake.sheet import shown
from bot.store import intake as store


class Called:
    """Names by id. `doubts` are those that an import would take for somebody else."""

    def __init__(self, connection: Connection, workspace_id: int) -> None:
        self._connection = connection
        self._workspace_id = workspace_id
        self.doubts: list[str] = []
        self.members = dict(self._colleagues())
        self.customers = dict(self._names("customers", "customer"))
        self.contacts = dict(self._names("contacts", "contact", "customer_id"))
        self.projects = dict(self._names("projects", "project", "customer_id"))
        self.loops = lru_cache(50_000)(self._loops)
        """The concerns and promises of a customer."""

    def _colleagues(self) -> Iterator[tuple[int, str]]:
        """By name, or by an address or Slack id where others have that name, too."""
        names = ("id", "name", "email", "slack_id", "channel")
        directory, people = Directory("colleague", "members.csv"), []
        for row in self._rows("members", *names):
            row_id, name, *proofs, channel = row
            if channel:
                continue
            known = [str(one) for one in (name, *proofs) if one]
            directory.add(cast("int", row_id), known[0])
            for proof in known[1:]:
                directory.add_other(cast("int", row_id), proof)
            people.append((cast("int", row_id), known))
        for member_id, known in people:
            meant = [
                one
                for one in known
                if (directory.bearing(one) or directory.otherwise(one)) == (member_id,)
            ]
            if not meant:
                self._doubt("colleague", known[0])
            yield member_id, [*meant, known[0]][0]

    def _names(self, noun: str, sort: str, *within: str) -> Iterator[tuple[int, str]]:
        directory = Directory(sort, "")
        for row in self._rows(noun, "id", "name", *within):
            row_id, name, *where = row
            place = cast("int", where[0]) if where else 0
            if directory.bearing(str(name), place):
                self._doubt(sort, str(name))
            directory.add(cast("int", row_id), str(name), place)
            yield cast("int", row_id), str(name)

    def _doubt(self, sort: str, name: str) -> None:
        self.doubts.append(
            f'Two {sort}s are called "{shown(name)}", and an import would take them for one.'
            " Give one of them another name."
        )

    def _loops(self, customer_id: int) -> dict[int, str]:
        rows = store.loops_of(self._connection, self._workspace_id, customer_id)
        loops = Loops(rows)
        return {row[0]: loops.name_of(row) for row in rows}

    def _rows(self, noun: str, *names: str) -> Iterator[tuple[object, ...]]:
        return store.rows(self._connection, self._workspace_id, noun, *names)
