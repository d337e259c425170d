"""Who plans in a workspace: one process at a time, so that none does what another does already."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine

PLANS = 0x5E
"""The advisory lock of who plans in a workspace: a number of our own, the same for all."""


@contextmanager
def planning(engine: Engine, workspace_id: int) -> Iterator[bool]:
    """False while another process plans here: then there is nothing to do but elsewhere.

    It is given up when the process dies. A record in a file mostly has one process; planning twice
    is harmless there.
    """
    if engine.dialect.name != "postgresql":
        yield True
        return
    # No snapshot is kept while it is held, so that nothing old is kept alive for it.
    with engine.connect().execution_options(begins=False) as connection:
        connection.exec_driver_sql("BEGIN")
        lock = f"SELECT pg_try_advisory_xact_lock({PLANS}, {workspace_id:d})"
        yield bool(connection.exec_driver_sql(lock).scalar_one())
