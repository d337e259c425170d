from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.model import Member
from bot.model.warmth import Cadence, Counted, Warm, Which
from bot.store import dossiers, workspaces
from bot.store.engine import reading, writing
from bot.store.warmth import cadence_of
from rules import check_in
from rules.kit import INTERNAL, Kind, Standing
from rules.kit.rule import Rule
from tests.flow.team import TUESDAY, Team, record_in, team_in
from tests.store.warming import ago, numbers, touch, warm, worry


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    engine = record_in(tmp_path)
    yield team_in(engine)
    engine.dispose()


@pytest.fixture
def ana(team: Team) -> Member:
    return team.hire("Ana")


@pytest.fixture
def ben(team: Team) -> Member:
    return team.hire("Ben")


def test_the_coldest_for_its_tier_comes_first(team: Team, ana: Member) -> None:
    for name, tier, days_ago in (("Fresh", "A", 1), ("Old C", "C", 60), ("Old A", "A", 60)):
        touch(team, team.customer(name, ana, tier=tier), days_ago)
    assert [one.name for one in warm(team, ana)] == ["Old A", "Old C", "Fresh"]


def test_of_whom_no_day_is_known_comes_last_and_is_neither_quiet_nor_at_risk(
    team: Team, ana: Member
) -> None:
    team.customer("Nobody knows", ana)
    touch(team, team.customer("Fresh", ana), 0)
    last = warm(team, ana)[-1]
    assert (last.name, last.share(TUESDAY)) == ("Nobody knows", 0.0)
    assert not last.quiet(TUESDAY)
    assert numbers(team, ana) == Counted(all=2)


@pytest.mark.parametrize(
    ("kind", "answered", "step"),
    [
        (Kind.UPDATE, None, ""),
        (Kind.REPORT, None, ""),
        (Kind.GREETING, None, ""),
        (Kind.CARD, None, ""),
        (Kind.EMAIL, False, ""),
        (Kind.REVIEW, None, INTERNAL),
    ],
)
def test_what_is_no_talk_warms_nobody(
    team: Team, ana: Member, kind: Kind, answered: bool | None, step: str
) -> None:
    acme = team.customer("Acme", ana)
    touch(team, acme, 40)
    touch(team, acme, 2, kind=kind, answered=answered, step=step)
    assert warm(team, ana)[0].last_talk == ago(40)


def test_what_is_planned_has_warmed_nobody_yet(team: Team, ana: Member) -> None:
    acme = team.customer("Acme", ana, since=ago(30))
    touch(team, acme, -3, mood=1)
    assert (warm(team, ana)[0].last_talk, warm(team, ana)[0].mood) == (None, None)


def test_the_mood_is_the_latest_that_was_logged(team: Team, ana: Member) -> None:
    acme = team.customer("Acme", ana)
    for days_ago, mood in ((9, 5), (3, 4), (3, 1), (2, None)):
        touch(team, acme, days_ago, mood=mood)
    assert warm(team, ana)[0].mood == 1


def test_what_is_private_to_others_does_not_show(team: Team, ana: Member, ben: Member) -> None:
    acme = team.customer("Acme", ana)
    touch(team, acme, 30, mood=4, by=ana)
    touch(team, acme, 2, mood=1, by=ana, private=True)
    assert [(one.last_talk, one.mood) for one in warm(team, ben)] == [(ago(30), 4)]
    assert [(one.last_talk, one.mood) for one in warm(team, ana)] == [(ago(2), 1)]
    touch(team, acme, 1, mood=2, by=ben, private=True)
    assert [(one.last_talk, one.mood) for one in warm(team, ben)] == [(ago(1), 2)]


def test_the_lead_stands_in_for_an_owner_who_is_gone(team: Team, ana: Member, ben: Member) -> None:
    gone = team.hire("Cleo", active=False)
    touch(team, team.customer("Acme", gone), 2, private=True)
    assert warm(team, ben)[0].last_talk is None
    with writing(team.engine) as connection:
        workspaces.lead(connection, team.workspace_id, ben.id)
    assert warm(team, ben)[0].last_talk == ago(2)
    assert warm(team, ana)[0].last_talk is None


def test_a_private_customer_is_there_for_its_owner_alone(
    team: Team, ana: Member, ben: Member
) -> None:
    team.customer("Secret", ana, private=True, since=ago(100), tier="A")
    assert [one.name for one in warm(team, ana)] == ["Secret"]
    assert warm(team, ben) == []
    assert (numbers(team, ana).quiet, numbers(team, ben).all) == (1, 0)


@pytest.mark.parametrize(
    ("columns", "severe"),
    [
        ({}, True),
        ({"severity": "normal"}, False),
        ({"kind": "promise"}, False),
        ({"closed_on": ago(1)}, False),
        ({"closed_on": ago(-1)}, True),
        ({"opened_on": ago(-1)}, False),
    ],
)
def test_an_open_severe_concern_is_a_risk(
    team: Team, ana: Member, columns: dict[str, object], severe: bool
) -> None:
    acme = team.customer("Acme", ana)
    touch(team, acme, 1)
    worry(team, acme, **columns)
    assert warm(team, ana)[0].severe is severe
    assert bool(warm(team, ana, which=Which.AT_RISK)) is severe


def test_a_low_mood_and_a_long_silence_are_risks_and_a_short_one_is_not(
    team: Team, ana: Member
) -> None:
    for name, days_ago, mood in (
        ("Fine", 1, 3),
        ("Low", 1, 2),
        ("Quiet", 21, None),
        ("Nearly quiet", 20, None),
        ("Silent", 42, None),
    ):
        touch(team, team.customer(name, ana, tier="A"), days_ago, mood=mood)
    assert {one.name for one in warm(team, ana, which=Which.AT_RISK)} == {"Low", "Silent"}
    assert {one.name for one in warm(team, ana, which=Which.QUIET)} == {"Quiet", "Silent"}
    assert numbers(team, ana) == Counted(all=5, quiet=2, at_risk=2)


def test_the_query_and_the_model_say_the_same(team: Team, ana: Member) -> None:
    for number in range(60):
        columns: dict[str, object] = {"tier": "ABC"[number % 3]}
        if number % 4 == 0:
            columns |= {"since": ago(number * 3)}
        if number % 7 == 0:
            columns |= {"standing_since": ago(number)}
        acme = team.customer(f"Customer {number:02}", ana, **columns)
        if number % 5:
            touch(team, acme, number * 4, mood=number % 6 or None)
    every = warm(team, ana)
    for which, says in ((Which.QUIET, Warm.quiet), (Which.AT_RISK, Warm.at_risk)):
        expected = [one.name for one in every if says(one, TUESDAY)]
        assert [one.name for one in warm(team, ana, which=which)] == expected
        assert numbers(team, ana).of(which) == len(expected) > 0
    shares = [one.share(TUESDAY) for one in every if one.counted_from]
    assert shares == sorted(shares)


def test_a_wait_begins_anew_on_the_day_a_customer_came_back(team: Team, ana: Member) -> None:
    touch(team, team.customer("Acme", ana, tier="A", standing_since=ago(10)), 100)
    (acme,) = warm(team, ana)
    assert acme.silent_for(TUESDAY) == 10
    assert warm(team, ana, which=Which.QUIET) == []


def test_a_day_still_to_come_is_none_on_which_they_came_back(team: Team, ana: Member) -> None:
    touch(team, team.customer("Acme", ana, tier="A", standing_since=ago(-5)), 30)
    (acme,) = warm(team, ana, which=Which.QUIET)
    assert acme.silent_for(TUESDAY) == 30


def test_who_is_lost_or_archived_is_in_no_list(team: Team, ana: Member) -> None:
    for standing in Standing:
        team.customer(standing.value, ana, standing=standing)
    assert {one.name for one in warm(team, ana)} == {"active", "dormant"}


def test_of_one_owner_and_a_page_at_a_time(team: Team, ana: Member, ben: Member) -> None:
    for number in range(5):
        touch(team, team.customer(f"A{number}", ana), 10 - number)
    touch(team, team.customer("B", ben), 99)
    assert [one.name for one in warm(team, ben, owner=ana)] == ["A0", "A1", "A2", "A3", "A4"]
    assert [one.name for one in warm(team, ben, owner=ana, limit=2, offset=3)] == ["A3", "A4"]
    assert {one.owner for one in warm(team, ben)} == {"Ana", "Ben"}


def test_workspaces_share_nothing(team: Team, ana: Member) -> None:
    other = team_in(team.engine, "Other")
    dee = other.hire("Dee")
    touch(other, other.customer("Theirs", dee), 3)
    assert warm(team, ana) == []
    assert warm(team, ana, owner=dee) == []


def test_the_usual_cadence_is_that_of_the_check_in() -> None:
    usual = Rule("check_in", "", check_in.ANSWER, check_in.nudges, (), "").knobs
    assert Cadence() == Cadence.turned(usual)
    assert {f"{tier}_days" for tier in "abc"} <= usual.keys()


@pytest.mark.parametrize("enabled", [True, False])
def test_turned_knobs_of_the_check_in_hold_for_the_list(
    team: Team, ana: Member, enabled: bool
) -> None:
    touch(team, team.customer("Acme", ana, tier="A"), 8)
    with writing(team.engine) as connection:
        knobs: dict[str, object] = {"a_days": 7, "b_days": "no number", "c_days": 0}
        workspaces.set_rule(connection, team.workspace_id, "check_in", enabled=enabled, knobs=knobs)
        assert cadence_of(connection, team.workspace_id) == Cadence(7, 45, 90)
    assert [one.name for one in warm(team, ana, which=Which.QUIET)] == ["Acme"]


def test_it_agrees_with_the_dossiers(team: Team, ana: Member, ben: Member) -> None:
    for number in range(30):
        acme = team.customer(f"C{number}", (ana, ben, None)[number % 3])
        for again in range(number % 4):
            touch(
                team,
                acme,
                (number * 7 + again * 3) % 40 - 5,
                kind=[*Kind][(number + again) % len(Kind)],
                by=(ana, ben)[again % 2],
                private=again % 2 == 1,
                mood=(number + again) % 6 or None,
            )
    seen = {one.customer_id: one for one in warm(team, ben)}
    with reading(team.engine) as connection:
        whole = dossiers.load(connection, team.workspace_id, [*seen], ben.id)
    assert len(whole) == 30
    for one in whole:
        known = one.seen_by(ben).customer.as_of(TUESDAY)
        talk, moods = known.last_talk(TUESDAY), known.mood_line()
        assert seen[one.id].last_talk == (talk.on if talk else None)
        assert seen[one.id].mood == (moods[-1][1] if moods else None)
