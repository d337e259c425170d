"""What doctor says of Slack: it asks a real Web API, with an app that somebody has meddled with."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.model.findings import Verdict
from bot.sandbox.faults import error, page, rate_limited
from bot.slack.examined_scopes import FOR
from bot.slack.surface import SCOPES
from tests.console.surgery import Surgery, a_surgery


@pytest.fixture
def surgery(tmp_path: Path) -> Iterator[Surgery]:
    with a_surgery(tmp_path) as surgery:
        yield surgery


def test_a_bot_that_is_well_has_nothing_bad(surgery: Surgery) -> None:
    assert [one for one in surgery.findings() if one.verdict is Verdict.BAD] == []
    assert surgery.said("Bot token") == "Slack takes it: Office, as @second_date."
    assert surgery.said("Team's channel") == "#team is there, and the bot is in it."
    assert surgery.said("App token") == "Slack takes it: a socket could be opened."


def test_doctor_asks_little_and_says_nothing_in_slack(surgery: Surgery) -> None:
    surgery.findings()
    assert dict(surgery.sandbox.faults.met) == {
        "api.test": 1,
        "auth.test": 1,
        "bots.info": 1,
        "apps.connections.open": 1,
        "conversations.open": 1,
        "conversations.info": 1,
    }
    assert surgery.sandbox.messages("UANA") == []
    assert surgery.sandbox.messages("CTEAM") == []


@pytest.mark.parametrize("word", ["token_revoked", "account_inactive"])
def test_a_token_that_was_revoked_is_told_with_what_to_do(surgery: Surgery, word: str) -> None:
    surgery.sandbox.admin.revokes_token(word)
    assert surgery.bad("Bot token") == (
        f"Slack refuses it: {word}. Install the app again and put the new token into"
        " SLACK_BOT_TOKEN."
    )


def test_a_token_of_nobody_is_to_be_copied_again(surgery: Surgery) -> None:
    surgery.sets(slack_bot_token="xoxb-of-nobody")
    assert "invalid_auth. Copy it again" in surgery.bad("Bot token")


def test_an_app_token_of_nobody_is_to_be_made_anew(surgery: Surgery) -> None:
    surgery.sets(slack_app_token="xapp-of-nobody")
    assert "connections:write" in surgery.bad("App token")


@pytest.mark.parametrize(("app", "told"), [("A0OTHER", True), ("A0SANDBOX", False)])
def test_tokens_of_two_apps_are_told(surgery: Surgery, app: str, told: bool) -> None:
    surgery.sets(slack_app_token=f"xapp-1-{app}-1-abc")
    assert ("of another Slack app" in surgery.bad("App token")) is told


@pytest.mark.parametrize("scope", SCOPES)
def test_a_missing_scope_is_named_with_what_it_is_for(surgery: Surgery, scope: str) -> None:
    surgery.sandbox.admin.withdraws(scope)
    told = " ".join(
        one.found + one.to_do for one in surgery.findings() if one.verdict is Verdict.BAD
    )
    assert f"{scope} is missing (for {FOR[scope]})." in told
    assert "reinstall the app" in told
    others = [f"{one} is missing" for one in SCOPES if one != scope]
    assert not any(other in told for other in others)


def test_an_optional_scope_is_named_and_is_no_trouble(surgery: Surgery) -> None:
    surgery.sandbox.admin.withdraws("groups:read")
    assert "groups:read (for the same where that channel is private)" in surgery.said(
        "Scopes", Verdict.OK
    )


def test_a_scope_that_nobody_needs_is_noted(surgery: Surgery) -> None:
    surgery.sandbox.admin.grants("channels:history")
    assert "never used: channels:history" in surgery.said("Scopes")


def test_a_channel_that_may_not_be_seen_is_no_trouble(surgery: Surgery) -> None:
    surgery.sandbox.admin.withdraws("channels:read")
    assert "#team cannot be seen without channels:read." in surgery.noted("Team's channel")


def test_an_archived_channel_is_told(surgery: Surgery) -> None:
    surgery.sandbox.admin.archives("CTEAM")
    assert surgery.bad("Team's channel") == (
        "#team is archived. Choose another: type /nudges channel here in it."
    )


def test_a_shared_channel_is_told(surgery: Surgery) -> None:
    surgery.sandbox.admin.shares("CTEAM")
    assert "shared with another organisation" in surgery.bad("Team's channel")


def test_a_channel_that_the_bot_has_left_is_told(surgery: Surgery) -> None:
    surgery.sandbox.admin.removes_app("CTEAM")
    assert surgery.bad("Team's channel") == (
        "The bot is not in #team. Type /invite @Second Date in it."
    )


def test_a_channel_that_is_gone_is_told(surgery: Surgery) -> None:
    surgery.says("UPDATE members SET slack_id = 'CGONE' WHERE channel")
    assert "#team is deleted, or private" in surgery.bad("Team's channel")


def test_a_lead_who_has_left_is_told(surgery: Surgery) -> None:
    surgery.sandbox.admin.deactivates("UANA")
    assert "python -m bot lead NAME" in surgery.bad("Messages tab")


@pytest.mark.parametrize(("off", "way"), [(600, "10 minutes fast"), (-7300, "2 hours slow")])
def test_a_clock_that_is_wrong_is_told(surgery: Surgery, off: int, way: str) -> None:
    surgery.runs(seconds=off)
    told = surgery.said("Clock", Verdict.BAD)
    assert f"Ours is {way}" in told
    assert "timedatectl" in told


def test_a_clock_that_is_off_by_less_than_a_minute_is_well(surgery: Surgery) -> None:
    # Slow, since an answer that takes a while makes it seem less so and never more.
    surgery.runs(seconds=-40)
    assert surgery.said("Clock", Verdict.OK) == "Ours and Slack's agree."


def test_slack_that_is_down_is_one_trouble_and_not_five(surgery: Surgery) -> None:
    surgery.sandbox.go_down()
    assert "It cannot be reached" in surgery.bad("Slack")


def test_a_page_instead_of_slack_is_told(surgery: Surgery) -> None:
    surgery.sandbox.faults.strike("api.test", page())
    assert "what answers there is not Slack" in surgery.bad("Slack")


def test_slack_that_falls_silent_halfway_is_told(surgery: Surgery) -> None:
    surgery.sandbox.faults.strike("conversations.info", page())
    assert "Slack did not answer" in surgery.bad("Team's channel")


def test_slack_that_is_too_busy_is_no_trouble(surgery: Surgery) -> None:
    surgery.sandbox.faults.strike("auth.test", rate_limited(30))
    assert surgery.noted("Bot token") == "Slack is too busy to look at it. Wait a minute."


def test_a_socket_that_slack_does_not_open_is_told(surgery: Surgery) -> None:
    surgery.sandbox.faults.strike("apps.connections.open", error("forbidden_team"))
    assert "forbidden_team. Switch Socket Mode on" in surgery.bad("App token")


def test_a_token_of_another_workspace_than_the_record_is_told(surgery: Surgery) -> None:
    surgery.says("UPDATE workspaces SET team_id = 'T0OTHER', name = 'Shop'")
    assert surgery.bad("Workspace").startswith("The token is for Office, and the record is of Shop")
