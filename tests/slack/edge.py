"""The bot at work in a small workspace; what people do and read goes over the real wire."""

import copy
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Literal

from pydantic import SecretStr
from sqlalchemy import select

from bot import app
from bot.app import Bot
from bot.dev.manifest import manifest
from bot.intake import land
from bot.sandbox import Channel, Clock, Json, Person, Sandbox, Team
from bot.sandbox.web.serving import listen, served
from bot.serve import connect_socket, http
from bot.settings import Settings
from bot.slack.afterwards import at_once
from bot.slack.hurry import Haste
from bot.slack.surface import SCOPES
from bot.store import workspaces
from bot.store.engine import open_record, reading, writing
from bot.store.tables import metadata
from tests.database import a_database
from tests.many.handed_out import Ring, alarm
from tests.scope import none_outside
from tests.slack.colleague import Colleague

TEAM = Team("Office", "T0OFFICE", "office")
PEOPLE = (
    Person("UANA", "ana", "Ana Ruiz", "Europe/Madrid", "ana@second-date.example"),
    Person("UBEN", "ben", "Ben Okafor", "Europe/London", "ben@second-date.example"),
    Person("UNEW", "noor", "Noor Haddad", "Asia/Tokyo", "noor@second-date.example"),
)
CHANNELS = (Channel("CTEAM", "team"),)
TUESDAY = date(2026, 3, 3)
EIGHT = datetime(2026, 3, 3, 7, tzinfo=UTC)
"""Eight o'clock in Madrid, where Ana is: before the day's notes."""
TEN = datetime(2026, 3, 3, 9, tzinfo=UTC)
"""Ten o'clock in Madrid and nine in London: everybody's note has been written."""

PATIENT = 60.0
"""In seconds. Slack waits for three, and a machine with much to do takes longer at times; what
happens then is not what most tests are about."""
AT_LEISURE = Haste(PATIENT, PATIENT, PATIENT, PATIENT)

SHEETS: Mapping[str, tuple[str, ...]] = {
    "members.csv": (
        "name,email,timezone,country,slack_id",
        "Ana Ruiz,,Europe/Madrid,ES,UANA",
        "Ben Okafor,,Europe/London,GB,UBEN",
    ),
    "customers.csv": (
        "name,owner,tier,country,aliases",
        "Acme,Ana Ruiz,A,ES,",
        "Borealis Energy,Ana Ruiz,A,ES,",
        "Borealis Foods,Ana Ruiz,C,ES,",
        "Cobalt,Ben Okafor,A,GB,",
    ),
    "contacts.csv": (
        "customer,name,title,seniority,champion",
        "Acme,Ana Souza,Head of Buying,,yes",
        "Acme,Ivo Lund,CFO,executive,",
    ),
    "touchpoints.csv": (
        "customer,on,kind,by,with,note",
        "Acme,2026-02-10,call,Ana Ruiz,Ana Souza,they like the new shop",
        "Borealis Energy,2026-02-10,meeting,Ana Ruiz,,",
        "Cobalt,2026-02-10,call,Ben Okafor,,",
        "Borealis Foods,2026-02-27,call,Ana Ruiz,,",
    ),
}
"""Acme, Borealis Energy and Cobalt were last spoken with three weeks ago: a check-in is due."""


class Ticks:
    """Real time, in seconds; while it is `slow`, more than a trigger lives passes at every look."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slow = False

    def __call__(self) -> float:
        self.now += 4.0 if self.slow else 0.0
        return self.now


@dataclass
class Edge:
    """One workspace with the bot in it, until the test is over."""

    sandbox: Sandbox
    bot: Bot
    ticks: Ticks
    ring: Ring
    """Let the alarm ring once: by the bot itself, or by whoever is handed out the work."""

    def __post_init__(self) -> None:
        self.ana, self.ben, self.noor = (Colleague(self.sandbox, one.id) for one in PEOPLE)

    @property
    def now(self) -> datetime:
        return self.sandbox.clock.now()

    def walk(self, to: datetime) -> None:
        """Move the clock, and let the alarm ring once."""
        self.sandbox.clock.walk(to, step=timedelta(days=10_000))
        self.ring()

    def later(self, **by: float) -> None:
        self.sandbox.clock.walk(self.now + timedelta(**by), step=timedelta(days=10_000))

    def rows(self, table: str) -> list[dict[str, Any]]:
        with reading(self.bot.engine) as connection:
            found = connection.execute(select(metadata.tables[table]).order_by("id"))
            return [row._asdict() for row in found]

    def logged(self) -> list[dict[str, Any]]:
        """The touchpoints that were not there from the beginning."""
        return self.rows("touchpoints")[len(SHEETS["touchpoints.csv"]) - 1 :]

    def logged_once(self) -> dict[str, Any]:
        (only,) = self.logged()
        return only

    def names(self, table: str) -> list[str]:
        return [row["name"] for row in self.rows(table)]


@contextmanager
def an_edge(
    folder: Path,
    *,
    delivery: Literal["socket", "http"] = "socket",
    sheets: Mapping[str, tuple[str, ...]] = SHEETS,
    date_order: Literal["ask", "day-first", "month-first"] = "ask",
    scopes: Sequence[str] = SCOPES,
    home: bool = True,
    channels: Sequence[Channel] = CHANNELS,
    guests: Sequence[Person] = (),
) -> Iterator[Edge]:
    """The workspace served and the bot connected, on a record of its own."""
    ticks = Ticks()
    sandbox = Sandbox(
        (*PEOPLE, *guests),
        clock=Clock(EIGHT, flowing=False),
        team=TEAM,
        channels=channels,
        manifest=_manifest(scopes, home=home),
        delivery=delivery,
        rates=False,
        tick=ticks,
        patience=PATIENT,
    )
    url = a_record(folder, sheets)
    with sandbox.serve():
        settings = Settings(
            _env_file=None,
            database_url=url,
            slack_bot_token=SecretStr(sandbox.bot_token),
            slack_app_token=SecretStr(sandbox.app_token),
            slack_signing_secret=SecretStr(sandbox.signing_secret),
            slack_api_url=sandbox.api_url,
            date_order=date_order,
        )
        bot = app.start(settings, sandbox.clock.now, at_once)
        unhurry(bot)
        with (
            none_outside(bot.engine),
            alarm(bot, settings, sandbox.clock.now) as ring,
        ):
            edge = Edge(sandbox, bot, ticks, ring)
            with by_socket(edge, settings) if delivery == "socket" else by_http(edge):
                yield edge
        bot.engine.dispose()


def unhurry(bot: Bot) -> None:
    """It answers as late as Slack waits for it here."""
    bot.installed.app.patience, bot.installed.app.haste = PATIENT, AT_LEISURE


def _manifest(scopes: Sequence[str], *, home: bool) -> Json:
    """Ours, as somebody may have changed it in Slack."""
    named: Json = copy.deepcopy(manifest())
    named["oauth_config"]["scopes"]["bot"] = list(scopes)
    named["features"]["app_home"]["home_tab_enabled"] = home
    return named


def a_record(folder: Path, sheets: Mapping[str, tuple[str, ...]]) -> str:
    """A real record on disk holding these sheets; its DATABASE_URL."""
    url, csv = a_database(folder), folder / "csv"
    csv.mkdir()
    for name, lines in sheets.items():
        (csv / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    engine = open_record(url)
    with writing(engine) as connection:
        here = workspaces.connect(connection, TEAM.id, TEAM.name)
        if sheets:
            land(connection, here.id, csv, now=EIGHT, today=TUESDAY)
    engine.dispose()
    return url


@contextmanager
def by_socket(edge: Edge, settings: Settings) -> Iterator[None]:
    socket = connect_socket(edge.bot, settings)
    edge.sandbox.wait_for_app(timeout=PATIENT)
    try:
        yield
    finally:
        edge.sandbox.finish_telling(PATIENT)
        socket.close()


@contextmanager
def by_http(edge: Edge) -> Iterator[None]:
    listener = listen(0)
    edge.sandbox.request_url = f"http://127.0.0.1:{listener.getsockname()[1]}/slack/events"
    with served(http(edge.bot), listener):
        try:
            yield
        finally:
            edge.sandbox.finish_telling(PATIENT)
