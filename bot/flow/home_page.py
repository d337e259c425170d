"""Gathering what somebody's Home shows; the views draw it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import Connection

from bot.flow.pages import my_ahead
from bot.flow.retire import LATELY, rarely_useful
from bot.flow.visit import Visit
from bot.model import NudgeState
from bot.model.home import CustomersPage, HomePage, TeamPage
from bot.store import (
    begun,
    cards,
    customers,
    health,
    not_sent,
    owed,
    tallies,
    team_channel,
    warmth,
    workspaces,
)
from bot.store.asked import asked_of, count_asked
from bot.store.engine import reading
from rules.kit.rule import Rule

AHEAD_DAYS = 30
READ_AHEAD = 80
"""As many customers as are read for what is coming, which takes longest of all on this page."""

FAILURES_SHOWN_FOR = timedelta(days=14)
OWED_SHOWN, CARDS_READ, HELD_READ = 6, 18, 10
A_PAGE = 15
ORPHANS_SHOWN = 5


def home(visit: Visit) -> HomePage:
    """One member's own day."""
    workspace_id, member, today = visit.workspace_id, visit.member, visit.today
    ahead = my_ahead(visit, AHEAD_DAYS, with_waiting=False, most=READ_AHEAD)
    since = today - FAILURES_SHOWN_FOR
    mine = workspace_id, member.id
    with reading(visit.engine) as connection:
        asked = asked_of(connection, *mine, NudgeState.ASKED, CARDS_READ)
        held = asked_of(connection, *mine, NudgeState.WAITING, HELD_READ)
        return HomePage(
            member=member,
            today=today,
            open=tuple(cards.of_nudges(connection, workspace_id, asked, member.id)),
            waiting=tuple(cards.of_nudges(connection, workspace_id, held, member.id)),
            opens=count_asked(connection, *mine, NudgeState.ASKED),
            waits=count_asked(connection, *mine, NudgeState.WAITING),
            coming=tuple(ahead.coming),
            all_coming=ahead.whole,
            customers=customers.count_of_owner(connection, *mine),
            not_sent=tuple(not_sent.for_viewer(connection, workspace_id, member, since)),
            owed=tuple(owed.owed_by(connection, *mine, today, OWED_SHOWN)),
            owes=owed.count_owed(connection, *mine, today),
            steps=begun.steps_of(connection, *mine),
            leads=_leads(connection, visit),
        )


def my_customers(visit: Visit, first: int) -> CustomersPage:
    """A page of them, the last one where there are fewer."""
    workspace_id, me, today = visit.workspace_id, visit.member.id, visit.today
    with reading(visit.engine) as connection:
        counted = warmth.counted(connection, workspace_id, today=today, viewer_id=me, owner_id=me)
        first = min(first, max(counted.all - 1, 0)) // A_PAGE * A_PAGE
        shown = warmth.warmth_of(
            connection,
            workspace_id,
            today=today,
            viewer_id=me,
            owner_id=me,
            limit=A_PAGE,
            offset=first,
        )
    return CustomersPage(
        today=today,
        warm=tuple(shown),
        first=first,
        every=counted.all,
        quiet=counted.quiet,
    )


def team(visit: Visit, rules: Sequence[Rule], broken: Iterable[str]) -> TeamPage:
    """What holds for everybody; how it goes is told to the team lead alone."""
    workspace_id, today = visit.workspace_id, visit.today
    with reading(visit.engine) as connection:
        lead = workspaces.lead_of(connection, workspace_id)
        channel = team_channel.of_workspace(connection, workspace_id)
        page = TeamPage(
            today=today,
            leads=_leads(connection, visit),
            lead=lead.name if lead else "",
            channel=channel.name if channel else "",
            rituals=tuple(workspaces.as_set(connection, workspace_id, rules)),
            broken=tuple(sorted(broken)),
        )
        return _with_numbers(connection, visit, page) if page.leads else page


def _with_numbers(connection: Connection, visit: Visit, page: TeamPage) -> TeamPage:
    workspace_id = visit.workspace_id
    on = {one.rule.name for one in page.rituals if one.enabled}
    lately = tallies.lately(connection, workspace_id, LATELY)
    tired = [name for name, one in lately.items() if name in on and rarely_useful(one)]
    orphans, first = health.ownerless(connection, workspace_id, visit.member.id, ORPHANS_SHOWN)
    since = visit.today - FAILURES_SHOWN_FOR
    return replace(
        page,
        unheld=tuple(health.unheld(connection, workspace_id)),
        ownerless=tuple(first),
        orphans=orphans,
        health=health.health_of(connection, workspace_id, visit.now, since),
        tallies=tuple(tallies.of_workspace(connection, workspace_id)),
        tired=tuple(sorted(tired)),
    )


def _leads(connection: Connection, visit: Visit) -> bool:
    """Where nobody leads, everybody may change what holds for all."""
    lead = workspaces.lead_of(connection, visit.workspace_id)
    return lead is None or lead.id == visit.member.id
