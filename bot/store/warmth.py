"""How warm it is between us and every customer: what the last talk, the moods and concerns say.

One query without dossiers, quick for ten thousand customers. It must agree with
`bot.model.warmth.Warm`, which says the same of one customer in plain words.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    CTE,
    BigInteger,
    ColumnElement,
    Connection,
    Integer,
    Row,
    Select,
    String,
    Subquery,
    and_,
    case,
    cast,
    func,
    literal,
    or_,
    select,
    true,
)

from bot.model.warmth import CHECK_IN, KEPT_COMPANY, LOW_MOOD, TWICE, Cadence, Counted, Warm, Which
from bot.store import workspaces
from bot.store.dates import days_between, later_of, spelled
from bot.store.tables import customers, loops, members, touchpoints
from bot.store.tables import workspaces as ours
from bot.store.visible import visible_to
from rules.kit import INTERNAL, ONE_WAY, LoopKind, Severity, Standing

Condition = ColumnElement[bool]
SqlRow = Row[*tuple[Any, ...]]


def cadence_of(connection: Connection, workspace_id: int) -> Cadence:
    """As the workspace has turned the knobs of the check-in, be it on or off."""
    _, knobs = workspaces.rule_settings_of(connection, workspace_id).get(CHECK_IN, (True, {}))
    return Cadence.turned(knobs)


def warmth_of(
    connection: Connection,
    workspace_id: int,
    *,
    today: date,
    viewer_id: int,
    owner_id: int | None = None,
    which: Which = Which.ALL,
    standings: Collection[Standing] = KEPT_COMPANY,
    limit: int | None = None,
    offset: int = 0,
) -> list[Warm]:
    """The customers of a workspace, or of one owner, as one member may see them: coldest first.

    Those of whom no day is known come last: that nobody has told us anything is no silence.
    """
    cadence = cadence_of(connection, workspace_id)
    known = _known(_Look(workspace_id, today, viewer_id, owner_id), standings, cadence)
    wanted = _coldest(known, which).limit(limit).offset(offset)
    return [_warm(row, cadence) for row in connection.execute(wanted)]


def warmth_page(
    connection: Connection,
    workspace_id: int,
    *,
    today: date,
    viewer_id: int,
    owner_id: int | None,
    which: Which,
    limit: int,
    offset: int,
) -> tuple[list[Warm], Counted]:
    """A page of `warmth_of` and how many there are in all, from one look at the record."""
    look, cadence = (
        _Look(workspace_id, today, viewer_id, owner_id),
        cadence_of(connection, workspace_id),
    )
    known = _known(look, KEPT_COMPANY, cadence)
    numbers = _numbers(known).subquery("numbers")
    wanted = _coldest(known, which).add_columns(numbers).join(numbers, true())
    rows = connection.execute(wanted.limit(limit).offset(offset)).all()
    if not rows:
        row = connection.execute(_numbers(known)).one()
        return [], _counted(row)
    return [_warm(row, cadence) for row in rows], _counted(rows[0])


def counted(
    connection: Connection,
    workspace_id: int,
    *,
    today: date,
    viewer_id: int,
    owner_id: int | None = None,
    standings: Collection[Standing] = KEPT_COMPANY,
) -> Counted:
    """How many `warmth_of` would find."""
    cadence = cadence_of(connection, workspace_id)
    known = _known(_Look(workspace_id, today, viewer_id, owner_id), standings, cadence)
    return _counted(connection.execute(_numbers(known)).one())


@dataclass(frozen=True, slots=True)
class _Look:
    """Who looks, when, and at whose customers."""

    workspace_id: int
    today: date
    viewer_id: int
    owner_id: int | None

    @property
    def whose(self) -> Condition:
        ours = customers.c.workspace_id == self.workspace_id
        return ours if self.owner_id is None else and_(ours, customers.c.owner_id == self.owner_id)


def _coldest(known: CTE, which: Which) -> Select[tuple[object, ...]]:
    return (
        select(known, members.c.name.label("owner"))
        .outerjoin(members, members.c.id == known.c.owner_id)
        .where(_is(which, known))
        .order_by(known.c.beats.desc().nulls_last(), known.c.name, known.c.customer_id)
    )


def _numbers(known: CTE) -> Select[int, int, int]:
    every, quiet, at_risk = (func.count().filter(_is(one, known)) for one in Which)
    return select(every.label("every"), quiet.label("quiet"), at_risk.label("at_risk"))


def _counted(row: SqlRow) -> Counted:
    return Counted(all=row.every, quiet=row.quiet, at_risk=row.at_risk)


def _warm(row: SqlRow, cadence: Cadence) -> Warm:
    return Warm(
        customer_id=row.customer_id,
        name=row.name,
        owner=row.owner or "",
        tier=row.tier,
        standing=Standing(row.standing),
        last_talk=row.last_talk,
        since=row.since,
        severe=bool(row.severe),
        mood=row.mood,
        cadence=cadence.of(row.tier),
        back_on=row.back_on,
    )


def _known(look: _Look, standings: Collection[Standing], cadence: Cadence) -> CTE:
    """A row for each customer. `beats`: the cadences gone by, None when no day is known."""
    told = _told(look)
    since, back = customers.c.since, _back_on(look.today)
    first = func.coalesce(told.c.last_talk, since)
    start = later_of(func.coalesce(first, back), func.coalesce(back, first))
    days = days_between(start, look.today)
    may_last = case(
        (customers.c.tier == "A", cadence.a), (customers.c.tier == "B", cadence.b), else_=cadence.c
    )
    return (
        select(
            customers.c.id.label("customer_id"),
            customers.c.name,
            customers.c.owner_id,
            customers.c.tier,
            customers.c.standing,
            since,
            back.label("back_on"),
            told.c.last_talk,
            told.c.mood,
            customers.c.id.in_(_worried(look)).label("severe"),
            (days / may_last).label("beats"),
        )
        .outerjoin(told, told.c.customer_id == customers.c.id)
        .where(look.whose, customers.c.standing.in_(standings), visible_to(look.viewer_id))
        .cte("known")
        .prefix_with("MATERIALIZED")
    )


def _back_on(today: date) -> ColumnElement[date | None]:
    back = and_(customers.c.standing == Standing.ACTIVE, customers.c.standing_since <= today)
    return case((back, customers.c.standing_since))


def _told(look: _Look) -> Subquery:
    """The last talk and the latest mood of each customer, without what is private to others.

    Where everybody's are asked for, all touchpoints are read once: quicker than to look each up.
    """
    told = touchpoints.c
    talk = and_(told.kind.not_in(ONE_WAY), told.answered.is_not(False), told.step != INTERNAL)
    # Ten letters, then thirteen, then one.
    place = cast(told.id, BigInteger) + literal(10**12, BigInteger)
    in_order = spelled(told.on) + cast(place, String) + cast(told.mood, String)
    mood = func.max(in_order).filter(told.mood.is_not(None))
    of_one = told.customer_id.in_(select(customers.c.id).where(look.whose))
    of_all = told.workspace_id == look.workspace_id
    open_to_them = or_(
        ~told.private, told.by_member_id == look.viewer_id, told.customer_id.in_(_own(look))
    )
    return (
        select(
            told.customer_id,
            func.max(told.on).filter(talk).label("last_talk"),
            cast(func.substr(mood, 24), Integer).label("mood"),
        )
        .where(
            of_all if look.owner_id is None else of_one,
            told.on <= look.today,
            open_to_them,
        )
        .group_by(told.customer_id)
        .subquery("told")
    )


def _own(look: _Look) -> Select[tuple[int]]:
    """The customers whose owner it is; of those without one who is with us, the team lead's."""
    here = select(members.c.id).where(members.c.workspace_id == look.workspace_id, members.c.active)
    lead = select(ours.c.lead_member_id).where(ours.c.id == look.workspace_id).scalar_subquery()
    orphaned = or_(customers.c.owner_id.is_(None), customers.c.owner_id.not_in(here))
    return select(customers.c.id).where(
        customers.c.workspace_id == look.workspace_id,
        or_(customers.c.owner_id == look.viewer_id, and_(orphaned, lead == look.viewer_id)),
    )


def _worried(look: _Look) -> Select[tuple[int]]:
    """The customers with an open severe concern."""
    return select(loops.c.customer_id).where(
        loops.c.workspace_id == look.workspace_id,
        loops.c.kind == LoopKind.CONCERN,
        loops.c.severity == Severity.SEVERE,
        loops.c.opened_on <= look.today,
        or_(loops.c.closed_on.is_(None), loops.c.closed_on > look.today),
    )


def _is(which: Which, known: CTE) -> Condition:
    quiet = known.c.beats >= 1
    if which is Which.QUIET:
        return func.coalesce(quiet, False)
    if which is Which.AT_RISK:
        risky = or_(known.c.beats >= TWICE, known.c.severe, known.c.mood <= LOW_MOOD)
        return func.coalesce(risky, False)
    return true()
