"""How soon a command line answers, beside what it cannot do without."""

from functools import partial

from tests.bench.ground import Ground
from tests.bench.machine import python
from tests.bench.row import Measured, Row, Side, at_most, by_turns


def help_over_bolt(ground: Ground, rounds: int) -> Measured:
    ours = Side(partial(python, "-m", "bot", "--help"))
    bolt = Side(partial(python, "-c", "import slack_bolt"))
    turns = by_turns(rounds, ours, bolt, same=False)
    return turns.measured(f"{turns.a[0] * 1000:.0f} ms over {turns.b[0] * 1000:.0f} ms")


ROWS = (
    Row(
        21,
        'start of `python -m bot --help` over `python -c "import slack_bolt"`',
        "–",
        at_most(1.5),
        help_over_bolt,
    ),
)
PEERS = ()
