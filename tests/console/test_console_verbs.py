import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot.dev.manifest import manifest_json
from bot.store.engine import open_record, writing
from bot.store.looking import place_of
from bot.store.migrate import newest_revision
from tests.console.terminal import Terminal

VERBS = (
    *("demo", "run", "web", "worker", "migrate", "import", "preview", "rehearse", "manifest"),
    *("doctor", "backup", "restore", "copy"),
)


@pytest.mark.parametrize("verb", [*VERBS, "new-rule"])
def test_every_verb_has_its_help(terminal: Terminal, verb: str) -> None:
    result = terminal.run(verb, "--help")
    assert result.exit_code == 0
    assert f"python -m bot {verb}" in result.stdout
    listed = terminal.run("--help").stdout
    assert verb in listed


def test_migrating_makes_the_record_and_migrating_again_keeps_it(terminal: Terminal) -> None:
    told = f"The record in {place_of(terminal.url)} is at {newest_revision()}.\n"
    assert terminal.run("migrate").stdout == told
    again = terminal.run("migrate")
    assert (again.exit_code, again.stdout) == (0, told)
    assert terminal.rows() == {}


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("postgresql://me:hunter2@db.example:5433/dates", "db.example/dates"),
        (
            "postgresql+psycopg:///dates?host=/run/postgresql&password=hunter2",
            "/run/postgresql/dates",
        ),
        ("postgresql://me:hunter2@/dates", "dates"),
        ("sqlite:////srv/dates.db", "/srv/dates.db"),
        ("sqlite://", "memory"),
    ],
)
def test_where_the_record_is_can_be_told_without_a_secret(url: str, place: str) -> None:
    assert place_of(url) == place


def test_the_manifest_is_printed_for_slack_to_read(terminal: Terminal) -> None:
    result = terminal.run("manifest")
    assert result.stdout == manifest_json()
    assert json.loads(result.stdout)["features"]["app_home"]["messages_tab_enabled"] is True


@pytest.mark.parametrize("name", ["Wedding Day", "../escape", "class"])
def test_a_rule_of_a_bad_name_is_refused(terminal: Terminal, name: str) -> None:
    said = terminal.refused("new-rule", name)
    assert "cannot name a rule" in said
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize(
    ("setting", "value", "advice"),
    [
        ("DATABASE_URL", "mysql://localhost/x", "use sqlite:///FILE"),
        ("DATABASE_URL", "record.db", "sqlite:///"),
        ("DATABASE_URL", "sqlite:////nowhere/at/all/record.db", "does not exist"),
        ("LOG_LEVEL", "loud", "LOG_LEVEL"),
        ("DATE_ORDER", "sideways", "DATE_ORDER"),
        ("PORT", "65536", "PORT"),
        ("HEALTH_PORT", "-1", "HEALTH_PORT"),
    ],
)
def test_a_setting_that_cannot_be_used_is_told_in_a_sentence(
    terminal: Terminal, setting: str, value: str, advice: str
) -> None:
    said = terminal.refused("migrate", **{setting: value})
    assert advice in said
    assert len(said.splitlines()) == 1


@pytest.mark.only_on("sqlite", "a server has no file")
def test_a_file_that_is_no_record_is_told_in_a_sentence(terminal: Terminal) -> None:
    (terminal.folder / "record.db").write_bytes(b"not a database at all" * 100)
    assert "record.db" in terminal.refused("migrate")


def test_a_record_of_a_newer_version_is_told_in_a_sentence(terminal: Terminal) -> None:
    terminal.run("migrate")
    engine = open_record(terminal.url)
    with writing(engine) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()
    assert "Install the newer version of the bot again" in terminal.refused("preview")


@pytest.mark.parametrize("verb", ["run", "web", "worker"])
def test_without_a_token_the_bot_says_where_to_find_one(terminal: Terminal, verb: str) -> None:
    said = terminal.refused(verb, SLACK_BOT_TOKEN="")
    assert said.startswith("SLACK_BOT_TOKEN is not set. README.md says where to find it.")


def test_slack_that_does_not_answer_is_told_in_a_sentence(terminal: Terminal) -> None:
    nobody = "http://127.0.0.1:9/api/"
    said = terminal.refused("worker", SLACK_BOT_TOKEN="xoxb-1", SLACK_API_URL=nobody)
    assert said.startswith(f"Slack does not answer at {nobody}")


def test_the_module_itself_runs_and_fails_plainly(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    ran = subprocess.run(
        [sys.executable, "-m", "bot", "new-rule", "No Name"],
        cwd=root,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert ran.returncode == 1
    assert ran.stdout == ""
    assert "no_name" in ran.stderr
    assert "Traceback" not in ran.stderr
