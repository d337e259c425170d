"""Why me: what made the reader of a nudge the one to ask, read from the facts of that day."""

from collections.abc import Iterator
from datetime import date
from itertools import takewhile

from bot.flow.plan import afresh
from bot.flow.visit import Visit
from bot.model import Card, Dossier, Member, Seen, Way
from bot.model.reasons import Because, WhyMe
from bot.store import dossiers
from bot.store.engine import reading
from rules.kit import HELD, Colleague, Customer, Role
from rules.kit.language import ENGLISH, speaking
from rules.kit.nudge import Nudge


def why_me(visit: Visit, card: Card) -> WhyMe:
    """For a card of the visitor's own, or of the team's channel."""
    with reading(visit.engine) as connection:
        found = dossiers.load_for_planning(connection, visit.workspace_id, [card.customer_id])
    (dossier,) = found
    reader = dossier.members.get(card.to_member_id or 0, visit.member)
    seen = next(one for one in dossier.seen if one.id == card.id)
    day = seen.asked_on or seen.ask_on
    if card.handed_by:
        return WhyMe(because=Because.HANDED, by=card.handed_by, said=card.handed_because)
    customer = dossier.customer.as_of(day)
    nudge = _as_planned(visit, customer, seen)
    meant = _meant(dossier, customer, nudge, reader) if nudge else None
    return meant or _by_standing(dossier, reader, seen)


def _as_planned(visit: Visit, customer: Customer, seen: Seen) -> Nudge | None:
    """The nudge as its rule has it; None where the facts or the rule have changed since."""
    try:
        with speaking(ENGLISH):
            return next(_on_the_calendar(visit, customer, seen), None)
    except Exception:  # noqa: BLE001 - a rule that breaks still has nudges that somebody reads
        return None


def _on_the_calendar(visit: Visit, customer: Customer, seen: Seen) -> Iterator[Nudge]:
    for tuned in visit.here.rules:
        if tuned.rule.name == seen.rule:
            until = takewhile(lambda nudge: nudge.due <= seen.due, afresh(customer, tuned))
            yield from (nudge for nudge in until if nudge.key == seen.key)


def _meant(dossier: Dossier, customer: Customer, nudge: Nudge, reader: Member) -> WhyMe | None:
    """None where by the facts of that day it would have been somebody else."""
    reason, whom = _reason(dossier, customer, nudge)
    if whom == reader:
        return reason
    return _instead_of(dossier, whom, reader) if whom else None


def _reason(dossier: Dossier, customer: Customer, nudge: Nudge) -> tuple[WhyMe, Member | None]:
    """As `plan` finds whom to ask, with the reason for each of its turns."""
    to = nudge.to
    if nudge.private or to is Role.OWNER:
        return _owner(dossier), dossier.owner
    if to is Role.TEAM and dossier.channel and not dossier.private:
        return WhyMe(because=Because.TEAM), dossier.channel
    if to is Role.TEAM and not dossier.channel:
        return WhyMe(because=Because.NO_CHANNEL), dossier.lead_besides_owner
    if to in (Role.LEAD, Role.TEAM):
        return WhyMe(because=Because.LEADS), dossier.lead_besides_owner
    role = to if isinstance(to, Role) else None
    held_by = _holder(customer, to) if isinstance(to, Role) else to
    holder = dossier.active(int(held_by.key)) if held_by and held_by.key.isdecimal() else None
    if holder is None:
        return _nobody(dossier, role), dossier.owner
    return WhyMe(because=Because.HOLDS if role else Because.NAMED, role=role), holder


def _holder(customer: Customer, role: Role) -> Colleague | None:
    """Who really holds it: the owner stands in for nobody here."""
    held = (one for one in customer.holdings if one.role is role)
    latest = max(held, key=lambda one: one.since or date.min, default=None)
    return latest.by if latest else None


def _owner(dossier: Dossier) -> WhyMe:
    owned = dossier.active(dossier.owner_id)
    return WhyMe(because=Because.OWNS if owned else Because.NO_OWNER)


def _nobody(dossier: Dossier, role: Role | None) -> WhyMe:
    if not dossier.active(dossier.owner_id):
        return WhyMe(because=Because.NOBODY_AT_ALL if role else Because.NO_OWNER, role=role)
    return WhyMe(because=Because.NOBODY_HOLDS if role else Because.NOT_HERE, role=role)


def _instead_of(dossier: Dossier, meant: Member, reader: Member) -> WhyMe | None:
    for one in dossier.arrangements:
        theirs = one.way is Way.SOMEBODY_ELSE and one.member_id in (None, meant.id)
        if theirs and one.to_member_id == reader.id:
            return WhyMe(because=Because.ASKED_FOR, by=meant.name)
    return None


def _by_standing(dossier: Dossier, reader: Member, seen: Seen) -> WhyMe:
    """What can still be said where the day itself tells nothing any more."""
    if reader == dossier.active(dossier.owner_id):
        return WhyMe(because=Because.OWNS)
    for role in HELD:
        by = _holder(dossier.customer, role)
        if by and by.key == str(reader.id):
            return WhyMe(because=Because.HOLDS, role=role)
    if reader == dossier.owner:
        return WhyMe(because=Because.NO_OWNER)
    return WhyMe(because=Because.WAS_ASKED, day=seen.asked_on or seen.ask_on)
