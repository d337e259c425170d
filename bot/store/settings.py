"""What members and workspaces have set for themselves."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from sqlalchemy import Connection, delete, select, update

from bot.model import Arrangement, Way, WorkspaceSettings
from bot.model.preferences import Agreed
from bot.store import customers as every_customer
from bot.store.tables import arrangements, customers, members, workspaces
from bot.store.visible import visible_to

INHERITED = ("language", "starts_at", "ends_at", "daily_budget", "weekly_budget")
"""What a new member begins with, by the column that both tables have."""


def keep_member(
    connection: Connection, workspace_id: int, member_id: int, values: Mapping[str, object]
) -> None:
    mine = members.c.workspace_id == workspace_id, members.c.id == member_id
    connection.execute(update(members).where(*mine).values(values))


def keep_workspace(connection: Connection, workspace_id: int, values: Mapping[str, object]) -> None:
    connection.execute(update(workspaces).where(workspaces.c.id == workspace_id).values(values))


def follow(
    connection: Connection, workspace_id: int, old: WorkspaceSettings, new: WorkspaceSettings
) -> None:
    """Members go along with what they began with; whoever has set their own keeps it.

    Hours are one thing: who has changed either end keeps both.
    """
    before, after = asdict(old), asdict(new)
    for together in (("starts_at", "ends_at"), *((one,) for one in INHERITED if "_at" not in one)):
        if any(before[one] != after[one] for one in together):
            same = [members.c[one] == before[one] for one in together]
            change = update(members).where(members.c.workspace_id == workspace_id, *same)
            connection.execute(change.values({one: after[one] for one in together}))


def agreed(connection: Connection, workspace_id: int, member_id: int) -> list[Agreed]:
    """What a member has said about being asked, of the customers that they may know of."""
    named = members.alias("named")
    wanted = (
        select(arrangements, customers.c.name.label("customer"), named.c.name.label("other"))
        .join(customers, customers.c.id == arrangements.c.customer_id)
        .join(named, named.c.id == arrangements.c.to_member_id, isouter=True)
        .where(
            arrangements.c.workspace_id == workspace_id,
            arrangements.c.member_id == member_id,
            visible_to(member_id),
        )
        .order_by(customers.c.name, arrangements.c.rule, arrangements.c.id)
    )
    return [
        Agreed(
            row.id,
            Arrangement(
                way=Way(row.way),
                since=row.since,
                rule=row.rule,
                customer_id=row.customer_id,
                member_id=row.member_id,
                to_member_id=row.to_member_id,
            ),
            row.customer,
            row.other or "",
        )
        for row in connection.execute(wanted)
    ]


def take_back(
    connection: Connection, workspace_id: int, member_id: int, arrangement_ids: Sequence[int]
) -> None:
    """They are asked again as before; what is not theirs is left alone."""
    mine = (
        arrangements.c.workspace_id == workspace_id,
        arrangements.c.member_id == member_id,
        arrangements.c.id.in_(arrangement_ids),
    )
    gone = delete(arrangements).where(*mine).returning(arrangements.c.customer_id)
    about = {row.customer_id for row in connection.execute(gone)}
    every_customer.changed(connection, workspace_id, *about)
