"""What changed hands, to be told to those whom it concerns."""

from dataclasses import dataclass

from bot.model.people import Member


def card_about(customer_id: int) -> str:
    """How the occasions begin on which whoever takes over a customer reads all about it."""
    return f"handover:{customer_id}:"


def parting_from(customer_id: int) -> str:
    """The same for whoever looked after it until then."""
    return f"handed:{customer_id}:"


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """Customers that `to` looks after from now on, as (id, name), and what went along.

    `old` has looked after them until now, if anybody has. `greets` is who there is to be introduced
    to the new one, where it is one customer. `undo` finds what was moved. `leads`: the team, too.
    `kept` counts those who stay with `old`, since they are private.
    """

    to: Member
    old: Member | None
    customers: tuple[tuple[int, str], ...]
    undo: int
    nudges: int = 0
    roles: int = 0
    promises: int = 0
    rituals: int = 0
    leads: bool = False
    kept: int = 0
    greets: str = ""
