"""`make demo`: the bot at work in a Slack workspace on this machine, with made-up customers.

The bot does not know: it is started as ever, only its Web API and its clock are the sandbox's.
"""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from pydantic import SecretStr
from rich.console import Console
from rich.panel import Panel
from rich.text import Text

from bot import app
from bot.app import Bot
from bot.dev.manifest import manifest
from bot.dev.sample import write_sample
from bot.intake import land
from bot.sandbox import Channel, Clock, Person, Sandbox, Team
from bot.sandbox.faults import spoken
from bot.sandbox.faults.spoken import Spoken
from bot.sandbox.sandbox import PATIENCE
from bot.serve import connect_socket, told_to_end
from bot.settings import Settings
from bot.store import members, team_channel, workspaces
from bot.store.engine import reading, writing
from bot.worker import alarm_clock

TEAM = Team("Sandbox", "T0SANDBOX", "sandbox")
TODAY = date(2026, 3, 3)
OPENS_AT = datetime(2026, 3, 3, 7, 55, tzinfo=UTC)
"""A Tuesday, five to nine in Madrid and Berlin: always the same, so that all see the same."""
FIRST_NOTE_AT = datetime(2026, 3, 3, 8, 0, tzinfo=UTC)

PEOPLE = (
    Person("UANA", "ana", "Ana Ruiz", "Europe/Madrid", title="Account manager", is_admin=True),
    Person("UBEN", "ben", "Ben Okafor", "Europe/London", title="Customer success"),
    Person("UCARLA", "carla", "Carla Weiss", "Europe/Berlin", title="Delivery lead"),
    Person("UDEV", "dev", "Dev Patel", "America/New_York", title="Sales"),
    Person("UEMI", "emi", "Emi Tanaka", "Asia/Tokyo", title="Customer success"),
)
MEETS_IN = Channel("CTEAM", "customers")
"""Where the whole team reads, as if somebody had typed `/nudges channel here` in it."""
CHANNELS = (MEETS_IN, Channel("CGENERAL", "general"))
VIEWER = PEOPLE[0]


class NotOurs(Exception):
    """The record holds a real workspace, and the demo never touches real data."""


def run_demo(settings: Settings, port: int, faults: str = "", seed: int = 0) -> None:
    """Serve until Ctrl-C. Raises NotOurs, PortTaken, NoSuchFault.

    From the first morning note on, `faults` go wrong: see `bot.sandbox.faults.spoken`.
    """
    wrong = spoken.read(faults)
    out, end = Console(soft_wrap=True), told_to_end()
    with tempfile.TemporaryDirectory(prefix="second-date-") as folder:
        out.print("Setting up a made-up company with 40 customers …")
        here = _in_a_folder(settings, Path(folder))
        with demo(here, Path(folder), port, seed) as (sandbox, _):
            _tell(out, sandbox)
            _go_wrong(out, sandbox, wrong)
            end.wait()
            _tell_what_went_wrong(out, sandbox)
    kept = "database_url" in settings.model_fields_set
    out.print("Goodbye." if kept else "Goodbye. Nothing was kept.")


@contextmanager
def demo(
    settings: Settings, folder: Path, port: int, seed: int = 0, patience: float = PATIENCE
) -> Iterator[tuple[Sandbox, Bot]]:
    """The sandbox served, the bot connected, and the first morning note sent.

    `patience` is how long the sandbox waits for the bot, in seconds.
    """
    fill(settings, folder / "sample")
    clock = Clock(OPENS_AT)
    sandbox = Sandbox(
        PEOPLE,
        clock=clock,
        team=TEAM,
        channels=CHANNELS,
        manifest=manifest(),
        # Rates are kept in real time, so they would hold up a month in fast motion.
        rates=False,
        patience=patience,
        seed=seed,
    )
    with sandbox.serve(port), ExitStack() as ending:
        installed = settings.model_copy(
            update={
                "slack_api_url": sandbox.api_url,
                "slack_bot_token": SecretStr(sandbox.bot_token),
                "slack_app_token": SecretStr(sandbox.app_token),
            }
        )
        bot = app.start(installed, clock.now)
        ending.callback(bot.engine.dispose)
        ending.callback(connect_socket(bot, installed).close)
        sandbox.wait_for_app()
        clock.on_move(bot.round)
        ending.callback(alarm_clock(bot.round_now, every_seconds=5).shutdown, wait=True)
        clock.walk(FIRST_NOTE_AT)
        yield sandbox, bot


def fill(settings: Settings, folder: Path) -> None:
    """Put the sample into an empty record. Raises NotOurs when it holds anything but the demo."""
    engine = app.open_and_migrate(settings, lambda: OPENS_AT)
    with reading(engine) as connection:
        there = workspaces.everyone(connection)
    if any(one.team_id != TEAM.id for one in there):
        raise NotOurs(
            "DATABASE_URL names a record that holds a real workspace, and the demo never touches"
            " real data. Unset it, or name a new file: DATABASE_URL=sqlite:///demo.db make demo"
        )
    write_sample(folder, today=TODAY)
    with writing(engine) as connection:
        here = workspaces.connect(connection, TEAM.id, TEAM.name)
        land(connection, here.id, folder, now=OPENS_AT, today=TODAY)
        viewer = members.by_slack_id(connection, here.id, VIEWER.id)
        if viewer:
            workspaces.lead(connection, here.id, viewer.id)
            team_channel.put(connection, here.id, MEETS_IN.id, f"#{MEETS_IN.name}", viewer)
    engine.dispose()


def _in_a_folder(settings: Settings, folder: Path) -> Settings:
    """The record that was asked for, or one that is gone when the demo ends."""
    if "database_url" in settings.model_fields_set:
        return settings
    return settings.model_copy(update={"database_url": f"sqlite:///{folder / 'demo.db'}"})


def _tell(out: Console, sandbox: Sandbox) -> None:
    wide = Console(width=90)
    for message in sandbox.messages(VIEWER.id):
        title = f"{VIEWER.real_name}'s morning note"
        note = Text(message.text, overflow="fold")
        wide.print(Panel(note, title=title, title_align="left", width=90))
    out.print(f"\nOpen [bold]{sandbox.page_url}[/bold] and read it there. Ctrl-C ends the demo.")
    out.print(
        'Try: press "Done & log"; type /touch Acme coffee with Desmond yesterday: likes the report'
    )
    out.print("     type /nudges why Acme; move the clock a month on.")


def _go_wrong(out: Console, sandbox: Sandbox, wrong: Sequence[Spoken]) -> None:
    for one in wrong:
        sandbox.faults.add(one.name, one.fault, one.when)
        out.print(f"From now on, {one}.", markup=False)


def _tell_what_went_wrong(out: Console, sandbox: Sandbox) -> None:
    for (name, word), times in sorted(sandbox.faults.struck.items()):
        out.print(f"{name}: {word} struck {times} of {sandbox.faults.met[name]} times.")
