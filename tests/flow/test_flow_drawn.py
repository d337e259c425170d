"""What cannot be drawn is parked, and stops nobody else's."""

from datetime import timedelta

import pytest

from bot.flow import react
from bot.flow.deliver import write_notes
from bot.model import GiveUp, Member, NotDrawn
from tests.flow.team import TUESDAY, Team, asks, at

NINE = at("2026-03-03 09:00", "Europe/Madrid")
A_MINUTE = timedelta(minutes=1)
A_SECOND = timedelta(seconds=1)


def note(team: Team) -> dict[str, object]:
    (only,) = team.rows("notes")
    return only


def test_what_cannot_be_drawn_three_times_is_parked_and_the_others_go_on(
    team: Team, ana: Member, acme: int
) -> None:
    team.rules = [asks("call", TUESDAY)]
    team.customer("Zen", team.hire("Zoe", "Europe/Madrid", "ES"))
    for minute in range(6):
        team.courier.troubles = [(NotDrawn("KeyError"), False)] if minute < 3 else []
        team.round(NINE + minute * A_MINUTE)
    first = team.rows("notes")[0]
    assert (first["state"], first["stumbles"], first["attempts"]) == ("failed", 3, 3)
    assert str(first["trouble"]).startswith("I could not draw it, three times")
    assert [name for name, _, _ in team.courier.told()] == ["Zoe", "Zoe"], "and she is told of it"
    assert team.courier.looked_up == [], "it has never left the house"


def test_what_cannot_even_be_gathered_is_parked_too(
    team: Team, ana: Member, acme: int, caplog: pytest.LogCaptureFixture
) -> None:
    team.rules = [asks("call", TUESDAY)]
    team.tick(NINE)
    write_notes(team.engine, team.workspace_id, NINE)
    team.change("notes", 1, text="x", customer_ids="no list")
    for minute in range(5):
        team.deliver(NINE + minute * A_MINUTE)
    assert note(team)["state"] == "failed"
    assert "could not be gathered" in caplog.text


def test_what_was_drawn_in_the_end_has_stumbled_for_nothing(
    team: Team, ana: Member, acme: int
) -> None:
    team.rules = [asks("call", TUESDAY)]
    team.courier.troubles = [(NotDrawn("KeyError"), False)] * 2
    for minute in range(3):
        team.round(NINE + minute * A_MINUTE)
    assert (note(team)["state"], note(team)["stumbles"]) == ("sent", 0)


@pytest.mark.parametrize("trouble", [NotDrawn("KeyError"), GiveUp("is_archived"), KeyError("x")])
def test_a_change_that_cannot_be_shown_is_tried_three_times_and_then_no_more(
    team: Team, ana: Member, acme: int, trouble: Exception
) -> None:
    team.rules = [asks("call", TUESDAY), asks("write", TUESDAY)]
    team.round(NINE)
    react.skip(team.visit(ana, NINE), team.nudge_id("call"))
    team.courier.refuses_to_show = [trouble] * 10
    for minute in range(1, 9):
        team.round(NINE + minute * A_MINUTE)
    assert len(team.courier.refuses_to_show) == 7
    team.courier.refuses_to_show = []
    react.skip(team.visit(ana, NINE), team.nudge_id("write"))
    team.round(NINE + 10 * A_MINUTE)
    assert len(team.courier.shown) == 1, "the next change is shown"
