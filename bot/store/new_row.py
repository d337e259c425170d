"""A row that is put in unless it is there already: the database decides who was first."""

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def insert_new(connection: Connection, into: Table) -> postgresql.Insert | sqlite.Insert:
    """An INSERT that leaves what a unique key finds there already as it is."""
    if connection.dialect.name == "postgresql":
        # Else PostgreSQL is asked for the new row's id, and how many rows there are is forgotten.
        return (
            postgresql.insert(into)
            .on_conflict_do_nothing()
            .execution_options(preserve_rowcount=True)
        )
    return sqlite.insert(into).on_conflict_do_nothing()
