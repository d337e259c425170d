"""On the first working day of a week the team's channel reads of the one before, once."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import insert, update

from bot.flow.round_up import Rounded, round_up_week
from bot.flow.together import meet_in, meet_nowhere
from bot.model import Member
from bot.store import workspaces
from bot.store.engine import writing
from bot.store.tables import metadata
from bot.views.round_up import round_up
from rules.kit import Kind
from rules.kit.language import spoken
from tests.flow.team import Team, asks, at, at_the_same_time, day

MADRID = "Europe/Madrid"
MONDAY = "2026-03-09 09:00"
LAST_TUESDAY = date(2026, 3, 3)
HEAD = "The week of Monday 2 March 2026, all of us together."


@pytest.fixture
def channel(team: Team, ana: Member) -> Member:
    with writing(team.engine) as connection:
        workspaces.lead(connection, team.workspace_id, ana.id)
    return meet_in(team.visit(ana, at(MONDAY, MADRID)), "CTEAM", "#customers")


def tells(team: Team, now: str = MONDAY, looked: set[Rounded] | None = None) -> list[str]:
    """What goes out at a moment in Madrid, with whom it reaches."""
    moment = at(now, MADRID)
    before = len(team.courier.posted)
    round_up_week(team.engine, team.in_force(), moment, round_up, looked)
    team.deliver(moment)
    return [f"{one.member.name}: {one.text}" for one in team.courier.posted[before:]]


def lines(team: Team, now: str = MONDAY) -> list[str]:
    (told,) = tells(team, now)
    return told.removeprefix("#customers: ").splitlines()


def add(team: Team, table: str, **row: object) -> None:
    with writing(team.engine) as connection:
        rows = metadata.tables[table]
        connection.execute(insert(rows).values(workspace_id=team.workspace_id, **row))


def hide(team: Team, table: str) -> None:
    with writing(team.engine) as connection:
        connection.execute(update(metadata.tables[table]).values(private=True))


def test_the_week_before_is_told_on_monday_once(team: Team, channel: Member, acme: int) -> None:
    team.touched(acme, LAST_TUESDAY)
    team.touched(acme, LAST_TUESDAY, Kind.EMAIL)
    team.touched(acme, date(2026, 3, 4))
    said = f"{HEAD}\nThree touchpoints with one customer: call 2, email 1."
    assert tells(team) == [f"#customers: {said}"]
    assert tells(team, "2026-03-09 09:01") == []
    assert tells(team, "2026-03-10 09:00") == []
    assert [row["occasion"] for row in team.rows("notes")] == ["round-up:2026-W11"]


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ("2026-03-08 12:00", False),
        ("2026-03-09 08:59", False),
        ("2026-03-09 17:59", True),
        ("2026-03-09 18:00", False),
        ("2026-03-11 09:00", True),
        ("2026-03-12 09:00", False),
    ],
)
def test_it_comes_in_working_hours_and_until_wednesday_at_the_latest(
    team: Team, channel: Member, acme: int, now: str, told: bool
) -> None:
    team.touched(acme, LAST_TUESDAY)
    assert bool(tells(team, now)) == told


def test_after_a_holiday_it_comes_on_the_next_working_day(
    team: Team, channel: Member, acme: int
) -> None:
    """12 October 2026, a Monday, is a holiday in Spain."""
    team.touched(acme, date(2026, 10, 6))
    assert tells(team, "2026-10-12 09:00") == []
    assert lines(team, "2026-10-13 09:00")[0].startswith("The week of Monday 5 October 2026")


def test_the_week_is_from_monday_to_sunday(team: Team, channel: Member, acme: int) -> None:
    for text in ("2026-03-01", "2026-03-02", "2026-03-08", "2026-03-09"):
        team.touched(acme, day(text))
    assert "Two touchpoints with one customer: call 2." in lines(team)


def test_nothing_is_said_of_a_week_in_which_nothing_happened(
    team: Team, channel: Member, acme: int
) -> None:
    team.rules = [asks("ritual", LAST_TUESDAY)]
    team.round(at("2026-03-03 09:00", MADRID))
    assert tells(team) == []
    assert not [row for row in team.rows("notes") if row["text"]]


def test_who_switches_it_off_or_has_no_channel_reads_nothing(
    team: Team, channel: Member, ana: Member, acme: int
) -> None:
    team.touched(acme, LAST_TUESDAY)
    team.change("workspaces", team.workspace_id, round_up=False)
    assert tells(team) == []
    team.change("workspaces", team.workspace_id, round_up=True)
    meet_nowhere(team.visit(ana, at(MONDAY, MADRID)))
    assert tells(team) == [], "and the lead does not in its place"
    meet_in(team.visit(ana, at(MONDAY, MADRID)), "CTEAM", "#customers")
    assert len(tells(team)) == 1


def test_wins_new_customers_settled_concerns_and_old_friends_are_named_or_counted(
    team: Team, channel: Member, ana: Member, acme: int
) -> None:
    beta = team.customer("Beta", ana, since=LAST_TUESDAY)
    for on, kind in ((date(2025, 11, 1), Kind.CALL), (LAST_TUESDAY, Kind.COFFEE)):
        team.touched(acme, on, kind)
    team.touched(acme, date(2026, 2, 20), Kind.REPORT)
    team.touched(beta, date(2026, 2, 1))
    team.touched(beta, LAST_TUESDAY, Kind.ORDER)
    for loop in ("concern", "concern", "promise"):
        add(
            team,
            "loops",
            customer_id=acme,
            kind=loop,
            text="the budget",
            opened_on=date(2026, 2, 1),
            closed_on=LAST_TUESDAY,
        )
    assert lines(team) == [
        HEAD,
        "Two touchpoints with two customers: coffee 1, order 1.",
        "Heard from us again after a long time: Acme.",
        "To be glad of: Beta (order).",
        "New customers: Beta.",
        "Two concerns were settled.",
    ]


def test_answers_are_counted_and_what_had_none_is_not_spoken_of(
    team: Team, channel: Member, ana: Member
) -> None:
    for number, state in enumerate(
        ("done", "skipped", "not useful", "waiting", "overtaken", "lapsed", "asked"), start=1
    ):
        customer = team.customer(f"Customer {number}", ana)
        team.touched(customer, LAST_TUESDAY)
        add(
            team,
            "nudges",
            customer_id=customer,
            rule="ritual",
            due=LAST_TUESDAY,
            why="",
            draft="",
            worth=1,
            urgent=False,
            private=False,
            ask_on=date(2026, 3, 12) if state == "waiting" else LAST_TUESDAY,
            good_until=date(2026, 4, 1),
            asked_on=LAST_TUESDAY,
            state=state,
        )
    said = lines(team)
    assert said[2:] == [
        "Four nudges were answered.",
        "One nudge settled by itself.",
        "The new week holds two open nudges.",
    ]
    assert "Ana" not in "\n".join(said)


def test_what_the_week_holds_is_counted(team: Team, channel: Member, acme: int) -> None:
    team.touched(acme, LAST_TUESDAY)
    team.touched(acme, date(2026, 3, 12), Kind.MEETING, recorded_on=LAST_TUESDAY)
    team.touched(acme, date(2026, 3, 16), Kind.MEETING, recorded_on=LAST_TUESDAY)
    team.change("customers", acme, renews_on=date(2026, 3, 15))
    assert lines(team)[-1] == "The new week holds one planned touchpoint and one renewal."


@pytest.mark.parametrize("what", ["touchpoints", "customers"])
def test_nothing_private_is_named_or_counted(
    team: Team, channel: Member, ana: Member, acme: int, what: str
) -> None:
    team.touched(acme, date(2025, 11, 1))
    team.touched(acme, LAST_TUESDAY, Kind.ORDER)
    team.touched(acme, date(2026, 3, 12), Kind.MEETING, recorded_on=LAST_TUESDAY)
    if what == "customers":
        team.change("customers", acme, since=LAST_TUESDAY, renews_on=date(2026, 3, 12))
        add(
            team,
            "loops",
            customer_id=acme,
            kind="concern",
            text="secret",
            opened_on=date(2026, 2, 1),
            closed_on=LAST_TUESDAY,
        )
    hide(team, what)
    assert tells(team) == []
    beta = team.customer("Beta", ana)
    team.touched(beta, LAST_TUESDAY)
    assert lines(team) == [HEAD, "One touchpoint with one customer: call 1."]


@pytest.mark.parametrize("state", ["asked", "done", "overtaken"])
def test_a_private_nudge_is_not_counted(team: Team, channel: Member, acme: int, state: str) -> None:
    team.touched(acme, date(2026, 3, 2))
    team.rules = [asks("secret", LAST_TUESDAY, private=True, answer=Kind.CARD)]
    team.round(at("2026-03-03 09:00", MADRID))
    team.change("nudges", 1, state=state)
    assert lines(team) == [HEAD, "One touchpoint with one customer: call 1."]


def test_two_workers_at_once_tell_it_once(team: Team, channel: Member, acme: int) -> None:
    team.touched(acme, LAST_TUESDAY)
    here, now = team.in_force(), at(MONDAY, MADRID)

    def tell() -> None:
        round_up_week(team.engine, here, now, round_up)

    at_the_same_time(tell, tell, tell)
    assert len(team.rows("notes")) == 1


def test_one_that_was_never_sent_on_monday_is_told_on_tuesday(
    team: Team, channel: Member, acme: int
) -> None:
    team.touched(acme, LAST_TUESDAY)
    late = at("2026-03-09 17:59", MADRID)
    assert round_up_week(team.engine, team.in_force(), late, round_up) == 1
    assert team.deliver(at("2026-03-09 18:00", MADRID)) == 0
    assert team.deliver(at("2026-03-10 08:00", MADRID)) == 0
    assert len(tells(team, "2026-03-10 09:00")) == 1


def test_a_process_that_remembers_counts_once_a_day(team: Team, channel: Member, acme: int) -> None:
    looked = set[Rounded]()
    assert tells(team, looked=looked) == []
    team.touched(acme, LAST_TUESDAY)
    assert tells(team, "2026-03-09 09:05", looked) == []
    assert len(tells(team, "2026-03-10 09:00", looked)) == 1


def test_it_speaks_the_language_of_the_channel(team: Team, channel: Member, acme: int) -> None:
    team.touched(acme, LAST_TUESDAY)
    team.change("members", channel.id, language="de")
    heard = list[str]()
    now = datetime.combine(date(2026, 3, 9), datetime.min.time(), UTC) + timedelta(hours=9)

    def words(_: object) -> str:
        heard.append(spoken().code)
        return "Hallo."

    round_up_week(team.engine, team.in_force(), now, words)
    assert heard == ["de"]
