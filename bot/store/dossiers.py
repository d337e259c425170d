"""Reading customers whole, as planning sees them: a few queries for a whole page of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Column, Connection, Row, Table, select

from bot.model import Dossier, Member, NudgeState, Seen
from bot.store import members as member_rows
from bot.store.tables import (
    contacts,
    customers,
    needs,
    nudges,
    offerings,
    project_stages,
    projects,
    touchpoint_contacts,
    touchpoints,
    workspaces,
)
from rules.kit import (
    Birthday,
    Colleague,
    Contact,
    ContactStanding,
    Customer,
    Need,
    Offering,
    Project,
    Seniority,
    Stage,
    Standing,
    Touch,
)
from rules.kit.kinds import Kind

PAGE = 200
SqlRow = Row[tuple[object, ...]]
Grouped = Mapping[int, Sequence[SqlRow]]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What all customers of a workspace share: read once, not once a page."""

    members: Mapping[int, Member]
    offerings: tuple[Offering, ...]
    lead_id: int | None
    timezone: str


def surroundings(connection: Connection, workspace_id: int) -> Surroundings:
    home = connection.execute(select(workspaces).where(workspaces.c.id == workspace_id)).one()
    published = select(offerings).where(offerings.c.workspace_id == workspace_id)
    return Surroundings(
        members=member_rows.of_workspace(connection, workspace_id),
        offerings=tuple(
            offering(row)
            for row in connection.execute(published.order_by(offerings.c.published_on, "id"))
        ),
        lead_id=home.lead_member_id,
        timezone=home.timezone,
    )


def load(
    connection: Connection,
    workspace_id: int,
    customer_ids: Sequence[int],
    around: Surroundings | None = None,
) -> list[Dossier]:
    """The dossiers of these customers, in the order of their ids; strangers are left out."""
    around = around or surroundings(connection, workspace_id)
    pages = (customer_ids[start : start + PAGE] for start in range(0, len(customer_ids), PAGE))
    return [one for page in pages for one in _load_page(connection, workspace_id, page, around)]


def stream(connection: Connection, workspace_id: int) -> Iterator[Dossier]:
    """Every customer of a workspace, a page at a time."""
    around = surroundings(connection, workspace_id)
    last = 0
    while True:
        wanted = select(customers.c.id).where(
            customers.c.workspace_id == workspace_id, customers.c.id > last
        )
        page = connection.scalars(wanted.order_by(customers.c.id).limit(PAGE)).all()
        if not page:
            return
        yield from _load_page(connection, workspace_id, page, around)
        last = page[-1]


def _load_page(
    connection: Connection, workspace_id: int, ids: Sequence[int], around: Surroundings
) -> Iterator[Dossier]:
    def rows(table: Table, *order: Column[object]) -> Grouped:
        mine = table.c.workspace_id == workspace_id, table.c.customer_id.in_(ids)
        found = connection.execute(select(table).where(*mine).order_by(*order, table.c.id))
        return _grouped(found, "customer_id")

    people = rows(contacts)
    happened = rows(touchpoints, touchpoints.c.on)
    engagements = rows(projects)
    wishes = rows(needs, needs.c.on)
    suggested = rows(nudges, nudges.c.due)
    with_whom = _linked(connection, workspace_id, touchpoint_contacts, "touchpoint_id", happened)
    stages = _linked(connection, workspace_id, project_stages, "project_id", engagements)
    wanted = select(customers).where(
        customers.c.workspace_id == workspace_id, customers.c.id.in_(ids)
    )
    for row in connection.execute(wanted.order_by(customers.c.id)):
        known = {one.id: contact(one) for one in people.get(row.id, ())}
        yield Dossier(
            id=row.id,
            customer=Customer(
                key=str(row.id),
                name=row.name,
                tier=row.tier,
                since=row.since,
                standing=Standing(row.standing),
                country=row.country,
                contacts=tuple(known.values()),
                projects=tuple(
                    _project(one, stages.get(one.id, ())) for one in engagements.get(row.id, ())
                ),
                touches=tuple(
                    _touch(one, with_whom.get(one.id, ()), known, around.members)
                    for one in happened.get(row.id, ())
                ),
                needs=tuple(Need(tag=n.tag, on=n.on, text=n.text) for n in wishes.get(row.id, ())),
                offerings=around.offerings,
            ),
            owner_id=row.owner_id,
            lead_id=around.lead_id,
            members=around.members,
            seen=tuple(_seen(one) for one in suggested.get(row.id, ())),
            timezone=around.timezone,
            version=row.version,
        )


def _linked(
    connection: Connection, workspace_id: int, table: Table, column: str, of: Grouped
) -> Grouped:
    """The rows of `table` that hang on the rows of `of`, by the id of those."""
    ids = [row.id for rows in of.values() for row in rows]
    found: list[SqlRow] = []
    for start in range(0, len(ids), 5_000):
        mine = table.c.workspace_id == workspace_id
        here = table.c[column].in_(ids[start : start + 5_000])
        found.extend(connection.execute(select(table).where(mine, here).order_by(table.c.id)))
    return _grouped(found, column)


def _grouped(rows: Iterable[SqlRow], column: str) -> Grouped:
    groups: dict[int, list[SqlRow]] = defaultdict(list)
    for row in rows:
        groups[getattr(row, column)].append(row)
    return groups


def contact(row: SqlRow) -> Contact:
    return Contact(
        key=str(row.id),
        name=row.name,
        title=row.title,
        department=row.department,
        seniority=Seniority(row.seniority) if row.seniority else None,
        birthday=Birthday.read(row.birthday) if row.birthday else None,
        champion=row.champion,
        standing=ContactStanding(row.standing),
        standing_since=row.standing_since,
    )


def offering(row: SqlRow) -> Offering:
    return Offering(
        key=str(row.id),
        title=row.title,
        published_on=row.published_on,
        kind=row.kind,
        tags=frozenset(row.tags),
        link=row.link,
    )


def _project(row: SqlRow, stages: Sequence[SqlRow]) -> Project:
    entered = sorted((one.entered_on, one.id, Stage(one.stage)) for one in stages)
    return Project(
        key=str(row.id),
        name=row.name,
        stages=tuple((stage, on) for on, _, stage in entered),
        delivered_on=row.delivered_on,
        accepted_on=row.accepted_on,
    )


def _touch(
    row: SqlRow,
    with_whom: Sequence[SqlRow],
    known: Mapping[int, Contact],
    members: Mapping[int, Member],
) -> Touch:
    by = members.get(row.by_member_id) if row.by_member_id else None
    return Touch(
        key=str(row.id),
        on=row.on,
        kind=Kind(row.kind),
        contacts=tuple(known[one.contact_id] for one in with_whom if one.contact_id in known),
        by=Colleague(str(by.id), by.name) if by else None,
        project=str(row.project_id) if row.project_id else None,
        mood=row.mood,
        note=row.note,
        private=row.private,
        step=row.step,
        recorded_on=row.recorded_on,
    )


def _seen(row: SqlRow) -> Seen:
    return Seen(
        id=row.id,
        rule=row.rule,
        subject=row.subject,
        due=row.due,
        state=NudgeState(row.state),
        good_until=row.good_until,
        ask_on=row.ask_on,
        to_member_id=row.to_member_id,
    )
