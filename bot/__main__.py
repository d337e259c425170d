"""The verbs of the command line; the only reader of the clock and the environment."""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from bot.settings import Settings
    from rules.kit.rulebook import Rulebook


cli = typer.Typer(
    name="python -m bot",
    help="Second Date: a Slack bot that keeps teams close to their customers.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


class Format(StrEnum):
    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


class Switch(StrEnum):
    ON = "on"
    OFF = "off"


Workspace = Annotated[str, typer.Option(help="The workspace, where the record holds several.")]
AsJson = Annotated[bool, typer.Option("--json", help="For a program to read.")]


def now() -> datetime:
    return datetime.now(UTC)


@cli.command()
def demo(
    port: Annotated[int, typer.Option(help="Where the page is; 0 takes any free port.")] = 8484,
) -> None:
    """Try the bot in a Slack workspace on this machine, with made-up customers."""
    from bot.demo import run_demo

    with told_plainly():
        run_demo(settings(), port)


@cli.command()
def run() -> None:
    """The whole bot in one process: Socket Mode and the alarm clock."""
    from bot import app, serve

    with told_plainly():
        chosen = settings()
        serve.socket_and_worker(app.start(chosen, now), chosen)


@cli.command()
def web() -> None:
    """Signed HTTP for Slack; wants a worker beside it."""
    from bot import app, serve

    with told_plainly():
        chosen = settings()
        serve.web(app.start(chosen, now), chosen)


@cli.command()
def worker() -> None:
    """The alarm clock: plans, and sends what is due. Any number may run."""
    from bot import app, serve

    with told_plainly():
        serve.worker(app.start(settings(), now))


@cli.command()
def migrate() -> None:
    """Bring the record to the shape that this version knows."""
    from bot.store.engine import open_record
    from bot.store.migrate import migrate as upgrade

    with told_plainly():
        before, after = upgrade(open_record(settings().database_url))
        typer.echo(
            f"The record is at {after}." + ("" if before == after else f" It was at {before}.")
        )


@cli.command("import")
def import_(
    folder: Annotated[
        Path, typer.Argument(help="A folder of CSV files; docs/import.md lists them.")
    ],
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before writing.")] = False,
    as_json: AsJson = False,
    workspace: Workspace = "",
) -> None:
    """Read customers and their history from CSV files: all of it, or nothing."""
    from bot.console.importing import Import, run_import

    with told_plainly():
        ask = not yes and not as_json and sys.stdin.isatty()
        what = Import(record(), workspace, folder, now())
        ok = run_import(what, dry_run=dry_run, ask=ask, as_json=as_json)
    raise typer.Exit(0 if ok else 1)


@cli.command()
def export(
    folder: Annotated[Path, typer.Argument(help="A new folder, or an empty one.")],
    *,
    private: Annotated[
        bool, typer.Option("--private", help="With private touchpoints and life events.")
    ] = False,
    workspace: Workspace = "",
) -> None:
    """Write all that is known of your customers to CSV files, as an import reads them."""
    from bot.console.exporting import run_export

    with told_plainly():
        ok = run_export(record(), workspace, folder, private=private)
    raise typer.Exit(0 if ok else 1)


@cli.command()
def preview(
    days: Annotated[int, typer.Option(min=1, max=366, help="How far to look ahead.")] = 30,
    *,
    as_json: AsJson = False,
    workspace: Workspace = "",
) -> None:
    """What will be asked in the next days, if nothing changes."""
    from bot.console.preview import show_preview

    with told_plainly():
        own = settings().rules_path
        show_preview(record(), workspace, days, now(), as_json=as_json, own=own)


@cli.command()
def rehearse(
    first: Annotated[datetime, typer.Option("--from", formats=["%Y-%m-%d"])],
    last: Annotated[datetime, typer.Option("--to", formats=["%Y-%m-%d"])],
    *,
    format_: Annotated[Format, typer.Option("--format")] = Format.TABLE,
    workspace: Workspace = "",
) -> None:
    """Replay the recorded history: what would have been nudged, had the bot been switched on."""
    from bot.console.rehearse import show_rehearsal

    if last < first:
        raise typer.BadParameter("it must not be before --from", param_hint="--to")
    with told_plainly():
        span, rules = (first.date(), last.date()), rulebook().rules
        show_rehearsal(record(), workspace, *span, format_.value, rules=rules)


@cli.command()
def why(
    name: Annotated[str, typer.Argument(help="A customer, by name or alias.")],
    on: Annotated[
        datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help="A day; today without.")
    ] = None,
    *,
    as_json: AsJson = False,
    workspace: Workspace = "",
) -> None:
    """What every ritual says about a customer: due when and to whom, or quiet because of what."""
    from bot.console.why import Reasons, show_why

    with told_plainly():
        day = on.date() if on else None
        asked = Reasons(record(), rulebook().rules, workspace, name, day, now())
        show_why(asked, as_json=as_json)


@cli.command("rules")
def rules_(
    rule: Annotated[str, typer.Argument(help="Which to change; none lists them all.")] = "",
    state: Annotated[Switch | None, typer.Argument(help="Switch it on or off.")] = None,
    *,
    turns: Annotated[list[str] | None, typer.Option("--set", metavar="KNOB=NUMBER")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before switching it on.")] = False,
    workspace: Workspace = "",
) -> None:
    """List the rituals and their knobs; switch one on or off, or turn its knobs."""
    from bot.console.rules import Change, ask, change_rule, show_rules

    with told_plainly():
        engine, book = record(), rulebook()
        if rule:
            agree = ask if sys.stdin.isatty() and not yes else None
            change = Change(rule, None if state is None else state is Switch.ON, turns or ())
            change_rule(engine, workspace, book, change, now=now(), agree=agree)
        show_rules(engine, workspace, book)


@cli.command()
def stats(*, as_json: AsJson = False, workspace: Workspace = "") -> None:
    """How the rituals go down: sent, done, skipped, and how soon they were answered."""
    from bot.console.stats import show_stats

    with told_plainly():
        show_stats(record(), workspace, as_json=as_json)


@cli.command("try")
def try_(
    file: Annotated[Path, typer.Argument(help="A rule of your own: docs/write-a-rule.md.")],
    first: Annotated[
        datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="Eight weeks ago.")
    ] = None,
    last: Annotated[
        datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], help="Today.")
    ] = None,
    workspace: Workspace = "",
) -> None:
    """Run a rule's examples and the laws, and rehearse it on the record, which stays as it is."""
    from bot.console.trying import Span, try_file

    with told_plainly():
        until = last.date() if last else now().date()
        since = first.date() if first else until - timedelta(weeks=8)
        if until < since:
            raise typer.BadParameter("it must not be before --from", param_hint="--to")
        ok = try_file(file, settings().database_url, workspace, Span(since, until))
    raise typer.Exit(0 if ok else 1)


@cli.command()
def lead(
    name: Annotated[str, typer.Argument(help="A colleague, by name.")],
    workspace: Workspace = "",
) -> None:
    """Say who is asked about customers that nobody owns."""
    from bot.console.lead import make_lead

    with told_plainly():
        typer.echo(f"{make_lead(record(), workspace, name)} is asked where nobody is the owner.")


@cli.command()
def manifest() -> None:
    """Print the Slack app's manifest."""
    from bot.dev.manifest import manifest_json

    typer.echo(manifest_json(), nl=False)


@cli.command("new-rule")
def new_rule(name: Annotated[str, typer.Argument(help="Such as wedding_anniversary.")]) -> None:
    """Write a module for a new ritual, with one example that fails."""
    from bot.dev.new_rule import new_rule as write_rule

    with told_plainly():
        own = settings().rules_path
        path = write_rule(name, own or Path("rules"))
        run = f"python -m bot try {path}" if own else "make test"
        typer.echo(f"{path} is yours to fill. Its example fails until you do: {run}")


def settings() -> "Settings":
    from bot.settings import load

    chosen = load()
    logging.basicConfig(
        level=chosen.log_level.upper(), format="%(asctime)s %(levelname)s %(name)s %(message)s"
    )
    # At DEBUG the Slack libraries log what people wrote, so they never go below INFO.
    for name in ("slack_sdk", "slack_bolt", "apscheduler", "alembic"):
        logging.getLogger(name).setLevel(logging.WARNING)
    return chosen


def rulebook() -> "Rulebook":
    """Our rules, and those of a team's own."""
    from rules.kit.rulebook import gather

    return gather(settings().rules_path)


def record() -> "Engine":
    from bot.app import open_and_migrate

    return open_and_migrate(settings())


@contextmanager
def told_plainly() -> Iterator[None]:
    """What went wrong and what to do next, in a sentence, and exit code 1."""
    try:
        yield
    except Exception as trouble:
        from bot.console.trouble import ADVICE

        if not isinstance(trouble, ADVICE):
            raise
        typer.echo(str(trouble), err=True)
        raise typer.Exit(1) from trouble


if __name__ == "__main__":
    cli()
