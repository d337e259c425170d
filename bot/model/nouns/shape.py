"""The shape of what can be told: a noun, its fields, and what a field may hold."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rules.kit.language import look_up, word

Value = date | int | bool | str
"""What a field may be told: of a CONTACT, COLLEAGUE or PROJECT an id, or a name of somebody new."""


class Sort(StrEnum):
    """What a field holds. TEXT may have several lines; COLLEAGUE is one of us."""

    LINE = "line"
    TEXT = "text"
    DAY = "day"
    NUMBER = "number"
    CHOICE = "choice"
    YES_NO = "yes or no"
    CONTACT = "contact"
    COLLEAGUE = "colleague"
    PROJECT = "project"
    BIRTHDAY = "birthday"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """`name` heads the column of a file, `column` is where the record keeps it, `label` is what a
    form says. A DAY that is `today` is filled in with today. `of` are the words of a CHOICE."""

    name: str
    label: str
    sort: Sort = Sort.LINE
    column: str = ""
    needed: bool = False
    today: bool = False
    of: tuple[str, ...] = ()
    default: str = ""
    hint: str = ""

    @property
    def called(self) -> str:
        """What it is called in the language spoken."""
        return look_up(self.label, "field")

    @property
    def advice(self) -> str:
        """The hint in the language spoken."""
        return look_up(self.hint, "field")

    @property
    def kept_in(self) -> str:
        ends = {Sort.CONTACT: "_id", Sort.PROJECT: "_id", Sort.COLLEAGUE: "_id"}
        return self.column or self.name + ends.get(self.sort, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """`word` is what people type and read. `fixed` are columns that its word decides.

    `identity` names the fields that say which one is meant when the same is told twice.
    """

    word: str
    table: str
    fields: tuple[Field, ...]
    identity: tuple[str, ...] = ()
    file: str = ""
    fixed: tuple[tuple[str, str], ...] = ()
    told: bool = True
    private: bool = False

    def field(self, name: str) -> Field:
        return next(field for field in self.fields if field.name == name)


def words(of: type[StrEnum]) -> tuple[str, ...]:
    """The words of a CHOICE, which know what they are called in another language."""
    return tuple(of)


def say_choice(one: str) -> str:
    """A word of a CHOICE in the language spoken."""
    return word(one) if isinstance(one, StrEnum) else one
