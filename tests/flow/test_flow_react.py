from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from threading import Barrier

import pytest

from bot.flow import react, record
from bot.flow.record import Happened, Undone
from bot.flow.visit import Visit
from bot.model import Member
from rules.kit import About, Kind
from tests.flow.team import PATIENT, TUESDAY, Team, asks, at, at_the_same_time, called, day, team_in

NOW = at("2026-03-03 09:00", "Europe/Madrid")
FRIDAY = day("2026-03-06")
CALL = asks("call_them", TUESDAY, day("2026-03-10"), good_for=5)


@pytest.fixture
def acme(team: Team, ana: Member) -> int:
    """A customer about whom Ana has been asked to call."""
    team.rules = [CALL]
    acme = team.customer("Acme", ana)
    team.round(NOW)
    assert team.states() == {"call_them": "asked"}
    return acme


@pytest.fixture
def visit(team: Team, ana: Member, acme: int) -> Visit:
    return team.visit(ana, NOW)


def what(acme: int = 0, on: date = TUESDAY, kind: Kind = Kind.CALL) -> Happened:
    return called(acme, on, identity="", kind=kind)


def test_done_logs_it_and_closes_the_nudge(team: Team, acme: int, visit: Visit) -> None:
    logged = react.done(visit, 1, replace(what(), note="all is well"))
    assert (logged.customer, logged.touch.note, logged.closes) == ("Acme", "all is well", ())
    (nudge,) = team.rows("nudges")
    assert (nudge["state"], nudge["answered_by"], nudge["answered_at"]) == ("done", 1, NOW)
    (row,) = team.rows("touchpoints")
    assert (row["customer_id"], row["nudge_id"], row["identity"]) == (acme, 1, "nudge:1")
    assert logged.next
    assert logged.next.due == day("2026-03-10")
    team.round(NOW + timedelta(minutes=1))
    (card,) = team.courier.shown[-1].cards
    assert (card.state.value, card.answered_by) == ("done", "Ana")


def test_done_answers_the_moment_that_was_asked_about(team: Team, ana: Member) -> None:
    team.rules = [asks("review", TUESDAY, about=lambda _: About(step="effect check"))]
    team.customer("Acme", ana)
    team.round(NOW)
    logged = react.done(team.visit(ana, NOW), 1, replace(what(), step="made up"))
    assert logged.touch.step == "effect check"


def test_done_with_something_else_closes_the_nudge_all_the_same(team: Team, visit: Visit) -> None:
    react.done(visit, 1, what(kind=Kind.COFFEE))
    team.tick(NOW + timedelta(minutes=1))
    assert team.nudges() == [("call_them", TUESDAY, "done")]


ANSWERS: dict[str, Callable[[Visit, int], object]] = {
    "done": lambda visit, nudge_id: react.done(visit, nudge_id, what()),
    "skip": react.skip,
    "snooze": lambda visit, nudge_id: react.snooze(visit, nudge_id, until=FRIDAY, reason=""),
}


@pytest.mark.parametrize("then", ANSWERS)
def test_the_first_answer_counts(team: Team, visit: Visit, then: str) -> None:
    react.done(visit, 1, what())
    with pytest.raises(react.AnsweredAlready):
        ANSWERS[then](visit, 1)
    assert team.states() == {"call_them": "done"}
    assert len(team.rows("touchpoints")) == 1


def test_what_the_facts_have_closed_is_answered_already(
    team: Team, acme: int, visit: Visit
) -> None:
    record.log(visit, called(acme, TUESDAY))
    with pytest.raises(react.AnsweredAlready):
        react.done(visit, 1, what())
    assert len(team.rows("touchpoints")) == 1


def test_of_two_who_press_done_at_once_exactly_one_wins(team: Team, ana: Member) -> None:
    number_of_pairs = 50
    team.rules = [CALL]
    for number in range(number_of_pairs):
        team.customer(f"C{number}", ana)
    team.tick(NOW)
    for row in team.rows("nudges"):
        team.change("nudges", int(str(row["id"])), state="asked")
    visit, starting = team.visit(ana, NOW), Barrier(2)
    won: list[int] = []

    def press() -> None:
        for nudge_id in range(1, number_of_pairs + 1):
            starting.wait(PATIENT)
            try:
                react.done(visit, nudge_id, what())
            except react.AnsweredAlready:
                continue
            won.append(nudge_id)

    at_the_same_time(press, press)
    assert sorted(won) == list(range(1, number_of_pairs + 1))
    assert len(team.rows("touchpoints")) == number_of_pairs


def test_a_done_that_is_undone_is_open_again(team: Team, visit: Visit) -> None:
    logged = react.done(visit, 1, what())
    assert record.undo(visit, logged.touchpoint_id) is Undone.GONE
    (nudge,) = team.rows("nudges")
    assert (nudge["state"], nudge["answered_by"], nudge["answered_at"]) == ("asked", None, None)
    team.round(NOW + timedelta(minutes=1))
    assert [card.state.value for card in team.courier.shown[-1].cards] == ["asked"]
    again = react.done(visit, 1, what())
    assert again.touchpoint_id
    assert team.states() == {"call_them": "done"}


def test_a_snoozed_one_comes_back_on_the_day(team: Team, visit: Visit) -> None:
    react.snooze(visit, 1, until=FRIDAY, reason="they are on a fair")
    assert team.rows("nudges")[0]["reason"] == "they are on a fair"
    for on in (day("2026-03-04"), day("2026-03-05")):
        assert team.round(at(f"{on} 09:00", "Europe/Madrid")) == 0
    assert team.round(at(f"{FRIDAY} 09:00", "Europe/Madrid")) == 1
    assert team.courier.told()[-1] == ("Ana", FRIDAY, ["call_them"])
    assert team.nudges() == [("call_them", TUESDAY, "asked")]


def test_a_snoozed_one_never_lapses_before_its_day(team: Team, visit: Visit) -> None:
    far = day("2026-05-04")
    react.snooze(visit, 1, until=far, reason="")
    for number in range((far - TUESDAY).days + 1):
        team.round(at(f"{TUESDAY + timedelta(days=number)} 12:00", "Europe/Madrid"))
    assert team.courier.told()[1:] == [("Ana", far, ["call_them"])]
    assert team.nudges() == [("call_them", TUESDAY, "asked")]


def test_what_is_snoozed_to_a_weekend_comes_on_monday(team: Team, visit: Visit) -> None:
    react.snooze(visit, 1, until=day("2026-03-07"), reason="")
    assert team.round(at("2026-03-07 09:00", "Europe/Madrid")) == 0
    assert team.round(at("2026-03-09 09:00", "Europe/Madrid")) == 1


def test_an_urgent_one_can_be_snoozed_and_comes_back(team: Team, ana: Member) -> None:
    team.rules = [asks("champion_left", TUESDAY, urgent=True)]
    team.customer("Acme", ana)
    team.round(NOW)
    react.snooze(team.visit(ana, NOW), 1, until=FRIDAY, reason="")
    assert team.round(at(f"{FRIDAY} 09:00", "Europe/Madrid")) == 1
    assert [note.urgent for note in team.courier.posted] == [True, True]


def test_a_snoozed_one_that_is_answered_meanwhile_does_not_come_back(
    team: Team, acme: int, visit: Visit
) -> None:
    react.snooze(visit, 1, until=FRIDAY, reason="")
    assert record.log(visit, called(acme, TUESDAY)).closes == ("Call them",)
    assert team.round(at(f"{FRIDAY} 09:00", "Europe/Madrid")) == 0


@pytest.mark.parametrize("until", ["2026-03-03", "2026-03-02"])
def test_nothing_can_be_snoozed_to_a_day_gone_by(team: Team, visit: Visit, until: str) -> None:
    with pytest.raises(react.NotAhead):
        react.snooze(visit, 1, until=day(until), reason="")
    assert team.states() == {"call_them": "asked"}


def test_skipping_brings_the_next_on_its_own_day(team: Team, visit: Visit) -> None:
    react.skip(visit, 1)
    assert team.nudges() == [("call_them", TUESDAY, "skipped")]
    assert team.rows("touchpoints") == []
    assert team.round(at("2026-03-09 09:00", "Europe/Madrid")) == 0
    assert team.round(at("2026-03-10 09:00", "Europe/Madrid")) == 1
    assert team.nudges()[1:] == [("call_them", day("2026-03-10"), "asked")]


def test_skipping_asks_at_once_what_had_to_wait_for_it(team: Team, ana: Member) -> None:
    team.rules = [asks("call_them", day("2026-03-02"), TUESDAY)]
    team.customer("Acme", ana)
    team.round(NOW)
    react.skip(team.visit(ana, NOW), 1)
    assert team.nudges() == [
        ("call_them", day("2026-03-02"), "skipped"),
        ("call_them", TUESDAY, "waiting"),
    ]


@pytest.mark.parametrize("nudge_id", [1, 99])
def test_a_nudge_is_answered_by_whom_it_was_sent_to_alone(
    team: Team, ben: Member, acme: int, nudge_id: int
) -> None:
    stranger = team_in(team.engine, "Other", rules=team.rules)
    for visit in (team.visit(ben, NOW), stranger.visit(stranger.hire("Zoe"), NOW)):
        for answer in ANSWERS.values():
            with pytest.raises(react.NotYours):
                answer(visit, nudge_id)
    assert team.states() == {"call_them": "asked"}
    assert team.rows("touchpoints") == []


def test_what_nobody_was_asked_yet_cannot_be_answered(team: Team, ana: Member) -> None:
    team.rules = [CALL]
    team.customer("Acme", ana)
    team.tick(NOW)
    with pytest.raises(react.AnsweredAlready):
        react.skip(team.visit(ana, NOW), 1)


def test_what_answers_a_private_nudge_is_private(team: Team, ana: Member) -> None:
    team.rules = [asks("get_well", TUESDAY, private=True)]
    team.customer("Acme", ana)
    team.round(NOW)
    assert react.done(team.visit(ana, NOW), 1, what()).touch.private
