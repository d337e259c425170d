"""When a round may next find something to do in a workspace, as a round that is over knows it.

What people and operators change makes a round due by itself (see `bot.store.rings`), so this is
about what time alone brings: a customer's day, the hours of whoever is to read, a note's next try.
Early is harmless, late never: where it would take long to find out when, it is early.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from itertools import chain
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Engine

from bot.flow.in_turn import spread_over, turn_of
from bot.flow.write_notes import ASK_AGAIN, ONE_DAY, Quiet, may_get_one
from bot.model import Member
from bot.model.people import zone_named
from bot.store import looks, members, notes, nudges, rings, seen, sweeps, workspaces
from bot.store.engine import quietly, writing

LONGEST = rings.FARTHEST
"""So much later than at midnight comes what runs once a day, and a new version of a rule is found
out so soon. Of five thousand workspaces in which nothing happens 333 have a round each minute."""


@contextmanager
def rung(
    engine: Engine, workspace_id: int, now: datetime, quiet: Quiet | None = None
) -> Iterator[None]:
    """In here a round is made. Where it is not finished, it is due again in a minute."""
    with quietly():
        with writing(engine) as connection:
            taken = rings.take(connection, workspace_id, now)
        yield
        with writing(engine) as connection:
            next_at = next_ring(connection, workspace_id, now, quiet)
            rings.rang(connection, workspace_id, next_at, taken=taken)


def next_ring(
    connection: Connection, workspace_id: int, now: datetime, quiet: Quiet | None = None
) -> datetime:
    """`now` is when that round began, and `quiet` what it knows of those whom it left alone."""
    # Those that take longest to find out come last: where it is at once, nothing else is asked, and
    # nobody waits for that who wants to write.
    moments = chain(
        _of_customers(connection, workspace_id, now),
        _of_notes(connection, workspace_id, now),
        _of_days(connection, workspace_id, now),
        _of_readers(connection, workspace_id, now, quiet or {}),
    )
    next_at = now + LONGEST
    while next_at > now and (moment := next(moments, None)):
        next_at = min(next_at, moment)
    return next_at


def _of_customers(connection: Connection, workspace_id: int, now: datetime) -> Iterator[datetime]:
    ahead = looks.ahead(connection, workspace_id)
    if ahead.first:
        yield ahead.first
    if ahead.is_behind(ahead.revision):
        yield now
    if sweeps.of(connection, workspace_id).to_go_on(now.date()):
        yield now


def _of_notes(connection: Connection, workspace_id: int, now: datetime) -> Iterator[datetime]:
    if notes.stale(connection, workspace_id, 1):
        yield now
    if first := notes.next_try(connection, workspace_id):
        yield first
        if first > now:
            # What nobody has begun to send when its day is over is taken back.
            colleagues = members.of_workspace(connection, workspace_id)
            for _, member_id, day in notes.unsent(connection, workspace_id, now):
                yield _midnight_after(day, colleagues[member_id].zone)


def _of_readers(
    connection: Connection, workspace_id: int, now: datetime, quiet: Quiet
) -> Iterator[datetime]:
    asked = nudges.members_waiting(connection, workspace_id, now.date() + ONE_DAY)
    if may_get_one(connection, workspace_id, now, asked, quiet):
        yield now  # a note of the last step can free what one before it has held back
    colleagues = members.of_workspace(connection, workspace_id)
    spread = spread_over(colleagues.values())
    for member_id in asked:
        reader = colleagues[member_id]
        yield _begins(reader, now)
        if (turn := turn_of(workspace_id, reader, reader.day(now), spread)) > now:
            yield turn
        if member_id in quiet and (again := quiet[member_id][1] + ASK_AGAIN) > now:
            yield again
    # What is for the whole team waits for the hours of its channel, or of its lead.
    lead = workspaces.lead_of(connection, workspace_id)
    for reader in colleagues.values():
        if reader.active and (reader.channel or reader == lead):
            yield _begins(reader, now)


def _of_days(connection: Connection, workspace_id: int, now: datetime) -> Iterator[datetime]:
    zone = zone_named(workspaces.get(connection, workspace_id).timezone)
    yield _midnight_after(now.astimezone(zone).date(), zone)
    if seen.is_over(connection, workspace_id, now):
        yield now  # there was more than a round forgets


def _begins(reader: Member, now: datetime) -> datetime:
    """When they next begin to work, if it is no day off."""
    today = reader.day(now)
    days = (today + number * ONE_DAY for number in range(3))
    return min(begins for day in days if (begins := reader.begins(day)) > now)


def _midnight_after(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day + ONE_DAY, time(), zone)
