"""What told values mean in the record of one customer, and why some cannot be meant."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import Connection

from bot.flow.visit import Visit
from bot.flow.working_days import is_country
from bot.model.nouns import CONTACT, CUSTOMER, PROJECT, Field, Noun, Sort, say_choice
from bot.model.nouns import Value as Given
from bot.store import members, told
from bot.words.names import find, normalise
from rules.kit import Birthday, listed, say_day
from rules.kit.days import say_day_of_year
from rules.kit.language import say

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
        self.said[field.name] = (field.called, text)

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
        raise CannotLearn(field.name, say("{field}: this is missing.", field=field.called))
    person = field.sort in (Sort.CONTACT, Sort.COLLEAGUE)
    text = say("nobody") if person else say("nothing")
    return told.empty(noun, field), text


def _check_room(noun: Noun, field: Field, text: str) -> None:
    kept = (CONTACT, CONTACT.field("name")) if field.sort is Sort.CONTACT else (noun, field)
    most = told.room(*kept) or LONGEST_TEXT
    if len(text) > most:
        advice = say("{field}: there is room for {most} characters.", field=field.called, most=most)
        raise CannotLearn(field.name, advice)


def _words(_: Place, field: Field, value: object) -> tuple[object, str]:
    if not isinstance(value, str):
        raise CannotLearn(field.name, say("{field}: write it in words.", field=field.called))
    if field == CUSTOMER.field("country"):
        value = value.upper()
        if not is_country(value):
            advice = say("I do not know this country. Two letters, such as NL.")
            raise CannotLearn(field.name, advice)
    return value, value


def _day(_: Place, field: Field, value: object) -> tuple[object, str]:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise CannotLearn(field.name, say("{field}: this has to be a day.", field=field.called))
    if not FIRST_DAY <= value <= LAST_DAY:
        raise CannotLearn(
            field.name,
            say(
                "{field}: write a day between {first} and {last}.",
                field=field.called,
                first=FIRST_DAY.year,
                last=LAST_DAY.year,
            ),
        )
    return value, say_day(value)


def _number(_: Place, field: Field, value: object) -> tuple[object, str]:
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= MOST_DAYS:
        advice = say("{field}: give a number from 1 to {most}.", field=field.called, most=MOST_DAYS)
        raise CannotLearn(field.name, advice)
    return value, str(value)


def _choice(_: Place, field: Field, value: object) -> tuple[object, str]:
    chosen = next((one for one in field.of if one == value), None)
    if chosen is None:
        known = listed(map(say_choice, field.of))
        advice = say("{field}: choose one of {words}.", field=field.called, words=known)
        raise CannotLearn(field.name, advice)
    return str(chosen), say_choice(chosen)


def _yes_or_no(_: Place, field: Field, value: object) -> tuple[object, str]:
    if not isinstance(value, bool):
        raise CannotLearn(field.name, say("{field}: answer with yes or no.", field=field.called))
    return value, say("yes") if value else say("no")


def _contact(place: Place, field: Field, value: object) -> tuple[object, str]:
    there = told.names(place.connection, place.workspace_id, CONTACT, place.customer_id)
    if isinstance(value, str):
        known = meant(value, there)
        return (known, dict(there)[known]) if known else (_meet(place, value), value)
    name = next((name for row_id, name in there if row_id == value), None)
    if name is None:
        raise CannotLearn(
            field.name,
            say(
                "{field}: choose somebody at {customer}, or write a new name.",
                field=field.called,
                customer=place.customer,
            ),
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
        advice = say("{field}: choose a colleague who is still with us.", field=field.called)
        raise CannotLearn(field.name, advice)
    return found.id, found.name


def _project(place: Place, field: Field, value: object) -> tuple[object, str]:
    there = told.names(place.connection, place.workspace_id, PROJECT, place.customer_id)
    known = meant(value, there) if isinstance(value, str) else value
    name = next((name for row_id, name in there if row_id == known), None)
    if name is None:
        raise CannotLearn(field.name, _no_such_project(place, [name for _, name in there]))
    return known, name


def _no_such_project(place: Place, there: Sequence[str]) -> str:
    if not there:
        return say(
            "At {customer} there is no project yet. Tell me of a new one first.",
            customer=place.customer,
        )
    return say(
        "At {customer} I know of {projects}. Tell me of a new one first.",
        customer=place.customer,
        projects=listed(there),
    )


def _birthday(place: Place, field: Field, value: object) -> tuple[object, str]:
    try:
        born = Birthday.read(str(value))
        day = born.in_year(born.year or 2000)
    except ValueError:
        day = None
    if day is None or not FIRST_DAY <= day <= place.visit.today:
        advice = say("{field}: write it as {how}.", field=field.called, how=field.advice)
        raise CannotLearn(field.name, advice)
    return str(value), say_day_of_year(day)


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
