"""Who may see which customer: all of them, but for the private ones of others."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    delete,
    exists,
    func,
    or_,
    select,
    update,
)

from bot.store.new_row import insert_new
from bot.store.tables import customers, members, role_holders, shares, workspaces


def visible_to(member_id: int) -> ColumnElement[bool]:
    """A condition on `customers`: what this member may know of.

    A private customer is known to its owner, or to the team lead where it has no active one, to
    those who hold a role there now, and to those with whom it is shared.
    """
    return or_(~customers.c.private, and_(_is_here(member_id), _is_in(member_id)))


def may_see(connection: Connection, workspace_id: int, member_id: int, customer_id: int) -> bool:
    """Whether there is such a customer, as far as this member may know."""
    there = select(customers.c.id).where(
        customers.c.workspace_id == workspace_id,
        customers.c.id == customer_id,
        visible_to(member_id),
    )
    return connection.execute(there).first() is not None


def shared_with(
    connection: Connection, workspace_id: int, customer_ids: Sequence[int]
) -> dict[int, frozenset[int]]:
    """The members with whom somebody has shared each of these customers."""
    wanted = select(shares.c.customer_id, shares.c.member_id).where(
        shares.c.workspace_id == workspace_id, shares.c.customer_id.in_(customer_ids)
    )
    found: dict[int, set[int]] = defaultdict(set)
    for customer_id, member_id in connection.execute(wanted):
        found[customer_id].add(member_id)
    return {customer_id: frozenset(those) for customer_id, those in found.items()}


def make_private(
    connection: Connection, workspace_id: int, customer_id: int, *, private: bool
) -> None:
    """Without a private customer there is nothing to share."""
    mine = customers.c.workspace_id == workspace_id, customers.c.id == customer_id
    connection.execute(update(customers).where(*mine).values(private=private))
    if not private:
        ours = shares.c.workspace_id == workspace_id, shares.c.customer_id == customer_id
        connection.execute(delete(shares).where(*ours))


def share(connection: Connection, workspace_id: int, customer_id: int, member_id: int) -> None:
    """A second time changes nothing."""
    row = {"workspace_id": workspace_id, "customer_id": customer_id, "member_id": member_id}
    connection.execute(insert_new(connection, shares).values(row))


def unshare(
    connection: Connection, workspace_id: int, customer_id: int, member_ids: Collection[int]
) -> None:
    connection.execute(
        delete(shares).where(
            shares.c.workspace_id == workspace_id,
            shares.c.customer_id == customer_id,
            shares.c.member_id.in_(member_ids),
        )
    )


def _is_in(member_id: int) -> ColumnElement[bool]:
    shared = exists().where(shares.c.customer_id == customers.c.id, shares.c.member_id == member_id)
    return or_(
        customers.c.owner_id == member_id,
        and_(_leads(member_id), ~_owner_is_here()),
        _holds_a_role(member_id),
        shared,
    )


def _is_here(member_id: int) -> ColumnElement[bool]:
    """Nobody who has left, and no channel: what it is told, everybody in it reads."""
    return (
        exists()
        .where(
            members.c.id == member_id,
            members.c.workspace_id == customers.c.workspace_id,
            members.c.active,
            ~members.c.channel,
        )
        .correlate(customers)
    )


def _leads(member_id: int) -> ColumnElement[bool]:
    return (
        exists()
        .where(
            workspaces.c.id == customers.c.workspace_id, workspaces.c.lead_member_id == member_id
        )
        .correlate(customers)
    )


def _owner_is_here() -> ColumnElement[bool]:
    owner = exists().where(members.c.id == customers.c.owner_id, members.c.active)
    return owner.correlate(customers)


def _holds_a_role(member_id: int) -> ColumnElement[bool]:
    """The latest entry of a role says who holds it, or that nobody does any more."""
    held, later = role_holders.alias("held"), role_holders.alias("later")
    since, later_since = (func.coalesce(one.c.since, date.min) for one in (held, later))
    passed_on = exists().where(
        later.c.customer_id == held.c.customer_id,
        later.c.role == held.c.role,
        or_(later_since > since, and_(later_since == since, later.c.id > held.c.id)),
    )
    return exists().where(
        held.c.customer_id == customers.c.id, held.c.member_id == member_id, ~passed_on
    )
