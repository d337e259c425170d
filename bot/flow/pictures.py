"""Gathering what a picture shows; `bot.pictures` draws it."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import Engine

from bot.flow.visit import Visit
from bot.model import Member
from bot.store import dossiers, month_kinds, months
from bot.store.engine import reading
from rules.kit import Customer, Kind, Team


def customer_over_time(visit: Visit, customer_id: int) -> tuple[Customer, date] | None:
    """All that this member may see, and the day it is; None where there is no such customer."""
    with reading(visit.engine) as connection:
        found = dossiers.load(connection, visit.workspace_id, [customer_id], visit.member.id)
    if not found:
        return None
    (whole,) = found
    return whole.seen_by(visit.member).customer, visit.day_at(whole)


def team_by_months(
    engine: Engine, workspace_id: int, reader: Member, day: date
) -> tuple[Team, Mapping[Kind, tuple[int, int]]]:
    """The months that are over, and the last of them by kind: before the sale, and after it."""
    with reading(engine) as connection:
        return (
            months.team(connection, workspace_id, day, reader.id),
            month_kinds.of_last_month(connection, workspace_id, day, reader.id),
        )
