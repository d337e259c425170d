"""Ten thousand reminders: as rows, and as jobs of a scheduler that keeps them in a database."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.background import BackgroundScheduler
from sqlalchemy import create_engine, event

from bot.store import nudges
from bot.store.engine import writing
from tests.bench.ground import NOW, Ground
from tests.bench.row import Measured, Row, Side, at_least, by_turns
from tests.bench.writing import BATCH, NewNudges


def remind(customer_id: int) -> None:
    """What such a job would do; none of these comes to it."""
    raise AssertionError(customer_id)


def jobs_over_rows(ground: Ground, rounds: int) -> Measured:
    """Each as its own program adds them: job by job, and rows in batches of 200."""
    number = ground.sizes.reminders
    new = NewNudges(ground.company(ground.sizes.small), number)

    def ours() -> None:
        for start in range(0, number, BATCH):
            with writing(new.team.engine) as connection:
                nudges.add(connection, new.rows[start : start + BATCH])

    with _scheduler(ground) as scheduler:

        def theirs() -> None:
            for place in range(number):
                scheduler.add_job(
                    remind, "date", run_date=NOW + timedelta(days=9_000), args=[place]
                )

        turns = by_turns(
            rounds,
            Side(
                theirs,
                before=scheduler.remove_all_jobs,
                found=lambda _: len(scheduler.get_jobs()),
                parts=number,
            ),
            Side(ours, before=new.forget, found=new.added, parts=number),
        )
    return turns.measured(f"{turns.a[0] * 1e6:,.0f} µs a job, {turns.b[0] * 1e6:.0f} µs a row")


@contextmanager
def _scheduler(ground: Ground) -> Iterator[BackgroundScheduler]:
    """At rest, on a file that is as quick and as durable as ours."""
    engine = create_engine(f"sqlite:///{ground.room('jobs') / 'jobs.db'}")

    @event.listens_for(engine, "connect")
    def set_up(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")

    scheduler = BackgroundScheduler(jobstores={"default": SQLAlchemyJobStore(engine=engine)})
    scheduler.start(paused=True)
    try:
        yield scheduler
    finally:
        scheduler.shutdown(wait=False)
        engine.dispose()


ROWS = (
    Row(
        11,
        "APScheduler job store over our rows, 10 k reminders added",
        "95 to 936",
        at_least(80),
        jobs_over_rows,
    ),
)
PEERS = ()
