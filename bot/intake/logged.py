"""By what a file calls a touchpoint, so that the record which wrote the file knows it again."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Self

EXTERNAL = "external "
"""Begins the identity of a touchpoint that came with an id of somebody else's."""

BY_CONTENT = "row "
"""Begins the identity of one that came without: it is a digest."""

_SHAPE = re.compile(r"logged-(\d{1,15})-(\d{1,15})", re.ASCII)


@dataclass(frozen=True, slots=True)
class LoggedId:
    """The external id of a touchpoint that was logged with us.

    Its second makes it mean nothing in another record, where that number is another touchpoint's.
    """

    MARK: ClassVar[str] = "logged-"

    row_id: int
    second: int

    @classmethod
    def of(cls, row_id: int, recorded_at: datetime) -> Self:
        return cls(row_id, int(recorded_at.timestamp()))

    @classmethod
    def read(cls, text: str) -> Self | None:
        found = _SHAPE.fullmatch(text)
        return cls(int(found[1]), int(found[2])) if found else None

    def __str__(self) -> str:
        return f"{self.MARK}{self.row_id}-{self.second}"


def external_id(row_id: int, identity: str, recorded_at: datetime) -> str:
    """What to call it in a file; nothing where its content says which one it is."""
    if identity.startswith(EXTERNAL):
        return identity.removeprefix(EXTERNAL)
    if identity.startswith(BY_CONTENT):
        return ""
    return str(LoggedId.of(row_id, recorded_at))
