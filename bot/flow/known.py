"""What choosing needs to know and asks for as it goes: customers, and what somebody had already."""

from datetime import date, timedelta
from functools import cache, lru_cache

from sqlalchemy import Connection

from bot.flow.choose import LookUp
from bot.flow.hold_back import Known, Load
from bot.model import Member
from bot.store import dossiers, notes


def look_up(connection: Connection, workspace_id: int, day: date) -> LookUp:
    """Reads each customer once, when it is asked for."""

    @lru_cache(maxsize=1)
    def around() -> dossiers.Surroundings:
        return dossiers.surroundings(connection, workspace_id)

    @cache
    def known(customer_id: int) -> Known:
        (one,) = dossiers.load_for_planning(connection, workspace_id, [customer_id], around())
        return Known(one.customer.as_of(day), one.seen)

    return known


def load_of(connection: Connection, workspace_id: int, member: Member, day: date) -> Load:
    """What somebody was asked on a day of theirs, and in its week from Monday on."""
    monday = day - timedelta(days=day.weekday())
    return Load(
        today=notes.nudges_sent(connection, workspace_id, member.id, day, day),
        this_week=notes.nudges_sent(connection, workspace_id, member.id, monday, day),
    )
