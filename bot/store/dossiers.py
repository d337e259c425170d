"""Reading customers whole, as planning sees them: a few queries for a whole page of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection, Table, select

from bot.model import Dossier
from bot.store import customers as customer_rows
from bot.store import facts, visible
from bot.store.facts import People, SqlRow
from bot.store.few import among_few
from bot.store.surroundings import IN_ORDER, Surroundings, surroundings
from bot.store.tables import (
    contacts,
    customers,
    evidence,
    honest_noes,
    jobs,
    life_events,
    loops,
    needs,
    nudges,
    project_stages,
    projects,
    role_holders,
    terms,
    touchpoint_contacts,
    touchpoints,
)
from rules.kit import REMEMBERED_FOR, Customer, Loyalty, Standing

__all__ = ["Surroundings", "load", "load_for_planning", "stream", "surroundings"]

PAGE = 200

NO_FACTS = frozenset(("identity", "recorded_at"))
"""Of touchpoints, of which a customer may have thousands: what no plan and no page asks."""

Grouped = Mapping[int, Sequence[SqlRow]]


def load(
    connection: Connection,
    workspace_id: int,
    customer_ids: Sequence[int],
    viewer_id: int,
    *,
    today: date | None = None,
) -> list[Dossier]:
    """The dossiers of these customers, as far as this member may know that there are such."""
    known = sorted(customer_rows.name_of(connection, workspace_id, customer_ids, viewer_id))
    return load_for_planning(connection, workspace_id, known, today=today) if known else []


def load_for_planning(
    connection: Connection,
    workspace_id: int,
    customer_ids: Sequence[int],
    around: Surroundings | None = None,
    *,
    today: date | None = None,
) -> list[Dossier]:
    """The dossiers of these customers, in the order of their ids; strangers are left out.

    Life events that are to be forgotten by `today` are left out, too. It acts for nobody: what
    somebody reads comes from `load`.
    """
    around = around or surroundings(connection, workspace_id)
    pages = (customer_ids[start : start + PAGE] for start in range(0, len(customer_ids), PAGE))
    return [
        one for ids in pages for one in _read(connection, workspace_id, ids, around, today=today)
    ]


def as_planned(connection: Connection, workspace_id: int, dossier: Dossier) -> Dossier:
    """The same facts, with the nudges that have been planned from them in this transaction."""
    planned = _hanging_on(connection, workspace_id, nudges, [dossier.id], None)
    return replace(dossier, seen=tuple(facts.seen(one) for one in planned.get(dossier.id, ())))


def stream(
    connection: Connection, workspace_id: int, *, today: date | None = None
) -> Iterator[Dossier]:
    """Every customer of a workspace, private or not, a page at a time: for no member."""
    around = surroundings(connection, workspace_id)
    last = 0
    while True:
        wanted = select(customers.c.id).where(
            customers.c.workspace_id == workspace_id, customers.c.id > last
        )
        ids = connection.scalars(wanted.order_by(customers.c.id).limit(PAGE)).all()
        if not ids:
            return
        yield from _read(connection, workspace_id, ids, around, today=today)
        last = ids[-1]


@dataclass(frozen=True, slots=True)
class _Page:
    """The rows of some customers, each table's by what they hang on."""

    rows: Mapping[Table, Grouped]
    around: Surroundings

    def of(self, table: Table, row_id: int) -> Sequence[SqlRow]:
        return self.rows[table].get(row_id, ())


def _read(
    connection: Connection,
    workspace_id: int,
    ids: Sequence[int],
    around: Surroundings,
    *,
    today: date | None,
) -> Iterator[Dossier]:
    rows = {
        table: _hanging_on(connection, workspace_id, table, ids, today)
        if table in around.filled
        else {}
        for table in IN_ORDER
    }
    for table, column, of in (
        (touchpoint_contacts, "touchpoint_id", touchpoints),
        (project_stages, "project_id", projects),
    ):
        rows[table] = _linked(connection, workspace_id, table, column, rows[of])
    page = _Page(rows, around)
    wanted = select(customers).where(
        customers.c.workspace_id == workspace_id, customers.c.id.in_(ids)
    )
    found = connection.execute(wanted.order_by(customers.c.id)).all()
    # All of the workspace's, which may be thousands, are gone through once a page.
    about = {None, *ids}
    said = [one for one in around.arrangements if one.customer_id in about]
    hidden = [row.id for row in found if row.private]
    shared = visible.shared_with(connection, workspace_id, hidden) if hidden else {}
    for row in found:
        yield Dossier(
            id=row.id,
            customer=_customer(row, page),
            owner_id=row.owner_id,
            lead_id=around.lead_id,
            members=around.members,
            seen=tuple(facts.seen(one) for one in page.of(nudges, row.id)),
            arrangements=tuple(one for one in said if one.customer_id in (None, row.id)),
            timezone=around.timezone,
            planned_on=row.planned_on,
            version=row.version,
            private=row.private,
            shared_with=shared.get(row.id, frozenset()),
        )


def _customer(row: SqlRow, page: _Page) -> Customer:
    of, around, here = page.of, page.around, row.id
    known = {one.id: facts.contact(one) for one in of(contacts, here)}
    people = People(around.colleagues, around.here, known)
    clear = of(terms, here)
    held = (facts.holding(one, people) for one in of(role_holders, here))
    return Customer(
        key=str(here),
        name=row.name,
        tier=row.tier,
        since=row.since,
        standing=Standing(row.standing),
        standing_since=row.standing_since,
        lost_because=row.lost_because,
        country=row.country,
        owner=around.here.get(row.owner_id),
        renews_on=row.renews_on,
        loyalty_pinned=Loyalty(row.loyalty_pinned) if row.loyalty_pinned else None,
        contacts=tuple(known.values()),
        projects=tuple(
            facts.project(one, of(project_stages, one.id), clear) for one in of(projects, here)
        ),
        touches=tuple(
            facts.touch(one, of(touchpoint_contacts, one.id), people)
            for one in of(touchpoints, here)
        ),
        loops=tuple(facts.loop(one, people) for one in of(loops, here)),
        noes=tuple(facts.honest_no(one, people) for one in of(honest_noes, here)),
        jobs=tuple(facts.job(one, people) for one in of(jobs, here)),
        needs=tuple(facts.need(one) for one in of(needs, here)),
        values=tuple(facts.value(one, people) for one in of(evidence, here)),
        life_events=tuple(facts.life_event(one, people) for one in of(life_events, here)),
        holdings=tuple(sorted(held, key=lambda one: one.since or date.min)),
        offerings=around.offerings,
        offers=around.offers.get(row.owner_id, ()),
    )


def _hanging_on(
    connection: Connection,
    workspace_id: int,
    table: Table,
    ids: Sequence[int],
    today: date | None,
) -> Grouped:
    read = [one for one in table.c if table is not touchpoints or one.name not in NO_FACTS]
    wanted = select(*read).where(among_few(table, workspace_id), table.c.customer_id.in_(ids))
    if table is life_events and today is not None:
        wanted = wanted.where(life_events.c.on > today - REMEMBERED_FOR)
    order = (table.c[IN_ORDER[table]], table.c.id)
    return _grouped(connection.execute(wanted.order_by(*order)), "customer_id")


def _linked(
    connection: Connection, workspace_id: int, table: Table, column: str, of: Grouped
) -> Grouped:
    """The rows of `table` that hang on the rows of `of`, by the id of those."""
    ids = [row.id for rows in of.values() for row in rows]
    found: list[SqlRow] = []
    for start in range(0, len(ids), 5_000):
        mine = among_few(table, workspace_id)
        here = table.c[column].in_(ids[start : start + 5_000])
        found.extend(connection.execute(select(table).where(mine, here).order_by(table.c.id)))
    return _grouped(found, column)


def _grouped(rows: Iterable[SqlRow], column: str) -> Grouped:
    groups: dict[int, list[SqlRow]] = defaultdict(list)
    for row in rows:
        groups[getattr(row, column)].append(row)
    return groups
