"""What concerns the whole team is told in its channel, each thing once."""

from collections.abc import Iterator
from datetime import date

import pytest

from bot.flow.together import Looked, meet_in, meet_nowhere, tell_team
from bot.model import Member
from bot.store import members, workspaces
from bot.store.engine import reading, writing
from rules.kit import DayOff, Kind, Nudge, Role
from rules.kit.rule import Rule
from rules.kit.team import Team as Facts
from tests.flow.team import TUESDAY, Team, asks, at, day, rule_of

MADRID = "Europe/Madrid"
MORNING = at("2026-03-03 09:00", MADRID)


def balance(*days: date, good_for: int = 3, on_day_off: DayOff = DayOff.NEXT) -> Rule:
    """A rule about the whole team."""

    def nudges(team: Facts) -> Iterator[Nudge]:
        for due in days:
            yield Nudge(
                due=due,
                why=f"The balance of {team.name}.",
                draft="What do we want to do?",
                to=Role.TEAM,
                good_for=good_for,
                on_day_off=on_day_off,
            )

    return rule_of("balance", nudges, answer=Kind.REVIEW, source=f"{days}")


def secret() -> Rule:
    def nudges(team: Facts) -> Iterator[Nudge]:
        yield Nudge(due=TUESDAY, why=team.name, draft="", private=True)

    return rule_of("secret", nudges)


def falls_over() -> Rule:
    def nudges(team: Facts) -> Iterator[Nudge]:
        if team.name:
            raise ZeroDivisionError
        yield from ()

    return rule_of("falls_over", nudges)


@pytest.fixture
def lead(team: Team, ana: Member) -> Member:
    with writing(team.engine) as connection:
        workspaces.lead(connection, team.workspace_id, ana.id)
    return ana


def meets(team: Team, who: Member, slack_id: str = "CTEAM", name: str = "#customers") -> Member:
    return meet_in(team.visit(who, MORNING), slack_id, name)


def tells(team: Team, *rules: Rule, now: str = "2026-03-03 09:00") -> list[str]:
    """The texts of the notes that go out at a moment in Madrid, with whom they reach."""
    team.rules = rules
    moment = at(now, MADRID)
    before = len(team.courier.posted)
    tell_team(team.engine, team.in_force(), moment)
    team.deliver(moment)
    return [f"{note.member.name}: {note.text}" for note in team.courier.posted[before:]]


TOLD = "The balance of Test.\n\nWhat do we want to do?"


def test_the_channel_is_told_what_is_due_once(team: Team, lead: Member) -> None:
    meets(team, lead)
    assert tells(team, balance(TUESDAY)) == [f"#customers: {TOLD}"]
    assert tells(team, balance(TUESDAY), now="2026-03-03 09:01") == []
    assert tells(team, balance(TUESDAY), now="2026-03-04 09:00") == []
    assert [note["occasion"] for note in team.rows("notes")] == ["balance:2026-03-03"]


def test_without_a_channel_the_lead_is_told_and_without_a_lead_nobody(
    team: Team, ana: Member
) -> None:
    assert tells(team, balance(TUESDAY)) == []
    with writing(team.engine) as connection:
        workspaces.lead(connection, team.workspace_id, ana.id)
    assert tells(team, balance(TUESDAY)) == [f"Ana: {TOLD}"]


def test_what_the_lead_was_told_is_not_told_again_in_the_channel(team: Team, lead: Member) -> None:
    tells(team, balance(TUESDAY))
    meets(team, lead)
    assert tells(team, balance(TUESDAY), now="2026-03-03 10:00") == []


def test_a_new_channel_takes_the_place_of_the_old(team: Team, lead: Member) -> None:
    meets(team, lead)
    tells(team, balance(TUESDAY))
    moved = meets(team, lead, "COTHER", "#other")
    assert tells(team, balance(TUESDAY), now="2026-03-03 10:00") == []
    assert (moved.name, moved.slack_id, moved.channel) == ("#other", "COTHER", True)
    assert len([row for row in team.rows("members") if row["channel"]]) == 1


def test_without_its_channel_the_team_is_told_by_its_lead(team: Team, lead: Member) -> None:
    meets(team, lead)
    assert meet_nowhere(team.visit(lead, MORNING))
    assert tells(team, balance(TUESDAY)) == [f"Ana: {TOLD}"]
    assert not meet_nowhere(team.visit(lead, MORNING))
    meets(team, lead)
    assert tells(team, balance(day("2026-03-04")), now="2026-03-04 09:00") == [
        f"#customers: {TOLD}"
    ]


@pytest.mark.parametrize(
    ("due", "now", "told"),
    [
        ("2026-03-03", "2026-03-03 08:59", False),
        ("2026-03-03", "2026-03-03 17:59", True),
        ("2026-03-03", "2026-03-03 18:00", False),
        ("2026-03-04", "2026-03-03 09:00", False),
        ("2026-03-03", "2026-03-06 09:00", True),
        ("2026-03-03", "2026-03-09 09:00", False),
        ("2026-03-07", "2026-03-07 09:00", False),
        ("2026-03-07", "2026-03-09 09:00", True),
        ("2026-04-03", "2026-04-03 09:00", False),
        ("2026-04-03", "2026-04-06 09:00", True),
    ],
)
def test_it_comes_on_working_days_in_the_lead_s_hours_while_it_is_good(
    team: Team, lead: Member, due: str, now: str, told: bool
) -> None:
    """3 April 2026 is Good Friday, and the Monday after it is none in Spain."""
    meets(team, lead)
    assert bool(tells(team, balance(day(due)), now=now)) == told
    assert bool(team.rows("notes")) == told


def test_what_moves_past_its_last_day_is_still_told(team: Team, lead: Member) -> None:
    meets(team, lead)
    saturday = balance(day("2026-03-07"), good_for=0)
    assert tells(team, saturday, now="2026-03-09 09:00") == [f"#customers: {TOLD}"]


def test_no_budget_is_asked_and_none_is_used(team: Team, lead: Member) -> None:
    full = [asks(f"call_{number}", TUESDAY) for number in range(3)]
    for number in range(3):
        team.customer(f"Customer {number}", lead)
    team.rules = full
    team.round(MORNING)
    assert tells(team, balance(TUESDAY), now="2026-03-03 10:00") == [f"Ana: {TOLD}"]


def test_nothing_private_is_told_in_a_channel(team: Team, lead: Member) -> None:
    meets(team, lead)
    assert tells(team, secret()) == []
    meet_nowhere(team.visit(lead, MORNING))
    assert tells(team, secret()) != []


def test_a_rule_that_breaks_stops_no_other(
    team: Team, lead: Member, caplog: pytest.LogCaptureFixture
) -> None:
    meets(team, lead)
    assert tells(team, falls_over(), balance(TUESDAY)) == [f"#customers: {TOLD}"]
    assert "rule falls_over broke on the team: ZeroDivisionError" in caplog.text


def test_a_note_that_could_not_be_sent_on_its_day_is_told_on_the_next(
    team: Team, lead: Member
) -> None:
    meets(team, lead)
    team.rules = [balance(TUESDAY)]
    assert tell_team(team.engine, team.in_force(), at("2026-03-03 17:59", MADRID)) == 1
    assert team.deliver(at("2026-03-03 18:00", MADRID)) == 0
    assert team.deliver(at("2026-03-04 08:00", MADRID)) == 0
    assert tells(team, balance(TUESDAY), now="2026-03-04 09:00") == [f"#customers: {TOLD}"]


def test_a_process_that_remembers_looks_once_a_day_and_at_every_change(
    team: Team, lead: Member
) -> None:
    looked, looks = set[Looked](), list[str]()

    def round_of(source: str, now: str) -> int:
        """How often the calendar has been read after a round in which this rule is in force."""

        def nudges(team: Facts) -> Iterator[Nudge]:
            looks.append(team.name)
            yield from ()

        team.rules = [rule_of("balance", nudges, source=source)]
        tell_team(team.engine, team.in_force(), at(now, MADRID), looked)
        return len(looks)

    assert round_of("one", "2026-03-03 09:00") == 1
    assert round_of("one", "2026-03-03 09:01") == 1
    assert round_of("another", "2026-03-03 09:02") == 2
    meets(team, lead)
    assert round_of("another", "2026-03-03 09:03") == 3
    assert round_of("another", "2026-03-04 09:00") == 4
    assert round_of("another", "2026-03-04 09:01") == 4


def test_the_channel_is_nobody_whom_a_name_can_mean(team: Team, lead: Member) -> None:
    meets(team, lead)
    with reading(team.engine) as connection:
        assert [name for _, name in members.names(connection, team.workspace_id)] == ["ana"]


def test_the_channel_lives_by_the_calendar_of_whoever_sets_it_where_nobody_leads(
    team: Team, ben: Member
) -> None:
    channel = meets(team, ben)
    assert (channel.timezone, channel.country) == (ben.timezone, ben.country)
