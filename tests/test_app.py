"""Everything wired together, on a record on disk and in a Slack workspace on this machine."""

import logging
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event

import pytest
from pydantic import SecretStr
from sqlalchemy import inspect

from bot import app
from bot.dev.manifest import manifest
from bot.sandbox import Channel, Clock, Person, Sandbox, Team
from bot.settings import Settings
from bot.slack.installed import NotInstalled
from bot.store import drafts
from bot.store.engine import CannotOpen, writing
from bot.store.migrate import NewerRecord
from bot.store.tables import metadata
from bot.worker import alarm_clock
from rules.kit import Kind
from tests.database import address_in
from tests.flow.team import PATIENT, at, at_the_same_time, day
from tests.flow.team import Team as Customers

EIGHT, NINE = (at(f"2026-03-03 {hour}:00", "Europe/Madrid") for hour in ("08", "09"))
ANA = Person("UANA", "ana", "Ana Ruiz", "Europe/Madrid", "ana@second-date.example")


@pytest.fixture(scope="module")
def slack() -> Iterator[Sandbox]:
    sandbox = Sandbox(
        (ANA,),
        clock=Clock(EIGHT, flowing=False),
        team=Team("Office", "T0OFFICE", "office"),
        channels=(Channel("CTEAM", "team"),),
        manifest=manifest(),
        rates=False,
    )
    with sandbox.serve():
        yield sandbox


def settings(folder: Path, slack: Sandbox | None = None, **more: str) -> Settings:
    return Settings(
        _env_file=None,
        database_url=more.get("database_url") or address_in(folder),
        slack_bot_token=SecretStr(more.get("token", slack.bot_token if slack else "")),
        slack_api_url=slack.api_url if slack else "http://127.0.0.1:9/api/",
    )


def never() -> datetime:
    raise AssertionError("a round that is told the time does not ask the clock")


def filled(bot: app.Bot) -> Customers:
    """A customer of Ana's who has been quiet for too long."""
    team = Customers(bot.engine, bot.installed.workspace_id, bot.rules)
    ana = team.hire("Ana Ruiz", "Europe/Madrid", "ES", slack_id="UANA")
    team.touched(team.customer("Acme", ana, tier="A"), day("2026-02-10"), Kind.CALL)
    return team


def test_opening_the_record_brings_it_into_shape(tmp_path: Path) -> None:
    engine = app.open_and_migrate(settings(tmp_path), never)
    assert set(inspect(engine).get_table_names()) >= set(metadata.tables)
    engine.dispose()


def test_what_cannot_be_opened_is_told_by_name(tmp_path: Path) -> None:
    with pytest.raises(CannotOpen):
        app.start(settings(tmp_path, database_url="postgresql://x/y"), never)
    engine = app.open_and_migrate(settings(tmp_path), never)
    with writing(engine) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()
    with pytest.raises(NewerRecord):
        app.start(settings(tmp_path), never)


def test_without_a_token_that_slack_takes_nothing_starts(tmp_path: Path, slack: Sandbox) -> None:
    with pytest.raises(NotInstalled, match="SLACK_BOT_TOKEN is not set"):
        app.start(settings(tmp_path), never)
    with pytest.raises(NotInstalled, match=r"refuses SLACK_BOT_TOKEN \(invalid_auth\)"):
        app.start(settings(tmp_path, slack, token="xoxb-made-up"), never)


def test_a_round_plans_and_sends_what_is_due(tmp_path: Path, slack: Sandbox) -> None:
    bot = app.start(settings(tmp_path, slack), lambda: NINE)
    team, before = filled(bot), len(slack.messages("UANA"))
    assert bot.round(EIGHT) == 0
    assert bot.round_now() == 1
    assert bot.round_now() == 0
    (message,) = slack.messages("UANA")[before:]
    assert "Acme" in message.text
    (note,) = team.rows("notes")
    assert (note["state"], note["day"], note["ts"]) == ("sent", day("2026-03-03"), message.ts)
    bot.engine.dispose()


def test_two_bots_on_one_record_say_everything_once(tmp_path: Path, slack: Sandbox) -> None:
    chosen = settings(tmp_path, slack)
    bots = [app.start(chosen, lambda: NINE) for _ in range(2)]
    team, before = filled(bots[0]), len(slack.messages("UANA"))
    at_the_same_time(*(lambda bot=bot: bot.round(NINE) for bot in bots * 2))
    assert len(slack.messages("UANA")) == before + 1
    assert len(team.rows("workspaces")) == 1
    for bot in bots:
        bot.engine.dispose()


class Rings:
    """Counts the rounds, and ends the first `failing` of them in tears."""

    def __init__(self, *, failing: int = 0, wanted: int = 3) -> None:
        self.count, self.failing, self.wanted, self.enough = 0, failing, wanted, Event()

    def __call__(self) -> None:
        self.count += 1
        if self.count >= self.wanted:
            self.enough.set()
        if self.count <= self.failing:
            raise ZeroDivisionError


def test_the_alarm_clock_rings_at_once_and_again_and_again() -> None:
    rings = Rings()
    clock = alarm_clock(rings, every_seconds=0.02)
    assert rings.count >= 1
    assert rings.enough.wait(PATIENT)
    clock.shutdown(wait=True)
    last = rings.count
    rings.enough.clear()
    assert not rings.enough.wait(timeout=0.1)
    assert rings.count == last


def test_a_round_that_fails_is_told_and_does_not_stop_the_clock(
    caplog: pytest.LogCaptureFixture,
) -> None:
    rings = Rings(failing=2)
    with caplog.at_level(logging.ERROR, logger="bot.worker"):
        clock = alarm_clock(rings, every_seconds=0.02)
        assert rings.enough.wait(PATIENT)
        clock.shutdown(wait=True)
    told = [record.message for record in caplog.records if record.name == "bot.worker"]
    assert told == ["a round failed; the next one tries again"] * 2


def test_a_round_forgets_what_undo_would_put_back_no_more(tmp_path: Path, slack: Sandbox) -> None:
    bot = app.start(settings(tmp_path, slack), lambda: NINE)
    team = filled(bot)
    with writing(bot.engine) as connection:
        mine = team.workspace_id, team.member("Ana Ruiz").id
        drafts.keep(connection, *mine, f"{drafts.OURS}moved", EIGHT - timedelta(days=1))
    bot.round(NINE)
    assert team.rows("drafts") == []
    bot.engine.dispose()
