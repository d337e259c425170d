"""What a line about a customer is read against: the customer, and whom and what it may name."""

from dataclasses import dataclass
from datetime import date

from bot.flow.visit import Visit
from bot.model import Dossier
from bot.model.nouns import Noun
from bot.store import dossiers, told
from bot.store.engine import reading
from bot.words.fact_reading import Setting
from bot.words.names import normalise


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What stood behind /customer; `identity` names the telling, so that a mood counts once."""

    text: str
    identity: str
    said_on: date
    day_first: bool | None


def dossier(visit: Visit, customer_id: int) -> Dossier | None:
    """All about a customer; None where there is none of that id, as far as they may know."""
    with reading(visit.engine) as connection:
        found = dossiers.load(connection, visit.workspace_id, [customer_id], visit.member.id)
    return found[0] if found else None


def dossier_of_row(visit: Visit, noun: Noun, row_id: int) -> Dossier | None:
    """All about the customer of something that was told; None when it is no longer there.

    What is private is there for who told it and for the customer's owner alone.
    """
    with reading(visit.engine) as connection:
        row = told.get(connection, visit.workspace_id, noun, row_id)
    whole = dossier(visit, row.customer_id) if row else None
    if row is None or whole is None:
        return None
    mine = row.told_by_id == visit.member.id or whole.owner == visit.member
    return whole if mine or not noun.private else None


def setting(visit: Visit, whole: Dossier, typed: Typed) -> Setting:
    """Whom and what a line about this customer may name."""
    here = whole.customer
    ours = [one for one in whole.members.values() if one.active]
    return Setting(
        today=typed.said_on,
        day_first=typed.day_first,
        me=visit.member.id,
        people=[(int(one.key), normalise(one.name)) for one in here.contacts],
        colleagues=[(one.id, normalise(one.name)) for one in ours],
        projects=[(int(one.key), normalise(one.name)) for one in here.projects],
    )
