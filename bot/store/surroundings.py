"""What all customers of a workspace share, so that it is read once and not once a page."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Table, exists, or_, select

from bot.model import Arrangement, Member
from bot.store import arrangements, facts
from bot.store import members as member_rows
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
    offerings,
    projects,
    role_holders,
    terms,
    touchpoints,
    workspaces,
)
from rules.kit import OFFER, Colleague, Kind, Offering

IN_ORDER: Mapping[Table, str] = {
    contacts: "id",
    projects: "id",
    touchpoints: "on",
    nudges: "due",
    loops: "opened_on",
    honest_noes: "on",
    jobs: "on",
    needs: "on",
    evidence: "on",
    life_events: "on",
    terms: "on",
    role_holders: "id",
}
"""What hangs on a customer, and the column that puts it in order."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """`here` are the colleagues who are still active.

    `filled` are the tables that hold anything at all. `offers` are by the owner of the customer to
    whom something was offered.
    """

    members: Mapping[int, Member]
    colleagues: Mapping[int, Colleague]
    here: Mapping[int, Colleague]
    offerings: tuple[Offering, ...]
    offers: Mapping[int, tuple[date, ...]]
    arrangements: tuple[Arrangement, ...]
    filled: frozenset[Table]
    lead_id: int | None
    timezone: str


def surroundings(connection: Connection, workspace_id: int) -> Surroundings:
    home = connection.execute(select(workspaces).where(workspaces.c.id == workspace_id)).one()
    published = select(offerings).where(offerings.c.workspace_id == workspace_id)
    everybody = member_rows.of_workspace(connection, workspace_id)
    colleagues = {one.id: Colleague(str(one.id), one.name) for one in everybody.values()}
    filled = _filled(connection, workspace_id)
    return Surroundings(
        members=everybody,
        colleagues=colleagues,
        here={key: one for key, one in colleagues.items() if everybody[key].active},
        offerings=tuple(
            facts.offering(row)
            for row in connection.execute(published.order_by(offerings.c.published_on, "id"))
        ),
        offers=_offers(connection, workspace_id) if needs in filled else {},
        arrangements=arrangements.of_workspace(connection, workspace_id),
        filled=filled,
        lead_id=home.lead_member_id,
        timezone=home.timezone,
    )


def _filled(connection: Connection, workspace_id: int) -> frozenset[Table]:
    """The tables in which the workspace has any row."""
    anything = connection.execute(
        select(*(exists().where(table.c.workspace_id == workspace_id) for table in IN_ORDER))
    ).one()
    return frozenset(table for table, any_row in zip(IN_ORDER, anything, strict=True) if any_row)


def _offers(connection: Connection, workspace_id: int) -> dict[int, tuple[date, ...]]:
    """The days of offers that were neither taken nor refused since, by owner."""
    offer, taken = touchpoints.alias("offer"), touchpoints.alias("taken")
    accepted = exists().where(
        taken.c.customer_id == offer.c.customer_id,
        taken.c.kind.in_([Kind.AUDIT, Kind.WORKSHOP]),
        taken.c.on >= offer.c.on,
    )
    answered = exists().where(
        needs.c.customer_id == offer.c.customer_id,
        or_(needs.c.met_on >= offer.c.on, needs.c.refused_on >= offer.c.on),
    )
    wanted = (
        select(customers.c.owner_id, offer.c.on)
        .join(customers, customers.c.id == offer.c.customer_id)
        .where(
            offer.c.workspace_id == workspace_id,
            offer.c.step == OFFER,
            customers.c.owner_id.is_not(None),
            ~accepted,
            ~answered,
        )
    )
    days: dict[int, list[date]] = defaultdict(list)
    for row in connection.execute(wanted.order_by(offer.c.on)):
        days[row.owner_id].append(row.on)
    return {owner: tuple(every) for owner, every in days.items()}
