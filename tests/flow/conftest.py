from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.model import Member
from bot.store import workspaces
from bot.store.engine import writing
from tests.flow.team import Team, record_in, team_in


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    engine = record_in(tmp_path)
    yield team_in(engine)
    engine.dispose()


@pytest.fixture
def ana(team: Team) -> Member:
    return team.hire("Ana", "Europe/Madrid", "ES")


@pytest.fixture
def ben(team: Team) -> Member:
    return team.hire("Ben", "Asia/Tokyo", "JP")


@pytest.fixture
def eva(team: Team) -> Member:
    """A colleague of Ana's day and hours."""
    return team.hire("Eva", "Europe/Madrid", "ES")


@pytest.fixture
def acme(team: Team, ana: Member) -> int:
    return team.customer("Acme", ana, country="ES")


@pytest.fixture
def lead(team: Team) -> Member:
    """Who is told what nobody else can see to."""
    lead = team.hire("Lea", "Europe/Madrid", "ES")
    with writing(team.engine) as connection:
        workspaces.lead(connection, team.workspace_id, lead.id)
    return lead
