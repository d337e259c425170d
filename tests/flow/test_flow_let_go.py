"""What nobody needs any more is dropped, a little at a time, and nothing that anybody needs."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import update

from bot.flow.let_go import (
    AT_ONCE,
    NOTES_KEPT,
    QUESTIONS_KEPT,
    UNASKED_KEPT,
    WORDS_KEPT,
    LetGo,
    let_go,
)
from bot.model import Member, NudgeState
from bot.store import tallies
from bot.store.engine import reading, writing
from bot.store.tables import metadata
from tests.flow.clocks import Colleague, Travellers
from tests.flow.team import TUESDAY, Team, asks, at, at_the_same_time

NINE = at("2026-03-03 09:00", "Europe/Madrid")
ONE_DAY = timedelta(days=1)


def goes_by(team: Team, days: timedelta) -> int:
    return let_go(team.engine, team.workspace_id, NINE + days)


def asked_on(team: Team, *days: date) -> None:
    """A ritual that asks on these days, and nobody ever answers."""
    team.rules = [asks("call", *days, good_for=0)]
    for one in days:
        team.round(at(f"{one} 09:00", "Europe/Madrid"))
    team.tick(at(f"{max(days) + ONE_DAY} 09:00", "Europe/Madrid"))


def counts(team: Team, *tables: str) -> list[int]:
    return [len(team.rows(one)) for one in tables]


def test_a_note_goes_after_a_hundred_days_and_what_it_asked_stays(team: Team, acme: int) -> None:
    asked_on(team, TUESDAY, TUESDAY + 7 * ONE_DAY)
    assert goes_by(team, NOTES_KEPT) == 0
    assert counts(team, "notes", "note_nudges", "nudges") == [2, 2, 2]
    assert goes_by(team, NOTES_KEPT + ONE_DAY) == 1
    assert counts(team, "notes", "note_nudges", "nudges") == [1, 1, 2]
    assert team.rows("nudges")[0]["asked_on"] == TUESDAY


def test_a_note_stays_for_as_long_as_something_in_it_may_be_answered(team: Team, acme: int) -> None:
    team.rules = [asks("call", TUESDAY, good_for=300), asks("write", TUESDAY + ONE_DAY)]
    team.round(NINE)
    team.round(NINE + ONE_DAY)
    assert goes_by(team, NOTES_KEPT + 2 * ONE_DAY) == 0
    team.tick(NINE + 301 * ONE_DAY)
    assert team.states()["call"] == "lapsed"
    assert goes_by(team, 301 * ONE_DAY + NOTES_KEPT) == 2


def test_what_the_facts_may_bring_back_stays_in_its_note(team: Team, acme: int) -> None:
    team.rules = [asks("call", TUESDAY, good_for=300), asks("write", TUESDAY + ONE_DAY)]
    team.round(NINE)
    team.round(NINE + ONE_DAY)
    team.touched(acme, TUESDAY)
    team.tick(NINE + 2 * ONE_DAY)
    assert team.states()["call"] == "overtaken"
    goes_by(team, NOTES_KEPT + 2 * ONE_DAY)
    assert len(team.rows("notes")) == 2


def test_words_that_the_team_was_told_are_kept_for_a_year(team: Team, acme: int) -> None:
    asked_on(team, TUESDAY, TUESDAY + 7 * ONE_DAY)
    team.change("notes", 1, text="The balance of the month.")
    assert goes_by(team, NOTES_KEPT + ONE_DAY) == 0
    assert counts(team, "notes") == [2]
    goes_by(team, WORDS_KEPT)
    assert [row["text"] for row in team.rows("notes")] == ["The balance of the month."]
    goes_by(team, WORDS_KEPT + ONE_DAY)
    assert counts(team, "notes") == [0]


def test_a_question_goes_once_it_may_be_asked_again_and_then_its_note(
    team: Team, acme: int, ana: Member
) -> None:
    asked_on(team, TUESDAY, TUESDAY + 7 * ONE_DAY)
    asked: dict[str, object] = {
        "workspace_id": team.workspace_id,
        "customer_id": acme,
        "about": "champion",
        "choices": [],
        "member_id": ana.id,
        "note_id": 1,
        "asked_on": TUESDAY,
    }
    questions = metadata.tables["questions"]
    with writing(team.engine) as connection:
        connection.execute(questions.delete())
        connection.execute(questions.insert().values(asked))
    assert goes_by(team, QUESTIONS_KEPT) == 1, "the other note"
    assert goes_by(team, QUESTIONS_KEPT + ONE_DAY) == 2
    assert counts(team, "questions", "notes") == [0, 0]


def put_off_by_a_full_week(team: Team, ana: Member, number: int) -> None:
    """Nudges that were good for a day each, and that nobody was asked."""
    never = Travellers(team, [Colleague(ana.id, "ES", ana.timezone)])
    never.ask(TUESDAY, number)
    with writing(team.engine) as connection:
        lapsed = update(metadata.tables["nudges"]).values(state=NudgeState.LAPSED)
        connection.execute(lapsed)


def test_what_nobody_was_asked_goes_but_for_the_last_of_its_kind(team: Team, ana: Member) -> None:
    put_off_by_a_full_week(team, ana, 5)
    goes_by(team, UNASKED_KEPT + 3 * ONE_DAY)
    assert [row["due"] for row in team.rows("nudges")] == [
        TUESDAY + number * ONE_DAY for number in (3, 4)
    ]
    goes_by(team, 900 * ONE_DAY)
    assert [row["due"] for row in team.rows("nudges")] == [TUESDAY + 4 * ONE_DAY]


def test_nothing_that_went_is_asked_again(team: Team, acme: int) -> None:
    days = [TUESDAY + 7 * number * ONE_DAY for number in range(4)]
    asked_on(team, *days)
    with writing(team.engine) as connection:
        connection.execute(update(metadata.tables["nudges"]).values(asked_on=None))
    assert goes_by(team, 500 * ONE_DAY) == 4 + 3, "notes and nudges"
    team.rules = [asks("call", *days, good_for=2000)]  # the calendar still has all of them
    assert team.round(at("2027-07-20 09:00", "Europe/Madrid")) == 0
    assert counts(team, "nudges") == [1]


def test_the_numbers_of_a_ritual_are_the_same_after_years(team: Team, acme: int) -> None:
    asked_on(team, *(TUESDAY + 7 * number * ONE_DAY for number in range(4)))
    before = tallied(team)
    for number in range(5):
        goes_by(team, (WORDS_KEPT + 100 * ONE_DAY) * (number + 1))
    assert tallied(team) == before
    assert {row["why"] for row in team.rows("nudges")} == {""}
    assert {row["draft"] for row in team.rows("nudges")} == {""}


def tallied(team: Team) -> Sequence[object]:
    with reading(team.engine) as connection:
        return tallies.of_workspace(connection, team.workspace_id)


def test_a_round_drops_no_more_than_it_has_time_for(team: Team, ana: Member) -> None:
    put_off_by_a_full_week(team, ana, 2 * AT_ONCE + 4)
    later = NINE + 9000 * ONE_DAY
    done: set[LetGo] = set()
    gone = [let_go(team.engine, team.workspace_id, later, done) for _ in range(5)]
    assert gone == [AT_ONCE, AT_ONCE, 3, 0, 0]
    assert done == {(team.workspace_id, later.date())}
    assert let_go(team.engine, team.workspace_id, later + ONE_DAY, done) == 0
    assert done == {(team.workspace_id, (later + ONE_DAY).date())}


def test_two_processes_at_once_drop_each_thing_once(team: Team, ana: Member) -> None:
    put_off_by_a_full_week(team, ana, 300)
    gone: list[int] = []

    def run() -> None:
        gone.append(goes_by(team, 900 * ONE_DAY))

    at_the_same_time(*[run] * 4)
    assert sum(gone) == 299
    assert counts(team, "nudges") == [1]


def test_nothing_of_another_workspace_is_dropped(team: Team, acme: int, ana: Member) -> None:
    asked_on(team, TUESDAY, TUESDAY + 7 * ONE_DAY)
    put_off_by_a_full_week(team, ana, 5)
    before = counts(team, "notes", "questions", "nudges")
    elsewhere = team.workspace_id + 1
    assert let_go(team.engine, elsewhere, NINE + 900 * ONE_DAY) == 0
    assert counts(team, "notes", "questions", "nudges") == before
    assert goes_by(team, 900 * ONE_DAY) > 5
