"""Gathering what a page or an answer shows; the views draw it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlalchemy import Engine

from bot.flow.ahead import ahead, waiting
from bot.flow.plan import coming
from bot.flow.tick import InForce
from bot.flow.visit import Visit
from bot.model import (
    Coming,
    CustomerPage,
    Dossier,
    HomePage,
    NudgeState,
    RuleLine,
    Tuned,
    Verdict,
)
from bot.store import cards, customers, dossiers, notes, nudges
from bot.store.engine import reading
from rules.kit.rule import Rule

FAR_AHEAD = timedelta(days=800)
TOUCHES_SHOWN = 5
HOME_DAYS = 30
CUSTOMERS_READ = 1_000
MINE_SINCE = timedelta(days=90)
FAILURES_SHOWN_FOR = timedelta(days=14)


def customer_page(visit: Visit, customer_id: int) -> CustomerPage:
    """A customer on one screen, without what is private to others."""
    workspace_id = visit.workspace_id
    with reading(visit.engine) as connection:
        (whole,) = dossiers.load(connection, workspace_id, [customer_id])
        open_now = cards.of_nudges(
            connection, workspace_id, [one.id for one in whole.seen if one.open]
        )
        aliases = customers.aliases_of(connection, workspace_id, customer_id)
    today, dossier = visit.day_at(whole), whole.seen_by(visit.member)
    known = dossier.customer.as_of(today)
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
        # Why somebody else was asked may rest on what is private.
        open=tuple(
            one if dossier is whole else replace(one, why="") for one in open_now if not one.private
        ),
        coming=_next_of_each(ahead(visit.here, dossier, today, today + FAR_AHEAD)),
    )


def _next_of_each(ahead: Sequence[Coming]) -> tuple[Coming, ...]:
    """A ritual that comes again and again is told once for each person or project."""
    by_day = sorted(ahead, key=lambda one: one.ask_on)
    first = {(one.rule, one.about): one for one in reversed(by_day)}
    return tuple(sorted(first.values(), key=lambda one: one.ask_on))


def why(visit: Visit, rules: Sequence[Rule], customer_id: int) -> list[RuleLine]:
    """What every rule has to say about a customer: due on which day, or quiet.

    What is private to somebody else is left out.
    """
    with reading(visit.engine) as connection:
        (whole,) = dossiers.load(connection, visit.workspace_id, [customer_id])
    in_force = {tuned.rule.name: tuned for tuned in visit.here.rules}
    dossier, today = whole.seen_by(visit.member), visit.day_at(whole)
    lines = [
        line for rule in rules if (line := _verdict(dossier, rule, in_force.get(rule.name), visit))
    ]
    return sorted(lines, key=lambda line: (line.day is None, line.day or today, line.rule))


def _verdict(dossier: Dossier, rule: Rule, tuned: Tuned | None, visit: Visit) -> RuleLine | None:
    line = RuleLine(rule=rule.title, about=rule.why.splitlines()[0], verdict=Verdict.QUIET)
    if tuned is None:
        return replace(line, verdict=Verdict.OFF)
    today = visit.day_at(dossier)
    try:
        found = coming(replace(dossier, seen=()), tuned, today, today + FAR_AHEAD)
    except Exception:  # noqa: BLE001 - a broken rule is shown as such, whatever broke it
        return replace(line, verdict=Verdict.BROKEN)
    if any(one.nudge.private and one.to != visit.member for one in found):
        return None
    for seen in dossier.seen:
        if seen.rule == rule.name and seen.open:
            asked = seen.state is NudgeState.ASKED
            verdict = Verdict.OPEN if asked else Verdict.WAITING
            return replace(
                line, verdict=verdict, day=seen.due, to=dossier.name_of(seen.to_member_id)
            )
    found = coming(dossier, tuned, today, today + FAR_AHEAD)
    if not found:
        return line
    first = min(found, key=lambda one: one.ask_on)
    return replace(
        line,
        verdict=Verdict.COMING,
        day=first.ask_on,
        to=first.to.name,
        why=first.nudge.why,
    )


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


def my_preview(visit: Visit, days: int, *, with_waiting: bool = True) -> list[Coming]:
    """The same for one member, quickly enough for an answer in Slack.

    It reads the customers that they own or have dealt with of late, up to a thousand, those first
    at which something may be due soonest.
    """
    here, member, today = visit.here, visit.member, visit.today
    until, since = today + timedelta(days=days), today - MINE_SINCE
    with reading(visit.engine) as connection:
        mine = customers.of_member(connection, visit.workspace_id, member.id, since, CUSTOMERS_READ)
        dealt_with = dossiers.load(connection, visit.workspace_id, mine)
    found: list[Coming] = []
    for dossier in (one.seen_by(member) for one in dealt_with):
        found += ahead(here, dossier, today, until, member)
        if with_waiting:
            found += waiting(here, dossier, today, until, member)
    return sorted(found, key=_by_day)


def home(visit: Visit) -> HomePage:
    """One member's own page."""
    workspace_id, member = visit.workspace_id, visit.member
    coming_up = my_preview(visit, HOME_DAYS, with_waiting=False)
    since = visit.today - FAILURES_SHOWN_FOR
    with reading(visit.engine) as connection:
        asked = nudges.of_member(connection, workspace_id, member.id, [NudgeState.ASKED])
        held = nudges.of_member(connection, workspace_id, member.id, [NudgeState.WAITING])
        return HomePage(
            member=member,
            today=visit.today,
            open=tuple(cards.of_nudges(connection, workspace_id, asked)),
            waiting=tuple(cards.of_nudges(connection, workspace_id, held)),
            coming=tuple(coming_up),
            customers=customers.count_of_owner(connection, workspace_id, member.id),
            not_sent=tuple(
                f"{row.day.isoformat()}: {row.trouble}"
                for row in notes.failures(connection, workspace_id, member.id, since)
            ),
        )


def _by_day(one: Coming) -> tuple[date, str, str]:
    return (one.ask_on, one.customer, one.rule)
