"""Reading what is known in a workspace, a page at a time, in the order in which it was added."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from sqlalchemy import Connection, Row, func, select

from bot.store.tables import metadata, project_stages

PAGE = 1_000
SqlRow = Row[tuple[object, ...]]


def pages(
    connection: Connection, workspace_id: int, noun: str, only: Mapping[str, object]
) -> Iterator[Sequence[SqlRow]]:
    """The rows of a table that hold these facts."""
    table, last = metadata.tables[noun], 0
    mine = table.c.workspace_id == workspace_id
    same = [table.c[name] == value for name, value in only.items()]
    while True:
        wanted = select(table).where(mine, *same, table.c.id > last)
        page = connection.execute(wanted.order_by(table.c.id).limit(PAGE)).all()
        if not page:
            return
        yield page
        last = page[-1].id


def count(connection: Connection, workspace_id: int, noun: str, only: Mapping[str, object]) -> int:
    table = metadata.tables[noun]
    same = [table.c[name] == value for name, value in only.items()]
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
