"""Letters typed into a form, and the customers that may be meant by them."""

import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count, islice, product
from random import Random
from statistics import median, quantiles

from bot.store import search
from bot.store.engine import reading, writing
from bot.store.tables import customers
from bot.words.names import normalise
from tests.bench import raw
from tests.bench.ground import MEMBERS, NOW, SEED, Ground
from tests.bench.row import Measured, NotTheSame, Row, at_most
from tests.flow.team import Team, record_in, team_in

FIRST = ("Aachen", "Berg", "Castell", "Dorn", "Elbe", "Fjord", "Grand", "Harbor", "Iris", "Jung")
SECOND = ("Bau", "Care", "Data", "Energy", "Foods", "Glas", "Hotel", "Invest", "Media", "Oil")
PLACES = ("Aalen", "Basel", "Celle", "Dover", "Essen", "Fulda", "Ghent", "Hull", "Jena", "Kiel")
FORMS = ("AG", "GmbH", "Ltd", "Inc", "SA", "Group", "& Sons", "Partners")
MOST = 100
"""As many as Slack shows."""

LONGEST = 12
SLIPS = 5
"""One name in so many is typed with two letters swapped."""

BEGINS = """
SELECT id, name FROM customers
WHERE workspace_id = ? AND normal_name >= ? AND normal_name < ? ORDER BY normal_name LIMIT 100
"""

Look = Callable[[str], object]


def typed_among(ground: Ground, rounds: int) -> Measured:
    """Names letter by letter, some with a slip: the slowest of a hundred keystrokes, beside what
    the driver alone needs for what begins so."""
    team = _with_names(ground, ground.sizes.typed_among)
    connection = raw.connected(team.engine)
    ground.stack.callback(connection.close)

    def ours(typed: str) -> list[tuple[int, str]]:
        with reading(team.engine) as looking:
            return search.customers_like(looking, team.workspace_id, 1, typed, MOST)

    def bare(typed: str) -> object:
        start = normalise(typed)
        wanted = (team.workspace_id, start, f"{start}\U0010ffff")
        return connection.execute(BEGINS, wanted).fetchall()

    _finds_what_is_meant(ground.sizes.typed_among, ours)
    a, b = list[float](), list[float]()
    for number in range(rounds + 1):
        keys = [*islice(_keystrokes(ground.sizes.typed_among, number), ground.sizes.keystrokes)]
        read = [(_milliseconds(ours, typed), _milliseconds(bare, typed)) for typed in keys]
        if number:
            a.append(_slowest([one for one, _ in read]))
            b.append(_slowest([other for _, other in read]))
    note = f"and {median(b):.1f} ms for no more than what begins so, by the driver alone"
    return Measured(median(a), tuple(a), tuple(b), note)


def _finds_what_is_meant(number: int, look: Callable[[str], list[tuple[int, str]]]) -> None:
    for name in islice(_names(), 0, number, max(1, number // 20)):
        if name not in [found for _, found in look(name)]:
            raise NotTheSame(f"{name} is not found")


def _milliseconds(look: Look, typed: str) -> float:
    began = time.perf_counter()
    look(typed)
    return (time.perf_counter() - began) * 1000


def _slowest(read: list[float]) -> float:
    """Of a hundred."""
    return quantiles(read, n=100, method="inclusive")[-1]


def _keystrokes(number: int, seed: int) -> Iterator[str]:
    """What is in the field after each letter."""
    dice = Random(SEED + seed)  # noqa: S311 - the same letters each time
    names = [*islice(_names(), number)]
    for turn in count():
        name = dice.choice(names)[:LONGEST]
        if turn % SLIPS == 0:
            place = dice.randrange(1, len(name) - 1)
            name = name[:place] + name[place + 1] + name[place] + name[place + 2 :]
        yield from (name[:end] for end in range(1, len(name) + 1))


def _names() -> Iterator[str]:
    """Each another one, in no order."""
    for round_ in count(1):
        for first, second, place, form in product(FIRST, SECOND, PLACES, FORMS):
            yield f"{first}{second.lower()} {place} {form}" + (f" {round_}" if round_ > 1 else "")


def _with_names(ground: Ground, number: int) -> Team:
    return ground.once(f"{number} names", partial(_build, ground, number))


def _build(ground: Ground, number: int) -> Team:
    team = team_in(record_in(ground.room("names")))
    ground.stack.callback(team.engine.dispose)
    for place in range(MEMBERS):
        team.hire(f"Member {place}")
    rows = [
        {
            "workspace_id": team.workspace_id,
            "name": name,
            "normal_name": normalise(name),
            "owner_id": 1 + place % MEMBERS,
            "look_at": NOW,
        }
        for place, name in enumerate(islice(_names(), number))
    ]
    with writing(team.engine) as connection:
        connection.execute(customers.insert(), rows)
    return team


ROWS = (
    Row(
        15,
        "type-ahead among 50 k customers, p99",
        "–",
        at_most(50, " ms"),
        typed_among,
        unit="ms",
    ),
)
PEERS = ()
