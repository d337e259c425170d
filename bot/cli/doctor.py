"""The verb that looks at everything and says what to do."""

from typing import Annotated

import typer

from bot.cli.ground import AsJson, now, settings

doctor = typer.Typer()


@doctor.command("doctor")
def doctor_(
    who: Annotated[
        str, typer.Argument(help="To whom the test goes, by @NAME or Slack id; without, the lead.")
    ] = "",
    *,
    send_test: Annotated[
        bool, typer.Option("--send-test", help="Send one direct message, marked as a test.")
    ] = False,
    as_json: AsJson = False,
    workspace: Annotated[
        str, typer.Option(help="Look at this one alone, of several; the test is sent there.")
    ] = "",
) -> None:
    """Say what is well, what is not, and what to do: settings, Slack, the record, the rounds."""
    from bot.console.doctor import Asked, examine_and_show, show_bad_settings
    from bot.settings import BadSettings

    if who and not send_test:
        raise typer.BadParameter("it only says who gets the test of --send-test", param_hint="WHO")
    try:
        chosen = settings()
    except BadSettings as trouble:
        raise typer.Exit(0 if show_bad_settings(trouble, as_json=as_json) else 1) from trouble
    ok = examine_and_show(chosen, now, Asked(send_test, who, workspace, as_json))
    raise typer.Exit(0 if ok else 1)
