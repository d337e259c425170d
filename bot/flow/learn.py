"""Learning what somebody tells us of a customer, changing it, and taking it back."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from sqlalchemy import Connection

from bot.flow.grasp import CannotLearn, Grasped, Place, Value, grasp, meant
from bot.flow.keep import identity, keep
from bot.flow.private import knows_of, show_again
from bot.flow.record import UNDO_FOR, Undone, closed_by, next_coming
from bot.flow.tick import look
from bot.flow.visit import Visit
from bot.model.learnt import Learnt
from bot.model.nouns import CONTACT, CUSTOMER, LIFE_EVENT, ROLE, TERM, Noun
from bot.model.nouns.said import a_new, the
from bot.store import customers, dossiers, life_events, told
from bot.store.engine import writing
from bot.store.told import Kept
from rules.kit import Item
from rules.kit.language import say, word

__all__ = ["CannotLearn", "Value", "amend", "learn", "settle", "unlearn"]

Facts = Mapping[str, Value]


def learn(visit: Visit, customer_id: int, noun: Noun, facts: Facts) -> Learnt:
    """Keep what was told, and plan the customer at once. Raises CannotLearn: nothing has changed.

    What is `told` is added, unless the very same is on record: then that is amended. Of a contact
    or project the one of this name is amended, or a new one added; of the customer, itself.
    """
    with writing(visit.engine) as connection:
        place = _place(connection, visit, customer_id)
        whole = _filled_in(noun, facts, visit.today) if noun.told else facts
        grasped = grasp(place, noun, whole)
        row = _meant(place, noun, grasped)
        return _learnt(place, noun, row, grasped)


def amend(visit: Visit, noun: Noun, row_id: int, facts: Facts) -> Learnt:
    """Change what is on record, and only what is given. Raises CannotLearn: nothing has changed."""
    with writing(visit.engine) as connection:
        row = told.get(connection, visit.workspace_id, noun, row_id)
        if row is None or not knows_of(connection, visit, row.customer_id):
            raise CannotLearn("", say("This is not on record any more."))
        place = _place(connection, visit, row.customer_id)
        return _learnt(place, noun, row, grasp(place, noun, facts))


def settle(visit: Visit, noun: Noun, row_id: int, on: date) -> Learnt:
    """Close what is open: who comes second is told so. Raises CannotLearn: nothing has changed."""
    with writing(visit.engine) as connection:
        row = told.get(connection, visit.workspace_id, noun, row_id)
        if row is None or not knows_of(connection, visit, row.customer_id):
            raise CannotLearn("", say("This is not on record any more."))
        if row.columns.get("closed_on") is not None:
            raise CannotLearn("", say("This one is closed already."))
        place = _place(connection, visit, row.customer_id)
        return _learnt(place, noun, row, grasp(place, noun, {"closed_on": on}))


def unlearn(visit: Visit, noun: Noun, row_id: int) -> Undone:
    """Take back what was added within ten minutes, by the one who told it."""
    with writing(visit.engine) as connection:
        row = told.get(connection, visit.workspace_id, noun, row_id) if noun.told else None
        if row is None or not knows_of(connection, visit, row.customer_id):
            return Undone.NOT_THERE
        if row.told_by_id != visit.member.id or row.told_at is None:
            return Undone.NOT_YOURS
        if visit.now > row.told_at + UNDO_FOR:
            return Undone.TOO_LATE
        told.remove(connection, visit.workspace_id, noun, row)
        if noun == LIFE_EVENT:
            life_events.silence(connection, visit.workspace_id, [row.customer_id])
        look(connection, visit.here, row.customer_id, visit.now, day=visit.today)
        return Undone.GONE


def _place(connection: Connection, visit: Visit, customer_id: int) -> Place:
    named = customers.name_of(connection, visit.workspace_id, [customer_id], visit.member.id)
    if customer_id not in named:
        advice = say("I do not know this customer. Look for it by its name.")
        raise CannotLearn("customer", advice)
    return Place(connection, visit, customer_id, named[customer_id])


def _filled_in(noun: Noun, facts: Facts, today: date) -> Facts:
    """The same with today where no day was given, and a blank where something has to be said.

    Of a role even a blank tells something: nobody holds it, or somebody always did.
    """
    whole = {name: told for name, told in facts.items() if told not in (None, "") or noun == ROLE}
    for field in noun.fields:
        if field.name not in whole and (field.needed or field.today):
            whole[field.name] = today if field.today else None
    return {"member": None, **whole} if noun == ROLE else whole


def _meant(place: Place, noun: Noun, grasped: Grasped) -> Kept | None:
    """The row that is on record already, if there is one."""
    here = place.connection, place.workspace_id, noun
    if noun == CUSTOMER:
        return told.get(*here, place.customer_id)
    if noun.told:
        return told.find(*here, place.customer_id, identity(noun, grasped.columns))
    name = grasped.columns.get("name")
    if not name:
        raise CannotLearn("name", _no_name(noun))
    known = meant(str(name), told.names(*here, place.customer_id))
    row = told.get(*here, known) if known is not None else None
    if row:
        grasped.put(noun.field("name"), row.columns["name"], str(row.columns["name"]))
    return row


def _learnt(place: Place, noun: Noun, row: Kept | None, grasped: Grasped) -> Learnt:
    """Write it down, plan the customer, and say what was understood."""
    connection, visit, customer_id = place.connection, place.visit, place.customer_id
    row_id = keep(place, noun, row, grasped)
    if noun == ROLE:
        show_again(connection, visit, customer_id)
    because = partial(_because, visit, noun, row, grasped)
    planned = look(connection, visit.here, customer_id, visit.now, day=visit.today, because=because)
    (dossier,) = dossiers.load_for_planning(
        connection, visit.workspace_id, [customer_id], today=visit.today
    )
    can_undo = row is None and noun.told and told.keeps_teller(noun)
    return Learnt(
        noun=noun.word,
        row_id=row_id,
        customer_id=customer_id,
        customer=dossier.customer.name,
        what=grasped.what(noun),
        new=row is None,
        undo_until=visit.now + UNDO_FOR if can_undo else None,
        closes=closed_by(visit, planned),
        next=next_coming(visit, dossier),
    )


def _no_name(noun: Noun) -> str:
    return (
        say("Say the name of the contact.")
        if noun == CONTACT
        else say("Say the name of the project.")
    )


def _because(visit: Visit, noun: Noun, row: Kept | None, grasped: Grasped) -> str:
    """What those read whose nudge it closes. What is private is not even named."""
    who = visit.member.first_name
    if noun.private:
        return say("{who} told me something new", who=who)
    if noun == TERM:
        item = grasped.columns.get("item")
        clear = word(Item(str(item))) if item else say("what is clear")
        return say("{who} noted {what}", who=who, what=clear)
    if row is None:
        return say("{who} noted {what}", who=who, what=a_new(noun))
    if grasped.columns.get("closed_on") is not None:
        return say("{who} closed {what}", who=who, what=the(noun))
    return say("{who} changed {what}", who=who, what=the(noun))
