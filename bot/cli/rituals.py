"""The verbs about rituals: what they will ask, would have asked, and why; and how they are set."""

import shlex
import sys
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.ground import AsJson, Workspace, now, record, rulebook, settings, told_plainly

rituals = typer.Typer()


class Format(StrEnum):
    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


class Switch(StrEnum):
    ON = "on"
    OFF = "off"


@rituals.command()
def preview(
    days: Annotated[int, typer.Option(min=1, max=366, help="How far to look ahead.")] = 30,
    *,
    as_json: AsJson = False,
    workspace: Workspace = "",
) -> None:
    """What will be asked in the next days, if nothing changes."""
    from bot.console.preview import show_preview

    with told_plainly(), record() as engine:
        own = settings().rules_path
        show_preview(engine, workspace, days, now(), as_json=as_json, own=own)


@rituals.command()
def rehearse(
    first: Annotated[
        datetime,
        typer.Option("--from", formats=["%Y-%m-%d"], help="The first day, such as 2025-03-01."),
    ],
    last: Annotated[
        datetime,
        typer.Option("--to", formats=["%Y-%m-%d"], help="The last day, such as 2025-12-31."),
    ],
    *,
    format_: Annotated[Format, typer.Option("--format", help="How to print it.")] = Format.TABLE,
    workspace: Workspace = "",
) -> None:
    """Replay the recorded history: what would have been nudged, had the bot been switched on."""
    from bot.console.rehearse import show_rehearsal

    if last < first:
        raise typer.BadParameter("it must not be before --from", param_hint="--to")
    with told_plainly(), record() as engine:
        span, rules = (first.date(), last.date()), rulebook().rules
        show_rehearsal(engine, workspace, *span, format_.value, rules=rules)


@rituals.command()
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

    with told_plainly(), record() as engine:
        day = on.date() if on else None
        asked = Reasons(engine, rulebook().rules, workspace, name, day, now())
        show_why(asked, as_json=as_json)


@rituals.command("rules")
def rules_(
    rule: Annotated[str, typer.Argument(help="Which to change; none lists them all.")] = "",
    state: Annotated[Switch | None, typer.Argument(help="Switch it on or off.")] = None,
    *,
    turns: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="KNOB=NUMBER", help="Turn a knob; as often as you like."),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before switching it on.")] = False,
    workspace: Workspace = "",
) -> None:
    """List the rituals and their knobs; switch one on or off, or turn its knobs."""
    from bot.console.rules import Change, ask, change_rule, show_rules

    with told_plainly(), record() as engine:
        book = rulebook()
        if rule:
            agree = ask if sys.stdin.isatty() and not yes else None
            change = Change(rule, None if state is None else state is Switch.ON, turns or ())
            change_rule(engine, workspace, book, change, now=now(), agree=agree)
        show_rules(engine, workspace, book, rule)


@rituals.command()
def stats(*, as_json: AsJson = False, workspace: Workspace = "") -> None:
    """How the rituals go down: sent, done, skipped, and how soon they were answered."""
    from bot.console.stats import show_stats

    with told_plainly(), record() as engine:
        show_stats(engine, workspace, as_json=as_json)


@rituals.command("try")
def try_(
    file: Annotated[Path, typer.Argument(help="A rule of your own: docs/write-a-rule.md.")],
    first: Annotated[
        datetime | None,
        typer.Option(
            "--from", formats=["%Y-%m-%d"], help="The first day; without, eight weeks ago."
        ),
    ] = None,
    last: Annotated[
        datetime | None,
        typer.Option("--to", formats=["%Y-%m-%d"], help="The last day; without, today."),
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


@rituals.command()
def lead(
    name: Annotated[str, typer.Argument(help="A colleague, by name.")],
    workspace: Workspace = "",
) -> None:
    """Say who is asked about customers that nobody owns."""
    from bot.console.lead import make_lead

    with told_plainly(), record() as engine:
        typer.echo(f"{make_lead(engine, workspace, name)} is asked where nobody is the owner.")


@rituals.command("new-rule")
def new_rule(name: Annotated[str, typer.Argument(help="Such as wedding_anniversary.")]) -> None:
    """Write a module for a new ritual, with one example that fails."""
    from bot.dev.new_rule import new_rule as write_rule

    with told_plainly():
        own = settings().rules_path
        path = write_rule(name, own or Path("rules"))
        run = f"python -m bot try {shlex.quote(str(path))}" if own else "make test"
        typer.echo(f"{path} is yours to fill. Its example fails until you do: {run}")
