"""What an operator sets, from the environment or a file `.env` beside the Procfile."""

from pathlib import Path
from typing import Literal

from pydantic import DirectoryPath, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict


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

    @property
    def day_first(self) -> bool | None:
        return {"ask": None, "day-first": True, "month-first": False}[self.date_order]


class BadSettings(Exception):
    """A setting cannot be used; the text names it and says what it should be."""


def load(env_file: Path | None = Path(".env")) -> Settings:
    """The settings of this process. Raises BadSettings."""
    try:
        return Settings(_env_file=env_file)
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
