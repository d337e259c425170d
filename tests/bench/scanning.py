"""Looking at everybody, as programs do that do not write down when to look again.

Both sides have the same twenty trivial rules, and must find the same of those who are due.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from heapq import heapify, heappop
from typing import NamedTuple

from sqlalchemy import Engine, delete, select
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    Session,
    relationship,
    selectinload,
)
from sqlalchemy.orm.interfaces import ORMOption

from bot.flow.tick import tick
from bot.store.engine import reading, writing
from bot.store.tables import customers, nudges, touchpoints
from rules.kit import Customer, Nudge, days
from tests.bench import raw
from tests.bench.ground import NOW, Ground, make_due, some
from tests.bench.row import Measured, Peer, Row, Side, at_least, by_turns
from tests.flow.team import Team, rule_of

PAGE = 500


class Mapping(DeclarativeBase):
    """Objects over the same tables, as an ORM makes them."""


class Touched(Mapping):
    __table__ = touchpoints
    on: Mapped[date]


class Account(Mapping):
    __table__ = customers
    id: Mapped[int]
    workspace_id: Mapped[int]
    tier: Mapped[str]
    touchpoints: Mapped[list[Touched]] = relationship(Touched)


def raw_scan(ground: Ground, rounds: int) -> Measured:
    team, ids, ours = _ticking(ground)
    connection = raw.connected(team.engine)
    ground.stack.callback(connection.close)

    def act() -> list[raw.Due]:
        return [*raw.scan(raw.lines(connection, team.workspace_id))]

    turns = by_turns(rounds, Side(act, found=partial(_among, ids)), ours)
    each = turns.b[0] / len(ids) * 1e6
    return turns.measured(f"{each:,.0f} µs for each who is due, by the same twenty rules")


def orm_scan(ground: Ground, rounds: int, option: ORMOption | None = None) -> Measured:
    """A part of everybody, and told for everybody: each costs the same."""
    team, ids, ours = _ticking(ground)
    part = ground.sizes.lazily

    def act() -> list[raw.Due]:
        with Session(team.engine) as session:
            everybody = select(Account).where(Account.workspace_id == team.workspace_id)
            if option:
                everybody = everybody.options(option)
            page = everybody.order_by(Account.id).limit(part).execution_options(yield_per=PAGE)
            return [*raw.scan(map(_line, session.scalars(page)))]

    first = [one for one in ids if one <= part]
    theirs = Side(act, found=partial(_among, first), parts=part / ground.sizes.middle)
    ours = Side(ours.act, before=ours.before, found=partial(_written, team.engine, first))
    return by_turns(rounds, theirs, ours).measured(f"read of {part:,} and told for all")


def beat_scan(ground: Ground, rounds: int) -> Measured:
    """A beat that holds an entry for each customer and asks all of them whether they are due."""
    team, ids, ours = _ticking(ground)
    connection = raw.connected(team.engine)
    ground.stack.callback(connection.close)

    def act() -> list[int]:
        wanted = "SELECT look_at, id FROM customers WHERE workspace_id = ?"
        heap = [Entry(*row) for row in connection.execute(wanted, (team.workspace_id,))]
        heapify(heap)
        due = []
        while heap and heap[0].is_due():
            due.append(heappop(heap).id)
        return due

    theirs = Side(
        act, before=ours.before, found=lambda due: sorted(due) if isinstance(due, list) else due
    )
    ours = Side(ours.act, before=ours.before, found=lambda _: sorted(ids))
    return by_turns(rounds, theirs, ours).measured()


class Entry(NamedTuple):
    """When to look at whom."""

    at: str
    id: int

    def is_due(self) -> bool:
        return self.at <= raw.AT


def _line(one: Account) -> raw.Line:
    heard_on = max((touched.on for touched in one.touchpoints), default=None)
    return raw.Line(one.id, one.tier, heard_on.isoformat() if heard_on else None)


def _ticking(ground: Ground) -> tuple[Team, list[int], Side]:
    """So many are due, and nothing has been asked about them."""
    team = ground.once(f"silent {ground.sizes.middle}", partial(_silent_company, ground))
    ids = some(team.engine, ground.sizes.due)

    def forget() -> None:
        with writing(team.engine) as connection:
            connection.execute(delete(nudges).where(nudges.c.customer_id.in_(ids)))
        make_due(team.engine, ids)

    act = partial(tick, team.engine, team.rules, NOW)
    return team, ids, Side(act, before=forget, found=partial(_written, team.engine, ids))


def _silent_company(ground: Ground) -> Team:
    rules = [rule_of(raw.name_of(*one), _calendar(*one)) for one in raw.TRIVIAL]
    return ground.founded("silent", ground.sizes.middle, rules)


def _calendar(tier: str, silent_for: int) -> Callable[..., Iterator[Nudge]]:
    """The same rule as `raw.rules` has, in the words of the kit."""

    def nudges(customer: Customer) -> Iterator[Nudge]:
        if customer.tier == tier and customer.touches:
            heard_on = max(touch.on for touch in customer.touches)
            why = f"Nothing was heard of {customer.name} since {heard_on}."
            due = heard_on + days(silent_for)
            yield Nudge(due=due, why=why, draft="How are you?", good_for=raw.GOOD_FOR)

    return nudges


def _among(ids: Sequence[int], found: object) -> list[raw.Due]:
    """What was found of these."""
    assert isinstance(found, Iterable)
    wanted = {*ids}
    return sorted(one for one in found if one[0] in wanted)


def _written(engine: Engine, ids: Sequence[int], _: object) -> list[raw.Due]:
    with reading(engine) as connection:
        rows = connection.execute(
            select(nudges.c.customer_id, nudges.c.rule).where(nudges.c.customer_id.in_(ids))
        )
        return sorted((row.customer_id, row.rule) for row in rows)


ROWS = (
    Row(
        5,
        "raw full scan of 100 k over a tick with 100 due",
        "195",
        at_least(150),
        raw_scan,
    ),
    Row(6, "lazy ORM scan of 100 k over that tick", "10,000", at_least(3_000), orm_scan),
)
PEERS = (
    Peer(
        "ORM scan of 100 k with selectinload over that tick",
        partial(orm_scan, option=selectinload(Account.touchpoints)),
    ),
    Peer("a beat that asks 100 k entries whether they are due over that tick", beat_scan),
)
