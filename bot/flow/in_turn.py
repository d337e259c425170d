"""Morning notes of a large workspace: not everybody's at the minute in which all begin to work.

Slack takes fifty a minute, and who writes a thousand at once keeps everybody waiting for the last.
"""

import hashlib
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from bot.model import Member
from bot.store.pace import OF_A_WORKSPACE

MANY = 100
"""So many have their notes within two minutes, whatever the order."""

AT_MOST = timedelta(minutes=15)


def spread_over(colleagues: Iterable[Member]) -> timedelta:
    """The time in which their notes can be sent, a quarter of an hour at most; none for a few."""
    readers = sum(one.active and not one.channel for one in colleagues)
    return min(readers * OF_A_WORKSPACE.every, AT_MOST) if readers > MANY else timedelta()


def turn_of(workspace_id: int, member: Member, day: date, spread: timedelta) -> datetime:
    """When somebody's note of a day may be written: always so long after they begin to work."""
    begins = member.begins(day)
    turn = begins + spread * _place(workspace_id, member.id)
    return turn if turn < member.ends(day) else begins


def _place(workspace_id: int, member_id: int) -> float:
    """From 0 to 1, the same in every process, and for nobody like for their neighbours."""
    digest = hashlib.sha256(f"{workspace_id}:{member_id}".encode()).digest()
    return int.from_bytes(digest[:4], "big") / 2**32
