"""Saying how a ritual should go on: not useful, no more, less often, somebody else."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from bot.flow import react, record
from bot.flow.visit import Visit
from bot.model import Member, NudgeState, Way
from rules.kit import Kind, Side
from tests.flow.team import TUESDAY, Team, asks, at, called

WEEKLY = [TUESDAY + timedelta(weeks=number) for number in range(30)]
RITUAL = asks("ritual", *WEEKLY, good_for=4)


@pytest.fixture
def acme(team: Team, ana: Member) -> int:
    team.rules = [RITUAL]
    return team.customer("Acme", ana)


def nine(day: date) -> datetime:
    return at(f"{day} 09:00", "Europe/Madrid")


def rounds(team: Team, first: date, last: date) -> list[tuple[date, str, int]]:
    """Day, reader, and what the card says of ignored ones, of every note from a day to another."""
    before = len(team.courier.posted)
    day = first
    while day <= last:
        team.round(nine(day))
        day += timedelta(days=1)
    return [
        (note.day, note.member.name, card.ignored)
        for note in team.courier.posted[before:]
        for card in note.cards
    ]


@pytest.mark.usefixtures("acme")
def test_not_useful_closes_it_and_the_next_one_comes(team: Team, ana: Member) -> None:
    team.round(nine(TUESDAY))
    react.not_useful(team.visit(ana, nine(TUESDAY)), 1)
    assert team.states() == {"ritual": "not useful"}
    team.round(nine(TUESDAY) + timedelta(minutes=1))
    (card,) = team.courier.shown[-1].cards
    assert card.state is NudgeState.NOT_USEFUL
    assert [day for day, _, _ in rounds(team, TUESDAY, WEEKLY[1])] == [WEEKLY[1]]


@pytest.mark.usefixtures("acme")
def test_three_let_pass_are_followed_by_a_question_and_then_by_silence(team: Team) -> None:
    told = rounds(team, TUESDAY, WEEKLY[8])
    assert told == [(WEEKLY[number], "Ana", number) for number in range(4)]


@pytest.mark.usefixtures("acme")
def test_an_answer_to_the_question_begins_the_count_afresh(team: Team, ana: Member) -> None:
    rounds(team, TUESDAY, WEEKLY[3])
    react.skip(team.visit(ana, nine(WEEKLY[3])), 4)
    told = rounds(team, WEEKLY[3] + timedelta(days=1), WEEKLY[5])
    assert told == [(WEEKLY[4], "Ana", 0), (WEEKLY[5], "Ana", 1)]


@pytest.mark.parametrize("way", [Way.MUTED, Way.STOPPED])
def test_who_wants_no_more_of_it_gets_no_more(team: Team, ana: Member, acme: int, way: Way) -> None:
    other = team.customer("Zen", ana)
    team.round(nine(TUESDAY))
    about_acme = next(row["id"] for row in team.rows("nudges") if row["customer_id"] == acme)
    react.arrange(team.visit(ana, nine(TUESDAY)), int(str(about_acme)), way)
    rounds(team, TUESDAY, WEEKLY[2])
    asked = [row["customer_id"] for row in team.rows("nudges") if row["asked_on"]]
    assert asked.count(acme) == 1
    assert asked.count(other) == 3


@pytest.mark.usefixtures("acme")
def test_less_often_is_once_in_ninety_days(team: Team, ana: Member) -> None:
    team.round(nine(TUESDAY))
    react.arrange(team.visit(ana, nine(TUESDAY)), 1, Way.LESS_OFTEN)
    told = rounds(team, TUESDAY, WEEKLY[20])
    assert [day for day, _, _ in told] == [WEEKLY[13]]


def test_what_was_said_last_counts(team: Team, ana: Member, acme: int) -> None:
    team.round(nine(TUESDAY))
    react.arrange(team.visit(ana, nine(TUESDAY)), 1, Way.LESS_OFTEN)
    team.change("customers", acme, tier="A")
    rounds(team, TUESDAY, WEEKLY[13])
    last = max(int(str(row["id"])) for row in team.rows("nudges"))
    react.arrange(team.visit(ana, nine(WEEKLY[13])), last, Way.STOPPED)
    assert [row["way"] for row in team.rows("arrangements")] == ["stopped"]


@pytest.mark.usefixtures("acme")
def test_somebody_else_gets_it_and_what_comes_after(team: Team, ana: Member, ben: Member) -> None:
    team.round(nine(TUESDAY))
    react.ask_somebody_else(team.visit(ana, nine(TUESDAY)), 1, ben)
    team.round(at("2026-03-03 12:00"))
    (mine,) = team.courier.shown[-1].cards
    assert mine.handed_to == "Ben"
    told = rounds(team, TUESDAY + timedelta(days=1), WEEKLY[1])
    assert {name for _, name, _ in told} == {"Ben"}
    asked = [row for row in team.rows("nudges") if row["asked_on"]]
    assert [row["due"] for row in asked] == WEEKLY[:2]
    assert {row["to_member_id"] for row in asked} == {ben.id}


@pytest.mark.usefixtures("acme")
@pytest.mark.parametrize(
    "answer",
    [
        react.not_useful,
        lambda visit, nudge: react.arrange(visit, nudge, Way.STOPPED),
        lambda visit, nudge: react.ask_somebody_else(visit, nudge, visit.member),
    ],
)
def test_nobody_answers_for_another_or_twice(
    team: Team, ana: Member, ben: Member, answer: Callable[[Visit, int], None]
) -> None:
    team.round(nine(TUESDAY))
    with pytest.raises(react.NotYours):
        answer(team.visit(ben, nine(TUESDAY)), 1)
    react.skip(team.visit(ana, nine(TUESDAY)), 1)
    with pytest.raises(react.AnsweredAlready):
        answer(team.visit(ana, nine(TUESDAY)), 1)
    assert not team.rows("arrangements")
    assert team.states()["ritual"] == "skipped"


def test_what_was_put_before_the_team_may_be_answered_by_anybody(
    team: Team, ana: Member, ben: Member, acme: int
) -> None:
    channel = team.hire("#customers", channel=True)
    team.change("customers", acme, owner_id=channel.id)
    team.round(at("2026-03-03 12:00"))
    assert team.courier.posted[-1].member == replace(channel)
    react.skip(team.visit(ben, nine(TUESDAY)), 1)
    with pytest.raises(react.AnsweredAlready):
        react.skip(team.visit(ana, nine(TUESDAY)), 1)


def test_after_three_messages_without_an_answer_somebody_else_is_suggested(
    team: Team, ana: Member, acme: int
) -> None:
    sue = team.contact(acme, "Sue")
    team.contact(acme, "Tom")
    team.rules = [asks("ritual", TUESDAY, answer=Kind.CARD)]
    for number in (20, 10, 2):
        sent = called(acme, TUESDAY - timedelta(days=number), identity=f"{number}", kind=Kind.EMAIL)
        silent = replace(sent, contact_ids=[sue], began=Side.WE, answered=False)
        record.log(team.visit(ana, nine(TUESDAY)), silent)
    team.round(nine(TUESDAY))
    (card,) = team.courier.posted[-1].cards
    assert card.silent == ("Tom",)
