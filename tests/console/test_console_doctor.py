"""`python -m bot doctor` as it is typed: what is printed, what is not, and how it ends."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest
from pydantic import SecretStr

from bot.console.examining import chosen, machine
from bot.console.examining.rounds import walk
from bot.console.examining.shown import safe
from bot.model.findings import Check, Finding, Verdict, bad, ok
from bot.settings import Settings
from tests.console.surgery import Surgery, a_surgery
from tests.console.terminal import Terminal
from tests.flow.team import PATIENT

SECRET = "0123456789abcdef0123456789abcdef"


@pytest.fixture
def surgery(tmp_path: Path) -> Iterator[Surgery]:
    with a_surgery(tmp_path) as surgery:
        yield surgery


def of_settings(**values: str) -> dict[str, str]:
    """What is bad about the settings, by what."""
    secret = {name: SecretStr(value) for name, value in values.items()}
    settings = Settings(_env_file=None).model_copy(update=secret)
    found = [one for check in chosen.checks(settings) for one in check.look()]
    return {one.what: one.found for one in found if one.verdict is Verdict.BAD}


def test_whoever_has_set_up_nothing_is_told_three_things_in_order(terminal: Terminal) -> None:
    result = terminal.run("doctor", SLACK_API_URL="http://127.0.0.1:9/api/")
    assert result.exit_code == 1
    told = result.stdout
    places = [
        told.index(f"  {number}. {name}:")
        for number, name in enumerate(
            ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "DATABASE_URL"), start=1
        )
    ]
    assert places == sorted(places)
    assert "Traceback" not in result.output
    assert list(terminal.folder.iterdir()) == []


def test_a_bot_that_is_well_ends_with_zero(surgery: Surgery, terminal: Terminal) -> None:
    result = terminal.run("doctor", **surgery.environment)
    assert result.exit_code == 0, result.output
    assert "ok    Bot token: Slack takes it: Office, as @second_date." in result.stdout
    assert result.stdout.splitlines()[-1].startswith("Nothing is bad. Worth knowing: ")
    assert result.stderr == ""


def test_a_bot_that_is_not_well_ends_with_one(surgery: Surgery, terminal: Terminal) -> None:
    surgery.sandbox.admin.archives("CTEAM")
    result = terminal.run("doctor", **surgery.environment)
    assert result.exit_code == 1
    assert "bad   Team's channel: #team is archived. Choose another" in result.stdout
    assert result.stdout.splitlines()[-1].startswith("1 to mend.")


def test_a_program_reads_the_same(surgery: Surgery, terminal: Terminal) -> None:
    told = terminal.run("doctor", "--json", **surgery.environment)
    found = json.loads(told.stdout)
    assert found["ok"] is True
    assert {one["verdict"] for one in found["findings"]} == {"ok", "note"}
    assert all(one["to_do"] for one in found["findings"] if one["verdict"] != "ok")
    surgery.sandbox.admin.archives("CTEAM")
    again = terminal.run("doctor", "--json", **surgery.environment)
    assert (json.loads(again.stdout)["ok"], again.exit_code) == (False, 1)


def test_on_a_terminal_there_are_signs_and_elsewhere_words(
    surgery: Surgery, terminal: Terminal
) -> None:
    surgery.sandbox.admin.archives("CTEAM")
    seen = terminal.run("doctor", **surgery.environment, FORCE_COLOR="1").stdout
    assert all(sign in seen for sign in "✓!✗")
    assert "\x1b[" in seen
    piped = terminal.run("doctor", **surgery.environment).stdout
    assert not any(sign in piped for sign in "✓✗\x1b")


def test_no_secret_is_ever_printed(surgery: Surgery, terminal: Terminal) -> None:
    for number in range(3):
        held = [surgery.sandbox.bot_token, surgery.sandbox.app_token, SECRET]
        bot, app, signing = held[number:] + held[:number]
        env = {"SLACK_BOT_TOKEN": bot, "SLACK_APP_TOKEN": app, "SLACK_SIGNING_SECRET": signing}
        for way in ((), ("--json",), ("--send-test",)):
            told = terminal.run("doctor", *way, **(surgery.environment | env)).output
            assert not any(secret[5:] in told for secret in held)


def test_the_password_of_the_record_is_not_printed(terminal: Terminal) -> None:
    url = "postgresql://bot:open-sesame@127.0.0.1:9/record"
    result = terminal.run("doctor", DATABASE_URL=url, SLACK_API_URL="http://127.0.0.1:9/api/")
    assert "bad   Record:" in result.stdout
    assert "open-sesame" not in result.output


def test_a_setting_that_cannot_be_used_is_a_line_like_any_other(terminal: Terminal) -> None:
    result = terminal.run("doctor", LOG_LEVEL="loud")
    assert result.exit_code == 1
    assert result.stdout.startswith("bad   Settings: LOG_LEVEL: ")
    read = terminal.run("doctor", "--json", LOG_LEVEL="loud", DATE_ORDER="sideways")
    assert [one["verdict"] for one in json.loads(read.stdout)["findings"]] == ["bad", "bad"]


def test_a_test_message_can_be_sent_from_the_command_line(
    surgery: Surgery, terminal: Terminal
) -> None:
    result = terminal.run("doctor", "--send-test", "@ben", **surgery.environment)
    assert result.exit_code == 0, result.output
    assert "ok    Test message: It is with Ben Okafor." in result.stdout
    assert len(surgery.sandbox.messages("UBEN")) == 1


def test_where_slack_cannot_be_reached_no_test_is_tried(
    surgery: Surgery, terminal: Terminal
) -> None:
    surgery.sandbox.go_down()
    told = terminal.run("doctor", "--send-test", **surgery.environment).stdout
    assert "bad   Test message: Nothing was sent: Slack cannot be reached." in told


def test_a_name_without_a_test_to_send_is_refused(terminal: Terminal) -> None:
    result = terminal.run("doctor", "@ben")
    assert result.exit_code == 2
    assert "--send-test" in result.stderr


@pytest.mark.parametrize(
    ("token", "held"),
    [
        ("xapp-1-A", "an app-level token"),
        ("xoxp-1", "a user token"),
        ("xoxe.xoxb-1", "a token that expires"),
        ("xoxs-1", "a token of another kind"),
        (SECRET, "32 hex digits"),
        ("hello", "something that does not begin with xoxb-"),
        ("xoxb-1 2", "a space"),
        ('"xoxb-1"', "something that does not begin with xoxb-"),
        ("xoxb-1\n", "a space"),
    ],
)
def test_what_is_no_bot_token_is_told_for_what_it_is(token: str, held: str) -> None:
    assert held in of_settings(slack_bot_token=token, slack_app_token="xapp-1")["Bot token"]


def test_a_bot_token_in_place_of_the_others_is_told() -> None:
    told = of_settings(
        slack_bot_token="xoxb-1", slack_app_token="xoxb-1", slack_signing_secret="xoxb-1"
    )
    assert told == {
        "App token": "SLACK_APP_TOKEN holds a bot token.",
        "Signing secret": "SLACK_SIGNING_SECRET holds a bot token.",
    }


def test_what_is_right_is_not_complained_of() -> None:
    assert of_settings(slack_bot_token="xoxb-1-A", slack_app_token="xapp-1-A") == {}
    assert of_settings(slack_bot_token="xoxb-1-A", slack_signing_secret=SECRET) == {}
    assert "Signing secret" in of_settings(slack_bot_token="xoxb-1-A", slack_signing_secret="abc")


@pytest.mark.parametrize(
    ("version", "verdict"),
    [("# version 2024b\nR A", Verdict.NOTE), ("# version 2025b\n", Verdict.OK), ("", Verdict.NOTE)],
)
def test_zone_data_of_long_ago_is_noted(tmp_path: Path, version: str, verdict: Verdict) -> None:
    (tmp_path / "Europe").mkdir()
    (tmp_path / "Europe" / "Madrid").touch()
    (tmp_path / "tzdata.zi").write_text(version)
    (found,) = machine.zones(datetime(2026, 3, 3, tzinfo=UTC), [tmp_path])
    assert found.verdict is verdict


def test_without_zone_data_of_the_system_that_of_the_package_counts(tmp_path: Path) -> None:
    (found,) = machine.zones(datetime(2026, 3, 3, tzinfo=UTC), [tmp_path])
    assert found.verdict is Verdict.OK


def test_a_check_that_breaks_is_a_line_of_its_own_and_the_others_go_on() -> None:
    def breaks() -> Iterator[Finding]:
        yield ok("First", "Well.")
        raise KeyError("xoxb-what-must-not-be-shown")

    found = walk(
        [("Round", [Check("First", breaks), Check("Then", lambda: [ok("Then", "Well.")])])]
    )
    assert [(one.what, one.verdict) for one in found] == [
        ("First", Verdict.OK),
        ("First", Verdict.BAD),
        ("Then", Verdict.OK),
    ]
    assert found[1].found == "Looking at it failed: KeyError."


def test_a_check_that_cannot_even_be_named_is_told() -> None:
    def checks() -> Iterator[Check]:
        yield Check("First", lambda: [ok("First", "Well.")])
        raise KeyError("next")

    assert [one.what for one in walk([("Round", checks())])] == ["First", "What comes after First"]


def test_a_check_that_hangs_is_not_waited_for_and_the_other_rounds_are_told() -> None:
    hangs_now, let_go = Event(), Event()

    def hangs() -> Iterator[Finding]:
        hangs_now.set()
        let_go.wait()
        yield ok("Slow", "At last.")

    def first() -> Iterator[Finding]:
        assert hangs_now.wait(PATIENT)
        yield ok("First", "Well.")

    checks = {"First": first, "Slow": hangs, "Quick": lambda: [ok("Quick", "Well.")]}
    rounds = [(f"{what} round", [Check(what, look)]) for what, look in checks.items()]
    # However busy the machine is, time is up for the slow one, and not yet for the others.
    ticks = iter([0.0, -PATIENT, 0.0, -PATIENT])
    found = walk(rounds, 0, lambda: next(ticks))
    let_go.set()
    assert [(one.what, one.verdict) for one in found] == [
        ("First", Verdict.OK),
        ("Slow", Verdict.BAD),
        ("Quick", Verdict.OK),
    ]


def test_what_comes_from_outside_is_shown_without_its_tricks() -> None:
    tricky = bad(
        "Team's\x1b[31m channel", "#te\u202eam\nok    All: well", "Say xoxb-123 to\x07 them x"
    )
    assert safe(tricky, ("xoxb-123", "x", "")) == bad(
        "Team's[31m channel", "#team ok All: well", "Say *** to them x"
    )
