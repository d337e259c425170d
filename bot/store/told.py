"""Rows of what can be told, the same way for every noun. Each change is news of its customer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    String,
    Table,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from bot.model.nouns import CUSTOMER, Field, Noun
from bot.store import customers
from bot.store.new_row import insert_new
from bot.store.tables import metadata, project_stages

Columns = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A row by its columns. Who told it and when is unknown where nobody remembered."""

    id: int
    customer_id: int
    columns: Columns
    told_by_id: int | None
    told_at: datetime | None


def get(connection: Connection, workspace_id: int, noun: Noun, row_id: int) -> Kept | None:
    table = _table(noun)
    wanted = select(table).where(*_mine(noun, workspace_id), table.c.id == row_id)
    row = connection.execute(wanted).first()
    return _kept(noun, row) if row else None


def find(
    connection: Connection,
    workspace_id: int,
    noun: Noun,
    customer_id: int,
    columns: Columns,
    *,
    besides: int = 0,
) -> Kept | None:
    """The first of a customer's rows that holds all this, besides one."""
    table = _table(noun)
    same = [table.c[name].is_not_distinct_from(value) for name, value in columns.items()]
    wanted = select(table).where(
        *_mine(noun, workspace_id),
        table.c.customer_id == customer_id,
        table.c.id != besides,
        *same,
    )
    row = connection.execute(wanted.order_by(table.c.id)).first()
    return _kept(noun, row) if row else None


def names(
    connection: Connection, workspace_id: int, noun: Noun, customer_id: int
) -> list[tuple[int, str]]:
    """(id, name) of a customer's contacts or projects, the oldest first."""
    table = _table(noun)
    wanted = select(table.c.id, table.c.name).where(
        *_mine(noun, workspace_id), table.c.customer_id == customer_id
    )
    return [(row[0], row[1]) for row in connection.execute(wanted.order_by(table.c.id))]


def add(
    connection: Connection,
    workspace_id: int,
    noun: Noun,
    customer_id: int,
    columns: Columns,
    *,
    by: int | None,
    at: datetime,
) -> int:
    table = _table(noun)
    teller = {"told_by_id": by, "told_at": at} if keeps_teller(noun) else {}
    row = {"workspace_id": workspace_id, "customer_id": customer_id, **columns, **teller}
    new = insert(table).values(row | dict(noun.fixed)).returning(table.c.id)
    added = int(connection.execute(new).scalar_one())
    customers.changed(connection, workspace_id, customer_id)
    return added


def amend(
    connection: Connection, workspace_id: int, noun: Noun, row: Kept, columns: Columns
) -> None:
    """Who told it first, and when, stays."""
    table = _table(noun)
    if columns:
        mine = (*_mine(noun, workspace_id), table.c.id == row.id)
        connection.execute(update(table).where(*mine).values(dict(columns)))
    customers.changed(connection, workspace_id, row.customer_id)


def remove(connection: Connection, workspace_id: int, noun: Noun, row: Kept) -> None:
    table = _table(noun)
    connection.execute(delete(table).where(*_mine(noun, workspace_id), table.c.id == row.id))
    customers.changed(connection, workspace_id, row.customer_id)


def enter_stage(connection: Connection, workspace_id: int, project_id: int, entry: Columns) -> None:
    """One more step of a project's journey; the same one twice is no news."""
    row = {"workspace_id": workspace_id, "project_id": project_id, **entry}
    connection.execute(insert_new(connection, project_stages).values(row))


def stage_on(connection: Connection, workspace_id: int, project_id: int, day: date) -> str | None:
    """Where a project was on a day."""
    wanted = select(project_stages.c.stage).where(
        project_stages.c.workspace_id == workspace_id,
        project_stages.c.project_id == project_id,
        project_stages.c.entered_on <= day,
    )
    latest = (project_stages.c.entered_on.desc(), project_stages.c.id.desc())
    return connection.scalars(wanted.order_by(*latest)).first()


def keeps_teller(noun: Noun) -> bool:
    """Whether the record remembers who told it, and when."""
    return "told_at" in _table(noun).c


def empty(noun: Noun, field: Field) -> object:
    """What the record holds where nothing was said."""
    column = _table(noun).c.get(field.kept_in)
    default = column.default if column is not None else None
    return default.arg if isinstance(default, ScalarElementColumnDefault) else None


def room(noun: Noun, field: Field) -> int | None:
    """How many letters there is room for; None where there is no end to it."""
    column = _table(noun).c.get(field.kept_in)
    return column.type.length if column is not None and isinstance(column.type, String) else None


def _table(noun: Noun) -> Table:
    return metadata.tables[noun.table]


def _mine(noun: Noun, workspace_id: int) -> list[ColumnElement[bool]]:
    table = _table(noun)
    fixed = [table.c[name] == value for name, value in noun.fixed]
    return [table.c.workspace_id == workspace_id, *fixed]


def _kept(noun: Noun, row: Row[tuple[object, ...]]) -> Kept:
    columns = row._asdict()
    return Kept(
        id=row.id,
        customer_id=row.id if noun == CUSTOMER else row.customer_id,
        columns=columns,
        told_by_id=columns.get("told_by_id"),
        told_at=columns.get("told_at"),
    )
