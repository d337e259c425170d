"""All rows there are, each theme in a module of its own, in the order of their numbers."""

from collections.abc import Sequence
from types import ModuleType

from tests.bench import (
    edge,
    importing,
    killing,
    looking_up,
    many,
    memory,
    planning,
    rehearsing,
    reminders,
    scanning,
    sending,
    starting,
    writing,
)
from tests.bench.row import Peer, Row

THEMES: Sequence[ModuleType] = (
    planning,
    scanning,
    writing,
    edge,
    reminders,
    importing,
    rehearsing,
    looking_up,
    many,
    killing,
    sending,
    memory,
    starting,
)

ROWS: Sequence[Row] = sorted(
    (row for theme in THEMES for row in theme.ROWS), key=lambda row: row.number
)
PEERS: Sequence[Peer] = [peer for theme in THEMES for peer in theme.PEERS]
