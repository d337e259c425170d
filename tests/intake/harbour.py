"""A real record, and a folder of real files to bring into it."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from bot.intake import Refused, Report, check, land
from bot.store import workspaces
from bot.store.engine import open_record, reading, writing
from bot.store.tables import metadata
from tests.database import a_database

NOW = datetime(2026, 3, 3, 8, 0, tzinfo=UTC)
TODAY = date(2026, 3, 3)


@dataclass
class Harbour:
    """Writes files with `put` and imports them all with `land` or `check`."""

    engine: Engine
    workspace_id: int
    folder: Path
    told: list[tuple[str, int]] = field(default_factory=list)

    def put(self, name: str, *lines: str) -> "Harbour":
        return self.put_bytes(name, "".join(f"{line}\n" for line in lines).encode())

    def put_bytes(self, name: str, content: bytes) -> "Harbour":
        (self.folder / name).write_bytes(content)
        return self

    def land(self, today: date = TODAY) -> Report:
        with writing(self.engine) as connection:
            return land(
                connection,
                self.workspace_id,
                self.folder,
                now=NOW,
                today=today,
                progress=lambda file, rows: self.told.append((file, rows)),
            )

    def check(self) -> Report:
        with writing(self.engine) as connection:
            return check(connection, self.workspace_id, self.folder, now=NOW, today=TODAY)

    def refused(self) -> Report:
        """Both ways say the same, and nothing is written."""
        before = self.everything()
        checked = self.check()
        with pytest.raises(Refused) as refused:
            self.land()
        assert refused.value.report == checked
        assert self.everything() == before
        return checked

    def reasons(self) -> list[tuple[str, int, str]]:
        return [(bad.file, bad.line, bad.reason) for bad in self.refused().bad]

    def rows(self, table: str) -> list[dict[str, object]]:
        with reading(self.engine) as connection:
            found = connection.execute(select(metadata.tables[table]).order_by("id"))
            return [row._asdict() for row in found]

    def row(self, table: str) -> dict[str, object]:
        (only,) = self.rows(table)
        return only

    def everything(self) -> dict[str, list[dict[str, object]]]:
        return {table: self.rows(table) for table in metadata.tables}


def harbour_in(folder: Path) -> Harbour:
    engine = open_record(a_database(folder))
    with writing(engine) as connection:
        workspace = workspaces.named(connection, None, new_name="Test")
    (folder / "in").mkdir()
    return Harbour(engine, workspace.id, folder / "in")


FULL_FOLDER = {
    "members.csv": (
        "name,email,timezone,country,slack_id",
        "Ana Ruiz,Ana@second-date.example,Europe/Madrid,ES,UANA",
        "Ben Okafor,ben@second-date.example,Europe/London,gb,UBEN",
    ),
    "customers.csv": (
        "name,owner,tier,country,since,aliases,stage,tags",
        "Ada's Bakery,Ana Ruiz,A,DE,2025-01-15,Ada;Bäckerei Ada,delivery,Food; Berlin",
        "Übermut GmbH,ben@second-date.example,,,,,,",
    ),
    "contacts.csv": (
        "customer,name,title,department,seniority,email,birthday,champion,standing",
        "Ada's Bakery,Ada Brandt,Owner,Management,executive,ada@bakery.example,--02-29,yes,active",
        "ada,Cem Aydin,,,staff,,1980-05-03,no,left",
    ),
    "projects.csv": (
        "customer,name,stage,entered_on,delivered_on,accepted_on",
        "Ada,Shop,contract,2025-02-03,,",
        "Ada,Shop,delivery,2025-02-10,2025-04-01,2025-04-07",
    ),
    "touchpoints.csv": (
        "customer,on,kind,by,with,project,mood,note,external_id",
        'Ada,2025-03-03,call,Ana Ruiz,Ada Brandt,Shop,4,"worried, a bit",',
        "Ada,2025-03-04,meeting,ben@second-date.example,Ada Brandt; Dee Wong,,,,crm-1",
        "Uebermut,2025-03-05,email,,,,,,",
    ),
    "offerings.csv": (
        "title,kind,published_on,tags,link",
        "The warm box,case study,2025-03-03,Packaging;bread,https://example.com/warm",
    ),
    "needs.csv": (
        "customer,tag,text,on",
        "Ada,Packaging,boxes that keep bread warm,2025-01-20",
    ),
}


def put_full_folder(harbour: Harbour) -> Harbour:
    for name, lines in FULL_FOLDER.items():
        harbour.put(name, *lines)
    return harbour
