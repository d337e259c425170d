"""What is gathered for App Home: only what is theirs, in the right order, and not too much."""

from collections.abc import Mapping
from datetime import timedelta

import pytest
from sqlalchemy import insert

from bot.flow import home_page, pages
from bot.model import GiveUp, Member
from bot.model.home import Steps
from bot.store import workspaces
from bot.store.engine import writing
from bot.store.tables import metadata
from rules.kit import Kind, Role, Stage, Standing
from tests.flow.huge import many_customers, touched_once_each
from tests.flow.team import TUESDAY, Team, asks, at, day, team_in

NOW = at("2026-03-03 09:00", "Europe/Madrid")


@pytest.fixture
def acme(team: Team, ana: Member) -> int:
    return team.customer("Acme", ana)


def told(team: Team, table: str, **columns: object) -> None:
    row: Mapping[str, object] = {"workspace_id": team.workspace_id, **columns}
    with writing(team.engine) as connection:
        connection.execute(insert(metadata.tables[table]).values(dict(row)))


def loop(team: Team, customer_id: int, text: str, **columns: object) -> None:
    about = {"kind": "promise", "opened_on": day("2026-02-20"), **columns}
    told(team, "loops", customer_id=customer_id, text=text, **about)


def owed(team: Team, member: Member) -> list[str]:
    page = home_page.home(team.visit(member, NOW))
    assert page.owes == len(page.owed)
    return [one.loop.text for one in page.owed]


def test_what_i_owe_is_what_i_promised_and_what_worries_my_customers(
    team: Team, ana: Member, ben: Member, acme: int
) -> None:
    zen = team.customer("Zen", ben)
    loop(team, acme, "nobody's promise")
    loop(team, acme, "ben's promise", by_member_id=ben.id)
    loop(team, zen, "my promise at ben's", by_member_id=ana.id, opened_on=day("2026-01-05"))
    loop(team, acme, "a severe worry", kind="concern", severity="severe")
    loop(team, acme, "a small worry", kind="concern")
    loop(team, zen, "ben's worry", kind="concern", severity="severe")
    loop(team, acme, "kept", closed_on=day("2026-03-02"))
    loop(team, acme, "of tomorrow", opened_on=day("2026-03-04"))
    assert owed(team, ana) == ["a severe worry", "my promise at ben's", "nobody's promise"]
    assert owed(team, ben) == ["ben's worry", "ben's promise"]


def test_nothing_is_owed_to_a_customer_that_is_closed(team: Team, ana: Member) -> None:
    for standing in Standing:
        there = team.customer(standing, ana, standing=standing)
        loop(team, there, f"to {standing}")
    assert owed(team, ana) == ["to active", "to dormant"]


@pytest.mark.parametrize("number", [home_page.READ_AHEAD - 1, home_page.READ_AHEAD])
def test_who_has_dealt_with_many_is_not_told_that_there_is_no_more_to_come(
    team: Team, ana: Member, ben: Member, acme: int, number: int
) -> None:
    touched_once_each(team, many_customers(team, number, ben.id, called="Theirs"), by=ana.id)
    page = home_page.home(team.visit(ana, NOW))
    assert page.customers == 1
    assert page.all_coming is (number < home_page.READ_AHEAD)


def test_of_five_hundred_promises_the_first_are_read_and_all_counted(
    team: Team, ana: Member, acme: int
) -> None:
    for number in range(40):
        loop(team, acme, f"promise {number}", opened_on=day("2026-01-01") + timedelta(days=number))
    page = home_page.home(team.visit(ana, NOW))
    assert [one.loop.text for one in page.owed] == [f"promise {number}" for number in range(6)]
    assert page.owes == 40


def test_of_forty_nudges_the_first_are_read_and_all_counted(
    team: Team, ana: Member, acme: int
) -> None:
    team.rules = [asks(f"rule_{number}", TUESDAY) for number in range(25)]
    team.round(NOW)
    page = home_page.home(team.visit(ana, NOW))
    assert (len(page.open), page.opens, len(page.waiting), page.waits) == (3, 3, 10, 22)
    team.change("members", ana.id, daily_budget=40, weekly_budget=40)
    team.round(NOW + timedelta(days=1))
    page = home_page.home(team.visit(ana, NOW + timedelta(days=1)))
    assert (len(page.open), page.opens, page.waits) == (18, 25, 0)


def test_another_workspace_owes_nothing_here(team: Team, acme: int) -> None:
    loop(team, acme, "ours")
    other = team_in(team.engine, "Other")
    page = home_page.home(other.visit(other.hire("Zoe"), NOW))
    assert (page.owes, page.customers, page.steps) == (0, 0, Steps(False, False, False))


def test_the_steps_of_a_newcomer_are_ticked_by_what_they_did(
    team: Team, ana: Member, ben: Member
) -> None:
    team.rules = [asks("call", TUESDAY)]
    steps = [home_page.home(team.visit(ana, NOW)).steps]
    acme = team.customer("Acme", ana)
    steps.append(home_page.home(team.visit(ana, NOW)).steps)
    team.touched(acme, day("2026-02-01"), Kind.CALL)
    steps.append(home_page.home(team.visit(ana, NOW)).steps)
    team.round(NOW)
    steps.append(home_page.home(team.visit(ana, NOW)).steps)
    assert steps == [
        Steps(customer=False, touch=False, nudge=False),
        Steps(customer=True, touch=False, nudge=False),
        Steps(customer=True, touch=True, nudge=False),
        Steps(customer=True, touch=True, nudge=True),
    ]
    assert home_page.home(team.visit(ben, NOW)).steps == steps[0]


def test_my_customers_are_mine_and_turned_over_a_page_at_a_time(
    team: Team, ana: Member, ben: Member
) -> None:
    for number in range(32):
        there = team.customer(f"Customer {number:02}", ana)
        team.touched(there, day("2025-12-01") + timedelta(days=number), Kind.CALL)
    team.customer("Zen", ben)
    visit = team.visit(ana, NOW)
    firsts = {first: home_page.my_customers(visit, first) for first in (0, 15, 30, 32, 10**12)}
    assert [len(one.warm) for one in firsts.values()] == [15, 15, 2, 2, 2]
    assert [one.first for one in firsts.values()] == [0, 15, 30, 30, 30]
    assert [one.name for one in firsts[0].warm][:2] == ["Customer 00", "Customer 01"]
    assert {one.every for one in firsts.values()} == {32}
    assert home_page.my_customers(team.visit(ben, NOW), 0).every == 1


def test_the_team_page_tells_its_numbers_to_the_lead_alone(
    team: Team, ana: Member, ben: Member, acme: int
) -> None:
    team.rules = [asks("call", TUESDAY)]
    told(team, "role_holders", customer_id=acme, role=Role.DELIVERY, member_id=ana.id)
    team.customer("Delta", None)
    with writing(team.engine) as connection:
        workspaces.lead(connection, team.workspace_id, ana.id)
    team.courier.troubles = [(GiveUp("The app's Messages tab is off."), False)]
    team.round(NOW)
    mine = home_page.team(team.visit(ana, NOW), team.rules, ["ours"])
    assert (mine.leads, mine.lead, mine.broken) == (True, "Ana", ("ours",))
    assert ([name for _, name in mine.ownerless], mine.orphans) == (["Delta"], 1)
    assert Role.DELIVERY not in mine.unheld
    assert Role.CONTRACT in mine.unheld
    assert (mine.health.failed, mine.health.last_sent, mine.health.behind) == (1, None, 0)
    his = home_page.team(team.visit(ben, NOW), team.rules, [])
    assert (his.leads, his.lead, len(his.rituals)) == (False, "Ana", 1)
    assert (his.tallies, his.orphans, his.unheld, his.health.failed) == ((), 0, (), 0)


def test_only_what_failed_lately_is_told_as_failed(team: Team, ana: Member, acme: int) -> None:
    team.rules = [asks("call", TUESDAY), asks("later", day("2026-03-04"))]
    team.courier.troubles = [(GiveUp("The app's Messages tab is off."), False)]
    team.round(NOW)
    tomorrow = NOW + timedelta(days=1)
    team.round(tomorrow)
    health = home_page.team(team.visit(ana, tomorrow), [], []).health
    assert (health.failed, health.last_sent) == (1, day("2026-03-04"))
    long_after = team.visit(ana, NOW + timedelta(days=15))
    assert home_page.team(long_after, [], []).health.failed == 0


def test_a_private_customer_is_counted_nowhere(team: Team, ben: Member) -> None:
    team.customer("Delta", None, private=True)
    assert home_page.team(team.visit(ben, NOW), [], []).orphans == 0


def test_what_was_asked_about_a_customer_hidden_since_is_on_no_home(
    team: Team, ana: Member, ben: Member
) -> None:
    acme = team.customer("Acme", ben)
    team.rules = [asks("call", TUESDAY)]
    team.touched(acme, day("2026-02-01"), Kind.CALL)
    team.round(NOW)
    team.change("customers", acme, private=True, owner_id=ana.id)
    page = home_page.home(team.visit(ben, NOW))
    assert (page.open, page.opens, page.customers) == ((), 0, 0)
    assert page.steps == Steps(customer=False, touch=False, nudge=False)


def test_where_nobody_leads_everybody_may(team: Team, ben: Member) -> None:
    page = home_page.team(team.visit(ben, NOW), [], [])
    assert (page.leads, page.lead) == (True, "")


def test_a_page_says_whom_we_do_not_know(team: Team, ana: Member, acme: int) -> None:
    def there() -> tuple[bool, set[str], tuple[str, ...], bool]:
        found = pages.customer_page(team.visit(ana, NOW), acme).unmet
        return found.nobody, set(found.people), found.departments, found.no_executive

    assert there() == (True, set(), (), True)
    for name, department, seniority in (
        ("Ada", "Sales", "staff"),
        ("Bo", "IT", "executive"),
        ("Cy", "sales", "staff"),
    ):
        told(
            team,
            "contacts",
            customer_id=acme,
            name=name,
            normal_name=name,
            department=department,
            seniority=seniority,
        )
    assert there() == (False, {"Ada", "Bo", "Cy"}, ("IT", "Sales"), False)
    told(team, "touchpoints", **_mood(acme, "2026-02-03"))
    told(team, "touchpoint_contacts", touchpoint_id=1, contact_id=1)
    assert there() == (False, {"Bo", "Cy"}, ("IT",), False)
    team.change("contacts", 2, standing="left")
    assert there() == (False, {"Cy"}, (), True)


def test_the_mood_is_told_beside_what_is_usual(team: Team, ana: Member, acme: int) -> None:
    told(team, "projects", customer_id=acme, name="Portal")
    for stage, on in ((Stage.CONTRACT, "2026-01-05"), (Stage.DELIVERY, "2026-02-25")):
        told(team, "project_stages", project_id=1, stage=stage, entered_on=day(on))
    told(team, "touchpoints", **_mood(acme, "2026-03-02"))
    page = pages.customer_page(team.visit(ana, NOW), acme)
    assert page.usual == (Stage.DELIVERY, 2), "the first two weeks of a delivery are the hardest"
    team.change("touchpoints", 1, on=day("2026-02-03"))
    assert pages.customer_page(team.visit(ana, NOW), acme).usual == (Stage.CONTRACT, 3)


def _mood(customer_id: int, on: str) -> dict[str, object]:
    return {
        "customer_id": customer_id,
        "on": day(on),
        "kind": Kind.CALL,
        "mood": 4,
        "identity": on,
        "recorded_at": NOW,
        "recorded_on": TUESDAY,
    }


def test_a_page_is_for_who_may_see_it(team: Team, ana: Member, ben: Member, acme: int) -> None:
    with writing(team.engine) as connection:
        connection.exec_driver_sql("UPDATE customers SET private = true")
    assert pages.page_for(team.visit(ben, NOW), acme) is None
    assert pages.page_for(team.visit(ana, NOW), 999) is None
    found = pages.page_for(team.visit(ana, NOW), acme)
    assert found
    assert found.name == "Acme"
