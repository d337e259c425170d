"""Gathering what a page or an answer shows; the views draw it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import Engine

from bot.flow.ahead import ahead, waiting
from bot.flow.tick import InForce
from bot.flow.unmet import unmet
from bot.flow.visit import Visit
from bot.model import Card, Coming, CustomerPage, Dossier, Member
from bot.store import cards, customers, dossiers
from bot.store.engine import reading
from bot.store.visible import may_see
from rules.kit import HELD, Customer, Holding, Loop, Role, Stage, Standing

FAR_AHEAD = timedelta(days=800)
TOUCHES_SHOWN = 5
MOODS_SHOWN = 5
CUSTOMERS_READ = 400
"""As many as an answer in Slack has time for, at some 3 ms each."""

MINE_SINCE = timedelta(days=90)


def customer_page(visit: Visit, customer_id: int) -> CustomerPage:
    """A customer on one screen, without what is private to others."""
    workspace_id = visit.workspace_id
    with reading(visit.engine) as connection:
        (whole,) = dossiers.load(connection, workspace_id, [customer_id], visit.member.id)
        open_now = cards.of_nudges(
            connection, workspace_id, [one.id for one in whole.seen if one.open], visit.member.id
        )
        aliases = customers.aliases_of(connection, workspace_id, customer_id)
    today, dossier = visit.day_at(whole), whole.seen_by(visit.member)
    known = dossier.customer.as_of(today)
    moods = known.mood_line()[-MOODS_SHOWN:]
    owner = dossier.active(dossier.owner_id)
    return CustomerPage(
        id=dossier.id,
        name=known.name,
        owner=owner.name if owner else "",
        tier=known.tier,
        country=known.country,
        since=dossier.customer.since,
        standing=known.standing,
        today=today,
        aliases=tuple(aliases),
        contacts=known.contacts,
        projects=known.projects,
        touches=known.touches[: -TOUCHES_SHOWN - 1 : -1],
        planned=known.planned,
        open=tuple(_told(one, whole, visit.member) for one in open_now if not one.private),
        coming=_next_of_each(ahead(visit.here, dossier, today, today + FAR_AHEAD)),
        lost_because=known.lost_because if known.standing is Standing.LOST else "",
        loyalty=known.loyalty_pinned,
        roles=_held(known),
        loops=tuple(sorted((one for one in known.loops if one.open), key=_weight)),
        noes=tuple(one for one in known.noes if one.open),
        job=known.jobs[-1] if known.jobs else None,
        moods=tuple(moods),
        usual=_usual(known, moods[-1][0]) if moods else None,
        unmet=unmet(known),
    )


def _told(card: Card, whole: Dossier, reader: Member) -> Card:
    """Why somebody else was asked may rest on what is private, or be in a language of theirs."""
    asked = whole.members.get(card.to_member_id or 0)
    same = asked is None or asked.language == reader.language
    return card if whole.is_owned_by(reader) and same else replace(card, why="")


def page_for(visit: Visit, customer_id: int) -> CustomerPage | None:
    """None for one who is gone, and for one whom they may not know of."""
    with reading(visit.engine) as connection:
        known = may_see(connection, visit.workspace_id, visit.member.id, customer_id)
    return customer_page(visit, customer_id) if known else None


def _usual(customer: Customer, day: date) -> tuple[Stage, int] | None:
    """The mood that is usual on a day where the project is that moved last, unless it is lost."""
    moved = [
        (max(on for _, on in project.stages if on <= day), stage, mood)
        for project in customer.projects
        if (stage := project.stage_on(day)) and (mood := project.usual_mood(day))
        if project.lost_on is None or project.lost_on > day
    ]
    if not moved:
        return None
    _, stage, mood = max(moved, key=lambda one: one[0])
    return stage, mood


def _held(customer: Customer) -> tuple[tuple[Role, str], ...]:
    """Who really holds which role: whoever stands in for nobody is left out."""
    latest = {one.role: one for one in sorted(customer.holdings, key=_since)}
    return tuple(
        (role, one.by.name) for role in HELD if (one := latest.get(role)) and one.by is not None
    )


def _since(holding: Holding) -> date:
    return holding.since or date.min


def _weight(loop: Loop) -> tuple[bool, date]:
    """Severe concerns first, then the oldest."""
    return (not loop.worry, loop.opened_on)


def _next_of_each(ahead: Sequence[Coming]) -> tuple[Coming, ...]:
    """A ritual that comes again and again is told once for each person or project."""
    by_day = sorted(ahead, key=lambda one: one.ask_on)
    first = {(one.rule, one.about): one for one in reversed(by_day)}
    return tuple(sorted(first.values(), key=lambda one: one.ask_on))


def preview(engine: Engine, here: InForce, days: int, now: datetime) -> list[Coming]:
    """What will be asked of anybody in the next days, if nobody does anything."""
    found: list[Coming] = []
    with reading(engine) as connection:
        for dossier in dossiers.stream(connection, here.workspace.id):
            today = dossier.today(now)
            until = today + timedelta(days=days)
            found += ahead(here, dossier, today, until)
            found += waiting(here, dossier, today, until)
    return sorted(found, key=_by_day)


@dataclass(frozen=True, slots=True)
class Ahead:
    """What is coming for a member, by day: not all of it, unless `whole`."""

    coming: Sequence[Coming]
    whole: bool


def my_ahead(
    visit: Visit, days: int, *, with_waiting: bool = True, most: int = CUSTOMERS_READ
) -> Ahead:
    """The same for one member, quickly enough for an answer in Slack.

    It reads the customers that they own or have dealt with of late, `most` of them, those first
    at which something may be due soonest.
    """
    here, member, today = visit.here, visit.member, visit.today
    until, since = today + timedelta(days=days), today - MINE_SINCE
    with reading(visit.engine) as connection:
        mine = customers.of_member(connection, visit.workspace_id, member.id, since, most + 1)
        dealt_with = dossiers.load(connection, visit.workspace_id, mine[:most], member.id)
    found: list[Coming] = []
    for dossier in (one.seen_by(member) for one in dealt_with):
        found += ahead(here, dossier, today, until, member)
        if with_waiting:
            found += waiting(here, dossier, today, until, member)
    return Ahead(sorted(found, key=_by_day), whole=len(mine) <= most)


def _by_day(one: Coming) -> tuple[date, str, str]:
    return (one.ask_on, one.customer, one.rule)
