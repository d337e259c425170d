"""The verbs that keep the record: bring it up to date, back it up, put it back, copy it."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.ground import now, settings, told_plainly

keeping = typer.Typer()


@keeping.command()
def migrate() -> None:
    """Bring the record to the shape that this version knows, with a backup before."""
    from bot.console.keeping import run_migrate

    with told_plainly():
        run_migrate(settings(), now())


@keeping.command()
def backup(
    file: Annotated[
        Path | None, typer.Argument(help="A new file; without one, into the folder BACKUPS.")
    ] = None,
) -> None:
    """Copy the whole record into a file, while the bot works, and prove that it can be read."""
    from bot.console.keeping import run_backup

    with told_plainly():
        run_backup(settings(), file, now())


@keeping.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A backup.")],
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before.")] = False,
) -> None:
    """Put a backup in the place of the record. Stop the bot before."""
    from bot.console.keeping import run_restore

    if not yes and not sys.stdin.isatty():
        typer.echo("It replaces the record: say --yes where nobody can be asked.", err=True)
        raise typer.Exit(1)
    with told_plainly():
        done = run_restore(settings(), file, now(), ask=not yes)
    raise typer.Exit(0 if done else 1)


@keeping.command()
def copy(
    source: Annotated[str, typer.Argument(help="Such as sqlite:///second-date.db")],
    target: Annotated[str, typer.Argument(help="Empty, such as postgresql+psycopg://HOST/NAME")],
    *,
    anyway: Annotated[
        bool, typer.Option("--anyway", help="The bot was stopped less than two minutes ago.")
    ] = False,
) -> None:
    """Copy every row of a record into an empty one, and compare them all. Stop the bot before."""
    from bot.console.keeping import run_copy

    with told_plainly():
        settings()
        run_copy(source, target, now(), anyway=anyway)
