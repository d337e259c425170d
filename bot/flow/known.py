"""What choosing needs to know and asks for as it goes: customers, and what somebody had already."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cache, lru_cache

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from bot.flow.choose import LookUp
from bot.flow.hold_back import Known, Load, Unreadable
from bot.model import Member
from bot.store import dossiers, notes


def look_up(connection: Connection, workspace_id: int, day: date) -> LookUp:
    """Reads each customer once, when it is asked for. Asking for one may raise Unreadable."""

    @lru_cache(maxsize=1)
    def around() -> dossiers.Surroundings:
        return dossiers.surroundings(connection, workspace_id)

    @cache
    def known(customer_id: int) -> Known:
        try:
            (one,) = dossiers.load_for_planning(connection, workspace_id, [customer_id], around())
            return Known(one.customer.as_of(day), one.seen)
        except SQLAlchemyError:
            raise  # of the record, and not of this customer
        except Exception as error:
            raise Unreadable(customer_id) from error

    return known


def load_of(connection: Connection, workspace_id: int, member: Member, day: date) -> Load:
    """What somebody was asked on a day of theirs, and in its week from Monday on."""
    sent = notes.nudges_sent(connection, workspace_id, [member.id], _monday(day))
    return _load(sent[member.id], day)


def loads_of(
    connection: Connection, workspace_id: int, readers: Sequence[Member], now: datetime
) -> dict[int, Load]:
    """The same, by member, for as many as there may be: quicker than to ask about each."""
    days = {one.id: one.day(now) for one in readers}
    first = min(map(_monday, days.values()), default=now.date())
    sent = notes.nudges_sent(connection, workspace_id, [*days], first)
    return {member_id: _load(sent[member_id], day) for member_id, day in days.items()}


def _load(sent: Mapping[date, int], day: date) -> Load:
    week = (number for one, number in sent.items() if _monday(day) <= one <= day)
    return Load(today=sent.get(day, 0), this_week=sum(week))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
