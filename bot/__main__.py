"""The verbs of the command line."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.doctor import doctor
from bot.cli.ground import AsJson, Workspace, now, record, settings, told_plainly
from bot.cli.installing import installing
from bot.cli.keeping import keeping
from bot.cli.rituals import rituals

cli = typer.Typer(
    name="python -m bot",
    help="Second Date: a Slack bot that keeps teams close to their customers.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@cli.command()
def demo(
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Where the page is; 0 takes any free port.")
    ] = 8484,
    faults: Annotated[
        str,
        typer.Option(
            help="What goes wrong, such as chat.postMessage:lost:0.1,events_api:again=2:every3."
        ),
    ] = "",
    seed: Annotated[int, typer.Option(help="The same seed, the same faults.")] = 0,
) -> None:
    """Try the bot in a Slack workspace on this machine, with made-up customers."""
    from bot.demo import run_demo

    with told_plainly():
        run_demo(settings(), port, faults, seed)


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
    from bot import bots, serve

    with told_plainly():
        chosen = settings()
        if chosen.engine == "procrastinate":
            from bot.serve import many

            many.web_beside_many(lambda: bots.everywhere(chosen, now), chosen)
        else:
            serve.web(bots.everywhere(chosen, now), chosen)


@cli.command()
def worker(
    engine: Annotated[
        str, typer.Option(help="embedded, or procrastinate on many machines; else that of ENGINE.")
    ] = "",
) -> None:
    """The alarm clock: plans, and sends what is due. Any number may run."""
    from bot import bots, serve

    with told_plainly():
        chosen = settings(engine=engine) if engine else settings()
        if chosen.engine == "procrastinate":
            from bot.serve import many

            many.one_of_many_workers(lambda: bots.everywhere(chosen, now), chosen)
        else:
            serve.worker(bots.everywhere(chosen, now), chosen)


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
    new_workspace: Annotated[
        bool, typer.Option("--new-workspace", help="Begin the one that --workspace names.")
    ] = False,
) -> None:
    """Read customers and their history from CSV files: all of it, or nothing."""
    from bot.console.importing import Import, run_import

    if new_workspace and not workspace:
        raise typer.BadParameter("name it with --workspace", param_hint="--new-workspace")
    with told_plainly(), record() as engine:
        ask = not yes and not as_json and sys.stdin.isatty()
        what = Import(engine, workspace, folder, now(), begins=new_workspace)
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

    with told_plainly(), record() as engine:
        ok = run_export(engine, workspace, folder, private=private)
    raise typer.Exit(0 if ok else 1)


@cli.command()
def manifest() -> None:
    """Print the Slack app's manifest."""
    from bot.dev.manifest import manifest_json

    typer.echo(manifest_json(), nl=False)


cli.add_typer(installing)
cli.add_typer(keeping)
cli.add_typer(rituals)
cli.add_typer(doctor)

if __name__ == "__main__":
    cli()
