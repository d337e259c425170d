"""Reading what is known in a workspace, a page at a time, in the order in which it was added."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from sqlalchemy import ColumnElement, Connection, Row, Table, and_, func, select

from bot.store.tables import customers, metadata, project_stages

PAGE = 1_000
SqlRow = Row[tuple[object, ...]]
Whose = Callable[[ColumnElement[int]], ColumnElement[bool]]
"""Some customers of a workspace: a condition on the column that names one."""


def public(workspace_id: int, owner_id: int | None = None) -> Whose:
    """The customers of an owner, or everybody's, without those that are private to anybody."""
    ours = select(customers.c.id).where(customers.c.workspace_id == workspace_id)
    private, own = ours.where(customers.c.private), ours.where(customers.c.owner_id == owner_id)
    if owner_id is None:
        return lambda column: column.not_in(private)
    return lambda column: and_(column.in_(own), column.not_in(private))


def pages(
    connection: Connection,
    workspace_id: int,
    noun: str,
    only: Mapping[str, object],
    whose: Whose | None = None,
) -> Iterator[Sequence[SqlRow]]:
    """The rows of a table that hold these facts, and that hang on these customers.

    From one question: for each page by itself, SQLite would put the whole table in order again.
    """
    table = metadata.tables[noun]
    mine = table.c.workspace_id == workspace_id
    same = [table.c[name] == value for name, value in only.items()]
    same += [] if whose is None else _theirs(table, whose)
    wanted = select(table).where(mine, *same).order_by(table.c.id)
    yield from connection.execute(wanted, execution_options={"yield_per": PAGE}).partitions()


def _theirs(table: Table, whose: Whose) -> list[ColumnElement[bool]]:
    """Colleagues and offerings hang on no customer."""
    column = table.c.id if table is customers else table.c.get("customer_id")
    return [] if column is None else [whose(column)]


def count(
    connection: Connection,
    workspace_id: int,
    noun: str,
    only: Mapping[str, object],
    whose: Whose | None = None,
) -> int:
    """How many rows `pages` would give."""
    table = metadata.tables[noun]
    same = [table.c[name] == value for name, value in only.items()]
    same += [] if whose is None else _theirs(table, whose)
    wanted = select(func.count()).select_from(table)
    return connection.execute(
        wanted.where(table.c.workspace_id == workspace_id, *same)
    ).scalar_one()


def stages(
    connection: Connection, workspace_id: int, project_ids: Collection[int]
) -> dict[int, list[SqlRow]]:
    """The stages that each of these projects has entered, as it went."""
    entered: dict[int, list[SqlRow]] = {one: [] for one in project_ids}
    mine = project_stages.c.workspace_id == workspace_id
    wanted = select(project_stages).where(mine, project_stages.c.project_id.in_(project_ids))
    for row in connection.execute(wanted.order_by(project_stages.c.entered_on, "id")):
        entered[row.project_id].append(row)
    return entered
