"""A bot that is well, and then is not: what doctor says of it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from pydantic import SecretStr
from sqlalchemy import Table, insert, select, update

from bot.cli.ground import now
from bot.console.doctor import examine
from bot.dev.manifest import manifest
from bot.model import Beat, Clock
from bot.model.beats import SOUND
from bot.model.findings import Finding, Verdict
from bot.sandbox import Channel, Sandbox
from bot.sandbox import Clock as SandboxClock
from bot.settings import Settings
from bot.slack.surface import SCOPES
from bot.store import beats, members, team_channel, workspaces
from bot.store.engine import open_record, reading, writing
from bot.store.tables import metadata
from tests.slack.edge import CHANNELS, EIGHT, PEOPLE, SHEETS, TEAM, a_record

ALL_SCOPES = (*SCOPES, "channels:read", "groups:read")


@dataclass
class Surgery:
    """The patient, and what can happen to it. `clock` is the machine's."""

    sandbox: Sandbox
    settings: Settings
    clock: Clock = now

    def findings(self) -> list[Finding]:
        return examine(self.settings, self.clock)

    def said(self, what: str, verdict: Verdict | None = None) -> str:
        """All that is said of one thing; '' where nothing is."""
        told = [one for one in self.findings() if one.what == what]
        if verdict:
            assert {one.verdict for one in told} == {verdict}, told
        return " ".join(f"{one.found} {one.to_do}".strip() for one in told)

    def bad(self, what: str) -> str:
        """What is said of the one thing that is bad."""
        troubles = [one for one in self.findings() if one.verdict is Verdict.BAD]
        assert {one.what for one in troubles} == {what}, troubles
        assert all(one.to_do for one in troubles)
        return " ".join(f"{one.found} {one.to_do}" for one in troubles)

    def noted(self, what: str) -> str:
        assert [one for one in self.findings() if one.verdict is Verdict.BAD] == []
        return self.said(what, Verdict.NOTE)

    def sets(self, **changed: str) -> None:
        values = {
            name: SecretStr(text) if name.startswith("slack_") and "url" not in name else text
            for name, text in changed.items()
        }
        self.settings = self.settings.model_copy(update=values)

    def beats(self, name: Beat, told: str = "", **ago: float) -> None:
        engine = open_record(self.settings.database_url)
        with writing(engine) as connection:
            beats.beat(connection, 1, name, now() - timedelta(**ago), told)
        engine.dispose()

    def changes(self, table: Table, **values: object) -> None:
        """Every row of the table."""
        engine = open_record(self.settings.database_url)
        with writing(engine) as connection:
            connection.execute(update(table).values(values))
        engine.dispose()

    def adds(self, table: Table, **values: object) -> None:
        engine = open_record(self.settings.database_url)
        with writing(engine) as connection:
            connection.execute(insert(table).values({"workspace_id": 1, **values}))
        engine.dispose()

    def connects(self, team_id: str, name: str) -> None:
        """One more workspace."""
        engine = open_record(self.settings.database_url)
        with writing(engine) as connection:
            workspaces.connect(connection, team_id, name)
        engine.dispose()

    def rows(self) -> dict[str, list[tuple[object, ...]]]:
        engine = open_record(self.settings.database_url)
        with reading(engine) as connection:
            found = {
                name: [tuple(row) for row in connection.execute(select(table))]
                for name, table in metadata.tables.items()
            }
        engine.dispose()
        return found

    def says(self, statement: str) -> None:
        engine = open_record(self.settings.database_url)
        with writing(engine) as connection:
            connection.exec_driver_sql(statement)
        engine.dispose()

    def runs(self, **off: float) -> None:
        """The machine's clock is wrong by so much."""
        self.clock = lambda: now() + timedelta(**off)

    @property
    def environment(self) -> dict[str, str]:
        """For the command line."""
        return {
            "DATABASE_URL": self.settings.database_url,
            "SLACK_BOT_TOKEN": self.sandbox.bot_token,
            "SLACK_APP_TOKEN": self.sandbox.app_token,
            "SLACK_API_URL": self.sandbox.api_url,
        }


@contextmanager
def a_surgery(folder: Path, channels: Sequence[Channel] = CHANNELS) -> Iterator[Surgery]:
    """Everything is well: both tokens, every scope, a lead, a channel, a round just now."""
    named: dict[str, Any] = manifest()
    named["oauth_config"] = {"scopes": {"bot": list(ALL_SCOPES)}}
    sandbox = Sandbox(
        PEOPLE,
        clock=SandboxClock(EIGHT, flowing=False),
        team=TEAM,
        channels=channels,
        manifest=named,
        rates=False,
    )
    url = a_record(folder, SHEETS)
    _is_led(url, channels)
    with sandbox.serve():
        settings = Settings(
            _env_file=None,
            database_url=url,
            slack_bot_token=SecretStr(sandbox.bot_token),
            slack_app_token=SecretStr(sandbox.app_token),
            slack_api_url=sandbox.api_url,
        )
        surgery = Surgery(sandbox, settings)
        for name in (Beat.TICK, Beat.SOCKET, Beat.CHECK):
            surgery.beats(name, SOUND if name is Beat.CHECK else "")
        yield surgery


def _is_led(url: str, channels: Sequence[Channel]) -> None:
    engine = open_record(url)
    with writing(engine) as connection:
        ana = members.by_slack_id(connection, 1, "UANA")
        assert ana is not None
        workspaces.lead(connection, 1, ana.id)
        for one in channels[:1]:
            team_channel.put(connection, 1, one.id, f"#{one.name}", ana)
    engine.dispose()
