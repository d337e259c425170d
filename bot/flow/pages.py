"""Gathering what a page or an answer shows; the views draw it."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import Engine

from bot.flow.plan import coming
from bot.flow.record import coming_for
from bot.flow.tick import InForce
from bot.flow.visit import Visit
from bot.model import (
    Coming,
    CustomerPage,
    Dossier,
    HomePage,
    Member,
    NudgeState,
    RuleLine,
    Tuned,
    Verdict,
)
from bot.store import cards, customers, dossiers, notes, nudges
from bot.store.engine import reading
from rules.kit.facts import Touch
from rules.kit.rule import Rule

FAR_AHEAD = timedelta(days=800)
TOUCHES_SHOWN = 5
HOME_DAYS = 30
CUSTOMERS_READ = 1_000
MINE_SINCE = timedelta(days=90)


def customer_page(visit: Visit, customer_id: int) -> CustomerPage:
    """A customer on one screen, without what is private to others."""
    workspace_id = visit.workspace_id
    with reading(visit.engine) as connection:
        (dossier,) = dossiers.load(connection, workspace_id, [customer_id])
        open_now = cards.of_nudges(
            connection, workspace_id, [one.id for one in dossier.seen if one.open]
        )
        aliases = customers.aliases_of(connection, workspace_id, customer_id)
    today = dossier.today(visit.now)
    known = dossier.customer.as_of(today)
    ahead = coming_for(visit.here, dossier, today, today + FAR_AHEAD)
    owner = dossier.active(dossier.owner_id)
    visible = [one for one in known.touches if _may_see(one, visit.member, dossier)]
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
        touches=tuple(visible[: -TOUCHES_SHOWN - 1 : -1]),
        planned=tuple(one for one in known.planned if _may_see(one, visit.member, dossier)),
        open=tuple(one for one in open_now if not one.private),
        coming=_next_of_each(ahead),
    )


def _next_of_each(ahead: Sequence[Coming]) -> tuple[Coming, ...]:
    """A ritual that comes again and again is told once for each person or project."""
    by_day = sorted(ahead, key=lambda one: one.ask_on)
    first = {(one.rule, one.about): one for one in reversed(by_day)}
    return tuple(sorted(first.values(), key=lambda one: one.ask_on))


def _may_see(touch: Touch, viewer: Member, dossier: Dossier) -> bool:
    wrote_it = touch.by is not None and touch.by.key == str(viewer.id)
    return not touch.private or wrote_it or viewer.id == dossier.owner_id


def why(visit: Visit, rules: Sequence[Rule], customer_id: int) -> list[RuleLine]:
    """What every rule has to say about a customer: due on which day, or quiet."""
    with reading(visit.engine) as connection:
        (dossier,) = dossiers.load(connection, visit.workspace_id, [customer_id])
    in_force = {tuned.rule.name: tuned for tuned in visit.here.rules}
    today = dossier.today(visit.now)
    lines = [_verdict(dossier, rule, in_force.get(rule.name), visit) for rule in rules]
    return sorted(lines, key=lambda line: (line.day is None, line.day or today, line.rule))


def _verdict(dossier: Dossier, rule: Rule, tuned: Tuned | None, visit: Visit) -> RuleLine:
    about, today = rule.why.splitlines()[0], dossier.today(visit.now)
    if tuned is None:
        return RuleLine(rule=rule.title, about=about, verdict=Verdict.OFF)
    for seen in dossier.seen:
        if seen.rule == rule.name and seen.open:
            asked = seen.state is NudgeState.ASKED
            return RuleLine(
                rule=rule.title,
                about=about,
                verdict=Verdict.OPEN if asked else Verdict.WAITING,
                day=seen.due,
                to=dossier.name_of(seen.to_member_id),
            )
    try:
        ahead = coming(dossier, tuned, today, today + FAR_AHEAD)
    except Exception:  # noqa: BLE001 - a broken rule is shown as such, whatever broke it
        return RuleLine(rule=rule.title, about=about, verdict=Verdict.BROKEN)
    if not ahead:
        return RuleLine(rule=rule.title, about=about, verdict=Verdict.QUIET)
    first = min(ahead, key=lambda one: one.ask_on)
    return RuleLine(
        rule=rule.title,
        about=about,
        verdict=Verdict.COMING,
        day=first.ask_on,
        to=first.to.name,
        why="" if first.nudge.private and first.to != visit.member else first.nudge.why,
    )


def preview(engine: Engine, here: InForce, days: int, now: datetime) -> list[Coming]:
    """What will be asked of anybody in the next days, if nobody does anything."""
    found: list[Coming] = []
    with reading(engine) as connection:
        for dossier in dossiers.stream(connection, here.workspace.id):
            today = dossier.today(now)
            found += coming_for(here, dossier, today, today + timedelta(days=days))
    return sorted(found, key=_by_day)


def my_preview(visit: Visit, days: int) -> list[Coming]:
    """The same for one member, quickly enough for an answer in Slack.

    It reads the customers that they own or have dealt with of late, up to a thousand, those first
    at which something may be due soonest.
    """
    workspace_id, member, today = visit.workspace_id, visit.member, visit.today
    since = today - MINE_SINCE
    with reading(visit.engine) as connection:
        mine = customers.of_member(connection, workspace_id, member.id, since, CUSTOMERS_READ)
        dealt_with = dossiers.load(connection, workspace_id, mine)
    found = [
        one
        for dossier in dealt_with
        for one in coming_for(visit.here, dossier, today, today + timedelta(days=days), member)
    ]
    return sorted(found, key=_by_day)


def home(visit: Visit) -> HomePage:
    """One member's own page."""
    workspace_id, member = visit.workspace_id, visit.member
    coming = my_preview(visit, HOME_DAYS)
    with reading(visit.engine) as connection:
        asked = nudges.of_member(connection, workspace_id, member.id, [NudgeState.ASKED])
        waiting = nudges.of_member(connection, workspace_id, member.id, [NudgeState.WAITING])
        return HomePage(
            member=member,
            today=visit.today,
            open=tuple(cards.of_nudges(connection, workspace_id, asked)),
            waiting=tuple(cards.of_nudges(connection, workspace_id, waiting)),
            coming=tuple(coming),
            customers=customers.count_of_owner(connection, workspace_id, member.id),
            not_sent=tuple(
                f"{row.day.isoformat()}: {row.trouble}"
                for row in notes.failures(connection, workspace_id, member.id)
            ),
        )


def _by_day(one: Coming) -> tuple[date, str, str]:
    return (one.ask_on, one.customer, one.rule)
