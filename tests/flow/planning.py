"""Dossiers made by hand: planning needs no record."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.flow.plan import Plan, plan
from bot.model import Dossier, Member, NudgeState, Seen, Tuned
from rules.kit import Customer, Touch
from rules.kit.rule import Rule
from tests.flow.team import TUESDAY

ANA = Member(id=1, name="Ana", country="ES")
BEN = Member(id=2, name="Ben", country="JP")
ACME = Customer(key="7", name="Acme")


def dossier(
    customer: Customer = ACME,
    *touches: Touch,
    owner: Member | None = ANA,
    lead: Member | None = None,
    members: Sequence[Member] = (ANA, BEN),
    seen: Sequence[Seen] = (),
) -> Dossier:
    return Dossier(
        id=7,
        customer=replace(customer, touches=(*customer.touches, *touches)),
        owner_id=owner.id if owner else None,
        lead_id=lead.id if lead else None,
        members={one.id: one for one in members},
        seen=tuple(seen),
    )


def planned(of: Dossier, *rules: Rule, today: date = TUESDAY) -> Plan:
    return plan(of, [Tuned(rule, {}) for rule in rules], today)


def asked(of: Dossier, *rules: Rule, today: date = TUESDAY) -> list[date]:
    """The due days of what is suggested today."""
    return [one.nudge.due for one in planned(of, *rules, today=today).ask]


def seen(
    rule: Rule,
    due: date,
    state: NudgeState = NudgeState.WAITING,
    *,
    number: int = 1,
    subject: str = "",
    good_for: int = 30,
    to: Member = ANA,
) -> Seen:
    return Seen(
        id=number,
        rule=rule.name,
        subject=subject,
        due=due,
        state=state,
        good_until=due + timedelta(days=good_for),
        ask_on=due,
        to_member_id=to.id,
    )
