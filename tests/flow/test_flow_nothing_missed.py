"""What goes wrong with one note, reader or look-up keeps no other from its way, and has an end."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest

from bot.flow import settle as settling
from bot.flow.apart import Failed
from bot.flow.deliver import SETTLE_AFTER, SILENT, deliver
from bot.flow.see_to import Became, post_again
from bot.model import GiveUp, Member, Note, Posted, Stopped, TryAgain, Uncertain, Way
from bot.store import arrangements, notes, sending, workspaces
from bot.store.engine import writing
from tests.flow.courier import Courier
from tests.flow.team import TUESDAY, Team, asks, at

NINE = at("2026-03-03 09:00", "Europe/Madrid")
A_MINUTE = timedelta(minutes=1)
NO_REPLY = Uncertain("no reply")
REFUSED = GiveUp("The app's Messages tab is off.")


@dataclass
class NeverTo(Courier):
    """Slack has the same answer to whatever is for one reader."""

    reader: str = ""
    answer: Exception = NO_REPLY

    def send(self, note: Note) -> Posted:
        if note.member.name == self.reader:
            raise self.answer
        return super().send(note)


@pytest.fixture(autouse=True)
def _two_customers(team: Team, ana: Member, eva: Member) -> None:
    team.customer("Acme", ana)
    team.customer("Zen", eva)
    team.rules = [asks("call", TUESDAY)]


def readers(team: Team) -> list[str]:
    return [one.member.name for one in team.courier.posted]


def first_failed(caplog: pytest.LogCaptureFixture) -> str:
    return next(one.getMessage() for one in caplog.records if one.name == "bot.flow.apart")


def note_of(team: Team, member: Member) -> dict[str, object]:
    return next(one for one in team.rows("notes") if one["member_id"] == member.id)


@pytest.mark.parametrize("answer", [TryAgain(30), Stopped("mend it"), NO_REPLY, KeyError("odd")])
def test_what_slack_never_takes_keeps_nothing_else_from_going_out(
    team: Team, answer: Exception
) -> None:
    team.courier = NeverTo(reader="Ana", answer=answer)
    for minute in range(4):
        team.round(NINE + minute * A_MINUTE)
    assert readers(team) == ["Eva"]


def test_whose_notes_cannot_be_written_keeps_no_others_from_theirs(
    team: Team, ana: Member, caplog: pytest.LogCaptureFixture
) -> None:
    team.tick(NINE)
    team.change("customers", 1, standing="unheard of")
    with caplog.at_level(logging.ERROR), pytest.raises(Failed, match="write_notes"):
        team.deliver(NINE)
    assert readers(team) == ["Eva"]
    assert first_failed(caplog) == "write_notes_of failed"


def test_when_slack_is_out_of_reach_it_is_not_asked_for_each_note(team: Team) -> None:
    for number in range(6):
        team.customer(f"C{number}", team.hire(f"M{number}", "Europe/Madrid", "ES"))
    team.courier.troubles = [(NO_REPLY, False)] * 20
    team.round(NINE)
    assert len(team.courier.troubles) == 20 - SILENT
    team.courier.troubles = []
    for minute in range(1, 5):
        team.round(NINE + minute * A_MINUTE)
    assert sorted(readers(team)) == ["Ana", "Eva", *(f"M{number}" for number in range(6))]


def uncertain(team: Team, *, arrived: bool = False) -> None:
    team.courier.troubles = [(NO_REPLY, arrived)] * 2
    team.round(NINE)


@pytest.mark.parametrize("trouble", [KeyError("messages"), NO_REPLY, TryAgain(5)])
def test_what_cannot_be_looked_up_keeps_nothing_else_from_it(
    team: Team, trouble: Exception
) -> None:
    uncertain(team, arrived=True)
    team.courier.refuses_to_look = [trouble]
    assert team.settle(NINE + SETTLE_AFTER) == 1
    assert [row["state"] for row in team.rows("notes")] == ["uncertain", "sent"]


def test_many_that_cannot_be_looked_up_take_turns_with_the_others(team: Team) -> None:
    for number in range(settling.AT_ONCE):
        team.customer(f"C{number}", team.hire(f"M{number}", "Europe/Madrid", "ES"))
    team.rules = [asks("call", TUESDAY)]
    team.courier.troubles = [(NO_REPLY, True)] * 60
    for minute in range(9):
        team.tick(NINE)
        team.deliver(NINE + minute * A_MINUTE)
    later = NINE + 20 * A_MINUTE
    team.courier.refuses_to_look = [NO_REPLY] * settling.AT_ONCE
    assert team.settle(later) == 0
    assert team.settle(later) == 2, "those behind them"


def test_what_slack_never_tells_of_is_shown_as_not_sent_in_the_end(
    team: Team, ana: Member, eva: Member
) -> None:
    with writing(team.engine) as connection:
        workspaces.lead(connection, team.workspace_id, eva.id)
    uncertain(team)
    team.courier.troubles = []
    mine = {"stumbles": sending.LOOKED_LONG_ENOUGH - 2}
    team.change("notes", int(str(note_of(team, ana)["id"])), **mine)
    for minute in range(3):
        team.courier.refuses_to_look = [NO_REPLY]
        team.round(NINE + SETTLE_AFTER + minute * A_MINUTE)
    assert note_of(team, ana)["state"] == "failed"
    assert "Slack does not tell me whether it arrived" in team.courier.posted[-1].text
    assert post_again(team.visit(ana, NINE), 1, 1) is Became.GOES_AGAIN


def test_words_that_never_arrive_are_shown_as_not_sent_in_the_end(team: Team, ana: Member) -> None:
    team.rules = []
    with writing(team.engine) as connection:
        words = notes.open_for(
            connection,
            team.workspace_id,
            ana.id,
            occasion="words",
            day=TUESDAY,
            now=NINE,
            nudge_ids=(),
            text="Ben hands Zen over to you.",
        )
    assert words
    team.change("notes", words, attempts=settling.TRIED_ENOUGH - 2)
    team.courier = NeverTo(reader="Ana")
    for round_ in range(6):
        team.round(NINE + round_ * SETTLE_AFTER)
    row = note_of(team, ana)
    assert (row["state"], row["attempts"]) == ("failed", settling.TRIED_ENOUGH)
    assert str(row["trouble"]).startswith("Slack broke down each time")


def planned_again(team: Team) -> None:
    """Ana's note is not found, so it is planned again; the first post is only late."""
    uncertain(team)
    team.settle(NINE + SETTLE_AFTER)


def claim(team: Team) -> list[int]:
    with writing(team.engine) as connection:
        return notes.claim(connection, team.workspace_id, NINE + SETTLE_AFTER, 50)


@pytest.mark.parametrize("believed", [lambda _: None, claim])
def test_a_yes_that_is_later_than_all_counts_and_nothing_is_sent_twice(
    team: Team, ana: Member, believed: Callable[[Team], object]
) -> None:
    planned_again(team)
    believed(team)
    with writing(team.engine) as connection:
        assert sending.sent(connection, team.workspace_id, 1, channel="D1", ts="7.0", version=0)
    team.courier.troubles = []
    for minutes in range(2, 6):
        team.round(NINE + minutes * A_MINUTE)
    assert readers(team) == ["Eva"]
    assert note_of(team, ana)["ts"] == "7.0"


class Slow(Courier):
    """Whoever carries the first note takes longer than a lease; the other one overtakes."""

    meanwhile: Callable[[], object]

    def send(self, note: Note) -> Posted:
        posted = super().send(note)
        if len(self.posted) == 1:
            self.meanwhile()
        return posted


def test_who_comes_too_late_for_a_note_changes_nothing_in_it(
    team: Team, ana: Member, eva: Member
) -> None:
    later = NINE + 2 * A_MINUTE

    def overtake() -> None:
        deliver(team.engine, team.workspace_id, team.courier, later)
        with writing(team.engine) as connection:
            arrangements.agree(
                connection,
                team.workspace_id,
                way=Way.MUTED,
                since=TUESDAY,
                rule="call",
                customer_id=2,
                member_id=eva.id,
            )

    slow = Slow()
    slow.meanwhile = overtake
    team.courier = slow
    team.round(NINE)
    assert readers(team) == ["Ana", "Eva"]
    assert len(team.rows("note_nudges")) == 2, "what was read is not taken back"
    assert {row["state"] for row in team.rows("nudges")} == {"asked"}


def test_what_fails_again_is_told_again(team: Team, ana: Member, eva: Member) -> None:
    with writing(team.engine) as connection:
        workspaces.lead(connection, team.workspace_id, eva.id)
    team.courier.troubles = [(REFUSED, False)]
    team.round(NINE)
    team.round(NINE + A_MINUTE)
    first = team.courier.posted[-1].about
    assert first
    assert post_again(team.visit(eva, NINE), first.note_id, first.attempt) is Became.GOES_AGAIN
    team.courier.troubles = [(REFUSED, False)]
    team.round(NINE + 2 * A_MINUTE)
    team.round(NINE + 3 * A_MINUTE)
    again = team.courier.posted[-1].about
    assert again
    assert (again.note_id, again.open) == (first.note_id, True)
    assert again.attempt > first.attempt
    assert [one.about.open for one in team.courier.shown if one.about] == [True]


def test_a_customer_that_cannot_be_planned_keeps_no_other_from_it(
    team: Team, caplog: pytest.LogCaptureFixture
) -> None:
    team.change("customers", 1, standing="unheard of")
    with caplog.at_level(logging.ERROR), pytest.raises(Failed, match="tick_workspace"):
        team.tick(NINE)
    team.deliver(NINE)
    assert readers(team) == ["Eva"]
    assert first_failed(caplog) == "plan failed"
    assert team.tick(NINE + 59 * A_MINUTE) == 0, "it is left alone for a while"
    team.change("customers", 1, standing="active")
    assert team.tick(NINE + 60 * A_MINUTE) == 2
