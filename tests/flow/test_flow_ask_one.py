"""One small question a day, inside a note that is due anyway; a click answers it."""

from datetime import timedelta

import pytest

from bot.flow import ask_one, record
from bot.model import Member
from bot.model.questions import Missing, Question, QuestionState
from rules.kit import Kind
from tests.flow.team import TUESDAY, Team, asks, at, called, day

NINE = at("2026-03-03 09:00", "Europe/Madrid")
NEXT = at("2026-03-10 09:00", "Europe/Madrid")
RITUAL = asks("ritual", TUESDAY, TUESDAY + timedelta(days=7), answer=Kind.CARD, good_for=4)


@pytest.fixture
def acme(team: Team, ana: Member) -> int:
    team.rules = [RITUAL]
    return team.customer("Acme", ana, country="ES")


def asked(team: Team) -> Question:
    question = team.courier.posted[-1].question
    assert question
    return question


def test_a_note_asks_who_decides_and_a_click_teaches_it(team: Team, ana: Member, acme: int) -> None:
    team.contact(acme, "Sue Ray")
    tom = team.contact(acme, "Tom Kilburn")
    team.round(NINE)
    question = asked(team)
    assert (question.about, question.customer) == (Missing.DECIDES, "Acme")
    assert [label for _, label in question.choices] == ["Sue Ray", "Tom Kilburn"]
    ask_one.answer(team.visit(ana, NINE), question.id, str(tom))
    assert [row["seniority"] for row in team.rows("contacts")] == ["", "executive"]
    team.round(NINE + timedelta(minutes=1))
    shown = team.courier.shown[-1].question
    assert shown
    assert (shown.state, shown.answer) == (QuestionState.ANSWERED, "Tom Kilburn")


def test_the_next_note_asks_the_next_thing(team: Team, ana: Member, acme: int) -> None:
    sue = team.contact(acme, "Sue Ray")
    team.round(NINE)
    ask_one.answer(team.visit(ana, NINE), asked(team).id, str(sue))
    team.round(NEXT)
    assert asked(team).about is Missing.CHAMPION
    ask_one.answer(team.visit(ana, NEXT), asked(team).id, str(sue))
    assert [row["champion"] for row in team.rows("contacts")] == [True]


def test_what_was_skipped_is_not_asked_again(team: Team, ana: Member, acme: int) -> None:
    team.contact(acme, "Sue Ray")
    team.round(NINE)
    ask_one.answer(team.visit(ana, NINE), asked(team).id, "")
    team.round(NEXT)
    assert asked(team).about is Missing.CHAMPION
    assert team.rows("contacts")[0]["seniority"] == ""


def test_one_question_a_person_and_day(team: Team, ana: Member, acme: int) -> None:
    zen = team.customer("Zen", ana)
    for customer in (acme, zen):
        team.contact(customer, "Sue Ray")
    team.rules = [RITUAL, asks("second", TUESDAY), asks("alarm", TUESDAY, urgent=True)]
    team.round(NINE)
    assert len(team.courier.posted) > 1
    assert len([note for note in team.courier.posted if note.question]) == 1
    assert len(team.rows("questions")) == 1


def test_where_nothing_is_due_nothing_is_asked(team: Team, ana: Member) -> None:
    team.rules = []
    team.contact(team.customer("Acme", ana), "Sue Ray")
    team.round(NINE)
    assert not team.rows("questions")


@pytest.mark.usefixtures("acme")
def test_where_nothing_is_missing_or_nobody_is_known_nothing_is_asked(team: Team) -> None:
    team.round(NINE)
    assert team.courier.posted[-1].question is None


def test_a_message_without_an_answer_is_asked_after_by_whoever_sent_it(
    team: Team, ana: Member, acme: int
) -> None:
    record.log(team.visit(ana, NINE), called(acme, day("2026-02-20"), kind=Kind.EMAIL))
    team.round(NINE)
    question = asked(team)
    assert (question.about, question.sent_on) == (Missing.ANSWERED, day("2026-02-20"))
    ask_one.answer(team.visit(ana, NINE), question.id, "no")
    assert [row["answered"] for row in team.rows("touchpoints")] == [False]


@pytest.mark.parametrize("on", ["2026-02-27", "2026-01-20"])
def test_a_message_of_yesterday_or_long_ago_is_not(
    team: Team, ana: Member, acme: int, on: str
) -> None:
    record.log(team.visit(ana, NINE), called(acme, day(on), kind=Kind.EMAIL))
    team.round(NINE)
    assert team.courier.posted[-1].question is None


def test_nobody_answers_for_another_and_only_what_was_offered(
    team: Team, ana: Member, ben: Member, acme: int
) -> None:
    sue = team.contact(acme, "Sue Ray")
    team.round(NINE)
    question = asked(team)
    with pytest.raises(ask_one.NotAsked):
        ask_one.answer(team.visit(ben, NINE), question.id, str(sue))
    with pytest.raises(ask_one.NotAsked):
        ask_one.answer(team.visit(ana, NINE), question.id, "made up")
    ask_one.answer(team.visit(ana, NINE), question.id, "")
    ask_one.answer(team.visit(ana, NINE), question.id, str(sue))
    assert team.rows("contacts")[0]["seniority"] == ""


def test_whoever_is_in_the_same_country_need_not_type_it(team: Team, ana: Member) -> None:
    team.rules = [RITUAL]
    team.customer("Acme", ana)
    team.round(NINE)
    question = asked(team)
    assert (question.about, question.choices) == (Missing.COUNTRY, (("ES", "Yes, ES"),))
    ask_one.answer(team.visit(ana, NINE), question.id, "ES")
    assert [row["country"] for row in team.rows("customers")] == ["ES"]
