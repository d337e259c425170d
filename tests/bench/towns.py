"""Many workspaces in one PostgreSQL, each with a few customers who are all due."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Engine, delete, func, insert, make_url, select, update

from bot.flow.tick import tick_workspace
from bot.store.customers import AT_ONCE
from bot.store.engine import open_record, reading, within, writing
from bot.store.tables import customers, members, nudges
from rules.kit.rule import Rule
from tests.bench.ground import Ground
from tests.flow.team import TUESDAY, asks, at, team_in
from tests.postgresql import found_or_started

NOW = at("2026-03-03 10:00")
RULES: Sequence[Rule] = (asks("call", TUESDAY),)


@dataclass(frozen=True, slots=True)
class Towns:
    """`url` is where other processes find them."""

    url: str
    engine: Engine
    ids: Sequence[int]
    customers: int

    @property
    def of_all(self) -> int:
        return len(self.ids) * self.customers

    def make_due(self) -> None:
        """Again as if nobody had ever been looked at."""
        for here in self.ids:
            with within(here), writing(self.engine) as connection:
                connection.execute(delete(nudges).where(nudges.c.workspace_id == here))
                connection.execute(
                    update(customers)
                    .where(customers.c.workspace_id == here)
                    .values(look_at=AT_ONCE, version=customers.c.version + 1)
                )

    def pairs(self) -> list[tuple[int, int]]:
        """(workspace, customer), one of each workspace after the other."""
        found = list[tuple[int, int, int]]()
        for here in self.ids:
            wanted = select(customers.c.id).where(customers.c.workspace_id == here)
            with within(here), reading(self.engine) as connection:
                ids = connection.scalars(wanted.order_by(customers.c.id)).all()
            found += [(place, here, one) for place, one in enumerate(ids)]
        return [(here, one) for _, here, one in sorted(found)]

    def planned(self) -> int:
        """How many nudges there are."""
        there = 0
        for here in self.ids:
            wanted = select(func.count(nudges.c.id)).where(nudges.c.workspace_id == here)
            with within(here), reading(self.engine) as connection:
                there += connection.execute(wanted).scalar_one()
        return there


def plan_in(engine: Engine, here: int) -> int:
    """What a round does about planning; answers how many were looked at."""
    with within(here):
        return tick_workspace(engine, here, RULES, NOW)


def towns(ground: Ground) -> Towns:
    """Raises NoServer."""
    return ground.once("postgresql", lambda: ground.stack.enter_context(_towns(ground)))


@contextmanager
def a_record_on_postgresql() -> Iterator[str]:
    """The DATABASE_URL of an empty one, in a server of its own. Raises NoServer."""
    with found_or_started() as found:
        yield (
            make_url(found.owner).set(database=found.template).render_as_string(hide_password=False)
        )


@contextmanager
def _towns(ground: Ground) -> Iterator[Towns]:
    number, each = ground.sizes.towns, ground.sizes.in_a_town
    with a_record_on_postgresql() as url:
        engine = open_record(url)
        ids = [_town(engine, f"Town {place}", each) for place in range(number)]
        try:
            yield Towns(url, engine, ids, each)
        finally:
            engine.dispose()


def _town(engine: Engine, name: str, number: int) -> int:
    team = team_in(engine, name, rules=RULES)
    here = team.workspace_id
    with within(here):
        team.switch_on()
        with writing(engine) as connection:
            owner = {"workspace_id": here, "name": "Ana", "normal_name": "ana", "slack_id": "UANA"}
            owned = connection.execute(insert(members).values(owner).returning(members.c.id))
            owner_id = owned.scalar_one()
            rows = [
                {
                    "workspace_id": here,
                    "name": f"Customer {place}",
                    "normal_name": f"customer {place}",
                    "owner_id": owner_id,
                    "look_at": AT_ONCE,
                }
                for place in range(number)
            ]
            connection.execute(insert(customers), rows)
    plan_in(engine, here)
    return here
