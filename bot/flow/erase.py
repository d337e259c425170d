"""Erasing a customer, or somebody there, for good; by whoever looks after it, or the team lead."""

from dataclasses import dataclass

from bot.flow.tick import look
from bot.flow.visit import Visit
from bot.model import Dossier, Member
from bot.store import customers, dossiers, erasing
from bot.store.engine import writing
from bot.words.names import normalise

LETTERS_THAT_MEAN_SOMEBODY = 3
"""Shorter parts of a name, such as Li or de, stand in too many words that are no name."""


class NotYours(Exception):
    """Somebody else is to be asked."""

    def __init__(self, ask: Member | None) -> None:
        super().__init__(ask.name if ask else "")
        self.ask = ask


class Gone(Exception):
    """There is no such customer, or nobody of that id there, as far as they may know."""


class NotTheName(Exception):
    """What was typed again is another name."""


@dataclass(frozen=True, slots=True)
class Erased:
    """`involved` are the members whose pages may show it still. `touches` stay, without a name."""

    customer: str
    person: str
    touches: int
    involved: frozenset[int]


def may_erase(whole: Dossier, member: Member) -> bool:
    return member.active and member.id in (whole.owner.id if whole.owner else None, whole.lead_id)


def customer(visit: Visit, customer_id: int, typed: str) -> Erased:
    """Raises NotYours, Gone, and NotTheName unless the name was typed again."""
    workspace_id = visit.workspace_id
    with writing(visit.engine) as connection:
        found = dossiers.load(connection, workspace_id, [customer_id], visit.member.id)
        whole = _allowed(visit, found)
        name = whole.customer.name
        _check(typed, name)
        touched = erasing.involved(connection, workspace_id, customer_id)
        called = [name, *customers.aliases_of(connection, workspace_id, customer_id)]
        erasing.erase_customer(connection, workspace_id, customer_id, called)
    return Erased(name, "", len(whole.customer.touches), frozenset(touched))


def contact(visit: Visit, customer_id: int, contact_id: int, typed: str) -> Erased:
    """The same of somebody there. What they were part of stays, and names them no more."""
    workspace_id = visit.workspace_id
    with writing(visit.engine) as connection:
        found = dossiers.load(connection, workspace_id, [customer_id], visit.member.id)
        whole = _allowed(visit, found)
        here = connection, workspace_id, customer_id
        whom = erasing.person(*here, contact_id)
        if whom is None:
            raise Gone
        _check(typed, whom.name)
        touched = erasing.involved(*here)
        others = erasing.others_named(*here, contact_id)
        erasing.erase_person(*here, whom, parts_of(whom.name, others))
        customers.changed(*here)
        look(connection, visit.here, customer_id, visit.now, day=visit.today)
    return Erased(whole.customer.name, whom.name, whom.touches, frozenset(touched))


def parts_of(name: str, others: list[str]) -> list[str]:
    """The words of a name by which people call just this one there."""
    shared = {word for other in others for word in other.split()}
    return [
        word
        for word in name.split()
        if len(word) >= LETTERS_THAT_MEAN_SOMEBODY and word not in shared
    ]


def _allowed(visit: Visit, found: list[Dossier]) -> Dossier:
    if not found:
        raise Gone
    if not may_erase(found[0], visit.member):
        raise NotYours(found[0].owner)
    return found[0]


def _check(typed: str, name: str) -> None:
    if typed.strip() != name and normalise(typed) != normalise(name):
        raise NotTheName
