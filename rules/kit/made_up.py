"""The customer of all examples, and short ways to say what is known of her. Days are ISO text."""

from datetime import date

from rules.kit.customer import Customer, Standing
from rules.kit.kinds import Kind
from rules.kit.loops import Loop, LoopKind, Severity
from rules.kit.loyalty import Loyalty
from rules.kit.people import Birthday, Colleague, Contact, ContactStanding, Seniority
from rules.kit.projects import Item, Project, Stage, Term
from rules.kit.roles import Holding, Role
from rules.kit.team import Month, Team
from rules.kit.touches import Side, Touch
from rules.kit.wishes import HonestNo, Job, LifeEvent, LifeKind, Need, Offering, Value

Fact = (
    Touch
    | Contact
    | Project
    | Loop
    | HonestNo
    | Job
    | Need
    | Value
    | LifeEvent
    | Holding
    | Offering
)

GRACE = Colleague("U1", "Grace Hopper")
"""The owner of all examples."""


def ada(
    *facts: Fact,
    tier: str = "B",
    since: str | None = None,
    country: str = "",
    owner: Colleague | None = GRACE,
    standing: Standing = Standing.ACTIVE,
    standing_since: str | None = None,
    lost_because: str = "",
    renews_on: str | None = None,
    loyalty_pinned: Loyalty | None = None,
    offers: tuple[str, ...] = (),
) -> Customer:
    """The customer of all examples, with the facts of one of them."""
    return Customer(
        key="ada",
        name="Ada's Bakery",
        tier=tier,
        since=maybe(since),
        country=country,
        owner=owner,
        standing=standing,
        standing_since=maybe(standing_since),
        lost_because=lost_because,
        renews_on=maybe(renews_on),
        loyalty_pinned=loyalty_pinned,
        contacts=tuple(fact for fact in facts if isinstance(fact, Contact)),
        projects=tuple(fact for fact in facts if isinstance(fact, Project)),
        touches=_touches(facts, planned=False),
        planned=_touches(facts, planned=True),
        loops=tuple(fact for fact in facts if isinstance(fact, Loop)),
        noes=tuple(fact for fact in facts if isinstance(fact, HonestNo)),
        jobs=tuple(fact for fact in facts if isinstance(fact, Job)),
        needs=tuple(fact for fact in facts if isinstance(fact, Need)),
        values=tuple(fact for fact in facts if isinstance(fact, Value)),
        life_events=tuple(fact for fact in facts if isinstance(fact, LifeEvent)),
        holdings=tuple(fact for fact in facts if isinstance(fact, Holding)),
        offerings=tuple(fact for fact in facts if isinstance(fact, Offering)),
        offers=tuple(map(day, offers)),
    )


def _touches(facts: tuple[Fact, ...], *, planned: bool) -> tuple[Touch, ...]:
    found = [fact for fact in facts if isinstance(fact, Touch)]
    return tuple(
        sorted(
            (touch for touch in found if (touch.recorded_on is not None) == planned),
            key=lambda touch: touch.on,
        )
    )


def team(*months: Month) -> Team:
    return Team(name="Harbour", months=months)


def month(
    first: str, *, before: int = 0, after: int = 0, untouched: int = 0, wins: tuple[str, ...] = ()
) -> Month:
    return Month(first=day(first), before=before, after=after, untouched=untouched, wins=wins)


def day(text: str) -> date:
    return date.fromisoformat(text)


def maybe(text: str | None) -> date | None:
    return day(text) if text else None


def colleague(name: str) -> Colleague:
    return Colleague(name, name)


def touch(
    kind: Kind,
    on: str,
    *contacts: Contact,
    by: str = "",
    project: Project | None = None,
    loop: Loop | None = None,
    began: Side | None = None,
    answered: bool | None = None,
    mood: int | None = None,
    note: str = "",
    private: bool = False,
    step: str = "",
) -> Touch:
    return Touch(
        on=day(on),
        kind=kind,
        contacts=contacts,
        by=colleague(by) if by else None,
        project=project.key if project else None,
        loop=loop.key if loop else None,
        began=began,
        answered=answered,
        mood=mood,
        note=note,
        private=private,
        step=step,
    )


def planned(
    kind: Kind, on: str, *contacts: Contact, note: str = "", recorded_on: str = "2025-01-01"
) -> Touch:
    """Something that is in the diary and has not happened yet."""
    return Touch(on=day(on), kind=kind, contacts=contacts, note=note, recorded_on=day(recorded_on))


def contact(
    name: str,
    *,
    title: str = "",
    department: str = "",
    birthday: str = "",
    champion: bool = False,
    seniority: Seniority | None = None,
    standing: ContactStanding = ContactStanding.ACTIVE,
    standing_since: str = "",
    met_on: str = "",
    successor_of: Contact | None = None,
) -> Contact:
    """`birthday` is `YYYY-MM-DD`, or `--MM-DD` when the year is unknown."""
    return Contact(
        key=name,
        name=name,
        title=title,
        department=department,
        birthday=Birthday.read(birthday) if birthday else None,
        champion=champion,
        seniority=seniority,
        standing=standing,
        standing_since=maybe(standing_since),
        met_on=maybe(met_on),
        successor_of=successor_of.key if successor_of else None,
    )


def project(
    name: str,
    *stages: tuple[Stage, str],
    terms: tuple[tuple[Item, str, str], ...] = (),
    chosen_on: str | None = None,
    chosen_because: str = "",
    ends_on: str | None = None,
    report_every: int | None = None,
    paused_on: str | None = None,
    delivered_on: str | None = None,
    accepted_on: str | None = None,
    lost_on: str | None = None,
    lost_because: str = "",
) -> Project:
    """`terms` are (item, what was said, day)."""
    return Project(
        key=name,
        name=name,
        stages=tuple((stage, day(on)) for stage, on in stages),
        terms=tuple(Term(item=item, text=text, on=day(on)) for item, text, on in terms),
        chosen_on=maybe(chosen_on),
        chosen_because=chosen_because,
        ends_on=maybe(ends_on),
        report_every=report_every,
        paused_on=maybe(paused_on),
        delivered_on=maybe(delivered_on),
        accepted_on=maybe(accepted_on),
        lost_on=maybe(lost_on),
        lost_because=lost_because,
    )


def loop(
    kind: LoopKind,
    text: str,
    opened_on: str,
    *,
    severity: Severity = Severity.NORMAL,
    by: Colleague | None = None,
    contact: Contact | None = None,
    wait_until: str | None = None,
    closed_on: str | None = None,
) -> Loop:
    return Loop(
        key=text,
        kind=kind,
        text=text,
        opened_on=day(opened_on),
        severity=severity,
        by=by,
        contact=contact,
        wait_until=maybe(wait_until),
        closed_on=maybe(closed_on),
    )


def honest_no(
    text: str,
    on: str,
    *,
    contact: Contact | None = None,
    win: str = "",
    instead: str = "",
    revisit_on: str | None = None,
    closed_on: str | None = None,
) -> HonestNo:
    return HonestNo(
        key=text,
        text=text,
        on=day(on),
        contact=contact,
        win=win,
        instead=instead,
        revisit_on=maybe(revisit_on),
        closed_on=maybe(closed_on),
    )


def job(text: str, on: str, contact: Contact | None = None) -> Job:
    return Job(text=text, on=day(on), contact=contact)


def value(
    text: str, on: str, *, contact: Contact | None = None, project: Project | None = None
) -> Value:
    return Value(text=text, on=day(on), contact=contact, project=project.key if project else None)


def life_event(contact: Contact, kind: LifeKind, on: str, *, silent: bool = False) -> LifeEvent:
    return LifeEvent(key=f"{kind} {on}", kind=kind, contact=contact, on=day(on), silent=silent)


def holding(role: Role, by: Colleague | None, since: str | None = None) -> Holding:
    return Holding(role=role, by=by, since=maybe(since))


def need(
    tag: str,
    on: str,
    text: str = "",
    *,
    met_on: str | None = None,
    refused_on: str | None = None,
) -> Need:
    return Need(tag=tag, on=day(on), text=text, met_on=maybe(met_on), refused_on=maybe(refused_on))


def offering(
    title: str, published_on: str, *tags: str, kind: str = "offering", link: str = ""
) -> Offering:
    return Offering(
        key=title,
        title=title,
        published_on=day(published_on),
        kind=kind,
        tags=frozenset(tags),
        link=link,
    )
