"""Who is who: Slack's users and the colleagues of the record."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from slack_sdk import WebClient

from bot.slack.afterwards import at_once
from bot.slack.desk import Desk
from bot.slack.introductions import Introductions
from bot.slack.surface import SCOPES
from tests.slack.colleague import seen
from tests.slack.edge import SHEETS, TEN, Edge, an_edge
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
    bot = edge.bot
    desk = Desk(
        bot.engine, bot.rules, bot.installed.workspace_id, bot.clock, bot.messenger, {}, at_once
    )
    with slack_telling_of_nowhere().serve() as slack:
        visit = desk.visit(WebClient(base_url=slack.url), {"user_id": "UNEW"})
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
