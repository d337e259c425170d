from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from bot.model import WorkspaceSettings
from bot.store import customers, drafts, looks, members, workspaces
from bot.store.engine import reading, writing
from bot.store.workspaces import NoWorkspace
from tests.flow.team import TUESDAY, Team, at, record_in, team_in


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    engine = record_in(tmp_path)
    yield team_in(engine, "home")
    engine.dispose()


def test_the_only_workspace_needs_no_name(team: Team) -> None:
    with reading(team.engine) as connection:
        assert workspaces.find(connection, None).name == "home"
        assert workspaces.find(connection, "home").id == team.workspace_id


def test_of_several_one_must_be_named(team: Team) -> None:
    team_in(team.engine, "Other")
    with reading(team.engine) as connection:
        with pytest.raises(
            NoWorkspace, match=r"several workspaces; add --workspace .* home, Other"
        ):
            workspaces.find(connection, None)
        with pytest.raises(NoWorkspace, match="no workspace 'Else' in the record, only home, Oth"):
            workspaces.find(connection, "Else")
        assert workspaces.find(connection, "Other").id != team.workspace_id


def test_an_empty_record_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    engine = record_in(tmp_path / "empty")
    with reading(engine) as connection, pytest.raises(NoWorkspace, match="Import a folder first"):
        workspaces.find(connection, None)
    engine.dispose()


def test_the_first_team_to_connect_takes_over_what_was_imported(team: Team) -> None:
    acme = team.customer("Acme")
    with writing(team.engine) as connection:
        first = workspaces.connect(connection, "T1", "First")
        again = workspaces.connect(connection, "T1", "First")
        second = workspaces.connect(connection, "T2", "Second")
    assert (first.id, again.id) == (team.workspace_id, team.workspace_id)
    assert second.id != first.id
    with reading(team.engine) as connection:
        assert customers.name_of_for_nobody(connection, first.id, [acme]) == {acme: "Acme"}
        assert customers.name_of_for_nobody(connection, second.id, [acme]) == {}


def met(team: Team, slack_id: str, email: str | None) -> int:
    with writing(team.engine) as connection:
        return members.meet(
            connection,
            team.workspace_id,
            slack_id=slack_id,
            name="Ana",
            normal_name="ana",
            email=email,
            timezone="Europe/Madrid",
            begins=WorkspaceSettings(),
        ).id


def test_a_colleague_is_met_once(team: Team) -> None:
    assert met(team, "U1", None) == met(team, "U1", "ana@second-date.example")
    assert len(team.rows("members")) == 1


def test_an_imported_colleague_is_known_by_the_address_and_never_by_the_name(team: Team) -> None:
    imported = team.hire("Ana", slack_id=None, email="ana@second-date.example")
    assert met(team, "U2", None) != imported.id
    assert met(team, "U1", "ana@second-date.example") == imported.id
    assert met(team, "U3", "ana@second-date.example") != imported.id
    zones = {row["slack_id"]: (row["timezone"], row["email"]) for row in team.rows("members")}
    assert zones["U1"] == ("Europe/Madrid", "ana@second-date.example")
    assert zones["U3"] == ("Europe/Madrid", None)


def test_a_draft_is_ones_own(team: Team) -> None:
    ana, ben = team.hire("Ana"), team.hire("Ben")
    other = team_in(team.engine, "Other")
    now = at("2026-03-03 08:00")
    with writing(team.engine) as connection:
        kept = drafts.keep(connection, team.workspace_id, ana.id, "acme coffee", now)
        mine = drafts.get(connection, team.workspace_id, ana.id, kept)
        assert mine
        assert (mine.text, mine.said_at) == ("acme coffee", now)
        assert drafts.get(connection, team.workspace_id, ben.id, kept) is None
        assert drafts.get(connection, other.workspace_id, ana.id, kept) is None


def test_an_alias_is_remembered_once(team: Team) -> None:
    acme = team.customer("Acme")
    with writing(team.engine) as connection:
        for _ in range(2):
            customers.add_alias(connection, team.workspace_id, acme, "The A", "the a")
        customers.add_alias(connection, team.workspace_id, acme, "acme", "acme")
        assert customers.aliases_of(connection, team.workspace_id, acme) == ["The A"]
        assert customers.names_for_nobody(connection, team.workspace_id) == [
            (acme, "acme"),
            (acme, "the a"),
        ]


def test_looking_again_is_refused_when_the_facts_have_changed(team: Team) -> None:
    acme, now = team.customer("Acme"), at("2026-03-03 08:00")
    looked = partial(customers.look_again, at=now, revision=1, today=TUESDAY)
    with writing(team.engine) as connection:
        here = team.workspace_id
        assert looked(connection, here, acme, version=0)
        customers.changed(connection, here, acme)
        assert not looked(connection, here, acme, version=0)
        assert looks.due(connection, here, customers.AT_ONCE, 10) == [acme]
        assert looked(connection, here, acme, version=1)
        assert looks.due(connection, here, now, 10) == [acme]
        assert looks.due(connection, here, at("2026-03-03 07:59"), 10) == []
        assert looks.behind(connection, here, 1, 10) == []
        assert looks.behind(connection, here, 2, 10) == [acme]
        assert looks.due(connection, here + 1, now, 10) == []
        assert looks.behind(connection, here + 1, 2, 10) == []
