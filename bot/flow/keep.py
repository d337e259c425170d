"""Writing down what was understood, with what follows from it."""

from collections.abc import Mapping
from datetime import date

from bot.flow.grasp import CannotLearn, Grasped, Place
from bot.flow.private import make_way
from bot.model.nouns import CONTACT, CUSTOMER, LIFE_EVENT, PROJECT, Noun
from bot.store import customers, told
from bot.store.told import Kept
from bot.words.names import normalise
from rules.kit import REMEMBERED_FOR, Standing, say_day
from rules.kit.language import say, say_n

NOT_BEFORE = (
    ("closed_on", "opened_on"),
    ("closed_on", "on"),
    ("revisit_on", "on"),
    ("wait_until", "opened_on"),
)
"""Which day cannot be before which other."""


def keep(place: Place, noun: Noun, row: Kept | None, grasped: Grasped) -> int:
    """Amend this row, or add one; answers its id. Raises CannotLearn."""
    if not grasped.columns:
        raise CannotLearn("", say("Say what is new about {customer}.", customer=place.customer))
    _date_standing(noun, row, grasped, place.visit.today)
    _check_days(noun, row, grasped, place.visit.today)
    _check_names(place, noun, row, grasped)
    entry = _take_stage(grasped, place.visit.today) if noun == PROJECT else {}
    row_id = _write(place, noun, row, grasped)
    if entry:
        _enter_stage(place, row_id, grasped, entry)
    return row_id


def identity(noun: Noun, columns: Mapping[str, object]) -> dict[str, object]:
    """The columns that tell which one is meant."""
    named = [noun.field(name) for name in noun.identity]
    return {one.kept_in: columns.get(one.kept_in, told.empty(noun, one)) for one in named}


def _date_standing(noun: Noun, row: Kept | None, grasped: Grasped, today: date) -> None:
    """A new standing holds from today on, unless a day was given."""
    before = row.columns.get("standing") if row else Standing.ACTIVE
    new = grasped.columns.get("standing", before)
    if new != before and grasped.columns.get("standing_since") is None:
        grasped.put(noun.field("standing_since"), today, say_day(today))


def _check_days(noun: Noun, row: Kept | None, grasped: Grasped, today: date) -> None:
    whole = {**(row.columns if row else {}), **grasped.columns}
    on = whole.get("on")
    if noun == LIFE_EVENT and isinstance(on, date) and on + REMEMBERED_FOR <= today:
        kept = REMEMBERED_FOR.days
        advice = say_n(
            kept,
            "I keep this for one day and not longer.",
            "I keep this for {n} days and not longer.",
        )
        raise CannotLearn("on", advice)
    for later, earlier in NOT_BEFORE:
        end, begin = whole.get(later), whole.get(earlier)
        if isinstance(end, date) and isinstance(begin, date) and end < begin:
            raise CannotLearn(later, _too_early(later, earlier, say_day(begin)))


def _too_early(later: str, earlier: str, day: str) -> str:
    return {
        ("closed_on", "opened_on"): say("It cannot be over before it began, on {day}.", day=day),
        ("closed_on", "on"): say("It cannot be settled before it was said, on {day}.", day=day),
        ("revisit_on", "on"): say("Choose a day after it was said, on {day}.", day=day),
        ("wait_until", "opened_on"): say("Choose a day after it began, on {day}.", day=day),
    }[later, earlier]


def _check_names(place: Place, noun: Noun, row: Kept | None, grasped: Grasped) -> None:
    """Two that become the same would never be told apart again."""
    if row is None:
        return
    if grasped.columns.get("successor_of_id") == row.id:
        advice = say("Nobody takes their own place. Choose somebody else.")
        raise CannotLearn("successor_of", advice)
    wanted = identity(noun, {**row.columns, **grasped.columns})
    if wanted != identity(noun, row.columns) and _taken(place, noun, row, wanted):
        advice = say("The very same is on record already. Change that one.")
        raise CannotLearn(noun.identity[0], advice)


def _taken(place: Place, noun: Noun, row: Kept, wanted: Mapping[str, object]) -> bool:
    connection, workspace_id = place.connection, place.workspace_id
    if noun == CUSTOMER:
        name = normalise(str(wanted["name"]))
        known = customers.called(connection, workspace_id, place.visit.member.id, [name])
        return any(row_id != row.id for row_id, _ in known)
    other = told.find(connection, workspace_id, noun, place.customer_id, wanted, besides=row.id)
    return other is not None


def _take_stage(grasped: Grasped, today: date) -> dict[str, object]:
    """The stage that a project enters, out of what its own row holds."""
    stage, on = grasped.columns.pop("stage", None), grasped.columns.pop("entered_on", None)
    grasped.said.pop("entered_on", None)
    if not stage:
        grasped.said.pop("stage", None)
        return {}
    return {"stage": stage, "entered_on": on or today}


def _enter_stage(
    place: Place, project_id: int, grasped: Grasped, entry: Mapping[str, object]
) -> None:
    """A project that is there already does not enter again."""
    here, on = (place.connection, place.workspace_id, project_id), entry["entered_on"]
    if isinstance(on, date) and told.stage_on(*here, on) != entry["stage"]:
        told.enter_stage(*here, entry)
        grasped.said["entered_on"] = (PROJECT.field("entered_on").called, say_day(on))
    else:
        grasped.said.pop("stage", None)


def _write(place: Place, noun: Noun, row: Kept | None, grasped: Grasped) -> int:
    connection, workspace_id, visit = place.connection, place.workspace_id, place.visit
    columns = grasped.columns
    if "name" in columns and noun != PROJECT:
        columns["normal_name"] = normalise(str(columns["name"]))
    if "name" in columns and noun == CUSTOMER:
        make_way(connection, visit, str(columns["name"]))
    if row is not None:
        told.amend(connection, workspace_id, noun, row, columns)
        if noun == CUSTOMER and columns.get("name", place.customer) != place.customer:
            old = place.customer
            customers.add_alias(connection, workspace_id, row.id, old, normalise(old))
        return row.id
    if noun == CONTACT and columns.get("met_on") is None:
        columns["met_on"] = visit.today
    customer_id, teller = place.customer_id, visit.member.id
    return told.add(connection, workspace_id, noun, customer_id, columns, by=teller, at=visit.now)
