"""The verbs about many workspaces: where the bot is installed, and the keys of its tokens."""

import sys
from typing import Annotated

import typer

from bot.cli.ground import AsJson, now, settings, told_plainly

installing = typer.Typer()


@installing.command()
def install(
    *,
    take_over: Annotated[
        bool | None,
        typer.Option(
            "--take-over/--apart",
            help="Whether customers imported under another name become those of this workspace.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Be in one workspace more: asks for its bot token, or reads it from standard input."""
    from bot.console.installing import run_install
    from bot.console.taking_over import TakeOver

    with told_plainly():
        chosen = settings()
        # Never as an argument: the shell keeps those, and everybody sees those of a process.
        asked = sys.stdin.isatty()
        token = typer.prompt("Bot token (xoxb-…)", hide_input=True) if asked else sys.stdin.read()
        ask = typer.confirm if asked else None
        run_install(chosen, token.strip(), now, TakeOver(take_over, ask))


@installing.command()
def installed(*, as_json: AsJson = False) -> None:
    """List the workspaces in which the bot is installed, and whether their tokens can be read."""
    from bot.console.installing import show_installed

    with told_plainly():
        ok = show_installed(settings(), now, as_json=as_json)
    raise typer.Exit(0 if ok else 1)


@installing.command()
def uninstall(
    name: Annotated[str, typer.Argument(help="A workspace, by its name or Slack's id of it.")],
) -> None:
    """Forget the token of a workspace; what was recorded there stays."""
    from bot.console.installing import run_uninstall

    with told_plainly():
        run_uninstall(settings(), name, now)


@installing.command("rotate-keys")
def rotate_keys() -> None:
    """Encrypt every token again, with the first of SECRET_KEYS."""
    from bot.console.installing import run_rotate

    with told_plainly():
        ok = run_rotate(settings(), now)
    raise typer.Exit(0 if ok else 1)


@installing.command("new-key")
def new_key() -> None:
    """Print a new key for SECRET_KEYS."""
    from bot.store.sealed import new_key as made

    with told_plainly():
        typer.echo(made())
