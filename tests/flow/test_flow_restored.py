"""An older copy of the record is put in place: nobody gets anything twice, and nothing is lost."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.flow.deliver import SETTLE_AFTER
from bot.flow.restored import earliest
from bot.flow.see_to import post_again
from bot.model import Beat, GiveUp, Member, TryAgain, Uncertain
from bot.store import beats, notes, team_channel, workspaces
from bot.store.engine import writing
from tests.flow.team import TUESDAY, Team, asks, at, day, record_in, team_in

NINE = at("2026-03-03 09:00", "Europe/Madrid")
A_MINUTE = timedelta(minutes=1)
AN_HOUR = timedelta(hours=1)


@pytest.fixture
def old(team: Team, tmp_path: Path) -> Iterator[Team]:
    """The same workspace and the same Slack, on a record that knows less."""
    (tmp_path / "old").mkdir()
    engine = record_in(tmp_path / "old")
    yield Team(engine, team_in(engine).workspace_id, courier=team.courier)
    engine.dispose()


def put_back(old: Team, now: datetime, copied_at: datetime = NINE) -> None:
    with writing(old.engine) as connection:
        beats.beat(connection, old.workspace_id, Beat.RESTORED, now, told=copied_at.isoformat())


def ana_with_acme(team: Team) -> None:
    team.customer("Acme", team.hire("Ana", "Europe/Madrid", "ES"))
    team.rules = [asks("call", TUESDAY)]


def team_of_three(team: Team) -> None:
    for name in ("Ana", "Eva", "Zoe"):
        member = team.hire(name, "Europe/Madrid", "ES")
        for number in range(2):
            team.customer(f"{name}'s {number}", member)
    team.rules = [
        asks("call", TUESDAY),
        asks("write", day("2026-03-04")),
        asks("alarm", TUESDAY, urgent=True),
    ]


def posts(team: Team) -> list[tuple[str, str]]:
    return sorted((one.member.name, one.occasion) for one in team.courier.posted)


@pytest.mark.parametrize("hours", [15, 1, 0])
def test_what_was_sent_since_the_copy_is_not_sent_again(team: Team, old: Team, hours: int) -> None:
    for one in (team, old):
        team_of_three(one)
        one.tick(NINE - hours * AN_HOUR)
    team.round(NINE)
    before = posts(team)
    assert len(before) == 9, "a note and two alarms for each"
    put_back(old, NINE + AN_HOUR, copied_at=NINE - hours * AN_HOUR)
    for minute in range(3):
        old.round(NINE + AN_HOUR + minute * A_MINUTE)
    assert posts(team) == before
    assert {row["state"] for row in old.rows("notes")} == {"sent"}
    assert {row["ts"] for row in old.rows("notes")} == {row["ts"] for row in team.rows("notes")}


def test_what_is_found_is_drawn_afresh_from_what_the_record_knows(team: Team, old: Team) -> None:
    ana_with_acme(team)
    ana_with_acme(old)
    team.round(NINE)
    put_back(old, NINE + A_MINUTE)
    old.round(NINE + A_MINUTE)
    (shown,) = team.courier.shown
    assert (shown.ts, [card.rule for card in shown.cards]) == ("1.0", ["call"])
    old.round(NINE + 2 * A_MINUTE)
    assert len(team.courier.shown) == 1


def test_what_was_never_sent_is_sent_after_a_look(team: Team, old: Team) -> None:
    ana_with_acme(team)
    ana_with_acme(old)
    put_back(old, NINE)
    assert old.round(NINE) == 1
    assert len(team.courier.looked_up) == 1


def test_on_the_days_that_follow_nothing_is_looked_for(team: Team, old: Team) -> None:
    ana_with_acme(old)
    old.rules = [asks("call", day("2026-03-05"))]
    put_back(old, NINE)
    assert old.round(NINE + timedelta(days=2)) == 1
    assert team.courier.looked_up == []


def test_without_an_answer_nothing_is_sent_and_it_is_looked_for_again(
    team: Team, old: Team
) -> None:
    ana_with_acme(team)
    ana_with_acme(old)
    team.round(NINE)
    put_back(old, NINE)
    team.courier.refuses_to_look = [Uncertain("no reply")]
    old.round(NINE)
    old.round(NINE + SETTLE_AFTER)
    assert len(team.courier.posted) == 1
    assert [row["state"] for row in old.rows("notes")] == ["sent"]


def test_what_may_not_be_looked_for_is_shown_as_not_sent(team: Team, old: Team) -> None:
    ana_with_acme(team)
    ana_with_acme(old)
    team.round(NINE)
    put_back(old, NINE)
    team.courier.refuses_to_look = [GiveUp("The app lacks a permission.")]
    old.round(NINE)
    assert len(team.courier.posted) == 1
    assert [row["state"] for row in old.rows("notes")] == ["failed"]


def test_other_numbers_of_rows_find_nothing_that_is_somebody_elses(team: Team, old: Team) -> None:
    """After the copy Acme was asked about; in the record put back, Zen gets its number."""
    team.customer("Acme", team.hire("Ana", "Europe/Madrid", "ES"))
    team.rules = [asks("alarm", TUESDAY, urgent=True)]
    team.round(NINE)
    put_back(old, NINE)
    old.rules = [asks("fire", TUESDAY, urgent=True)]
    old.customer("Zen", old.hire("Ana", "Europe/Madrid", "ES"))
    old.round(NINE + A_MINUTE)
    assert [rules for _, _, rules in team.courier.told()] == [["alarm"], ["fire"]]
    assert old.nudge_id("fire") == team.nudge_id("alarm")


def test_words_about_rows_of_the_same_number_are_told_apart(team: Team, old: Team) -> None:
    for one in (team, old):
        ana_with_acme(one)
    say(team, team.member("Ana"), "Ben hands Acme over to you.")
    team.deliver(NINE)
    put_back(old, NINE)
    say(old, old.member("Ana"), "Ben hands Zen over to you.")
    old.deliver(NINE)
    assert [one.text for one in team.courier.posted] == [
        "Ben hands Acme over to you.",
        "Ben hands Zen over to you.",
    ]


def say(team: Team, reader: Member, text: str, now: datetime = NINE) -> None:
    with writing(team.engine) as connection:
        notes.open_for(
            connection,
            team.workspace_id,
            reader.id,
            occasion="handover:1",
            day=now.date(),
            now=now,
            nudge_ids=(),
            text=text,
        )


@pytest.mark.parametrize("sent_before", [True, False])
def test_in_a_channel_the_keeper_is_asked_and_nothing_is_posted_before(
    team: Team, old: Team, *, sent_before: bool
) -> None:
    for one in (team, old):
        ana = one.hire("Ana", "Europe/Madrid", "ES")
        with writing(one.engine) as connection:
            workspaces.lead(connection, one.workspace_id, ana.id)
            team_channel.put(connection, one.workspace_id, "CTEAM", "#team", ana)
    if sent_before:
        say(team, team.member("#team"), "Last month.")
        team.deliver(NINE)
    put_back(old, NINE)
    say(old, old.member("#team"), "Last month.")
    for minute in range(4):
        old.settle(NINE + minute * A_MINUTE)
        old.deliver(NINE + minute * A_MINUTE)
    told = [(one.member.name, one.text[:47]) for one in team.courier.posted[sent_before:]]
    assert told == [("Ana", "My record was put back to an older state, so I ")]
    question = team.courier.posted[-1].about
    assert question
    post_again(old.visit(old.member("Ana"), NINE), question.note_id, question.attempt)
    old.deliver(NINE + 5 * A_MINUTE)
    assert team.courier.posted[-1].text == "Last month."


def test_words_that_waited_when_the_copy_was_made_are_not_sent_twice(team: Team, old: Team) -> None:
    """Written on a Friday evening, copied on Sunday night, sent on Monday, and put back then."""
    friday = at("2026-03-06 19:00", "Europe/Madrid")
    monday = at("2026-03-09 09:00", "Europe/Madrid")
    for one in (team, old):
        say(one, one.hire("Ana", "Europe/Madrid", "ES"), "Ben hands Acme over.", now=friday)
        one.deliver(friday)
    team.deliver(monday)
    put_back(old, monday + AN_HOUR, copied_at=at("2026-03-09 00:30"))
    old.deliver(monday + 2 * AN_HOUR)
    assert [one.text for one in team.courier.posted] == ["Ben hands Acme over."]
    assert [row["state"] for row in old.rows("notes")] == ["sent"]


def test_in_a_channel_it_is_asked_of_what_had_been_tried_before_the_copy_too(
    team: Team, old: Team
) -> None:
    for one in (team, old):
        ana = one.hire("Ana", "Europe/Madrid", "ES")
        with writing(one.engine) as connection:
            team_channel.put(connection, one.workspace_id, "CTEAM", "#team", ana)
        say(one, one.member("#team"), "Last month.")
        one.courier.troubles = [(TryAgain(30), False)]
        one.deliver(NINE)
    team.deliver(NINE + A_MINUTE)
    put_back(old, NINE + AN_HOUR)
    for minute in range(4):
        old.settle(NINE + AN_HOUR + minute * A_MINUTE)
        old.deliver(NINE + AN_HOUR + minute * A_MINUTE)
    said = [(one.member.name, one.text[:28]) for one in team.courier.posted]
    assert said == [("#team", "Last month."), ("Ana", "My record was put back to an")]


def test_a_question_from_before_the_copy_is_asked_in_the_words_of_now(
    team: Team, old: Team
) -> None:
    ana = old.hire("Ana", "Europe/Madrid", "ES")
    with writing(old.engine) as connection:
        team_channel.put(connection, old.workspace_id, "CTEAM", "#team", ana)
    say(old, old.member("#team"), "Last month.")
    team.courier.troubles = [(Uncertain("no reply"), True)]
    old.deliver(NINE)
    put_back(old, NINE + AN_HOUR)
    for minute in range(2):
        old.settle(NINE + AN_HOUR + minute * A_MINUTE)
        old.deliver(NINE + AN_HOUR + minute * A_MINUTE)
    assert team.courier.posted[-1].text.startswith("My record was put back")
    question = team.courier.posted[-1].about
    assert question
    post_again(old.visit(ana, NINE), question.note_id, question.attempt)
    old.deliver(NINE + 2 * AN_HOUR)
    assert team.courier.posted[-1].text == "Last month.", "and is asked about once"


def test_a_clock_that_was_a_day_ahead_hides_nothing_from_a_look() -> None:
    """The note says Wednesday, and Slack has dated it on Tuesday, where Tuesday begins first."""
    assert earliest(day("2026-03-04")) < at("2026-03-03 00:00", "Pacific/Kiritimati")
