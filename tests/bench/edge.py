"""The edge: how soon Slack is acknowledged, while nothing else happens and while much does.

What counts is `app.dispatch`, given a request as Slack signs it; the notes tell the same over an
HTTP server. What a command leaves to be done afterwards is waited for before the next.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from math import ceil
from statistics import median
from threading import Thread

from bot.store import customers
from bot.store.engine import writing
from tests.bench.front import EMPTY, Command, Front, a_front, acknowledge, dispatched
from tests.bench.ground import Ground
from tests.bench.row import Measured, Row, Turns, at_least, at_most
from tests.bench.wire import wired

FEW = 200
"""Customers of the workspace in which it is quiet."""
MOST_SECONDS = 0.1

Asked = tuple[Callable[[], Command], Callable[[Command], None]]
"""What makes a command, and what hands it over and waits for the acknowledgement."""


def written_over_bare(ground: Ground, rounds: int) -> Measured:
    with a_front(ground.room("edge"), min(FEW, ground.sizes.small)) as front:
        bare = front.bolt(process_before_response=True)
        ours = front.touch, partial(dispatched, front.door)
        turns = _by_turns(ground, rounds, front, ours, (front.empty, partial(dispatched, bare)))
        with wired(front, bare) as (to_us, to_bolt):
            over_http = _by_turns(
                ground, rounds, front, (front.touch, to_us), (front.empty, to_bolt)
            )
    return turns.measured(f"{_told(turns)}; over HTTP {over_http.ratio:.1f}: {_told(over_http)}")


def default_over_ours(ground: Ground, rounds: int) -> Measured:
    with a_front(ground.room("edge"), min(FEW, ground.sizes.small)) as front:
        front.door.command(EMPTY)(acknowledge)
        default = partial(dispatched, front.bolt(process_before_response=False))
        ours = partial(dispatched, front.door)
        turns = _by_turns(ground, rounds, front, (front.empty, default), (front.empty, ours))
        written = _by_turns(ground, rounds, front, (front.empty, default), (front.touch, ours))
    return turns.measured(f"{_told(turns)}; over a written /touch {written.ratio:.2f}")


def planned_over_idle(ground: Ground, rounds: int) -> Measured:
    with a_front(ground.room("edge"), ground.sizes.planned) as front:
        ours = front.touch, partial(dispatched, front.door)
        busy, idle = list[float](), list[float]()
        for _ in range(rounds):
            idle.append(
                _slowest([_seconds(front, ours) for _ in range(5 * ground.sizes.acknowledged)])
            )
            busy.append(_slowest([*_while_planning(front, ours)]))
    turns = Turns(tuple(busy), tuple(idle))
    worst = median(busy)
    note = f"p99 {worst * 1000:.0f} ms while {front.customers:,} are planned, of a written /touch"
    return Measured(turns.ratio, turns.a, turns.b, note, worst < MOST_SECONDS)


def _while_planning(front: Front, asked: Asked) -> Iterator[float]:
    """As in `run`, where the rounds have a thread of their own."""
    bot, now = front.bot, front.bot.clock()
    with writing(bot.engine) as connection:
        customers.all_changed(connection, bot.installed.workspace_id)

    def plan_everybody() -> None:
        while bot.steps(now)["tick"]():
            pass

    planning = Thread(target=plan_everybody)
    planning.start()
    while planning.is_alive():
        yield _seconds(front, asked)
    planning.join()


def _by_turns(ground: Ground, rounds: int, front: Front, a: Asked, b: Asked) -> Turns:
    """One of each after the other, of which the median is read; the first round does not count."""
    read: tuple[list[float], list[float]] = ([], [])
    for number in range(rounds + 1):
        pairs = [(_seconds(front, a), _seconds(front, b)) for _ in range(ground.sizes.acknowledged)]
        if number:
            for side, taken in zip(read, zip(*pairs, strict=True), strict=True):
                side.append(median(taken))
    return Turns(tuple(read[0]), tuple(read[1]))


def _seconds(front: Front, asked: Asked) -> float:
    front.settle()
    make, hand_over = asked
    command = make()
    began = time.perf_counter()
    hand_over(command)
    return time.perf_counter() - began


def _slowest(taken: Sequence[float]) -> float:
    """The 99th of a hundred."""
    return sorted(taken)[ceil(0.99 * len(taken)) - 1]


def _told(turns: Turns) -> str:
    return f"{median(turns.a) * 1000:.2f} over {median(turns.b) * 1000:.2f} ms"


ROWS = (
    Row(
        8,
        "acknowledging a /touch that is written first, over Bolt's empty acknowledgement",
        "6.3",
        at_most(8),
        written_over_bare,
    ),
    Row(
        9,
        "Bolt's empty acknowledgement as it comes, over ours",
        "12",
        at_least(10),
        default_over_ours,
    ),
    Row(
        10,
        "p99 of the acknowledgement while 10 k customers are planned, over idle",
        "3 to 13",
        at_most(10, ", and < 100 ms"),
        planned_over_idle,
    ),
)
PEERS = ()
