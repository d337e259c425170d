"""Handing out rounds: at most one waits for each workspace, however often it is asked for."""

from contextlib import suppress
from typing import Any

from procrastinate import App
from procrastinate.exceptions import AlreadyEnqueued, ConnectorException
from procrastinate.jobs import JobDeferrer
from sqlalchemy import Connection, Engine, func, select

from bot.many.app import SCHEMA
from bot.store.engine import when_it_rings

ROUND, ROUNDS = "round", "rounds"
"""The name of the work, and that of its queue."""


def defer(app: App, workspace_id: int) -> None:
    """Somebody makes a round there soon. One that waits already will see what this one would."""
    with suppress(AlreadyEnqueued):
        _round_of(app, workspace_id).defer(workspace_id=workspace_id)


def defer_with_facts(app: App, engine: Engine) -> None:
    """From now on the transaction that makes a round due in a workspace also hands it out: both, or
    neither, and nobody waits for the next minute."""

    def with_facts(connection: Connection, workspace_id: int) -> None:
        before = connection.scalar(select(func.current_setting("search_path")))
        # It only saves a minute: what cannot be handed out now is by the clock, and the fact stays.
        with suppress(AlreadyEnqueued, ConnectorException), connection.begin_nested():
            _look_in(connection, SCHEMA)
            ours = connection.connection.driver_connection
            _round_of(app, workspace_id, connection=ours).defer(workspace_id=workspace_id)
        _look_in(connection, str(before))

    when_it_rings(engine, with_facts)


def _round_of(app: App, workspace_id: int, **more: Any) -> JobDeferrer:  # noqa: ANN401
    lock = f"workspace:{workspace_id}"
    return app.configure_task(ROUND, queue=ROUNDS, lock=lock, queueing_lock=lock, **more)


def _look_in(connection: Connection, path: str) -> None:
    """Until the transaction is over."""
    connection.execute(select(func.set_config("search_path", path, True)))
