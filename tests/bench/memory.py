"""What a tick keeps in mind: nothing that grows with the number of customers."""

from statistics import median

from tests.bench import child
from tests.bench.ground import NOW, Ground, make_due, some
from tests.bench.row import Measured, Needs, Row, at_most
from tests.flow.team import Team


def ticks_at_a_million(ground: Ground, rounds: int) -> Measured:
    large = ground.company(ground.sizes.large or 0)
    small = ground.company(ground.sizes.small)
    a, b = list[float](), list[float]()
    for _ in range(rounds):
        a.append(_ticking(large, ground.sizes.due))
        b.append(_ticking(small, ground.sizes.due))
    more = median(one - other for one, other in zip(a, b, strict=True))
    return Measured(more, tuple(a), tuple(b), f"{median(b):.0f} MB at most with few customers")


def _ticking(team: Team, due: int) -> float:
    make_due(team.engine, some(team.engine, due))
    return child.megabytes("ticks", NOW.isoformat(), str(team.engine.url.database))


ROWS = (
    Row(
        20,
        "memory of ticks at 1 M over 10 k, beside the page cache",
        "+60 MB",
        at_most(10, " MB"),
        ticks_at_a_million,
        unit="MB",
        needs=Needs.A_MILLION,
    ),
)
PEERS = ()
