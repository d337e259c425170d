"""Somebody's account in Slack is closed, or open again; what they looked after finds a reader."""

from datetime import date, datetime

from sqlalchemy import Connection, Engine

from bot.flow.hand_over_note import left, tell
from bot.model import Absence, Member
from bot.store import absences, customers, hand_overs, members, team_channel, workspaces
from bot.store.absences import Kept
from bot.store.engine import writing

PAGES = 5


def account_closed(engine: Engine, workspace_id: int, member: Member, now: datetime) -> bool:
    """They are with us no more: what they were asked falls to others, and the lead is told how to
    hand over the rest. False when that was known.

    Until Slack says otherwise they are away, too, so that who comes back is told from somebody whom
    an import has called inactive.
    """
    with writing(engine) as connection:
        if not hand_overs.set_active(connection, workspace_id, member.id, active=False):
            return False
        _away(connection, workspace_id, member, member.day(now))
        _plan_again(connection, workspace_id, member)
        _tell(connection, workspace_id, member, now)
    return True


def account_open(engine: Engine, workspace_id: int, member: Member) -> bool:
    """They are back, and so is what they still look after. False for who did not leave by Slack."""
    with writing(engine) as connection:
        if not any(map(_by_slack, absences.of_member(connection, workspace_id, member.id))):
            return False
        back = hand_overs.set_active(connection, workspace_id, member.id, active=True)
        _plan_again(connection, workspace_id, member)
    return back


def _by_slack(kept: Kept) -> bool:
    return kept.by_status and kept.days.last is None


def _away(connection: Connection, workspace_id: int, member: Member, today: date) -> None:
    """Until further notice."""
    known = [
        one for one in absences.of_member(connection, workspace_id, member.id) if one.by_status
    ]
    for one in known:
        if one.days.covers(today) or one.days.first == today:
            absences.ends(connection, workspace_id, one.id, None)
            return
    absences.add(connection, workspace_id, member.id, Absence(today), by_status=True)


def _plan_again(connection: Connection, workspace_id: int, member: Member) -> None:
    absences.plan_again(connection, workspace_id, member.id)
    about = hand_overs.customers_with(connection, workspace_id, member.id)
    for start in range(0, len(about), hand_overs.AT_A_TIME):
        some = about[start : start + hand_overs.AT_A_TIME]
        customers.changed(connection, workspace_id, *some)


def _tell(connection: Connection, workspace_id: int, member: Member, now: datetime) -> None:
    """The lead; without one the team's channel, or else whoever has been here for the longest."""
    lead = workspaces.lead_of(connection, workspace_id)
    channel = team_channel.of_workspace(connection, workspace_id)
    everybody = members.of_workspace(connection, workspace_id).values()
    here = (one for one in everybody if one.active and one.slack_id and not one.channel)
    reader = lead or channel or min(here, key=lambda one: one.id, default=None)
    if reader is None:
        return
    owned, _ = hand_overs.customers_of(connection, workspace_id, member.id, reader.id)
    roles = len(hand_overs.roles_of(connection, workspace_id, member.id, reader.id))
    if owned or roles:
        tell(
            connection,
            workspace_id,
            reader,
            occasion=f"left:{member.id}:{now:%y%m%d}",
            now=now,
            text=left(reader, member, len(owned), roles, is_lead=reader is lead),
            customer_ids=owned[:PAGES],
        )
