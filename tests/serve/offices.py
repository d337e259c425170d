"""Two workspaces with one app and one record, as an operator of many has them."""

import base64
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import SecretStr
from sqlalchemy import insert, select

from bot.bots import Bots, everywhere
from bot.dev.manifest import manifest
from bot.intake import land
from bot.sandbox import Clock, Person, Sandbox, Team, Town
from bot.sandbox.web.serving import listen, served
from bot.serve import http
from bot.settings import Settings
from bot.slack.afterwards import at_once
from bot.store import installations, workspaces
from bot.store.engine import open_record, reading, within, writing
from bot.store.sealed import Keys
from bot.store.tables import metadata
from tests.database import a_database
from tests.slack.colleague import Colleague
from tests.slack.edge import EIGHT, PATIENT, SHEETS, TUESDAY, Ticks, unhurry

OURS, THEIRS = Team("Office", "T0OFFICE", "office"), Team("Twin", "T0TWIN", "twin")
PEOPLE_OF = {
    OURS: (
        Person("UANA", "ana", "Ana Ruiz", "Europe/Madrid", "ana@second-date.example"),
        Person("UBEN", "ben", "Ben Okafor", "Europe/London", "ben@second-date.example"),
    ),
    THEIRS: (Person("UEVE", "eve", "Eve Twin", "Europe/Madrid", "eve@twin.example"),),
}
THEIR_SHEETS = {
    "members.csv": ("name,email,timezone,country,slack_id", "Eve Twin,,Europe/Madrid,ES,UEVE"),
    "customers.csv": ("name,owner,tier,country", "Dunes,Eve Twin,A,ES"),
    "touchpoints.csv": ("customer,on,kind,by", "Dunes,2026-02-10,call,Eve Twin"),
}
SHEETS_OF = {OURS: SHEETS, THEIRS: THEIR_SHEETS}

KEY, OTHER_KEY = (base64.urlsafe_b64encode(letter * 32).decode() for letter in (b"a", b"b"))

Rows = dict[str, list[dict[str, Any]]]


@dataclass
class Offices:
    town: Town
    settings: Settings
    ticks: Ticks
    bots: Bots

    def __post_init__(self) -> None:
        self.ana, self.ben = (Colleague(self.sandbox(OURS), one) for one in ("UANA", "UBEN"))
        self.eve = Colleague(self.sandbox(THEIRS), "UEVE")

    def sandbox(self, team: Team) -> Sandbox:
        return self.town.workspaces[team.id]

    def here(self, team: Team) -> int:
        """Its number in the record."""
        with reading(self.bots.engine) as connection:
            return next(one.id for one in workspaces.everyone(connection) if one.team_id == team.id)

    def rows(self, team: Team) -> Rows:
        """All that the record holds of a workspace."""
        here = self.here(team)
        with reading(self.bots.engine) as connection:
            return {
                name: [
                    dict(row._mapping)
                    for row in connection.execute(
                        select(table).where(table.c.workspace_id == here).order_by(table.c.id)
                    )
                ]
                for name, table in metadata.tables.items()
                if "workspace_id" in table.c
            }


@contextmanager
def two_offices(
    folder: Path,
    *,
    own: Team | None = None,
    sealed_with: Mapping[Team, str] | None = None,
    keys: str = KEY,
) -> Iterator[Offices]:
    """`own` is the workspace of SLACK_BOT_TOKEN; the others are installed, if they are
    `sealed_with` a key."""
    ticks = Ticks()
    town = Town(
        PEOPLE_OF,
        clock=Clock(EIGHT, flowing=False),
        manifest=manifest(),
        rates=False,
        tick=ticks,
        patience=PATIENT,
    )
    url = a_database(folder)
    fill(url, folder)
    with town.serve():
        settings = settings_for(town, url, own, keys)
        for team, key in (sealed_with or dict.fromkeys([OURS, THEIRS], KEY)).items():
            if team != own:
                install(url, town, team, key)
        bots = everywhere(settings, town.clock.now, at_once)
        yield Offices(town, settings, ticks, bots)
        bots.engine.dispose()


def settings_for(town: Town, url: str, own: Team | None = None, keys: str = KEY) -> Settings:
    return Settings(
        _env_file=None,
        database_url=url,
        slack_bot_token=SecretStr(town.workspaces[own.id].bot_token if own else ""),
        slack_signing_secret=SecretStr(town.signing_secret),
        slack_api_url=town.api_url,
        secret_keys=SecretStr(keys),
        nightly_backup=False,
    )


def fill(url: str, folder: Path) -> None:
    engine = open_record(url)
    with writing(engine) as connection:
        for team, sheets in SHEETS_OF.items():
            # Not by `connect`, which would let the second take over what was imported alone.
            csv = folder / team.id
            csv.mkdir()
            for name, lines in sheets.items():
                (csv / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
            row = insert(metadata.tables["workspaces"]).values(team_id=team.id, name=team.name)
            here = connection.execute(row.returning(metadata.tables["workspaces"].c.id))
            land(connection, here.scalar_one(), csv, now=EIGHT, today=TUESDAY)
    engine.dispose()


def install(url: str, town: Town, team: Team, key: str = KEY) -> None:
    engine = open_record(url)
    with writing(engine) as connection:
        here = workspaces.connect(connection, team.id, team.name)
    sealed = Keys([key]).seal(town.workspaces[team.id].bot_token)
    with within(here.id), writing(engine) as connection:
        installations.put(connection, here.id, sealed, "", EIGHT)
    engine.dispose()


@contextmanager
def by_web(offices: Offices) -> Iterator[str]:
    """One address for both; where it is."""
    listener = listen(0)
    url = f"http://127.0.0.1:{listener.getsockname()[1]}/slack/events"
    offices.town.send_to(url)
    be_patient(offices)
    with served(http(offices.bots, silence=PATIENT), listener):
        yield url


def be_patient(offices: Offices) -> None:
    """As Slack is here: of whoever is there now."""
    for one in offices.bots.ids():
        if bot := offices.bots.of(one):
            unhurry(bot)


def said(sandbox: Sandbox, users: Sequence[str]) -> str:
    """Everything that these people of a workspace see."""
    everything = [(sandbox.messages(one), sandbox.views(one), sandbox.home(one)) for one in users]
    return str(everything)
