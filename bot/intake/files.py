"""The files of an import: what may stand in each, and who reads it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from bot.intake.contacts import CONTACTS, Contacts
from bot.intake.customers import CUSTOMERS, take_customer
from bot.intake.fields import columns_of
from bot.intake.landing import Landing
from bot.intake.members import MEMBERS, take_member
from bot.intake.report import Outcome, Wrong
from bot.intake.sheet import Cells, Columns
from bot.intake.told import Told
from bot.intake.touchpoints import TOUCHPOINTS, Touchpoints
from bot.intake.work import OFFERINGS, PROJECTS, take_offering, take_project
from bot.model.nouns import TOLD


class Reader(Protocol):
    """Takes the rows of one file, one by one; `finish` does what had to wait for the last."""

    def take(self, cells: Cells, line: int) -> None: ...

    def finish(self) -> None: ...


Opening = Callable[[Landing], Reader]
TakeRow = Callable[[Landing, Cells, int], Outcome]


@dataclass(frozen=True, slots=True)
class Rows:
    """Reads a file in which every row stands alone."""

    landing: Landing
    file: str
    take_row: TakeRow

    def take(self, cells: Cells, line: int) -> None:
        """Who leans on a bad row is told so. Raises Wrong."""
        try:
            self.landing.ledger.count(self.file, self.take_row(self.landing, cells, line))
        except Wrong:
            landing = self.landing
            named = (landing.members, landing.customers, landing.projects)
            for directory in named:
                if directory.file == self.file:
                    directory.refuse(cells["name"])
            raise

    def finish(self) -> None:
        """No row waits."""


def _rows(file: str, take_row: TakeRow) -> Opening:
    return partial(Rows, file=file, take_row=take_row)


SHEETS: dict[str, tuple[Columns, Opening]] = {
    "members.csv": (MEMBERS, _rows("members.csv", take_member)),
    "customers.csv": (CUSTOMERS, _rows("customers.csv", take_customer)),
    "contacts.csv": (CONTACTS, Contacts),
    "projects.csv": (PROJECTS, _rows("projects.csv", take_project)),
    "offerings.csv": (OFFERINGS, _rows("offerings.csv", take_offering)),
    **{noun.file: (columns_of(noun), partial(Told, noun=noun)) for noun in TOLD},
    "touchpoints.csv": (TOUCHPOINTS, Touchpoints),
}
"""In the order in which they are read: later files name what earlier ones add."""

LEANED_ON = (
    "members.csv",
    "customers.csv",
    "contacts.csv",
    "projects.csv",
    "concerns.csv",
    "promises.csv",
)
"""Without one of these, what comes after it would be refused for no fault of its own."""
