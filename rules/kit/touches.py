"""What happened between us and them."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Self

from rules.kit.kinds import ONE_WAY, Kind
from rules.kit.language import say
from rules.kit.people import Colleague, Contact
from rules.kit.words import listed

INTERNAL = "internal review"
"""The step of a ritual that we take among ourselves: it is on record, but was not with them."""


OFFER = "free audit or workshop"
"""The step of an offer: it stays open until it is taken or refused."""


class Side(StrEnum):
    """Who began it."""

    WE = "we"
    THEY = "they"


@dataclass(frozen=True, slots=True, kw_only=True)
class Touch:
    """Something that happened between us and them on a day, or is planned for one.

    `recorded_on` is the day somebody told us; a touch recorded before its own day was planned.
    `step` names the moment of a ritual that it answered, when it was logged through a nudge.
    `loop` is the key of the concern or promise it was about. `answered` is False for a message of
    ours that got no answer, and None as long as nobody said.
    """

    on: date
    kind: Kind
    key: str = ""
    contacts: tuple[Contact, ...] = ()
    by: Colleague | None = None
    project: str | None = None
    loop: str | None = None
    began: Side | None = None
    answered: bool | None = None
    mood: int | None = None
    note: str = ""
    private: bool = False
    step: str = ""
    recorded_on: date | None = None

    @property
    def whom(self) -> str:
        """The first names of those it was with, or a blank to fill in."""
        names = [contact.first_name for contact in self.contacts]
        return listed(names) or say("[name]")

    @property
    def internal(self) -> bool:
        """Among ourselves: nobody of theirs was there, even if somebody is named."""
        return self.step == INTERNAL

    @property
    def talk(self) -> bool:
        """Whether the two sides really spoke or dealt with each other."""
        return self.kind not in ONE_WAY and self.answered is not False and not self.internal

    def with_(self, contact: Contact) -> bool:
        return not self.internal and any(other.key == contact.key for other in self.contacts)

    def still_there(self, day: date) -> Self:
        """The same, with only those who on a day were still there and glad to hear from us."""
        known = ((person, person.as_of(day)) for person in self.contacts)
        there = tuple(person for person, then in known if then is not None and then.active)
        return self if len(there) == len(self.contacts) else replace(self, contacts=there)
