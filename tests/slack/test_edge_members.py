"""Who is who: Slack's users and the colleagues of the record."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from slack_sdk import WebClient
from sqlalchemy import update

from bot.flow.tick import tick
from bot.intake import land
from bot.sandbox import Clock, Person, Sandbox, faults
from bot.slack.afterwards import at_once
from bot.slack.desk import Desk
from bot.slack.introductions import Introductions
from bot.slack.surface import SCOPES
from bot.store import rings
from bot.store.engine import reading, writing
from bot.store.tables import workspaces
from tests.slack.colleague import seen
from tests.slack.edge import EIGHT, SHEETS, TEN, Edge, an_edge
from tests.slack.rude import Rude

NOORS_EMAIL = "noor@second-date.example"
NOWHERE = {"id": "UNEW", "real_name": "Noor Haddad", "tz": "US/Nowhere"}
NINE_IN_TOKYO = datetime(2026, 3, 4, 0, tzinfo=UTC)


def test_a_user_nobody_knows_becomes_a_member_with_their_zone(edge: Edge) -> None:
    edge.noor.types("/touch Acme call today")
    newest = edge.rows("members")[-1]
    assert (newest["name"], newest["slack_id"], newest["timezone"]) == (
        "Noor Haddad",
        "UNEW",
        "Asia/Tokyo",
    )
    edge.noor.types("/touch Acme call today")
    assert len(edge.rows("members")) == 3


def test_an_imported_colleague_who_speaks_is_recognised_by_e_mail(tmp_path: Path) -> None:
    with an_edge(tmp_path, sheets=an_import_with("N. Haddad", NOORS_EMAIL)) as edge:
        edge.noor.types("/customer add Epsilon")
        (noor,) = [one for one in edge.rows("members") if one["slack_id"] == "UNEW"]
        assert (noor["name"], noor["timezone"], noor["country"]) == (
            "N. Haddad",
            "Asia/Tokyo",
            "JP",
        )
        assert "Looked after by N. Haddad." in edge.noor.types("/customer Epsilon")
        assert len(edge.rows("members")) == 3


def test_an_imported_colleague_who_never_spoke_still_gets_the_note(tmp_path: Path) -> None:
    with an_edge(tmp_path, sheets=an_import_with("N. Haddad", NOORS_EMAIL)) as edge:
        edge.walk(NINE_IN_TOKYO)
        assert "Check in, Delta" in seen(edge.noor.note)


def test_where_slack_asks_us_to_wait_the_next_round_looks_for_the_others(tmp_path: Path) -> None:
    with an_edge(tmp_path, sheets=an_import_with("N. Haddad", NOORS_EMAIL)) as edge:
        edge.sandbox.faults.strike("users.lookupByEmail", faults.rate_limited(), next_times=1)
        edge.walk(NINE_IN_TOKYO)
        with reading(edge.bot.engine) as connection:
            here = edge.bot.installed.workspace_id
            assert rings.due(connection, NINE_IN_TOKYO) == [here]
        assert edge.noor.notes == []
        edge.walk(NINE_IN_TOKYO)
        assert "Check in, Delta" in seen(edge.noor.note)


def test_a_name_alone_proves_nothing(tmp_path: Path) -> None:
    sheets = an_import_with("Noor Haddad", "somebody.else@second-date.example")
    with an_edge(tmp_path, sheets=sheets) as edge:
        edge.walk(NINE_IN_TOKYO)
        edge.noor.types("/nudges")
        namesakes = [one for one in edge.rows("members") if one["name"] == "Noor Haddad"]
        assert [one["slack_id"] for one in namesakes] == [None, "UNEW"]
        assert edge.noor.notes == []


def test_where_slack_tells_no_e_mails_nobody_is_taken_for_somebody(tmp_path: Path) -> None:
    scopes = [scope for scope in SCOPES if scope != "users:read.email"]
    sheets = an_import_with("Noor Haddad", NOORS_EMAIL)
    with an_edge(tmp_path, sheets=sheets, scopes=scopes) as edge:
        edge.walk(NINE_IN_TOKYO)
        edge.noor.types("/nudges")
        assert len(edge.rows("members")) == 4


def test_a_stranger_from_a_zone_that_we_do_not_know_lives_by_utc(edge: Edge) -> None:
    with slack_telling_of_nowhere().serve() as slack:
        visit = the_desk(edge).visit(WebClient(base_url=slack.url), {"user_id": "UNEW"})
    assert (visit.member.name, visit.member.timezone) == ("Noor Haddad", "UTC")
    edge.walk(TEN)
    assert "Good morning, Ana." in seen(edge.ana.note)


def test_an_imported_colleague_in_a_zone_that_we_do_not_know_lives_by_utc(tmp_path: Path) -> None:
    with an_edge(tmp_path, sheets=an_import_with("N. Haddad", NOORS_EMAIL)) as edge:
        with slack_telling_of_nowhere().serve() as slack:
            client = WebClient(base_url=slack.url)
            here = edge.bot.installed.workspace_id
            assert Introductions(edge.bot.engine, here, client).introduce() == 1
        edge.walk(TEN + timedelta(days=1))
        assert "Check in, Delta" in seen(edge.noor.note)


@pytest.mark.parametrize(
    ("theirs", "imported", "locale", "reads"),
    [
        ("en", "", "de-AT", "de"),
        ("en", "", "en-GB", "en"),
        ("en", "", "", "en"),
        ("en", "de", "en-US", "de"),
        ("de", "", "en-US", "en"),
        ("de", "en", "de-DE", "en"),
        ("de", "", "", "de"),
    ],
)
@pytest.mark.parametrize("comes", [True, False])
def test_an_imported_colleague_reads_the_language_of_their_slack_unless_the_import_says_another(
    tmp_path: Path, theirs: str, imported: str, locale: str, reads: str, *, comes: bool
) -> None:
    with an_edge(tmp_path, sheets={}) as edge:
        with writing(edge.bot.engine) as connection:
            connection.execute(update(workspaces).values(language=theirs))
        knows_noor(edge, tmp_path / "in", imported)
        with slack_in(locale) as client:
            noor = comes_by(edge, client) if comes else looked_up(edge, client)
    assert (noor["slack_id"], noor["language"]) == ("UNEW", reads)


def test_what_was_planned_for_a_colleague_is_said_in_the_language_of_their_slack(
    tmp_path: Path,
) -> None:
    with an_edge(tmp_path, sheets=an_import_with("N. Haddad", NOORS_EMAIL)) as edge:
        tick(edge.bot.engine, edge.bot.rules, TEN + timedelta(days=1))
        assert "Nobody has spoken with Delta" in planned_for_delta(edge)
        with slack_in("de-DE") as client:
            comes_by(edge, client)
        tick(edge.bot.engine, edge.bot.rules, TEN + timedelta(days=1))
        assert "Anruf am 11. Februar 2026" in planned_for_delta(edge)


def test_who_was_imported_with_a_slack_id_keeps_the_language_at_their_first_visit(
    edge: Edge,
) -> None:
    with slack_in("de-DE", "UANA") as client:
        visit = the_desk(edge).visit(client, {"user_id": "UANA"})
    assert visit.member.language == "en"


def knows_noor(edge: Edge, folder: Path, language: str) -> None:
    folder.mkdir()
    lines = f"name,email,language\nN. Haddad,{NOORS_EMAIL},{language}\n"
    (folder / "members.csv").write_text(lines, encoding="utf-8")
    with writing(edge.bot.engine) as connection:
        here = edge.bot.installed.workspace_id
        land(connection, here, folder, now=EIGHT, today=EIGHT.date())


def comes_by(edge: Edge, client: WebClient) -> dict[str, object]:
    the_desk(edge).visit(client, {"user_id": "UNEW"})
    return edge.rows("members")[0]


def looked_up(edge: Edge, client: WebClient) -> dict[str, object]:
    here = edge.bot.installed.workspace_id
    assert Introductions(edge.bot.engine, here, client).introduce() == 1
    return edge.rows("members")[0]


def planned_for_delta(edge: Edge) -> str:
    (delta,) = [one["id"] for one in edge.rows("customers") if one["name"] == "Delta"]
    (why,) = [one["why"] for one in edge.rows("nudges") if one["customer_id"] == delta]
    return str(why)


@contextmanager
def slack_in(locale: str, slack_id: str = "UNEW") -> Iterator[WebClient]:
    """Another Slack, in which Noor uses this language."""
    noor = Person(slack_id, "noor", "Noor Haddad", "Asia/Tokyo", NOORS_EMAIL, locale=locale)
    sandbox = Sandbox([noor], clock=Clock(EIGHT, flowing=False))
    with sandbox.serve():
        yield WebClient(token=sandbox.bot_token, base_url=sandbox.api_url)


def the_desk(edge: Edge) -> Desk:
    bot = edge.bot
    here = bot.installed.workspace_id
    return Desk(bot.engine, bot.rules, here, bot.clock, bot.messenger, {}, at_once)


def slack_telling_of_nowhere() -> Rude:
    answer = json.dumps({"ok": True, "user": NOWHERE}).encode()
    return Rude(200, answer, {"Content-Type": "application/json"})


def an_import_with(name: str, email: str) -> dict[str, tuple[str, ...]]:
    """The usual sheets, and the owner of Delta, whose Slack id they do not tell."""
    members = ("name,email,timezone,country,slack_id", f"{name},{email},,JP,")
    return {
        **SHEETS,
        "members.csv": (*members, *SHEETS["members.csv"][1:]),
        "customers.csv": (*SHEETS["customers.csv"], f"Delta,{name},A,JP,"),
        "touchpoints.csv": (*SHEETS["touchpoints.csv"], f"Delta,2026-02-11,call,{name},,"),
    }
