"""A replay of a year gone by: what each look costs, and how many customer-years pass a second."""

from collections import deque
from datetime import date, timedelta
from statistics import median

from bot.flow.rehearse import Rehearsal
from bot.flow.tick import in_force
from bot.store import dossiers
from bot.store.engine import reading
from tests.bench import raw
from tests.bench.ground import THURSDAY, Ground
from tests.bench.row import Measured, Row, Side, at_most, by_turns

YEAR = 365


class Counted(Rehearsal):
    """One that counts its looks."""

    looks = 0

    def _look(self, index: int, day: date) -> date:
        self.looks += 1
        return super()._look(index, day)


def look_over_raw(ground: Ground, rounds: int) -> Measured:
    """Ours are looks with every fact as of its own day; theirs, each customer once, as it is."""
    team = ground.sample(ground.sizes.rehearsed)
    here = in_force(team.engine, team.workspace_id, team.rules)
    connection = raw.connected(team.engine)
    ground.stack.callback(connection.close)
    with reading(team.engine) as loading:
        everybody = [*dossiers.stream(loading, team.workspace_id)]

    days = ground.sizes.rehearsed_days
    first = THURSDAY - timedelta(days=days)

    def ours() -> int:
        rehearsal = Counted("Bench", everybody, here.rules)
        deque(rehearsal.days(first, THURSDAY), maxlen=0)
        return rehearsal.looks

    def bare() -> int:
        deque(raw.scan(raw.lines(connection, team.workspace_id)), maxlen=0)
        return len(everybody)

    looks = ours()
    turns = by_turns(rounds, Side(ours, parts=looks), Side(bare, parts=len(everybody)), same=False)
    years, look = len(everybody) * days / YEAR, median(turns.a)
    return turns.measured(
        f"{years / (look * looks):,.0f} customer-years a second, {looks / years:.0f} looks a year,"
        f" {look * 1e6:,.0f} µs a look"
    )


ROWS = (
    Row(
        14,
        "rehearse: customer-years a second over raw streaming",
        "–",
        at_most(10, " per look"),
        look_over_raw,
    ),
)
PEERS = ()
