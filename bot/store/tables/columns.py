"""How tables are made. Every one hangs on a workspace; days are local, instants are UTC."""

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Integer,
    MetaData,
    Table,
    TypeDecorator,
)
from sqlalchemy.schema import SchemaItem

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


GREATEST, NOBODYS = 2**31 - 1, -1


class Instant(TypeDecorator[datetime]):
    """An aware moment, stored as UTC without a zone. A naive one is a programming error."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a zone: pass an aware datetime")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return value.replace(tzinfo=UTC) if value else None


class RowId(TypeDecorator[int]):
    """The number of a row. One that no row can have, made up by somebody, is nobody's: databases
    would raise errors of their own about it, each from another size on."""

    impl: type[Integer] | Integer = Integer
    cache_ok = True
    greatest = GREATEST

    def process_bind_param(self, value: int | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        return value if value is None or 0 <= value <= self.greatest else NOBODYS


class LongRowId(RowId):
    """Where numbers of 32 bits would end within years: docs/scale.md has the sum."""

    impl = BigInteger().with_variant(Integer, "sqlite")
    cache_ok = True
    greatest = 2**63 - 1


def table(
    name: str, *columns: SchemaItem, in_slack: bool = False, row_id: type[RowId] = RowId
) -> Table:
    """A table of one workspace's rows.

    `in_slack`: messages there carry their ids, so that none is ever given to another row.
    """
    return Table(
        name,
        metadata,
        Column("id", row_id, primary_key=True),
        Column("workspace_id", ForeignKey("workspaces.id"), nullable=False),
        *columns,
        sqlite_autoincrement=in_slack,
    )


def reference(
    name: str, to: Table, *, nullable: bool = False, cascade: bool = False, index: bool = True
) -> Column[int]:
    """To a row of another table: without it this one goes too, or forgets it where it may.

    Without an `index` of its own where a longer one begins with it.
    """
    rule = "CASCADE" if cascade else "SET NULL" if nullable else None
    return Column(name, ForeignKey(to.c.id, ondelete=rule), nullable=nullable, index=index)
