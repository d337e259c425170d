"""What the tests of handing over share."""

from sqlalchemy import insert

from bot.model import Member
from bot.store import workspaces
from bot.store.engine import writing
from bot.store.tables import metadata
from tests.flow.team import TUESDAY, Team, asks, at, day

NOW = at("2026-03-03 09:00", "Europe/Madrid")
WEDNESDAY = at("2026-03-04 09:00", "Europe/Madrid")
CALL = asks("call_them", TUESDAY, day("2026-03-10"), good_for=5)
PERSONAL = asks("personal", TUESDAY, private=True)


def an_asked_customer(team: Team, owner: Member) -> int:
    """A customer about whom its owner has been asked to call."""
    team.rules = [CALL]
    acme = team.customer("Acme", owner)
    team.round(NOW)
    assert team.states() == {"call_them": "asked"}
    return acme


def row_of(team: Team, table: str, row_id: int = 1) -> dict[str, object]:
    return next(row for row in team.rows(table) if row["id"] == row_id)


def put(team: Team, table: str, **values: object) -> None:
    with writing(team.engine) as connection:
        row = {"workspace_id": team.workspace_id, **values}
        connection.execute(insert(metadata.tables[table]).values(row))


def lead_is(team: Team, member: Member) -> None:
    with writing(team.engine) as connection:
        workspaces.lead(connection, team.workspace_id, member.id)


def texts(team: Team, member: Member) -> list[str]:
    return [one.text for one in team.courier.posted if one.member.id == member.id and one.text]
