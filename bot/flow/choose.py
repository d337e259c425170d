"""Which of somebody's waiting nudges go into the note of a day, and what holds back the others."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from bot.flow.hold_back import Case, Held, Known, Load, Unreadable, held_back
from bot.flow.plan import Suggestion
from bot.model import Arrangement, Dossier, Member, Waiting

LookUp = Callable[[int], Known]
"""What is known of a customer on the day, by id. May raise Unreadable."""


@dataclass(frozen=True, slots=True)
class Choice:
    chosen: tuple[Waiting, ...]
    held: tuple[tuple[Waiting, Held], ...]
    unreadable: tuple[Unreadable, ...] = ()


def choose(
    waiting: Iterable[Waiting],
    member: Member,
    day: date,
    load: Load,
    *,
    look_up: LookUp,
    arrangements: Sequence[Arrangement] = (),
) -> Choice:
    """The most valuable first, within the budgets of the day and of the week from Monday.

    Urgent ones pass the budgets, and count in them. Days are the member's. `load` is what they
    have had already, and is added to. A customer that cannot be read holds up no other.
    """
    chosen: list[Waiting] = []
    held: list[tuple[Waiting, Held]] = []
    unreadable: list[Unreadable] = []
    for one in sorted(waiting, key=lambda one: _order(one, day)):
        case = Case(
            nudge=one,
            member=member,
            day=day,
            load=load,
            arrangements=arrangements,
            look_up=partial(look_up, one.customer_id),
        )
        try:
            reason = held_back(case)
        except Unreadable as trouble:
            unreadable.append(trouble)
            continue
        if reason:
            held.append((one, reason))
        else:
            chosen.append(one)
            load.take(one)
    return Choice(tuple(chosen), tuple(held), tuple(unreadable))


def _order(one: Waiting, day: date) -> tuple[bool, int, date, str, str, int]:
    return (not one.urgent, -one.value(day), one.due, one.customer, one.rule, one.id)


def waiting_of(key: int, dossier: Dossier, one: Suggestion, day: date) -> Waiting:
    """A suggestion on its way to a note, as things stand on a day."""
    nudge, contact = one.nudge, one.nudge.about.contact
    return Waiting(
        id=key,
        customer=dossier.customer.name,
        tier=dossier.customer.tier,
        country=dossier.customer.country,
        rule=one.rule.name,
        due=nudge.due,
        ask_on=one.ask_on,
        good_until=one.good_until,
        worth=nudge.worth,
        urgent=nudge.urgent,
        customer_id=dossier.id,
        standing=dossier.customer.standing_on(day),
        contact=contact.key if contact else None,
        asks=nudge.asks,
        sells=nudge.sells,
        dated=nudge.dated,
        even_if_lost=nudge.even_if_lost,
    )
