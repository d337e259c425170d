"""The way back from an archive, as if it had never been: for a slip of the finger."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.flow.record import UNDO_FOR, Undone
from bot.flow.tick import look
from bot.flow.visit import Visit
from bot.store import customers, dossiers, intake
from bot.store.engine import reading, writing
from rules.kit import Standing


@dataclass(frozen=True, slots=True)
class Before:
    """How we stood with a customer, and since when, as far as we knew."""

    standing: Standing
    since: date | None


def standing_of(visit: Visit, customer_id: int) -> Before | None:
    """None where there is no such customer that they may know of."""
    with reading(visit.engine) as connection:
        mine = visit.workspace_id, [customer_id], visit.member.id
        found = dossiers.load(connection, *mine)
    return next((Before(one.customer.standing, one.customer.standing_since) for one in found), None)


def put_back(visit: Visit, customer_id: int, before: Before, archived_at: datetime) -> Undone:
    """Within ten minutes, and only as long as it is archived."""
    if not archived_at <= visit.now <= archived_at + UNDO_FOR:
        return Undone.TOO_LATE
    with writing(visit.engine) as connection:
        mine = visit.workspace_id, [customer_id], visit.member.id
        there = dossiers.load(connection, *mine)
        if not there or there[0].customer.standing is not Standing.ARCHIVED:
            return Undone.NOT_THERE
        facts = {"standing": before.standing, "standing_since": before.since}
        intake.change(connection, visit.workspace_id, "customers", customer_id, facts)
        customers.changed(connection, visit.workspace_id, customer_id)
        look(connection, visit.here, customer_id, visit.now, day=visit.today)
    return Undone.GONE
