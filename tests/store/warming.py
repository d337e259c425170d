"""A customer spoken with so many days ago, and how warm the record says it is."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import insert

from bot.model import Member
from bot.model.warmth import Counted, Warm, Which
from bot.store import touchpoints
from bot.store.engine import reading, writing
from bot.store.tables import loops
from bot.store.warmth import counted, warmth_of
from rules.kit import Kind
from tests.flow.team import TUESDAY, Team

NOW = datetime(2026, 3, 3, 9, tzinfo=UTC)


def ago(days: int) -> date:
    return TUESDAY - timedelta(days=days)


def touch(
    team: Team,
    customer_id: int,
    days_ago: int,
    *,
    kind: Kind = Kind.CALL,
    by: Member | None = None,
    answered: bool | None = None,
    mood: int | None = None,
    private: bool = False,
    step: str = "",
) -> None:
    with writing(team.engine) as connection:
        touchpoints.add(
            connection,
            team.workspace_id,
            customer_id=customer_id,
            on=ago(days_ago),
            kind=kind,
            identity=str(len(team.rows("touchpoints"))),
            recorded_at=NOW,
            recorded_on=ago(days_ago),
            by_member_id=by.id if by else None,
            answered=answered,
            mood=mood,
            private=private,
            step=step,
        )


def worry(team: Team, customer_id: int, **columns: object) -> None:
    row = {
        "workspace_id": team.workspace_id,
        "customer_id": customer_id,
        "kind": "concern",
        "text": "the budget",
        "opened_on": ago(5),
        "severity": "severe",
    }
    with writing(team.engine) as connection:
        connection.execute(insert(loops).values(row | columns))


def warm(
    team: Team,
    viewer: Member,
    *,
    owner: Member | None = None,
    which: Which = Which.ALL,
    limit: int | None = None,
    offset: int = 0,
) -> list[Warm]:
    with reading(team.engine) as connection:
        return warmth_of(
            connection,
            team.workspace_id,
            today=TUESDAY,
            viewer_id=viewer.id,
            owner_id=owner.id if owner else None,
            which=which,
            limit=limit,
            offset=offset,
        )


def numbers(team: Team, viewer: Member) -> Counted:
    with reading(team.engine) as connection:
        return counted(connection, team.workspace_id, today=TUESDAY, viewer_id=viewer.id)
