"""Erasing a customer, or somebody there, for good: what is theirs, and what names them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Select, String, Table, cast, delete, select, update

from bot.store import traces
from bot.store.few import among_few
from bot.store.tables import (
    contacts,
    customers,
    evidence,
    honest_noes,
    jobs,
    loops,
    needs,
    nudges,
    projects,
    questions,
    role_holders,
    terms,
    touchpoint_contacts,
    touchpoints,
)

WRITTEN: Mapping[Table, Sequence[str]] = {
    customers: ("lost_because",),
    projects: ("chosen_because", "lost_because"),
    touchpoints: ("note",),
    loops: ("text",),
    honest_noes: ("text", "win", "instead"),
    jobs: ("text",),
    evidence: ("text",),
    terms: ("text",),
    needs: ("text",),
    nudges: ("why", "draft", "reason", "handed_because"),
}
"""What people, or rules, have written about a customer, in whole sentences."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at a customer's. `touches` is how often they were met."""

    id: int
    name: str
    email: str
    touches: int


def involved(connection: Connection, workspace_id: int, customer_id: int) -> set[int]:
    """The members who may look at a page of theirs on which this customer stands."""
    found: set[int] = set()
    for table, column in (
        (nudges, "to_member_id"),
        (touchpoints, "by_member_id"),
        (loops, "by_member_id"),
        (role_holders, "member_id"),
    ):
        mine = table.c.workspace_id == workspace_id, table.c.customer_id == customer_id
        found.update(connection.scalars(select(table.c[column]).where(*mine).distinct()))
    owner = select(customers.c.owner_id).where(
        customers.c.workspace_id == workspace_id, customers.c.id == customer_id
    )
    found.update(connection.scalars(owner))
    return {one for one in found if one is not None}


def person(
    connection: Connection, workspace_id: int, customer_id: int, contact_id: int
) -> Person | None:
    """None where this customer has nobody of that id."""
    row = connection.execute(
        select(contacts).where(
            contacts.c.workspace_id == workspace_id,
            contacts.c.customer_id == customer_id,
            contacts.c.id == contact_id,
        )
    ).first()
    if row is None:
        return None
    met = select(touchpoint_contacts.c.touchpoint_id).where(
        touchpoint_contacts.c.workspace_id == workspace_id,
        touchpoint_contacts.c.contact_id == contact_id,
    )
    return Person(row.id, row.name, row.email, len(connection.scalars(met).all()))


def erase_customer(
    connection: Connection, workspace_id: int, customer_id: int, names: Sequence[str]
) -> None:
    """All that hangs on it goes with it; `names` are what it is called."""
    people = others_named(connection, workspace_id, customer_id, contact_id=0)
    # A first name alone may be anybody's: of people, whole names are looked for.
    blank = traces.blanking([*names, *(one for one in people if " " in one)])
    traces.draw_again(connection, workspace_id, customer_id)
    traces.take_back_notes(connection, workspace_id, customer_id)
    traces.blank_in_notes(connection, workspace_id, blank)
    traces.offer_no_more(connection, workspace_id, customer_id)
    traces.drop_drafts(connection, workspace_id, blank)
    mine = customers.c.workspace_id == workspace_id, customers.c.id == customer_id
    connection.execute(delete(customers).where(*mine))


def erase_person(
    connection: Connection,
    workspace_id: int,
    customer_id: int,
    whom: Person,
    parts: Collection[str] = (),
) -> None:
    """What was asked about them alone goes; what names them among other things names nobody.

    `parts` of their name mean them here, and may be anybody's, or a word, at other customers.
    """
    named = [whom.name, whom.email]
    blank = traces.blanking(named, parts)
    traces.draw_again(connection, workspace_id, customer_id)
    about_them = (
        nudges.c.workspace_id == workspace_id,
        nudges.c.customer_id == customer_id,
        nudges.c.contact_id == whom.id,
    )
    _free_identities(connection, workspace_id, select(nudges.c.id).where(*about_them))
    connection.execute(delete(nudges).where(*about_them))
    _forget_questions(connection, workspace_id, customer_id, whom)
    mine = contacts.c.workspace_id == workspace_id, contacts.c.id == whom.id
    connection.execute(delete(contacts).where(*mine))
    for table, columns in WRITTEN.items():
        key = table.c.id if table is customers else table.c.customer_id
        of_it = key == customer_id
        traces.blank_in(connection, workspace_id, table, columns, where=of_it, blank=blank)
    traces.blank_in_notes(connection, workspace_id, traces.blanking(named))
    traces.blank_in_notes(connection, workspace_id, blank, about=customer_id)
    traces.drop_drafts(connection, workspace_id, blank)


def _free_identities(connection: Connection, workspace_id: int, ids: Select[int]) -> None:
    """SQLite gives the number of a nudge that is gone to one that comes: doing that is news."""
    done = among_few(touchpoints, workspace_id), touchpoints.c.nudge_id.in_(ids)
    freed = "erased:" + cast(touchpoints.c.id, String)
    connection.execute(update(touchpoints).where(*done).values(identity=freed))


def others_named(
    connection: Connection, workspace_id: int, customer_id: int, contact_id: int
) -> list[str]:
    """What the others there are called."""
    wanted = select(contacts.c.name).where(
        contacts.c.workspace_id == workspace_id,
        contacts.c.customer_id == customer_id,
        contacts.c.id != contact_id,
    )
    return list(connection.scalars(wanted))


def _forget_questions(
    connection: Connection, workspace_id: int, customer_id: int, whom: Person
) -> None:
    """The small questions whose choices named them."""
    ours = questions.c.workspace_id == workspace_id, questions.c.customer_id == customer_id
    asked = connection.execute(select(questions.c.id, questions.c.choices).where(*ours)).all()
    naming = [
        row.id for row in asked if any(whom.name in (label, value) for value, label in row.choices)
    ]
    connection.execute(delete(questions).where(*ours, questions.c.id.in_(naming)))
