"""Answering a question about a customer that somebody asks in passing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.flow.visit import Visit
from bot.store import dossiers
from bot.store.engine import reading
from rules.kit import Loop, Touch


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What anybody in the team may read of a customer; nothing that is private is in it."""

    customer: str
    owner: str
    today: date
    last: Touch | None
    open: Sequence[Loop] = ()


def facts_of(visit: Visit, customer_id: int) -> Facts | None:
    """None where there is no such customer, as far as this member may know.

    What is private stays out even for those who may see it: others look over a shoulder.
    """
    with reading(visit.engine) as connection:
        found = dossiers.load(connection, visit.workspace_id, [customer_id], visit.member.id)
    if not found:
        return None
    dossier = found[0]
    today = visit.day_at(dossier)
    known = dossier.customer.as_of(today)
    talks = [one for one in known.touches if one.talk and not one.private]
    owner = dossier.active(dossier.owner_id)
    return Facts(
        customer=known.name,
        owner=owner.name if owner else "",
        today=visit.today,
        last=max(talks, key=_day, default=None),
        open=tuple(one for one in known.loops if one.open),
    )


def _day(touch: Touch) -> date:
    return touch.on
