"""Why me?: what made somebody the one to ask, and that it is said as it was on that day."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from sqlalchemy import insert

from bot.flow import react
from bot.flow.why_me import why_me
from bot.model import Card, Member
from bot.model.reasons import Because, WhyMe
from bot.store import cards, workspaces
from bot.store.engine import reading, writing
from bot.store.tables import metadata
from rules.kit import Colleague, Customer, Nudge, Role
from tests.flow.team import TUESDAY, Team, asks, at, rule_of

NINE = at("2026-03-03 09:00", "Europe/Madrid")


def asked(
    team: Team, reader: Member, to: Role | Colleague = Role.OWNER, private: bool = False
) -> Card:
    """The card of the one nudge, after a round at nine."""
    team.rules = [asks("ritual", TUESDAY, to=to, private=private)]
    team.round(NINE)
    return card(team, reader)


def card(team: Team, reader: Member) -> Card:
    with reading(team.engine) as connection:
        (found,) = cards.of_nudges(connection, team.workspace_id, [1], reader.id)
    assert found.to_member_id == reader.id
    return found


def told(
    team: Team, reader: Member, to: Role | Colleague = Role.OWNER, private: bool = False
) -> WhyMe:
    read = asked(team, reader, to, private=private)
    return why_me(team.visit(reader, NINE), read)


def holds(team: Team, customer: int, role: Role, who: Member | None, since: str = "") -> None:
    row = {
        "workspace_id": team.workspace_id,
        "customer_id": customer,
        "role": role,
        "member_id": who.id if who else None,
        "since": at(f"{since} 00:00").date() if since else None,
    }
    with writing(team.engine) as connection:
        connection.execute(insert(metadata.tables["role_holders"]).values(row))


@pytest.fixture
def lead(team: Team, eva: Member) -> Member:
    with writing(team.engine) as connection:
        workspaces.lead(connection, team.workspace_id, eva.id)
    return eva


@pytest.fixture
def orphan(team: Team) -> int:
    return team.customer("Acme", country="ES")


def test_the_owner_owns(team: Team, ana: Member, acme: int) -> None:
    assert told(team, ana) == WhyMe(because=Because.OWNS)


def test_what_is_private_is_the_owners(team: Team, ana: Member, eva: Member, acme: int) -> None:
    holds(team, acme, Role.CARE, eva)
    assert told(team, ana, Role.CARE, private=True) == WhyMe(because=Because.OWNS)


def test_who_holds_the_role_is_told_which(team: Team, eva: Member, acme: int) -> None:
    holds(team, acme, Role.DELIVERY, eva)
    assert told(team, eva, Role.DELIVERY) == WhyMe(because=Because.HOLDS, role=Role.DELIVERY)


def test_an_owner_who_holds_the_role_is_asked_for_the_role(
    team: Team, ana: Member, acme: int
) -> None:
    holds(team, acme, Role.DELIVERY, ana)
    assert told(team, ana, Role.DELIVERY).because is Because.HOLDS


def test_where_nobody_holds_the_role_it_falls_to_the_owner(
    team: Team, ana: Member, eva: Member, acme: int
) -> None:
    holds(team, acme, Role.DELIVERY, eva, since="2026-01-01")
    holds(team, acme, Role.DELIVERY, None, since="2026-02-01")
    assert told(team, ana, Role.DELIVERY) == WhyMe(because=Because.NOBODY_HOLDS, role=Role.DELIVERY)


def test_without_an_owner_it_falls_to_the_lead(team: Team, lead: Member, orphan: int) -> None:
    assert told(team, lead) == WhyMe(because=Because.NO_OWNER)


def test_without_a_holder_and_an_owner_it_falls_to_the_lead(
    team: Team, lead: Member, orphan: int
) -> None:
    assert told(team, lead, Role.SALES) == WhyMe(because=Because.NOBODY_AT_ALL, role=Role.SALES)


def test_the_lead_is_told_besides_the_owner(team: Team, lead: Member, acme: int) -> None:
    assert told(team, lead, Role.LEAD) == WhyMe(because=Because.LEADS)


def test_what_concerns_the_team_is_asked_in_its_channel(team: Team, ana: Member, acme: int) -> None:
    channel = team.hire("#customers", "Europe/Madrid", "ES", channel=True)
    team.rules = [asks("ritual", TUESDAY, to=Role.TEAM)]
    team.round(NINE)
    said = why_me(team.visit(ana, NINE), card(team, channel))
    assert said == WhyMe(because=Because.TEAM)


def test_without_a_channel_it_falls_to_the_lead(team: Team, lead: Member, acme: int) -> None:
    assert told(team, lead, Role.TEAM) == WhyMe(because=Because.NO_CHANNEL)


def test_whom_a_ritual_names_is_told_so(team: Team, eva: Member, acme: int) -> None:
    named = Colleague(str(eva.id), eva.name)
    assert told(team, eva, named) == WhyMe(because=Because.NAMED)


def test_where_the_named_one_has_left_it_falls_to_the_owner(
    team: Team, ana: Member, eva: Member, acme: int
) -> None:
    team.change("members", eva.id, active=False)
    named = Colleague(str(eva.id), eva.name)
    assert told(team, ana, named) == WhyMe(because=Because.NOT_HERE)


def test_who_is_asked_instead_is_told_by_whose_wish(
    team: Team, ana: Member, eva: Member, acme: int
) -> None:
    asked(team, ana)
    react.ask_somebody_else(team.visit(ana, NINE), 1, eva)
    team.round(NINE + timedelta(days=1))
    visit = team.visit(eva, NINE + timedelta(days=1))
    assert why_me(visit, card(team, eva)) == WhyMe(because=Because.ASKED_FOR, by="Ana")


def test_who_was_handed_a_nudge_is_told_by_whom_and_why(
    team: Team, ana: Member, eva: Member, acme: int
) -> None:
    asked(team, ana)
    team.change(
        "nudges", 1, to_member_id=eva.id, handed_by_id=ana.id, handed_because="you know them"
    )
    said = why_me(team.visit(eva, NINE), card(team, eva))
    assert said == WhyMe(because=Because.HANDED, by="Ana", said="you know them")


def test_it_is_said_as_it_was_on_the_day_of_the_note(
    team: Team, eva: Member, ana: Member, acme: int
) -> None:
    holds(team, acme, Role.DELIVERY, eva)
    asked(team, eva, Role.DELIVERY)
    holds(team, acme, Role.DELIVERY, ana, since="2026-03-04")
    later = team.visit(eva, NINE + timedelta(days=2))
    assert why_me(later, card(team, eva)) == WhyMe(because=Because.HOLDS, role=Role.DELIVERY)


def breaks_or_is_gone() -> list[Callable[[Customer], Iterator[Nudge]]]:
    def nothing(customer: Customer) -> Iterator[Nudge]:
        yield from ()

    def falls(customer: Customer) -> Iterator[Nudge]:
        raise ZeroDivisionError(customer.name)

    return [nothing, falls]


@pytest.mark.parametrize("calendar", breaks_or_is_gone(), ids=["changed", "broken"])
def test_where_the_ritual_tells_nothing_any_more_what_is_known_is_said(
    team: Team,
    ana: Member,
    eva: Member,
    acme: int,
    calendar: Callable[[Customer], Iterator[Nudge]],
) -> None:
    first = asked(team, ana, Role.SALES)
    team.rules = [rule_of("ritual", calendar)]
    assert why_me(team.visit(ana, NINE), first) == WhyMe(because=Because.OWNS)
    team.change("nudges", 1, to_member_id=eva.id)
    theirs = card(team, eva)
    was = WhyMe(because=Because.WAS_ASKED, day=TUESDAY)
    assert why_me(team.visit(eva, NINE), theirs) == was
    holds(team, acme, Role.CARE, eva)
    assert why_me(team.visit(eva, NINE), theirs) == WhyMe(because=Because.HOLDS, role=Role.CARE)
