"""Somebody is away, or back, or keeps other hours: what is due waits for them."""

from datetime import date, datetime, timedelta

from sqlalchemy import Connection, Engine

from bot.flow.visit import Visit
from bot.model import Absence, Member
from bot.store import absences, members
from bot.store.absences import Kept
from bot.store.engine import writing

A_MOMENT = timedelta(seconds=1)


def leave(visit: Visit, days: Absence) -> Absence:
    """They are away on these days; their last word about today counts, and a later leave stays.

    Answers the days as they are now, which their status in Slack may have made more.
    """
    with writing(visit.engine) as connection:
        for kept in _of(connection, visit.workspace_id, visit.member):
            if not kept.by_status and _gives_way(kept.days, days, visit.today):
                absences.end_before(connection, visit.workspace_id, kept, visit.today)
        absences.add(connection, visit.workspace_id, visit.member.id, days)
        absences.plan_again(connection, visit.workspace_id, visit.member.id)
        return _with_status(_of(connection, visit.workspace_id, visit.member), days)


def _gives_way(old: Absence, new: Absence, today: date) -> bool:
    meet = old.covers(max(old.first, new.first)) and new.covers(max(old.first, new.first))
    return meet and new.first <= max(old.first, today)


def _with_status(every: list[Kept], days: Absence) -> Absence:
    for kept in every:
        if kept.by_status and days.last and kept.days.covers(days.last):
            return Absence(days.first, kept.days.last)
    return days


def back(visit: Visit) -> list[Absence]:
    """They are here again, whatever Slack's status says; answers what has ended with that.

    Somebody who is not away calls off what they had planned.
    """
    workspace_id, today = visit.workspace_id, visit.today
    with writing(visit.engine) as connection:
        every = _of(connection, workspace_id, visit.member)
        now = [one for one in every if one.days.covers(today)]
        ahead = [one for one in every if one.days.first > today and not one.called_off]
        for kept in now or ahead:
            absences.end_before(connection, workspace_id, kept, today)
        if any(one.by_status for one in now):
            called_off = Absence(today, today - timedelta(days=1))
            absences.add(connection, workspace_id, visit.member.id, called_off, by_status=True)
        absences.plan_again(connection, workspace_id, visit.member.id)
    return [one.days for one in now or ahead]


def keep_hours(visit: Visit, starts_at: int, ends_at: int) -> None:
    """In minutes after midnight. No plan depends on them, only when a note is sent."""
    with writing(visit.engine) as connection:
        members.keep_hours(connection, visit.workspace_id, visit.member.id, starts_at, ends_at)


def away_by_status(
    engine: Engine, workspace_id: int, member: Member, now: datetime, until: datetime | None
) -> None:
    """Slack says that they are away, until a moment or until it says otherwise.

    Who has said since that they are back is believed until the status has been another.
    """
    today = member.day(now)
    last = (until - A_MOMENT).astimezone(member.zone).date() if until else None
    with writing(engine) as connection:
        told = [one for one in _of(connection, workspace_id, member) if one.by_status]
        if (last and last < today) or any(one.called_off for one in told):
            return
        known = next((one for one in told if one.days.covers(today)), None)
        if known and known.days.last == last:
            return
        if known:
            absences.ends(connection, workspace_id, known.id, last)
        else:
            absences.add(connection, workspace_id, member.id, Absence(today, last), by_status=True)
        absences.plan_again(connection, workspace_id, member.id)


def here_by_status(engine: Engine, workspace_id: int, member: Member, now: datetime) -> None:
    """Slack says so no more. What they have told us themselves is left alone."""
    if not member.absences:
        return
    today = member.day(now)
    with writing(engine) as connection:
        told = [one for one in _of(connection, workspace_id, member) if one.by_status]
        for kept in told:
            if kept.called_off:
                absences.forget(connection, workspace_id, kept.id)
            elif kept.days.covers(today):
                absences.end_before(connection, workspace_id, kept, today)
                absences.plan_again(connection, workspace_id, member.id)


def _of(connection: Connection, workspace_id: int, member: Member) -> list[Kept]:
    return absences.of_member(connection, workspace_id, member.id)
