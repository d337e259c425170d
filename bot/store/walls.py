"""Walls between workspaces in PostgreSQL, behind our own conditions: row-level security.

Each of our transactions says which workspace it is within, or that it is for all of them. Whoever
says nothing sees no row: somebody else's program, or a mistake of ours that goes past the engine.
"""

from collections.abc import Collection

from sqlalchemy import Connection

ALL = "all"
"""What `second_date.workspace` says outside of any workspace."""

EVERYWHERE = f"second_date.workspace={ALL}"
"""What a tool of PostgreSQL's that reads all of it is given as an option of its session."""

NAME = "second_date_walls"

SAID = "current_setting('second_date.workspace', true)"

HOME = f"""
    (SELECT {SAID} = '{ALL}')
    OR {{column}} = (SELECT nullif(nullif({SAID}, '{ALL}'), '')::integer)
"""
"""As subqueries both are asked once for a statement, and not for each row that it looks at."""

OPEN = """
    SELECT relname FROM pg_class
    WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'
        AND relname = ANY(%(ours)s) AND NOT (
            relrowsecurity AND relforcerowsecurity AND EXISTS (
                SELECT FROM pg_policy WHERE polrelid = pg_class.oid AND polname = %(name)s
            )
        )
    ORDER BY relname
"""

PASSES = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"


def within(workspace_id: int | None) -> str:
    """What a transaction says as it begins."""
    return f"SET LOCAL second_date.workspace = '{ALL if workspace_id is None else workspace_id}'"


def without(connection: Connection, tables: Collection[str]) -> list[str]:
    """Those of these tables around which there is no wall."""
    told = {"ours": [*tables], "name": NAME}
    return list(connection.exec_driver_sql(OPEN, told).scalars())


def build(connection: Connection, tables: Collection[str]) -> None:
    """Around each of these tables that has none. They hold for whoever owns the tables, too."""
    for table in without(connection, tables):
        home = HOME.format(column="id" if table == "workspaces" else "workspace_id")
        for statement in (
            f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
            f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
            f"DROP POLICY IF EXISTS {NAME} ON {table}",
            f"CREATE POLICY {NAME} ON {table} USING ({home})",
        ):
            connection.exec_driver_sql(statement)


def hold_us(connection: Connection) -> bool:
    """False for a superuser, and for whoever was given the right to pass."""
    return not connection.exec_driver_sql(PASSES).scalar_one()
