"""What doctor says of the bot at work: its rounds, notes, people and rules."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.cli.ground import now
from bot.model import Beat, NoteState
from bot.model.findings import Verdict
from bot.store.engine import quietly
from bot.store.rings import AT_ONCE
from bot.store.tables import (
    customers,
    installations,
    members,
    notes,
    rings,
    rule_settings,
    sweeps,
    workspaces,
)
from tests.console.surgery import Surgery, a_surgery
from tests.database import a_database


@pytest.fixture
def surgery(tmp_path: Path) -> Iterator[Surgery]:
    with a_surgery(tmp_path) as surgery:
        yield surgery


def put_note(surgery: Surgery, state: NoteState, trouble: str = "", **ago: float) -> None:
    when = now() - timedelta(**ago)
    row = {"member_id": 1, "occasion": f"{state} {ago}", "day": when.date(), "try_at": when}
    surgery.adds(notes, state=state, trouble=trouble, **row)


def test_rounds_that_have_ended_are_told(surgery: Surgery) -> None:
    assert surgery.said("Last round", Verdict.OK) == "It ended just now."
    surgery.beats(Beat.TICK, minutes=12)
    with quietly():
        surgery.adds(rings, due_at=now() + timedelta(minutes=3))
    assert surgery.said("Last round", Verdict.OK) == "It ended 12 minutes ago."
    with quietly():
        surgery.changes(rings, due_at=now() - timedelta(minutes=6))
    assert surgery.bad("Last round") == (
        "It ended 12 minutes ago, and the next one is overdue. See whether `run` or `worker` is"
        " running, and what its log says."
    )


@pytest.mark.parametrize(("minutes", "verdict"), [(19, Verdict.OK), (21, Verdict.BAD)])
def test_where_somebody_rang_a_round_is_overdue_when_one_is_due_in_any_case(
    surgery: Surgery, minutes: int, verdict: Verdict
) -> None:
    surgery.beats(Beat.TICK, minutes=minutes)
    assert surgery.said("Last round", verdict)
    surgery.adds(rings, due_at=AT_ONCE)
    assert surgery.said("Last round", verdict)


def test_a_bot_that_has_never_run_is_noted(surgery: Surgery) -> None:
    surgery.says("DELETE FROM beats")
    assert "python -m bot run" in surgery.noted("Last round")


def test_a_socket_that_is_deaf_is_told(surgery: Surgery) -> None:
    surgery.beats(Beat.SOCKET, hours=3)
    assert "3 hours ago: what people type is not heard" in surgery.bad("Socket")


def test_without_an_app_token_no_socket_is_missed(surgery: Surgery) -> None:
    surgery.beats(Beat.SOCKET, hours=3)
    surgery.sets(slack_app_token="", slack_signing_secret="0123456789abcdef" * 2)
    assert surgery.said("Socket") == ""


def test_that_slack_has_stopped_us_is_told_in_its_words(surgery: Surgery) -> None:
    surgery.beats(Beat.STOPPED, "The bot's token was revoked: install the app again.", minutes=2)
    assert "2 minutes ago: The bot's token was revoked" in surgery.bad("Stopped")


@pytest.mark.parametrize("state", [NoteState.PLANNED, NoteState.CLAIMED, NoteState.SENDING])
def test_notes_that_wait_for_more_than_an_hour_are_told(surgery: Surgery, state: NoteState) -> None:
    put_note(surgery, state, minutes=50)
    assert surgery.said("Notes", Verdict.OK) == "None is stuck."
    put_note(surgery, state, minutes=70)
    assert "Waiting for longer than an hour: 1." in surgery.bad("Notes")


def test_uncertain_notes_are_counted(surgery: Surgery) -> None:
    put_note(surgery, NoteState.UNCERTAIN, minutes=2)
    put_note(surgery, NoteState.UNCERTAIN, minutes=3)
    assert "Perhaps sent, perhaps not: 2." in surgery.noted("Notes")


def test_notes_that_failed_lately_are_counted_with_their_reasons(surgery: Surgery) -> None:
    put_note(surgery, NoteState.FAILED, "The channel is archived.", days=1)
    put_note(surgery, NoteState.FAILED, "Long ago.", days=20)
    told = surgery.noted("Notes")
    assert "Not sent in the last week: 1. The channel is archived." in told
    assert "Long ago" not in told


def test_notes_of_another_workspace_are_told_under_its_name(surgery: Surgery) -> None:
    surgery.connects("T0SHOP", "Shop")
    surgery.adds(installations, workspace_id=2, token="", enterprise="", installed_at=now())
    put_note(surgery, NoteState.UNCERTAIN, minutes=2)
    assert surgery.said("Notes (Shop)", Verdict.OK) == "None is stuck."
    assert "not: 1." in surgery.said("Notes (Office)", Verdict.NOTE)


def test_customers_that_nobody_has_looked_at_are_counted(surgery: Surgery) -> None:
    surgery.changes(customers, look_at=now() - timedelta(minutes=50))
    assert surgery.said("Customers behind", Verdict.OK)
    surgery.changes(customers, look_at=now() - timedelta(hours=2))
    assert "after their time: 4." in surgery.bad("Customers behind")


def test_how_far_everybody_was_looked_at_again_is_told(surgery: Surgery) -> None:
    surgery.changes(customers, revision=1)
    surgery.changes(workspaces, revision=1)
    assert "Looking again" not in {one.what for one in surgery.findings()}
    surgery.changes(workspaces, revision=2)
    assert "0 of 4 customers" in surgery.noted("Looking again")


def test_what_the_daily_look_has_found_is_told(surgery: Surgery) -> None:
    surgery.adds(sweeps, day=now().date(), after_id=4, looked=4, missed=0, done=True)
    assert "due or not: 4, all. Nothing had been missed." in surgery.said("Daily look", Verdict.OK)
    surgery.changes(sweeps, missed=2)
    assert "mended now: 2." in surgery.noted("Daily look")


def test_without_a_lead_doctor_says_how_to_name_one(surgery: Surgery) -> None:
    surgery.changes(workspaces, lead_member_id=None)
    assert "python -m bot lead NAME" in surgery.noted("Team lead")


def test_a_lead_who_is_gone_is_none(surgery: Surgery) -> None:
    surgery.says("UPDATE members SET active = false WHERE slack_id = 'UANA'")
    assert "Nobody is asked" in surgery.noted("Team lead")


def test_colleagues_without_an_account_are_counted(surgery: Surgery) -> None:
    named = {"name": "Zoe", "normal_name": "zoe"}
    surgery.adds(members, **named)
    surgery.adds(members, **named, email="zoe@second-date.example")
    surgery.adds(members, **named, email="yan@second-date.example")
    surgery.adds(members, **named, active=False)
    told = surgery.noted("Colleagues")
    assert "Without an e-mail and without a Slack account that we know: 1;" in told
    assert "Not found in Slack by their e-mail: 2;" in told


def test_customers_without_an_owner_are_counted_and_never_named(surgery: Surgery) -> None:
    surgery.changes(customers, owner_id=None)
    told = surgery.noted("Owners")
    assert told.startswith("Customers that nobody looks after: 4.")
    assert "Acme" not in told


def test_a_rule_that_a_failure_has_switched_off_is_told(surgery: Surgery) -> None:
    off = {"enabled": False, "knobs": {}, "trouble": "It broke three times: KeyError."}
    surgery.adds(rule_settings, rule="coffee", **off)
    surgery.adds(rule_settings, rule="check_in", **(off | {"trouble": ""}))
    told = surgery.bad("Rules")
    assert "coffee was switched off by itself. It broke three times: KeyError." in told
    assert "python -m bot rules coffee on" in told
    assert "check_in" not in told


def test_a_rule_of_their_own_that_is_broken_is_told(surgery: Surgery, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "tea_time.py").write_text("def nudges(customer:\n")
    surgery.settings = surgery.settings.model_copy(update={"rules_path": own})
    told = surgery.bad("Rules")
    assert "tea_time of your own cannot be used" in told
    assert "python -m bot try" in told


def test_an_empty_record_says_how_to_begin(surgery: Surgery, tmp_path: Path) -> None:
    surgery.sets(database_url=a_database(tmp_path, "empty.db"))
    assert "python -m bot import FOLDER" in surgery.noted("Workspace")
