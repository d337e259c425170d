"""The command line as an operator types it, on a record of its own."""

import json
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, select
from typer.testing import CliRunner, Result

from bot.__main__ import cli
from bot.store.engine import open_record, reading
from bot.store.tables import metadata
from tests.database import address_in, on_postgresql


@dataclass(frozen=True)
class Terminal:
    """Runs verbs; the record and the folders are below `folder`."""

    folder: Path

    @property
    def url(self) -> str:
        return address_in(self.folder)

    def run(self, *words: str, typed: str | None = None, **environment: str) -> Result:
        env = {"DATABASE_URL": self.url, "LOG_LEVEL": "error", "COLUMNS": "200", **environment}
        with chdir(self.folder):  # away from the `.env` of whoever runs the tests
            return CliRunner().invoke(cli, words, typed, env=env)

    def json(self, *words: str) -> Any:  # noqa: ANN401 - whatever a program would read
        result = self.run(*words)
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout)

    def refused(self, *words: str, **environment: str) -> str:
        """What is said of a command that cannot be done: advice, and no traceback."""
        result = self.run(*words, **environment)
        assert result.exit_code == 1, result.output
        assert isinstance(result.exception, SystemExit)
        assert "Traceback" not in result.output
        return result.stderr.strip()

    def put(self, folder: str, **files: str) -> str:
        """A folder of CSV files; answers its path."""
        path = self.folder / folder
        path.mkdir()
        for name, text in files.items():
            (path / f"{name}.csv").write_text(text, encoding="utf-8")
        return str(path)

    def file_bytes(self) -> bytes:
        """Of the file, where the record is one."""
        return b"" if on_postgresql() else (self.folder / "record.db").read_bytes()

    def rows(self) -> dict[str, list[tuple[object, ...]]]:
        engine: Engine = open_record(self.url)
        with reading(engine) as connection:
            found = {
                name: [tuple(row) for row in connection.execute(select(table))]
                for name, table in metadata.tables.items()
            }
        engine.dispose()
        return {name: rows for name, rows in found.items() if rows}


HISTORY = {
    "members": "name,timezone,country\nAna,Europe/Madrid,ES\n",
    "customers": "name,owner,tier,since\nAcme,Ana,A,2024-01-10\n=Zen,Ana,B,2024-02-10\n",
    "contacts": "customer,name,birthday\nAcme,Ada,--03-05\n",
    "touchpoints": (
        "customer,on,kind,with\n"
        "Acme,2025-01-10,referral,Ada\nAcme,2025-01-20,call,Ada\n=Zen,2025-01-15,call,\n"
    ),
}
