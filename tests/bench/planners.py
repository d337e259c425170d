"""Planners in processes of their own, and a log of whom they have planned."""

import multiprocessing
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection

from sqlalchemy import Engine

from bot.store.engine import open_record, writing
from tests.bench.row import NotTheSame
from tests.bench.towns import Towns, plan_in

processes = multiprocessing.get_context("spawn")

A_LONG_TIME = 600.0

NOTES_WHO_IS_PLANNED = (
    "CREATE TABLE planned (customer_id bigint NOT NULL)",
    """
    CREATE FUNCTION note_planned() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN INSERT INTO planned VALUES (NEW.id); RETURN NULL; END $$
    """,
    """
    CREATE TRIGGER planned AFTER UPDATE OF look_at ON customers
    FOR EACH ROW EXECUTE FUNCTION note_planned()
    """,
)
FORGET_IT = ("DROP FUNCTION note_planned CASCADE", "DROP TABLE planned")


@dataclass(frozen=True, slots=True)
class Log:
    """What the database itself has seen, whatever the planners believe."""

    engine: Engine

    def begin(self) -> None:
        self.do("TRUNCATE planned")

    def again(self, expected: int) -> int:
        """How often somebody was planned who had been planned already. Raises NotTheSame."""
        counts = "SELECT count(*), count(DISTINCT customer_id) FROM planned"
        with self.engine.connect() as connection:
            times, customers = connection.exec_driver_sql(counts).one()
        if customers != expected:
            raise NotTheSame(f"{customers} of {expected} were planned")
        return int(times - customers)

    def do(self, *statements: str) -> None:
        with writing(self.engine) as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)


@contextmanager
def log_of(there: Towns) -> Iterator[Log]:
    log = Log(there.engine)
    log.do(*NOTES_WHO_IS_PLANNED)
    try:
        yield log
    finally:
        log.do(*FORGET_IT)


@contextmanager
def planners_of(there: Towns, number: int) -> Iterator[Sequence[Connection]]:
    """So many of them, waiting to be told to begin."""
    ends = [processes.Pipe() for _ in range(number)]
    arguments = [(there.url, [*there.ids], theirs) for _, theirs in ends]
    crew = [processes.Process(target=plan_when_told, args=one, daemon=True) for one in arguments]
    for one in crew:
        one.start()
    ours = [end for end, _ in ends]
    try:
        for end in ours:
            _heard(end)
        yield ours
    finally:
        for end in ours:
            end.send(False)
        for one in crew:
            one.join(A_LONG_TIME)


def plan_when_told(url: str, ids: Sequence[int], told: Connection) -> None:
    """Goes through all workspaces in the same order as everybody else: where another plans there is
    nothing to do, and so they share them."""
    engine = open_record(url)
    for here in ids:
        plan_in(engine, here)
    told.send(0)
    while told.recv():
        told.send(sum(plan_in(engine, here) for here in ids))
    engine.dispose()


def at_work(crew: Sequence[Connection]) -> float:
    """Seconds until all of them have nothing left to do."""
    began = time.perf_counter()
    for one in crew:
        one.send(True)
    for one in crew:
        _heard(one)
    return time.perf_counter() - began


def _heard(end: Connection) -> None:
    if not end.poll(A_LONG_TIME):
        raise TimeoutError("a planner has said nothing for ten minutes")
    end.recv()
