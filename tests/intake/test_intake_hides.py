"""An import that hides a customer takes back what others were told of it.

What was asked of them, the next round asks of who may know.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.flow import private
from bot.intake import land
from bot.model import Member
from bot.store import notes
from bot.store.engine import reading, writing
from bot.store.visible import may_see
from rules.kit import Role
from tests.flow.team import TUESDAY, Team, asks, at, record_in, team_in

NOW = at("2026-03-03 10:00")
ROLES = "customer,role,member,since"
WITH_BEN, WITH_ANA = "Acme,care,Ben,2026-01-01", "Acme,care,Ana,2026-03-01"


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    engine = record_in(tmp_path)
    yield team_in(engine, "Harbour")
    engine.dispose()


@pytest.fixture
def ana(team: Team) -> Member:
    return team.hire("Ana")


@pytest.fixture
def ben(team: Team) -> Member:
    return team.hire("Ben")


def takes(team: Team, folder: Path, **files: tuple[str, ...]) -> None:
    """Import these alone."""
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        path.unlink()
    for name, lines in files.items():
        (folder / f"{name}.csv").write_text("\n".join(lines), encoding="utf-8")
    with writing(team.engine) as connection:
        land(connection, team.workspace_id, folder, now=NOW, today=TUESDAY)


def asked_of(team: Team) -> list[object]:
    return [row["to_member_id"] for row in team.rows("nudges")]


def told(team: Team) -> list[tuple[str, list[str]]]:
    """Who was sent a note, and the customers on its cards."""
    return [
        (note.member.name, [one.customer for one in note.cards]) for note in team.courier.posted
    ]


def drawn_again(team: Team) -> list[tuple[str, list[str]]]:
    """Whose note was shown afresh, and the customers on its cards."""
    return [(note.member.name, [one.customer for one in note.cards]) for note in team.courier.shown]


def test_what_was_asked_goes_to_who_may_know_and_its_note_is_drawn_without_it(
    team: Team, ana: Member, ben: Member, tmp_path: Path
) -> None:
    acme = team.customer("Acme", ana)
    team.rules = [asks("called", TUESDAY, to=Role.CARE)]
    takes(team, tmp_path / "in", roles=(ROLES, WITH_BEN))
    team.round(NOW)
    assert (asked_of(team), told(team)) == ([ben.id], [("Ben", ["Acme"])])
    hiding = ("name,private", "Acme,yes")
    takes(team, tmp_path / "in", customers=hiding, roles=(ROLES, WITH_ANA))
    team.round(NOW)
    assert asked_of(team) == [ana.id]
    assert ("Ben", []) in drawn_again(team)
    with reading(team.engine) as connection:
        assert not may_see(connection, team.workspace_id, ben.id, acme)


@pytest.mark.parametrize("way", [Role.CARE, Role.OWNER])
def test_who_loses_sight_of_a_private_one_loses_its_card(
    team: Team, ana: Member, ben: Member, tmp_path: Path, way: Role
) -> None:
    team.customer("Acme", ben if way is Role.OWNER else ana, private=True)
    team.rules = [asks("called", TUESDAY, to=way)]
    if way is Role.CARE:
        takes(team, tmp_path / "in", roles=(ROLES, WITH_BEN))
    team.round(NOW)
    assert (asked_of(team), told(team)) == ([ben.id], [("Ben", ["Acme"])])
    if way is Role.CARE:
        takes(team, tmp_path / "in", roles=(ROLES, WITH_ANA))
    else:
        takes(team, tmp_path / "in", customers=("name,owner", "Acme,Ana"))
    team.round(NOW)
    assert asked_of(team) == [ana.id]
    assert ("Ben", []) in drawn_again(team)


def test_who_is_shared_with_no_more_is_told_of_it_no_more(
    team: Team, ana: Member, ben: Member, tmp_path: Path
) -> None:
    acme = team.customer("Acme", ana, private=True)
    private.share(team.visit(ana, NOW), acme, [ben])
    write_note(team, ben, "one")
    takes(team, tmp_path / "in", customers=("name,shared_with", "Acme,Ana"))
    assert [row["text"] for row in team.rows("notes")] == ["A renewal: …. Acmeville is another."]


def test_what_others_were_told_names_it_no_more(
    team: Team, ana: Member, ben: Member, tmp_path: Path
) -> None:
    team.customer("Acme", ana)
    for member, occasion in ((ben, "one"), (ana, "two")):
        write_note(team, member, occasion)
    takes(team, tmp_path / "in", customers=("name,tier", "Acme,A"))
    assert [row["text"] for row in team.rows("notes")] == [TOLD, TOLD]
    takes(team, tmp_path / "in", customers=("name,private", "Acme,yes"))
    assert [row["text"] for row in team.rows("notes")] == [
        "A renewal: …. Acmeville is another.",
        TOLD,
    ]


TOLD = "A renewal: Acme. Acmeville is another."


def write_note(team: Team, member: Member, occasion: str) -> None:
    with writing(team.engine) as connection:
        notes.open_for(
            connection,
            team.workspace_id,
            member.id,
            occasion=occasion,
            day=TUESDAY,
            now=NOW,
            nudge_ids=(),
            text=TOLD,
        )
