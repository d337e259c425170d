"""What the whole team did, month by month."""

from collections import defaultdict
from datetime import date

from sqlalchemy import Connection, case, extract, func, or_, select

from bot.store import workspaces
from bot.store.tables import customers, touchpoints
from bot.store.visible import visible_to
from rules.kit import INTERNAL, Kind, Month, Standing, Team, days, months_after

AT_MOST = 13
WINS = (Kind.ORDER, Kind.RENEWAL, Kind.REFERRAL, Kind.TESTIMONIAL)


def team(connection: Connection, workspace_id: int, today: date, viewer_id: int) -> Team:
    """The months that are over, at most thirteen, from the first with a touchpoint on.

    As far as this member may know, who may be the team's channel: the private customers of others
    are left out. A private touchpoint with anybody else counts, and is not named.

    What happened on a customer's first day counts as before it: the sale itself keeps nobody. So
    does everything with somebody who is no customer yet.
    """
    name = workspaces.get(connection, workspace_id).name
    firsts = _months(connection, workspace_id, today, viewer_id)
    if not firsts:
        return Team(name=name)
    counts = _counts(connection, workspace_id, firsts[0], today, viewer_id)
    untouched = _untouched(connection, workspace_id, firsts, viewer_id)
    wins = _wins(connection, workspace_id, firsts[0], today, viewer_id)
    return Team(
        name=name,
        months=tuple(
            Month(
                first=first,
                before=counts[first][0],
                after=counts[first][1],
                untouched=untouched[first],
                wins=tuple(wins[first]),
            )
            for first in firsts
        ),
    )


def _months(connection: Connection, workspace_id: int, today: date, viewer_id: int) -> list[date]:
    """The first days of the months that count."""
    this = today.replace(day=1)
    began = connection.scalar(
        select(func.min(touchpoints.c.on))
        .join(customers, customers.c.id == touchpoints.c.customer_id)
        .where(touchpoints.c.workspace_id == workspace_id, visible_to(viewer_id))
    )
    every = (months_after(this, -ago) for ago in range(AT_MOST, 0, -1))
    return [first for first in every if began and first >= began.replace(day=1)]


def _counts(
    connection: Connection, workspace_id: int, first: date, today: date, viewer_id: int
) -> dict[date, tuple[int, int]]:
    """Touchpoints before and after their customer's first day, by month."""
    since = case((touchpoints.c.on > customers.c.since, 1), else_=0)
    year, month = extract("year", touchpoints.c.on), extract("month", touchpoints.c.on)
    wanted = (
        select(year.label("year"), month.label("month"), func.count(), func.sum(since))
        .join(customers, customers.c.id == touchpoints.c.customer_id)
        .where(
            touchpoints.c.workspace_id == workspace_id,
            touchpoints.c.on >= first,
            touchpoints.c.on < today.replace(day=1),
            touchpoints.c.step != INTERNAL,
            visible_to(viewer_id),
        )
        .group_by("year", "month")
    )
    counts: dict[date, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for found_year, found_month, every, after in connection.execute(wanted):
        counts[date(int(found_year), int(found_month), 1)] = (every - after, after)
    return counts


def _untouched(
    connection: Connection, workspace_id: int, firsts: list[date], viewer_id: int
) -> dict[date, int]:
    """Customers who by the end of each month had heard nothing since their first day."""
    later = (
        touchpoints.c.customer_id == customers.c.id,
        touchpoints.c.on > customers.c.since,
        touchpoints.c.step != INTERNAL,
    )
    heard = select(func.min(touchpoints.c.on)).where(*later).scalar_subquery()
    mine = (
        select(
            customers.c.since,
            customers.c.standing,
            customers.c.standing_since,
            heard.label("heard"),
        )
        .where(
            customers.c.workspace_id == workspace_id,
            customers.c.since.is_not(None),
            visible_to(viewer_id),
        )
        .subquery()
    )
    ends = {first: months_after(first, 1) - days(1) for first in firsts}
    sums = [
        func.count().filter(
            mine.c.since <= end,
            or_(mine.c.standing == Standing.ACTIVE, mine.c.standing_since > end),
            or_(mine.c.heard.is_(None), mine.c.heard > end),
        )
        for end in ends.values()
    ]
    found = connection.execute(select(*sums).select_from(mine)).one()
    return dict(zip(ends, found, strict=True))


def _wins(
    connection: Connection, workspace_id: int, first: date, today: date, viewer_id: int
) -> dict[date, list[str]]:
    wanted = (
        select(touchpoints.c.on, touchpoints.c.kind, customers.c.name)
        .join(customers, customers.c.id == touchpoints.c.customer_id)
        .where(
            touchpoints.c.workspace_id == workspace_id,
            touchpoints.c.on >= first,
            touchpoints.c.on < today.replace(day=1),
            touchpoints.c.kind.in_(WINS),
            ~touchpoints.c.private,
            visible_to(viewer_id),
        )
        .order_by(touchpoints.c.on, touchpoints.c.id)
    )
    wins = defaultdict[date, list[str]](list)
    for on, kind, customer in connection.execute(wanted):
        wins[on.replace(day=1)].append(f"{kind}: {customer}")
    return wins
