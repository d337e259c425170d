"""What an import asks of the record and writes into it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import Connection, String, bindparam, delete, func, insert, select, update

from bot.store import customers as customer_rows
from bot.store.new_row import insert_new
from bot.store.tables import aliases, loops, metadata, touchpoint_contacts, touchpoints

Facts = Mapping[str, object]
AT_A_TIME = 1_000


def room(noun: str, column: str) -> int | None:
    """How many characters a column holds; None where there is no end to it."""
    kept = metadata.tables[noun].c[column].type
    return kept.length if isinstance(kept, String) else None


def find(connection: Connection, workspace_id: int, noun: str, facts: Facts) -> int | None:
    """The id of the row that holds these facts."""
    table = metadata.tables[noun]
    same = (table.c[name] == value for name, value in facts.items())
    found = connection.execute(
        select(table.c.id).where(table.c.workspace_id == workspace_id, *same).order_by(table.c.id)
    ).first()
    return found.id if found else None


def facts_of(
    connection: Connection, workspace_id: int, noun: str, row_id: int, names: Collection[str]
) -> Facts:
    table = metadata.tables[noun]
    row = connection.execute(
        select(*(table.c[name] for name in names)).where(
            table.c.workspace_id == workspace_id, table.c.id == row_id
        )
    ).one()
    return row._asdict()


def add(connection: Connection, workspace_id: int, noun: str, facts: Facts) -> int:
    table = metadata.tables[noun]
    values = {"workspace_id": workspace_id, **facts}
    added: int = connection.execute(insert(table).values(values).returning(table.c.id)).scalar_one()
    return added


def change(connection: Connection, workspace_id: int, noun: str, row_id: int, facts: Facts) -> None:
    table = metadata.tables[noun]
    mine = table.c.workspace_id == workspace_id, table.c.id == row_id
    connection.execute(update(table).where(*mine).values(dict(facts)))


def rows(
    connection: Connection, workspace_id: int, noun: str, *names: str
) -> Iterator[tuple[object, ...]]:
    """These columns of every row, in the order in which they were added."""
    table = metadata.tables[noun]
    wanted = select(*(table.c[name] for name in names)).where(table.c.workspace_id == workspace_id)
    for row in connection.execute(wanted.order_by(table.c.id)):
        yield tuple(row)


def alias_names(connection: Connection, workspace_id: int) -> Iterator[tuple[int, str]]:
    """(customer id, alias), the oldest first."""
    wanted = select(aliases.c.customer_id, aliases.c.name).where(
        aliases.c.workspace_id == workspace_id
    )
    for row in connection.execute(wanted.order_by(aliases.c.id)):
        yield row.customer_id, row.name


def loops_of(
    connection: Connection, workspace_id: int, customer_id: int
) -> list[tuple[int, str, date, str]]:
    """(id, kind, day it was opened, text) of a customer's concerns and promises."""
    wanted = select(loops.c.id, loops.c.kind, loops.c.opened_on, loops.c.text).where(
        loops.c.workspace_id == workspace_id, loops.c.customer_id == customer_id
    )
    found = connection.execute(wanted.order_by(loops.c.id))
    return [(row.id, row.kind, row.opened_on, row.text) for row in found]


def last_touchpoint_id(connection: Connection) -> int:
    return connection.execute(select(func.max(touchpoints.c.id))).scalar_one() or 0


def known_touchpoints(
    connection: Connection, workspace_id: int, identities: Collection[str]
) -> dict[str, Facts]:
    """Those of these touchpoints that are in the record already, by identity."""
    wanted = select(touchpoints).where(
        touchpoints.c.workspace_id == workspace_id, touchpoints.c.identity.in_(identities)
    )
    return {row.identity: row._asdict() for row in connection.execute(wanted)}


def identities_of(
    connection: Connection, workspace_id: int, touchpoint_ids: Collection[int]
) -> dict[int, tuple[str, datetime]]:
    """What each of these touchpoints is known by, and when it was recorded."""
    wanted = select(touchpoints.c.id, touchpoints.c.identity, touchpoints.c.recorded_at).where(
        touchpoints.c.workspace_id == workspace_id, touchpoints.c.id.in_(touchpoint_ids)
    )
    return {row.id: (row.identity, row.recorded_at) for row in connection.execute(wanted)}


def people_of(
    connection: Connection, workspace_id: int, touchpoint_ids: Collection[int]
) -> dict[int, set[int]]:
    """The ids of the contacts of each of these touchpoints."""
    people: dict[int, set[int]] = {one: set() for one in touchpoint_ids}
    wanted = select(touchpoint_contacts).where(
        touchpoint_contacts.c.workspace_id == workspace_id,
        touchpoint_contacts.c.touchpoint_id.in_(touchpoint_ids),
    )
    for row in connection.execute(wanted):
        people[row.touchpoint_id].add(row.contact_id)
    return people


def add_touchpoints(connection: Connection, workspace_id: int, added: Sequence[Facts]) -> None:
    """Many at once; one whose identity is there already is left as it is."""
    if added:
        statement = insert_new(connection, touchpoints)
        connection.execute(statement, [{"workspace_id": workspace_id, **one} for one in added])


def add_people(
    connection: Connection, workspace_id: int, people: Sequence[tuple[str, int]]
) -> None:
    """(identity of a touchpoint, id of a contact who was there), many at once."""
    if not people:
        return
    there = select(
        touchpoints.c.workspace_id,
        touchpoints.c.id,
        bindparam("contact_id", type_=touchpoints.c.id.type),
    ).where(
        touchpoints.c.workspace_id == workspace_id, touchpoints.c.identity == bindparam("identity")
    )
    statement = insert(touchpoint_contacts).from_select(
        ["workspace_id", "touchpoint_id", "contact_id"], there
    )
    connection.execute(
        statement, [{"identity": identity, "contact_id": one} for identity, one in people]
    )


def change_touchpoint(
    connection: Connection, workspace_id: int, row_id: int, facts: Facts, people: Collection[int]
) -> None:
    """New facts for one, and other people unless none are given."""
    mine = touchpoints.c.workspace_id == workspace_id, touchpoints.c.id == row_id
    if facts:
        connection.execute(update(touchpoints).where(*mine).values(dict(facts)))
    if not people:
        return
    connection.execute(
        delete(touchpoint_contacts).where(
            touchpoint_contacts.c.workspace_id == workspace_id,
            touchpoint_contacts.c.touchpoint_id == row_id,
        )
    )
    links = [
        {"workspace_id": workspace_id, "touchpoint_id": row_id, "contact_id": one} for one in people
    ]
    connection.execute(insert(touchpoint_contacts), links)


def add_alias(
    connection: Connection, workspace_id: int, customer_id: int, name: str, normal_name: str
) -> None:
    connection.execute(
        insert(aliases).values(
            workspace_id=workspace_id, customer_id=customer_id, name=name, normal_name=normal_name
        )
    )


def look_again(connection: Connection, workspace_id: int, customer_ids: Collection[int]) -> None:
    """What is known of these customers has changed."""
    ids = sorted(customer_ids)
    for start in range(0, len(ids), AT_A_TIME):
        customer_rows.changed(connection, workspace_id, *ids[start : start + AT_A_TIME])
