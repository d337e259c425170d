"""install, installed, uninstall, rotate-keys and new-key, as an operator types them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import Result

from bot.sandbox import Clock, Person, Team, Town
from tests.console.terminal import Terminal
from tests.serve.offices import KEY, OTHER_KEY
from tests.slack.edge import EIGHT

TEAMS = (Team("Office", "T0OFFICE", "office"), Team("Twin", "T0TWIN", "twin"))
NONE_YET = "No workspace is installed yet: python -m bot install"
PEOPLE = (Person("UANA", "ana", "Ana Ruiz", "Europe/Madrid"),)


@pytest.fixture
def town() -> Iterator[Town]:
    town = Town(dict.fromkeys(TEAMS, PEOPLE), clock=Clock(EIGHT), rates=False)
    with town.serve():
        yield town


@pytest.fixture
def desk(tmp_path: Path, town: Town) -> "Desk":
    return Desk(Terminal(tmp_path), town)


class Desk:
    def __init__(self, terminal: Terminal, town: Town) -> None:
        self.terminal, self.town = terminal, town

    def run(
        self, *words: str, typed: str = "", keys: str = KEY, own: str = "", app_token: str = ""
    ) -> Result:
        settings = {
            "SLACK_API_URL": self.town.api_url,
            "SECRET_KEYS": keys,
            "SLACK_BOT_TOKEN": own,
            "SLACK_APP_TOKEN": app_token,
        }
        result = self.terminal.run(*words, typed=typed, **settings)
        for workspace in self.town.workspaces.values():
            assert workspace.bot_token not in result.output
        return result

    def token(self, team: str) -> str:
        return self.town.workspaces[team].bot_token

    def install(self, team: str, *options: str, keys: str = KEY) -> Result:
        return self.run("install", *options, typed=f"{self.token(team)}\n", keys=keys)


def test_a_token_is_read_proved_and_kept_where_nobody_can_read_it(desk: Desk) -> None:
    result = desk.install("T0TWIN")
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("Twin (T0TWIN) is installed.")
    ((row,),) = [desk.terminal.rows()["installations"]]
    assert desk.token("T0TWIN") not in str(row)
    assert desk.token("T0TWIN").encode() not in desk.terminal.file_bytes()
    assert "has a new token" in desk.install("T0TWIN").stdout
    assert len(desk.terminal.rows()["installations"]) == 1


@pytest.mark.parametrize(
    ("typed", "keys", "advice"),
    [
        ("xoxb-made-up", KEY, "Slack refuses this token (invalid_auth)"),
        ("xapp-of-another-kind", KEY, "it starts with xoxb-"),
        ("", KEY, "it starts with xoxb-"),
        ("xoxb-made-up\nxoxb-made-up-too", KEY, "another sign in this token that no token has"),
        ("“xoxb-made-up”", KEY, "it starts with xoxb-"),
        ("xoxb-made-up”", KEY, "another sign in this token that no token has"),
        ("xoxb-made-up", "", "python -m bot new-key"),
        ("xoxb-made-up", "no key", "python -m bot new-key"),
    ],
)
def test_what_cannot_be_installed_is_told_in_a_sentence(
    desk: Desk, typed: str, keys: str, advice: str
) -> None:
    result = desk.run("install", typed=typed, keys=keys)
    assert result.exit_code == 1
    assert advice in result.stderr
    assert "Traceback" not in result.output
    assert "made-up" not in result.output
    assert NONE_YET in desk.run("installed").stdout


def test_a_token_of_another_app_than_the_others_are_of_is_refused(desk: Desk) -> None:
    desk.install("T0OFFICE")
    desk.town.workspaces["T0TWIN"].admin.installs_another_app("A0ALIEN")
    result = desk.install("T0TWIN")
    assert result.exit_code == 1
    assert "another Slack app (A0ALIEN) than that of Office (A0SANDBOX)" in result.stderr
    assert len(desk.terminal.rows()["installations"]) == 1


def test_the_first_one_is_of_whatever_app_and_may_change_to_another(desk: Desk) -> None:
    assert desk.install("T0OFFICE").exit_code == 0
    desk.town.workspaces["T0OFFICE"].admin.installs_another_app("A0NEW")
    assert "has a new token" in desk.install("T0OFFICE").stdout


def test_what_slack_does_not_say_of_others_keeps_nobody_out(desk: Desk) -> None:
    desk.install("T0OFFICE")
    desk.town.workspaces["T0OFFICE"].admin.revokes_token()
    desk.town.workspaces["T0TWIN"].admin.installs_another_app("A0NEW")
    assert desk.install("T0TWIN").exit_code == 0


def test_what_is_no_token_in_the_settings_keeps_nobody_out(desk: Desk) -> None:
    own = "xoxb-pasted-with-“quotes”"
    result = desk.run("install", typed=f"{desk.token('T0TWIN')}\n", own=own)
    assert result.exit_code == 0, result.output
    assert own not in result.output


@pytest.mark.parametrize("app", ["A0SANDBOX", "A0ALIEN"])
def test_the_token_has_to_be_of_the_app_of_the_tokens_in_the_settings(desk: Desk, app: str) -> None:
    typed = f"{desk.token('T0TWIN')}\n"
    by_app = desk.run("install", typed=typed, app_token=f"xapp-1-{app}-1-abc")
    assert by_app.exit_code == (0 if app == "A0SANDBOX" else 1), by_app.output
    assert ("than SLACK_APP_TOKEN (A0ALIEN)" in by_app.stderr) is (app == "A0ALIEN")
    desk.town.workspaces["T0OFFICE"].admin.installs_another_app(app)
    by_bot = desk.run("install", typed=typed, own=desk.token("T0OFFICE"))
    assert by_bot.exit_code == (0 if app == "A0SANDBOX" else 1), by_bot.output
    assert ("than SLACK_BOT_TOKEN (A0ALIEN)" in by_bot.stderr) is (app == "A0ALIEN")


def test_a_token_is_no_argument(desk: Desk) -> None:
    assert desk.run("install", "xoxb-made-up").exit_code == 2


def test_the_list_says_which_tokens_open_with_the_keys_of_today(desk: Desk) -> None:
    assert NONE_YET in desk.run("installed").stdout
    assert "Besides the workspace of SLACK_BOT_TOKEN" in desk.run("installed", own="xoxb-1").stdout
    desk.install("T0OFFICE", keys=OTHER_KEY)
    desk.install("T0TWIN")
    told = desk.run("installed")
    assert told.exit_code == 1
    office, twin = [line for line in told.stdout.splitlines() if "T0" in line]
    assert "Office" in office
    assert "no key opens it" in office
    assert twin.split()[:2] == ["Twin", "T0TWIN"]
    assert twin.split()[-1] == "opens"
    assert desk.run("installed", keys=f"{KEY},{OTHER_KEY}").exit_code == 0
    without = desk.run("installed", keys="")
    assert without.exit_code == 1
    assert "Set SECRET_KEYS to the keys with which they were encrypted" in without.stdout


def test_a_workspace_is_uninstalled_by_its_name_or_its_id(desk: Desk) -> None:
    desk.install("T0OFFICE")
    desk.install("T0TWIN")
    assert "The token of Twin is forgotten" in desk.run("uninstall", "Twin").stdout
    result = desk.run("uninstall", "Twin")
    assert result.exit_code == 1
    assert "The bot is not installed in 'Twin'" in result.stderr
    assert desk.run("uninstall", "T0OFFICE").exit_code == 0
    rows = desk.terminal.rows()
    assert "installations" not in rows
    assert len(rows["workspaces"]) == 2


def test_keys_are_rotated_and_the_old_one_is_not_needed_any_more(desk: Desk) -> None:
    desk.install("T0TWIN", keys=OTHER_KEY)
    result = desk.run("rotate-keys", keys=f"{KEY},{OTHER_KEY}")
    assert result.exit_code == 0, result.output
    assert "Encrypted again with the first of SECRET_KEYS: 1." in result.stdout
    assert desk.run("installed").exit_code == 0
    assert desk.run("installed", keys=OTHER_KEY).exit_code == 1


def test_where_the_new_key_is_not_the_first_nobody_is_told_to_remove_one(desk: Desk) -> None:
    desk.install("T0TWIN", keys=OTHER_KEY)
    before = desk.terminal.rows()["installations"]
    result = desk.run("rotate-keys", keys=f"{OTHER_KEY},{KEY}")
    assert result.exit_code == 0, result.output
    assert "a new key has to stand before the old one" in result.stdout
    assert "removed" not in result.stdout
    assert desk.terminal.rows()["installations"] == before


def test_a_token_that_no_key_opens_is_named_and_left_as_it_is(desk: Desk) -> None:
    desk.install("T0OFFICE", keys=OTHER_KEY)
    desk.install("T0TWIN")
    result = desk.run("rotate-keys")
    assert result.exit_code == 1
    assert "None of SECRET_KEYS opens the token of: Office." in result.stdout
    assert desk.run("installed", keys=f"{KEY},{OTHER_KEY}").exit_code == 0


def test_a_new_key_is_one_that_can_be_set(desk: Desk) -> None:
    key = desk.run("new-key").stdout.strip()
    assert re.fullmatch(r"[\w-]{43}=", key)
    assert desk.run("new-key").stdout.strip() != key
    assert desk.install("T0TWIN", keys=key).exit_code == 0
