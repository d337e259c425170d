"""The clock jumps, the machine sleeps, the bot is down or started afresh at every round."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from bot.flow.deliver import Quiet, deliver
from bot.flow.retire import Counted, propose
from bot.flow.round_up import Rounded, round_up_week
from bot.flow.together import Looked, meet_in, tell_team
from bot.model import Member, TryAgain
from bot.store import workspaces
from bot.store.engine import writing
from bot.store.tables import metadata
from bot.views.round_up import round_up
from rules.kit import Kind, Nudge, Role
from rules.kit.team import Team as Facts
from tests.flow.clocks import Colleague, Travellers
from tests.flow.team import Team, asks, at, day, record_in, rule_of, team_in

MONDAY = day("2026-03-02")
HOUR, ONE_DAY = timedelta(hours=1), timedelta(days=1)
START = at("2026-03-02 00:00")
ZONES = {"Ana": "Europe/Madrid", "Ben": "Asia/Tokyo", "Cleo": "America/New_York"}
WEEKS = 6


def people_at_work(folder: Path) -> Team:
    """Something weekly that is good for its week, and something yearly that is good for a month."""
    folder.mkdir()
    team = team_in(record_in(folder))
    for name, zone in ZONES.items():
        team.customer(f"{name}'s", team.hire(name, zone))
    weekly = asks("call", *(MONDAY + number * 7 * ONE_DAY for number in range(WEEKS)), good_for=6)
    once = asks("write", MONDAY + 8 * ONE_DAY, good_for=30)
    team.rules = [weekly, once]
    return team


def asked(team: Team) -> Counter[tuple[str, str, date]]:
    """To whom, what, and for which day; as often as it was posted."""
    return Counter(
        (note.member.name, card.rule, card.due)
        for note in team.courier.posted
        for card in note.cards
    )


def every(step: timedelta, since: datetime, until: datetime) -> Iterator[datetime]:
    while since < until:
        yield since
        since += step


def hours(first: int, last: int) -> list[datetime]:
    return list(every(HOUR, START + first * ONE_DAY, START + last * ONE_DAY))


def jumping(by: timedelta) -> list[datetime]:
    """Every third day the clock is wrong for five hours, and then right again."""
    moments = hours(0, WEEKS * 7)
    return [one + by if number % 72 in range(9, 14) else one for number, one in enumerate(moments)]


DOWN = {
    "an hour": [*hours(0, 7), *hours(7, WEEKS * 7)[10:]],
    "three days": [*hours(0, 14), *hours(17, WEEKS * 7)],
    "every night and noon": [one for one in hours(0, WEEKS * 7) if one.hour % 5 == 1],
}
JUMPS = {
    "an hour ahead": jumping(HOUR),
    "an hour back": jumping(-HOUR),
    "a day ahead": jumping(ONE_DAY),
    "a day back": jumping(-ONE_DAY),
    "eight days back": jumping(-8 * ONE_DAY),
}


@pytest.mark.thorough
@pytest.mark.parametrize("moments", (DOWN | JUMPS).values(), ids=(DOWN | JUMPS).keys())
def test_nothing_is_asked_twice_and_nothing_missed(
    tmp_path: Path, moments: Sequence[datetime]
) -> None:
    team, calm = people_at_work(tmp_path / "a"), people_at_work(tmp_path / "b")
    for now in moments:
        team.round(now)
    for now in hours(0, WEEKS * 7):
        calm.round(now)
    assert asked(team) == asked(calm)
    assert set(asked(team).values()) == {1}
    days = Counter((note.member.id, note.day) for note in team.courier.posted)
    assert set(days.values()) == {1}


def test_after_three_weeks_down_each_gets_one_note_with_what_is_still_good(tmp_path: Path) -> None:
    team = people_at_work(tmp_path / "a")
    for now in hours(0, 2):
        team.round(now)
    before = len(team.courier.posted)
    for now in hours(23, 24):
        team.round(now)
    told = [
        (note.member.name, sorted((card.rule, str(card.due)) for card in note.cards))
        for note in team.courier.posted[before:]
    ]
    still_good = [("call", "2026-03-23"), ("write", "2026-03-10")]
    assert sorted(told) == [(name, still_good) for name in sorted(ZONES)]


def always_at_work(folder: Path, zone: str) -> tuple[Team, Member]:
    """Somebody who reads notes at any hour, and something new for every day."""
    folder.mkdir()
    team = team_in(record_in(folder))
    ana = team.hire("Ana", zone, starts_at=0, ends_at=24 * 60)
    team.customer("Acme", ana)
    days = [MONDAY + number * ONE_DAY for number in range(5)]
    team.rules = [asks(f"on_{one:%a}", one) for one in days]
    return team, ana


def days_of_reading(team: Team) -> list[tuple[str, str]]:
    """By note, its day, and the day that it was where its reader was when it came."""
    return [
        (str(note.day), str(note.member.day(note.sent_at)))
        for note in team.courier.posted
        if note.sent_at
    ]


def test_a_note_that_waits_for_slack_does_not_follow_its_reader_into_the_day_before(
    tmp_path: Path,
) -> None:
    team, ana = always_at_work(tmp_path / "a", "Pacific/Kiritimati")
    team.round(at("2026-03-02 10:00", ana.timezone))
    team.courier.troubles = [(TryAgain(60), False)]
    tuesday = at("2026-03-03 00:10", ana.timezone)
    team.round(tuesday)
    team.change("members", ana.id, timezone="Pacific/Pago_Pago")
    for now in every(HOUR, tuesday + HOUR, tuesday + 3 * ONE_DAY):
        team.round(now)
    told = days_of_reading(team)
    assert [note for note, read in told if note != read] == []
    assert [note for note, _ in told] == ["2026-03-02", "2026-03-03", "2026-03-04"]


def test_a_round_that_goes_on_over_midnight_sends_nothing_of_the_day_before(tmp_path: Path) -> None:
    team, _ = always_at_work(tmp_path / "a", "Europe/Madrid")
    late = at("2026-03-02 23:59", "Europe/Madrid")
    team.tick(late)
    deliver(
        team.engine,
        team.workspace_id,
        team.courier,
        late,
        clock=lambda: late + timedelta(minutes=2),
    )
    assert team.courier.posted == []
    team.round(late + timedelta(minutes=3))
    assert days_of_reading(team) == [("2026-03-03", "2026-03-03")]
    assert asked(team).total() == 2


Memory = tuple[set[Looked], set[Rounded], set[Counted], Quiet]
"""What a process keeps from round to round, so as not to count everything every minute."""


def nothing() -> Memory:
    return set(), set(), set(), {}


def balance(team: Facts) -> Iterator[Nudge]:
    for number in range(WEEKS):
        due = MONDAY + (7 * number + 1) * ONE_DAY
        yield Nudge(due=due, why=f"{team.name} {due}", draft="Well?", to=Role.TEAM, good_for=3)


def all_of_it(folder: Path) -> Team:
    """Nudges, what the team is told, the week's round-up, and a ritual that has had its day."""
    team = people_at_work(folder)
    ana = team.member("Ana")
    with writing(team.engine) as connection:
        workspaces.lead(connection, team.workspace_id, ana.id)
    meet_in(team.visit(ana, START), "CTEAM", "#customers")
    for number in range(8):
        team.touched(1, MONDAY + (number * 2 - 7) * ONE_DAY, Kind.EMAIL)
    team.rules = [*team.rules, rule_of("balance", balance, answer=Kind.REVIEW)]
    tired = Travellers(team, [Colleague(ana.id, "", ana.timezone)])
    tired.ask(MONDAY - 40 * ONE_DAY, 25)
    with writing(team.engine) as connection:
        skipped = {"state": "skipped", "asked_on": MONDAY - 10 * ONE_DAY}
        connection.execute(update(metadata.tables["nudges"]).values(skipped))
    return team


def rounds(
    team: Team, memory: Callable[[], tuple[set[Looked], set[Rounded], set[Counted], Quiet]]
) -> list[tuple[str, str, date, str]]:
    for now in every(timedelta(minutes=30), START, START + 15 * ONE_DAY):
        looked, rounded, counted, quiet = memory()
        team.tick(now)
        here = team.in_force()
        tell_team(team.engine, here, now, looked)
        round_up_week(team.engine, here, now, round_up, rounded)
        propose(team.engine, team.workspace_id, team.rules, now, counted)
        deliver(team.engine, team.workspace_id, team.courier, now, quiet=quiet)
    return [(one.member.name, one.occasion, one.day, one.text) for one in team.courier.posted]


@pytest.mark.thorough
def test_a_process_that_is_started_afresh_at_every_round_tells_the_same(tmp_path: Path) -> None:
    kept = nothing()
    steady = rounds(all_of_it(tmp_path / "a"), lambda: kept)
    afresh = rounds(all_of_it(tmp_path / "b"), nothing)
    assert afresh == steady
    assert len(steady) == len(set(steady))
    assert {told[1].partition(":")[0] for told in steady} >= {"balance", "round-up", "retire"}
