"""What every verb begins with: the clock, the settings, the record, and errors told plainly."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from bot.settings import Settings
    from rules.kit.rulebook import Rulebook

Workspace = Annotated[str, typer.Option(help="The workspace, where the record holds several.")]
AsJson = Annotated[bool, typer.Option("--json", help="For a program to read.")]


def now() -> datetime:
    return datetime.now(UTC)


def settings(**said: Any) -> "Settings":  # noqa: ANN401 - as `load` takes it
    """What is `said` on the command line counts more than the environment."""
    from bot.logs import configure
    from bot.settings import load

    chosen = load(**said)
    configure(chosen.log_level, chosen.log_format)
    return chosen


def rulebook() -> "Rulebook":
    """Our rules, and those of a team's own."""
    from rules.kit.rulebook import gather

    return gather(settings().rules_path)


@contextmanager
def record() -> "Iterator[Engine]":
    from bot.app import open_and_migrate
    from bot.store.engine import closed

    with closed(open_and_migrate(settings(), now)) as engine:
        yield engine


@contextmanager
def told_plainly() -> Iterator[None]:
    """What went wrong and what to do next, in a sentence, and exit code 1."""
    try:
        yield
    except Exception as trouble:
        from bot.console.trouble import advice

        told = advice(trouble)
        if told is None:
            raise
        typer.echo(told, err=True)
        raise typer.Exit(1) from trouble
