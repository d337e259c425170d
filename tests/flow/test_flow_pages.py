from dataclasses import replace
from datetime import timedelta

import pytest

from bot.flow import home_page, pages, record
from bot.flow.why import why
from bot.model import GiveUp, Member, RuleLine, Verdict
from bot.store import workspaces
from bot.store.engine import writing
from rules.kit import Kind
from tests.flow.team import TUESDAY, Team, asks, at, breaks, called, day, team_in

NOW = at("2026-03-03 09:00", "Europe/Madrid")
FRIDAY = day("2026-03-06")


@pytest.fixture
def acme(team: Team, ana: Member) -> int:
    return team.customer("Acme", ana)


def lines(team: Team, member: Member, customer_id: int) -> dict[str, RuleLine]:
    found = why(team.visit(member, NOW), team.rules, customer_id)
    assert [line.rule for line in found if line.day is None] == sorted(
        line.rule for line in found if line.day is None
    ), "what has no day comes last, by name"
    return {line.rule: line for line in found}


def test_why_has_a_line_for_every_rule(team: Team, ana: Member, acme: int) -> None:
    team.rules = [
        asks("asked", TUESDAY),
        breaks(),
        asks("coming", FRIDAY),
        asks("off", TUESDAY),
        asks("quiet", day("2020-01-01")),
    ]
    with writing(team.engine) as connection:
        workspaces.set_rule(connection, team.workspace_id, "off", enabled=False, knobs={})
    team.round(NOW)
    found = lines(team, ana, acme)
    assert {name: line.verdict for name, line in found.items()} == {
        "Asked": Verdict.OPEN,
        "Broken": Verdict.BROKEN,
        "Coming": Verdict.COMING,
        "Off": Verdict.OFF,
        "Quiet": Verdict.QUIET,
    }
    assert (found["Asked"].day, found["Asked"].to) == (TUESDAY, "Ana")
    assert (found["Coming"].day, found["Coming"].why) == (FRIDAY, "Acme is waiting.")
    assert found["Quiet"].about == "Why quiet."


def test_why_tells_what_is_held_back_from_what_was_asked(
    team: Team, ana: Member, acme: int
) -> None:
    team.rules = [asks(f"rule_{number}", TUESDAY, worth=90 - number) for number in range(4)]
    team.round(NOW)
    verdicts = [line.verdict for line in lines(team, ana, acme).values()]
    assert verdicts == [Verdict.OPEN] * 3 + [Verdict.WAITING]


def test_what_is_private_is_told_to_whom_it_is_for_alone(
    team: Team, ana: Member, ben: Member, acme: int
) -> None:
    team.rules = [asks("birthday", FRIDAY, private=True)]
    assert lines(team, ana, acme)["Birthday"].why == "Acme is waiting."
    assert "Birthday" not in lines(team, ben, acme)


def test_a_page_tells_all_that_is_known(team: Team, ana: Member, acme: int) -> None:
    team.rules = [asks("asked", TUESDAY), asks("coming", FRIDAY, FRIDAY + timedelta(weeks=1))]
    team.contact(acme, "Ada")
    for number in range(7):
        team.touched(acme, day("2026-02-01") + timedelta(days=number), Kind.EMAIL)
    team.touched(acme, FRIDAY, Kind.MEETING, recorded_on=TUESDAY)
    team.round(NOW)
    page = pages.customer_page(team.visit(ana, NOW), acme)
    assert (page.name, page.owner, page.tier, page.today) == ("Acme", "Ana", "B", TUESDAY)
    assert [one.name for one in page.contacts] == ["Ada"]
    assert [one.on.day for one in page.touches] == [7, 6, 5, 4, 3]
    assert [one.on for one in page.planned] == [FRIDAY]
    assert [card.rule for card in page.open] == ["asked"]
    assert [(one.rule, one.ask_on) for one in page.coming] == [("Coming", FRIDAY)]


def test_a_private_touch_is_seen_by_its_author_and_the_owner_alone(
    team: Team, ana: Member, ben: Member, acme: int
) -> None:
    cem = team.hire("Cem")
    secret = replace(called(acme, TUESDAY, note="getting divorced"), private=True)
    diary = replace(called(acme, FRIDAY, identity="2"), private=True)
    for what in (secret, diary):
        record.log(team.visit(ben, NOW), what)
    seen = {one.name: pages.customer_page(team.visit(one, NOW), acme) for one in (ana, ben, cem)}
    assert {name: len(page.touches) for name, page in seen.items()} == {
        "Ana": 1,
        "Ben": 1,
        "Cem": 0,
    }
    assert {name: len(page.planned) for name, page in seen.items()} == {
        "Ana": 1,
        "Ben": 1,
        "Cem": 0,
    }


def test_a_private_nudge_is_on_nobodys_customer_page(team: Team, ana: Member, acme: int) -> None:
    team.rules = [asks("wish", TUESDAY, private=True), asks("later", FRIDAY, private=True)]
    team.round(NOW)
    page = pages.customer_page(team.visit(ana, NOW), acme)
    assert page.open == ()
    assert [one.private for one in page.coming] == [True]


def test_home_shows_what_is_open_waiting_and_coming_for_me(
    team: Team, ana: Member, ben: Member, acme: int
) -> None:
    zen = team.customer("Zen", ben)
    team.rules = [
        *(asks(f"rule_{number}", TUESDAY, worth=90 - number) for number in range(4)),
        asks("coming", FRIDAY),
        asks("far", day("2026-06-01")),
    ]
    team.round(NOW)
    home = home_page.home(team.visit(ana, NOW))
    assert (home.member.name, home.today, home.customers) == ("Ana", TUESDAY, 1)
    assert [card.rule for card in home.open] == ["rule_0", "rule_1", "rule_2"]
    assert [card.rule for card in home.waiting] == ["rule_3"]
    assert [(one.rule, one.customer) for one in home.coming] == [("Coming", "Acme")]
    assert home.not_sent == ()
    assert all(card.customer_id != zen for card in home.open)


def test_home_says_what_could_not_be_sent_and_why(team: Team, ana: Member, acme: int) -> None:
    team.rules = [asks("call", TUESDAY)]
    team.courier.troubles = [(GiveUp("The app's Messages tab is off."), False)]
    team.round(NOW)
    home = home_page.home(team.visit(ana, NOW))
    (reason,) = home.not_sent
    assert (reason.trouble, reason.open) == ("The app's Messages tab is off.", True)
    assert [card.rule for card in home.open] == ["call"], "it can be answered here"


def test_a_preview_tells_day_by_day_what_is_coming(
    team: Team, ana: Member, ben: Member, acme: int
) -> None:
    team.customer("Zen", ben)
    two_days_on = day("2026-03-05")
    team.rules = [asks("one", FRIDAY), asks("two", two_days_on), asks("far", day("2026-03-20"))]
    everybody = pages.preview(team.engine, team.in_force(), 7, NOW)
    assert [(one.ask_on, one.customer, one.rule) for one in everybody] == [
        (two_days_on, "Acme", "Two"),
        (two_days_on, "Zen", "Two"),
        (FRIDAY, "Acme", "One"),
        (FRIDAY, "Zen", "One"),
    ]
    mine = pages.my_ahead(team.visit(ben, NOW), 7).coming
    assert [(one.customer, one.to) for one in mine] == [("Zen", "Ben"), ("Zen", "Ben")]


def test_what_is_late_is_previewed_for_the_day_on_which_it_will_be_asked(
    team: Team, ana: Member, acme: int
) -> None:
    team.rules = [asks("call", day("2026-02-20"))]
    saturday = at("2026-03-07 10:00", "Europe/Madrid")
    (only,) = pages.preview(team.engine, team.in_force(), 7, saturday)
    assert (only.due, only.ask_on) == (day("2026-02-20"), day("2026-03-09"))


def test_a_rule_that_breaks_hides_no_other_anywhere(team: Team, ana: Member, acme: int) -> None:
    team.rules = [breaks(), asks("coming", FRIDAY)]
    visit = team.visit(ana, NOW)
    logged = record.log(visit, called(acme, TUESDAY))
    assert logged.next
    assert logged.next.rule == "Coming"
    assert [one.rule for one in pages.customer_page(visit, acme).coming] == ["Coming"]
    assert [one.rule for one in home_page.home(visit).coming] == ["Coming"]
    assert [one.rule for one in pages.preview(team.engine, team.in_force(), 7, NOW)] == ["Coming"]


def test_looking_at_pages_writes_nothing(team: Team, ana: Member, acme: int) -> None:
    team.rules = [asks("call", TUESDAY), asks("coming", FRIDAY)]
    team.round(NOW)
    visit, before = team.visit(ana, NOW), {name: team.rows(name) for name in ("nudges", "notes")}
    pages.customer_page(visit, acme)
    why(visit, team.rules, acme)
    home_page.home(visit)
    pages.preview(team.engine, visit.here, 7, NOW)
    assert {name: team.rows(name) for name in ("nudges", "notes")} == before


def test_a_customer_of_another_workspace_is_no_ones_to_see(team: Team, acme: int) -> None:
    other = team_in(team.engine, "Other")
    visit = other.visit(other.hire("Zoe"), NOW)
    with pytest.raises(ValueError, match="unpack"):
        pages.customer_page(visit, acme)
    with pytest.raises(ValueError, match="unpack"):
        why(visit, [], acme)
