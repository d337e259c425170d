"""What told values mean in the record of one customer, and why some cannot be meant."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import Connection

from bot.flow.visit import Visit
from bot.flow.working_days import is_country
from bot.model.nouns import CONTACT, CUSTOMER, PROJECT, Field, Noun, Sort
from bot.model.nouns import Value as Given
from bot.store import members, told
from bot.words.names import find, normalise
from rules.kit import Birthday, listed, say_day

Value = Given | None
"""None and "" mean that there is nothing to be said any more."""

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
MOST_DAYS = 365
LONGEST_TEXT = 3_000


class CannotLearn(Exception):
    """It cannot be kept as it was told: about which field, and what to do, in a sentence.

    `field_name` is empty when it is about no field, and "customer" when there is no such customer.
    """

    def __init__(self, field_name: str, advice: str) -> None:
        super().__init__(advice)
        self.field_name = field_name
        self.advice = advice


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is told: a visit, within a transaction, at one customer's."""

    connection: Connection
    visit: Visit
    customer_id: int
    customer: str

    @property
    def workspace_id(self) -> int:
        return self.visit.workspace_id


@dataclass(slots=True)
class Grasped:
    """The columns that hold it, and how to say it: label and text by name of the field."""

    columns: dict[str, object] = field(default_factory=dict)
    said: dict[str, tuple[str, str]] = field(default_factory=dict)

    def put(self, field: Field, value: object, text: str) -> None:
        self.columns[field.kept_in] = value
        self.said[field.name] = (field.label, text)

    def what(self, noun: Noun) -> tuple[tuple[str, str], ...]:
        return tuple(self.said[one.name] for one in noun.fields if one.name in self.said)


def grasp(place: Place, noun: Noun, facts: Mapping[str, Value]) -> Grasped:
    """Raises CannotLearn, and KeyError for a field that the noun has not."""
    unknown = facts.keys() - {field.name for field in noun.fields}
    if unknown:
        raise KeyError(f"a {noun.word} has no {listed(sorted(unknown))}")
    grasped = Grasped()
    for one in noun.fields:
        if one.name in facts:
            grasped.put(one, *_read(place, noun, one, facts[one.name]))
    return grasped


def meant(name: str, labels: Iterable[tuple[int, str]]) -> int | None:
    """Whom or what a name means among (id, name): the very name, else the one that is sure."""
    known = list(labels)
    same = (row_id for row_id, label in known if label == name)
    return next(same, None) or find(name, [(key, normalise(label)) for key, label in known]).sure


def _read(place: Place, noun: Noun, field: Field, value: Value) -> tuple[object, str]:
    if isinstance(value, str):
        value = value.strip()
        _check_room(noun, field, value)
    if value is None or value == "":
        return _nothing(noun, field)
    return READ[field.sort](place, field, value)


def _nothing(noun: Noun, field: Field) -> tuple[object, str]:
    if field.needed:
        raise CannotLearn(field.name, f"{field.label}: this is missing.")
    text = "nobody" if field.sort in (Sort.CONTACT, Sort.COLLEAGUE) else "nothing"
    return told.empty(noun, field), text


def _check_room(noun: Noun, field: Field, text: str) -> None:
    kept = (CONTACT, CONTACT.field("name")) if field.sort is Sort.CONTACT else (noun, field)
    most = told.room(*kept) or LONGEST_TEXT
    if len(text) > most:
        raise CannotLearn(field.name, f"{field.label}: there is room for {most} characters.")


def _words(_: Place, field: Field, value: object) -> tuple[object, str]:
    if not isinstance(value, str):
        raise CannotLearn(field.name, f"{field.label}: write it in words.")
    if field == CUSTOMER.field("country"):
        value = value.upper()
        if not is_country(value):
            raise CannotLearn(field.name, "I do not know this country. Two letters, such as NL.")
    return value, value


def _day(_: Place, field: Field, value: object) -> tuple[object, str]:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise CannotLearn(field.name, f"{field.label}: this has to be a day.")
    if not FIRST_DAY <= value <= LAST_DAY:
        raise CannotLearn(
            field.name,
            f"{field.label}: write a day between {FIRST_DAY.year} and {LAST_DAY.year}.",
        )
    return value, say_day(value)


def _number(_: Place, field: Field, value: object) -> tuple[object, str]:
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= MOST_DAYS:
        raise CannotLearn(field.name, f"{field.label}: give a number from 1 to {MOST_DAYS}.")
    return value, str(value)


def _choice(_: Place, field: Field, value: object) -> tuple[object, str]:
    if value not in field.of:
        raise CannotLearn(field.name, f"{field.label}: choose one of {listed(field.of)}.")
    return str(value), str(value)


def _yes_or_no(_: Place, field: Field, value: object) -> tuple[object, str]:
    if not isinstance(value, bool):
        raise CannotLearn(field.name, f"{field.label}: answer with yes or no.")
    return value, "yes" if value else "no"


def _contact(place: Place, field: Field, value: object) -> tuple[object, str]:
    there = told.names(place.connection, place.workspace_id, CONTACT, place.customer_id)
    if isinstance(value, str):
        known = meant(value, there)
        return (known, dict(there)[known]) if known else (_meet(place, value), value)
    name = next((name for row_id, name in there if row_id == value), None)
    if name is None:
        raise CannotLearn(
            field.name, f"{field.label}: choose somebody at {place.customer}, or write a new name."
        )
    return value, name


def _meet(place: Place, name: str) -> int:
    """Somebody there who was unknown until today."""
    visit, who = place.visit, {"name": name, "normal_name": normalise(name)}
    return told.add(
        place.connection,
        place.workspace_id,
        CONTACT,
        place.customer_id,
        who | {"met_on": visit.today},
        by=visit.member.id,
        at=visit.now,
    )


def _colleague(place: Place, field: Field, value: object) -> tuple[object, str]:
    everybody = members.of_workspace(place.connection, place.workspace_id)
    found = next((one for one in everybody.values() if one.id == value), None)
    if found is None or found.channel or not found.active:
        raise CannotLearn(field.name, f"{field.label}: choose a colleague who is still with us.")
    return found.id, found.name


def _project(place: Place, field: Field, value: object) -> tuple[object, str]:
    there = told.names(place.connection, place.workspace_id, PROJECT, place.customer_id)
    known = meant(value, there) if isinstance(value, str) else value
    name = next((name for row_id, name in there if row_id == known), None)
    if name is None:
        names = listed(name for _, name in there)
        known_ones = f"I know of {names}" if there else "there is no project yet"
        raise CannotLearn(
            field.name, f"At {place.customer} {known_ones}. Tell me of a new one first."
        )
    return known, name


def _birthday(place: Place, field: Field, value: object) -> tuple[object, str]:
    try:
        born = Birthday.read(str(value))
        day = born.in_year(born.year or 2000)
    except ValueError:
        day = None
    if day is None or not FIRST_DAY <= day <= place.visit.today:
        raise CannotLearn(field.name, f"{field.label}: write it as {field.hint}.")
    return str(value), f"{day.day} {day:%B}"


READ: Mapping[Sort, Callable[[Place, Field, object], tuple[object, str]]] = {
    Sort.LINE: _words,
    Sort.TEXT: _words,
    Sort.DAY: _day,
    Sort.NUMBER: _number,
    Sort.CHOICE: _choice,
    Sort.YES_NO: _yes_or_no,
    Sort.CONTACT: _contact,
    Sort.COLLEAGUE: _colleague,
    Sort.PROJECT: _project,
    Sort.BIRTHDAY: _birthday,
}
"""Each answers what the record holds, and how to say it."""
