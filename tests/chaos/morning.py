"""One whole morning of a small office: notes are written, somebody answers, somebody looks."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from pydantic import SecretStr
from starlette.types import ASGIApp, Receive, Scope, Send

from bot import app
from bot.app import Bot
from bot.dev.manifest import manifest
from bot.sandbox import Clock, Sandbox
from bot.sandbox.web.serving import listen, served
from bot.serve import http
from bot.settings import Settings
from bot.slack.afterwards import at_once
from bot.slack.installed import NotInstalled
from tests.chaos.observer import Observer
from tests.chaos.office import OPENS, TEAM, Office
from tests.slack.colleague import Colleague, button, seen

OFFICE = Office(people=6, customers_each=2)
A_MINUTE = timedelta(minutes=1)
A_WHILE = 8
"""Minutes, after which whatever went wrong is mended."""


class Front:
    """Where Slack sends what people do: to the bot of the morning that it is."""

    def __init__(self) -> None:
        self.bot: ASGIApp | None = None
        self.url = ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self.bot:
            await self.bot(scope, receive, send)


@contextmanager
def a_front() -> Iterator[Front]:
    front, listener = Front(), listen(0)
    front.url = f"http://127.0.0.1:{listener.getsockname()[1]}/slack/events"
    with served(front, listener):
        yield front


@dataclass
class Morning:
    sandbox: Sandbox
    settings: Settings
    observer: Observer
    front: Front
    bot: Bot | None = None

    def start(self) -> None:
        """As a supervisor does: until it stays."""
        for _ in range(3):
            try:
                self.bot = app.start(self.settings, self.sandbox.clock.now, at_once)
            except NotInstalled:
                continue
            self.front.bot = http(self.bot)
            return

    def minute(self) -> None:
        self.sandbox.clock.walk(self.sandbox.clock.now() + A_MINUTE, step=timedelta(days=1))
        if self.bot is None:
            self.start()
        if self.bot:
            self.bot.round_now()

    def minutes(self, number: int) -> None:
        for _ in range(number):
            self.minute()

    def somebody_answers(self) -> None:
        """The first who has a note lets the first nudge in it pass; another looks at Home."""
        readers = [Colleague(self.sandbox, one.id) for one in OFFICE.staff]
        for reader in readers[:1]:
            for note in reader.notes:
                reader.hands.presses(note, button(note, "Skip this time", "K000000K"))
        readers[1].hands.looks_at_home()

    def end(self) -> None:
        if self.bot:
            self.bot.engine.dispose()

    @property
    def notes(self) -> Mapping[str, list[str]]:
        """What everybody reads in the end."""
        return {
            one.id: [seen(message) for message in Colleague(self.sandbox, one.id).notes]
            for one in OFFICE.staff
        }


@contextmanager
def a_morning(folder: Path, front: Front) -> Iterator[Morning]:
    """At nine, nothing has been planned or said yet."""
    folder.mkdir()
    sandbox = Sandbox(
        OFFICE.staff,
        clock=Clock(OPENS, flowing=False),
        team=TEAM,
        manifest=manifest(),
        delivery="http",
        request_url=front.url,
        rates=False,
        speed=1000.0,
    )
    observer = Observer(OFFICE.expected)
    observer.watch(sandbox)
    with sandbox.serve():
        settings = Settings(
            _env_file=None,
            database_url=OFFICE.record(folder),
            slack_bot_token=SecretStr(sandbox.bot_token),
            slack_signing_secret=SecretStr(sandbox.signing_secret),
            slack_api_url=sandbox.api_url,
            nightly_backup=False,
        )
        morning = Morning(sandbox, settings, observer, front)
        try:
            yield morning
        finally:
            morning.end()
