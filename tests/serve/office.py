"""A small workspace, and what an operator would set to be in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from bot.dev.manifest import manifest
from bot.sandbox import Channel, Clock, Sandbox, Team
from bot.settings import Settings
from tests.database import address_in
from tests.slack.edge import EIGHT, PATIENT, PEOPLE


@contextmanager
def an_office(patience: float = PATIENT) -> Iterator[Sandbox]:
    sandbox = Sandbox(
        PEOPLE,
        clock=Clock(EIGHT, flowing=False),
        team=Team("Office", "T0OFFICE", "office"),
        channels=(Channel("CTEAM", "team"),),
        manifest=manifest(),
        rates=False,
        patience=patience,
    )
    with sandbox.serve():
        yield sandbox


def settings_for(sandbox: Sandbox, folder: Path, **more: Any) -> Settings:  # noqa: ANN401
    return Settings(
        _env_file=None,
        database_url=address_in(folder),
        slack_bot_token=SecretStr(sandbox.bot_token),
        slack_app_token=SecretStr(sandbox.app_token),
        slack_signing_secret=SecretStr(sandbox.signing_secret),
        slack_api_url=sandbox.api_url,
        **more,
    )
