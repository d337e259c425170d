"""Procrastinate, in the PostgreSQL where the record is, and in a schema of its own there."""

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from bot.many.trouble import NoEngine

try:
    from procrastinate import App, PsycopgConnector
except ModuleNotFoundError as error:
    raise NoEngine(
        "Procrastinate is not installed: pip install -r requirements-many.txt, or leave ENGINE at"
        " embedded."
    ) from error

SCHEMA = "procrastinate"
"""Apart from the record: whoever copies or examines that finds nothing else in it."""

CONNECTIONS = 4
"""Of a worker, beside those of its rounds: to fetch jobs, to finish them, and to say it lives."""


def app_at(database_url: str) -> App:
    """To be opened by whoever works or defers on its own. Raises NoEngine."""
    try:
        where = make_url(database_url)
    except ArgumentError as error:
        raise NoEngine("DATABASE_URL is no URL; write postgresql://HOST/NAME.") from error
    if where.get_backend_name() != "postgresql":
        raise NoEngine(
            "Many workers need PostgreSQL, and DATABASE_URL is none: set it to"
            " postgresql://HOST/NAME (`python -m bot copy` moves a record there), or leave ENGINE"
            " at embedded."
        )
    theirs = where.query.get("options", "")
    plain = where.set(drivername="postgresql").difference_update_query(["options"])
    return App(
        connector=PsycopgConnector(
            conninfo=plain.render_as_string(hide_password=False),
            kwargs={"options": f"{theirs} -c search_path={SCHEMA}".strip()},
            min_size=1,
            max_size=CONNECTIONS,
        )
    )
