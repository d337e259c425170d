"""A workspace as a condition that leads to no rows, beside one that leads to a few of them."""

from sqlalchemy import ColumnElement, Table


def among_few(table: Table, workspace_id: int) -> ColumnElement[bool]:
    """The rows of a workspace, to be said together with what they hang on: ids, or a member.

    SQLite keeps no count of what is in a table, takes a workspace for as few rows as a customer,
    and for two customers would go through all that was ever recorded in it.
    """
    return table.c.workspace_id + 0 == workspace_id
