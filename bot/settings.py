"""What an operator sets, from the environment or a file `.env` beside the Procfile."""

import base64
import binascii
from pathlib import Path
from typing import Any, Literal

from pydantic import DirectoryPath, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

KEY_BYTES = 32


class Settings(BaseSettings):
    """Every setting with its default; `.env.example` is generated from these descriptions."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore")

    database_url: str = Field(
        default="sqlite:///second-date.db",
        description="Where the record is.",
    )
    slack_bot_token: SecretStr = Field(
        default=SecretStr(""),
        description="Starts with xoxb-; from “OAuth & Permissions” of your Slack app.",
    )
    slack_app_token: SecretStr = Field(
        default=SecretStr(""),
        description="Starts with xapp-; only for Socket Mode (`python -m bot run`).",
    )
    slack_signing_secret: SecretStr = Field(
        default=SecretStr(""),
        description="Only for HTTP (`python -m bot web`); from “Basic Information”.",
    )
    slack_api_url: str = Field(
        default="https://slack.com/api/",
        pattern="^https?://[^/]",
        description="The Web API; another one only for Slack-compatible servers.",
    )
    secret_keys: SecretStr = Field(
        default=SecretStr(""),
        description="Only for many workspaces: what their tokens are encrypted with, from"
        " `python -m bot new-key`. Several with commas between: the first encrypts, all decrypt.",
    )
    date_order: Literal["ask", "day-first", "month-first"] = Field(
        default="ask",
        description="How 3/4 is read: day-first (3 April), month-first (March 4), or ask.",
    )
    rules_path: DirectoryPath | None = Field(
        default=None,
        description="A folder with rules of your own: docs/write-a-rule.md says how.",
    )
    backups: Path | None = Field(
        default=None,
        description="A folder for backups of a record in SQLite; without one, `backups` beside it.",
    )
    backups_kept: int = Field(
        default=14, ge=1, description="How many backups are kept; the oldest go."
    )
    nightly_backup: bool = Field(
        default=True,
        description="Back up a record in SQLite every night, after it was examined.",
    )
    engine: Literal["embedded", "procrastinate"] = Field(
        default="embedded",
        description="What hands out the work: a clock in each process, or on many machines"
        " Procrastinate, in a PostgreSQL.",
    )
    host: str = Field(default="0.0.0.0", description="Where `web` listens.")  # noqa: S104 - behind a router
    port: int = Field(default=3000, ge=0, le=65535, description="The port on which `web` listens.")
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="How much the bot tells about itself; never what people wrote."
    )
    log_format: Literal["text", "json"] = Field(
        default="text",
        description="How a line of the log looks: text for people, json for programs.",
    )
    health_port: int = Field(
        default=0,
        ge=0,
        le=65535,
        description="Where `run` and `worker` answer /healthz, /readyz and /metrics; 0 is nowhere."
        " It listens on 127.0.0.1, unless HOST is set.",
    )

    @field_validator("secret_keys")
    @classmethod
    def _are_keys(cls, told: SecretStr) -> SecretStr:
        if not all(_is_key(one) for one in _parts(told)):
            raise ValueError("each key must be one that `python -m bot new-key` has printed")
        return told

    @property
    def keys(self) -> list[str]:
        """Of SECRET_KEYS, the one that encrypts first."""
        return _parts(self.secret_keys)

    @property
    def day_first(self) -> bool | None:
        return {"ask": None, "day-first": True, "month-first": False}[self.date_order]


def _parts(keys: SecretStr) -> list[str]:
    return [key for one in keys.get_secret_value().split(",") if (key := one.strip())]


def _is_key(text: str) -> bool:
    try:
        return len(base64.b64decode(text, altchars=b"-_", validate=True)) == KEY_BYTES
    except (binascii.Error, ValueError):
        return False


class BadSettings(Exception):
    """A setting cannot be used; the text names it and says what it should be."""


def load(env_file: Path | None = Path(".env"), **said: Any) -> Settings:  # noqa: ANN401 - as told
    """The settings of this process, and what somebody has said instead. Raises BadSettings."""
    try:
        return Settings(_env_file=env_file, **said)
    except ValidationError as error:
        lines = [f"{'.'.join(map(str, e['loc'])).upper()}: {e['msg']}" for e in error.errors()]
        raise BadSettings("\n".join(lines)) from error


def example() -> str:
    """The text of `.env.example`."""
    lines = [
        "# Copy this file to .env and fill in what you need. Generated: python -m bot.dev.files",
        "",
    ]
    for name, setting in Settings.model_fields.items():
        default = setting.default
        told = default.get_secret_value() if isinstance(default, SecretStr) else default
        value = "" if told is None else told
        # A default stays a comment: what is copied but not changed does not count as set.
        assignment = f"{'# ' if value != '' else ''}{name.upper()}={value}"
        lines += [f"# {setting.description}", assignment, ""]
    return "\n".join(lines)
