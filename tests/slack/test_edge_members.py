"""Who is who: Slack's users and the colleagues of the record."""

from pathlib import Path

from bot.slack.surface import SCOPES
from tests.slack.edge import SHEETS, Edge, an_edge


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


def test_an_imported_colleague_is_recognised_by_e_mail_when_slack_tells_it(tmp_path: Path) -> None:
    scopes = (*SCOPES, "users:read.email")
    with an_edge(tmp_path, sheets=an_import_with("N. Haddad"), scopes=scopes) as edge:
        edge.noor.types("/customer add Delta")
        (noor,) = [one for one in edge.rows("members") if one["slack_id"] == "UNEW"]
        assert (noor["name"], noor["timezone"], noor["country"]) == (
            "N. Haddad",
            "Asia/Tokyo",
            "JP",
        )
        assert "Looked after by N. Haddad." in edge.noor.types("/customer Delta")
        assert len(edge.rows("members")) == 3


def test_a_name_alone_proves_nothing(tmp_path: Path) -> None:
    with an_edge(tmp_path, sheets=an_import_with("Noor Haddad")) as edge:
        edge.noor.types("/nudges")
        namesakes = [one for one in edge.rows("members") if one["name"] == "Noor Haddad"]
        assert [one["slack_id"] for one in namesakes] == [None, "UNEW"]


def an_import_with(name: str) -> dict[str, tuple[str, ...]]:
    """The usual sheets, and a colleague whose Slack id they do not tell."""
    members = (
        "name,email,timezone,country",
        f"{name},noor@second-date.example,,JP",
        "Ana Ruiz,,Europe/Madrid,ES",
        "Ben Okafor,,Europe/London,GB",
    )
    return {**SHEETS, "members.csv": members}
