"""Customers that not everybody may know of: who may, and what that changes."""

from collections.abc import Sequence

from sqlalchemy import Connection

from bot.flow.tick import look
from bot.flow.visit import Visit
from bot.model import Dossier, Member
from bot.store import customers, dossiers, traces, visible
from bot.store.engine import reading, writing
from bot.words.names import normalise

NAME = 200
"""As many letters as a name may have."""


class NotOwner(Exception):
    """Only the customer's owner says who may know of it, or whoever stands in for one."""

    def __init__(self, owner: Member | None) -> None:
        super().__init__(owner.name if owner else "")
        self.owner = owner


class AnotherOfThatName(Exception):
    """Everybody would see two customers of one name."""


def knows_of(connection: Connection, visit: Visit, customer_id: int) -> bool:
    """Whether there is such a customer, as far as the visitor may know."""
    return visible.may_see(connection, visit.workspace_id, visit.member.id, customer_id)


def readers(visit: Visit, customer_id: int) -> list[Member]:
    """Who may know of a customer, by name; nobody where the visitor may not."""
    with reading(visit.engine) as connection:
        found = dossiers.load(connection, visit.workspace_id, [customer_id], visit.member.id)
    return sorted(
        (
            member
            for whole in found
            for member in whole.members.values()
            if member.active and not member.channel and whole.is_open_to(member)
        ),
        key=lambda one: one.name,
    )


def is_private(visit: Visit, customer_id: int) -> bool:
    """False where the visitor may not know."""
    with reading(visit.engine) as connection:
        found = dossiers.load(connection, visit.workspace_id, [customer_id], visit.member.id)
    return any(one.private for one in found)


def keep_private(visit: Visit, customer_id: int) -> bool:
    """From now on few may know of it. False when it was so before. Raises NotOwner."""
    with writing(visit.engine) as connection:
        whole = _own(connection, visit, customer_id)
        if not whole.private:
            visible.make_private(connection, visit.workspace_id, customer_id, private=True)
            _now_hidden(connection, visit, whole)
        return not whole.private


def share(visit: Visit, customer_id: int, members: Sequence[Member]) -> None:
    """These may know of it, too. Raises NotOwner."""
    with writing(visit.engine) as connection:
        whole = _own(connection, visit, customer_id)
        for one in members if whole.private else ():
            visible.share(connection, visit.workspace_id, customer_id, one.id)
        customers.changed(connection, visit.workspace_id, customer_id)
        look(connection, visit.here, customer_id, visit.now, day=visit.today)


def share_with_these_only(visit: Visit, customer_id: int, members: Sequence[Member]) -> None:
    """The same, and with nobody with whom it was shared before. Raises NotOwner."""
    with writing(visit.engine) as connection:
        whole = _own(connection, visit, customer_id)
        others = whole.shared_with - {one.id for one in members}
        for one in members if whole.private else ():
            visible.share(connection, visit.workspace_id, customer_id, one.id)
        visible.unshare(connection, visit.workspace_id, customer_id, others)
        _now_hidden(connection, visit, whole)


def open_up(visit: Visit, customer_id: int) -> bool:
    """From now on everybody may know of it. False when it was so before.

    Raises NotOwner, and AnotherOfThatName.
    """
    with writing(visit.engine) as connection:
        whole = _own(connection, visit, customer_id)
        name = normalise(whole.customer.name)
        known = customers.called(connection, visit.workspace_id, visit.member.id, [name])
        if whole.private and any(one != customer_id for one, _ in known):
            raise AnotherOfThatName
        visible.make_private(connection, visit.workspace_id, customer_id, private=False)
        customers.changed(connection, visit.workspace_id, customer_id)
        look(connection, visit.here, customer_id, visit.now, day=visit.today)
        return whole.private


def make_way(connection: Connection, visit: Visit, name: str) -> None:
    """Whoever takes a name must not learn that a private customer has it: that one steps aside.

    It is called after its owner from now on, so that those who see both can tell them apart.
    """
    here, normal = (connection, visit.workspace_id), normalise(name)
    for customer_id, was, owner in customers.hidden_from(*here, normal, visit.member.id):
        aside = _called(was, owner or "private")
        if customers.is_taken(*here, aside):
            aside = _called(was, f"{owner or 'private'}, {customer_id}")
        customers.rename(*here, customer_id, aside, normalise(aside))


def show_again(connection: Connection, visit: Visit, customer_id: int) -> None:
    """Who may know of it may have changed: notes that tell of it are drawn afresh."""
    traces.draw_again(connection, visit.workspace_id, customer_id)


def _own(connection: Connection, visit: Visit, customer_id: int) -> Dossier:
    found = dossiers.load(connection, visit.workspace_id, [customer_id], visit.member.id)
    owner = found[0].owner if found else None
    if owner is None or owner.id != visit.member.id:
        raise NotOwner(owner)
    return found[0]


def _now_hidden(connection: Connection, visit: Visit, before: Dossier) -> None:
    """What was asked of others is asked of the owner, and what they were shown is taken back."""
    workspace_id, customer_id = visit.workspace_id, before.id
    customers.changed(connection, workspace_id, customer_id)
    look(connection, visit.here, customer_id, visit.now, day=visit.today)
    (whole,) = dossiers.load_for_planning(connection, workspace_id, [customer_id])
    traces.hide(connection, workspace_id, whole)


def _called(name: str, after: str) -> str:
    aside = f" ({after})"
    return f"{name[: NAME - len(aside)]}{aside}"
