"""`/customer export`: what is known of one's customers, as a file in one's own conversation."""

import csv
import io
import zipfile
from pathlib import Path

from bot.slack.surface import SCOPES
from bot.store import workspaces
from bot.store.engine import writing
from tests.slack.colleague import Colleague, seen
from tests.slack.edge import Edge, an_edge

Rows = list[dict[str, str]]


def exported(edge: Edge, who: Colleague, words: str = "") -> dict[str, Rows]:
    """The rows of each file that somebody is sent."""
    said = who.types(f"/customer export {words}".strip())
    assert said.startswith("I am writing down")
    sent = [file for one in who.notes for file in edge.sandbox.files(one)]
    assert sent[-1].name == "customers-2026-03-03.zip"
    with zipfile.ZipFile(io.BytesIO(sent[-1].content or b"")) as pack:
        assert {one.partition("/")[0] for one in pack.namelist()} == {"customers-2026-03-03"}
        return {
            Path(one).name: [*csv.DictReader(pack.read(one).decode("utf-8-sig").splitlines())]
            for one in pack.namelist()
        }


def names(rows: Rows, column: str = "name") -> list[str]:
    return [row[column] for row in rows]


def test_everybody_gets_their_own_customers_and_what_hangs_on_them(edge: Edge) -> None:
    edge.ana.types("/customer Acme concern severe: the budget")
    edge.ben.types("/customer Cobalt promise until Friday: a price list")
    files = exported(edge, edge.ben)
    assert names(files["customers.csv"]) == ["Cobalt"]
    assert names(files["touchpoints.csv"], "customer") == ["Cobalt"]
    assert files["contacts.csv"] == files["concerns.csv"] == []
    assert names(files["promises.csv"], "customer") == ["Cobalt"]
    mine = exported(edge, edge.ana)
    assert names(mine["customers.csv"]) == ["Acme", "Borealis Energy", "Borealis Foods"]
    assert names(mine["contacts.csv"]) == ["Ana Souza", "Ivo Lund"]


def test_the_lead_gets_them_all_or_only_their_own(edge: Edge) -> None:
    with writing(edge.bot.engine) as connection:
        here = workspaces.everyone(connection)[0].id
        workspaces.lead(connection, here, edge.rows("members")[1]["id"])
    assert len(exported(edge, edge.ben)["customers.csv"]) == 4
    assert names(exported(edge, edge.ben, "mine")["customers.csv"]) == ["Cobalt"]


def test_nothing_private_is_ever_written(edge: Edge) -> None:
    edge.ana.types("/touch Acme call yesterday: the divorce #private")
    edge.ana.types("/customer Acme life @ana illness")
    edge.ana.types("/customer Acme @ana birthday 31 March")
    edge.ana.types("/customer Borealis Energy private")
    files = exported(edge, edge.ana)
    assert "divorce" not in str(files)
    assert "life_events.csv" not in files
    assert {row["birthday"] for row in files["contacts.csv"]} == {""}
    assert names(files["customers.csv"]) == ["Acme", "Borealis Foods"]
    assert "Borealis Energy" not in str(files)


def test_no_cell_is_a_formula(edge: Edge) -> None:
    edge.ben.types("/customer add =HYPERLINK(1)")
    assert "'=HYPERLINK(1)" in names(exported(edge, edge.ben)["customers.csv"])


def test_who_looks_after_nobody_is_told_so(edge: Edge) -> None:
    assert "You look after no customer" in edge.noor.types("/customer export")
    assert edge.noor.notes == []


def test_without_the_permission_it_is_said_what_an_admin_does(tmp_path: Path) -> None:
    with an_edge(tmp_path, scopes=[one for one in SCOPES if one != "files:write"]) as edge:
        edge.ben.types("/customer export")
        said = seen(edge.ben.note)
    assert "files:write" in said
    assert "python -m bot export FOLDER" in said


def test_it_comes_into_the_own_conversation_of_who_asked(edge: Edge) -> None:
    exported(edge, edge.ana, "MINE")
    assert edge.ben.notes == []
    assert [one for one in edge.ben.reads("CTEAM") if edge.sandbox.files(one)] == []
