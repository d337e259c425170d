"""Examples: what a rule does, said once, read as documentation and run as a test."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from rules.kit.facts import (
    Birthday,
    Colleague,
    Contact,
    ContactStanding,
    Customer,
    Need,
    Offering,
    Project,
    Seniority,
    Stage,
    Touch,
)
from rules.kit.kinds import Kind


@dataclass(frozen=True, slots=True)
class Example:
    """`says` is a sentence and the name of the test. `due` is every due day up to `until`.

    `why` and `draft` are texts that the first nudge must hold; `knobs` overrides defaults.
    """

    says: str
    customer: Customer
    due: tuple[str, ...] = ()
    until: str = "2025-12-31"
    why: str = ""
    draft: str = ""
    knobs: Mapping[str, object] = field(default_factory=dict[str, object])


Fact = Touch | Contact | Project | Need | Offering


def ada(*facts: Fact, tier: str = "B", since: str | None = None, country: str = "") -> Customer:
    """The customer of all examples, with the facts of one of them."""
    return Customer(
        key="ada",
        name="Ada's Bakery",
        tier=tier,
        since=day(since) if since else None,
        country=country,
        contacts=tuple(fact for fact in facts if isinstance(fact, Contact)),
        projects=tuple(fact for fact in facts if isinstance(fact, Project)),
        touches=_touches(facts, planned=False),
        planned=_touches(facts, planned=True),
        needs=tuple(fact for fact in facts if isinstance(fact, Need)),
        offerings=tuple(fact for fact in facts if isinstance(fact, Offering)),
    )


def _touches(facts: tuple[Fact, ...], *, planned: bool) -> tuple[Touch, ...]:
    found = [fact for fact in facts if isinstance(fact, Touch)]
    return tuple(
        sorted(
            (touch for touch in found if (touch.recorded_on is not None) == planned),
            key=lambda touch: touch.on,
        )
    )


def day(text: str) -> date:
    return date.fromisoformat(text)


def touch(
    kind: Kind,
    on: str,
    *contacts: Contact,
    by: str = "",
    project: Project | None = None,
    mood: int | None = None,
    note: str = "",
    step: str = "",
) -> Touch:
    return Touch(
        on=day(on),
        kind=kind,
        contacts=contacts,
        by=Colleague(by, by) if by else None,
        project=project.key if project else None,
        mood=mood,
        note=note,
        step=step,
    )


def planned(kind: Kind, on: str, *contacts: Contact, recorded_on: str = "2025-01-01") -> Touch:
    """Something that is in the diary and has not happened yet."""
    return Touch(on=day(on), kind=kind, contacts=contacts, recorded_on=day(recorded_on))


def contact(
    name: str,
    *,
    birthday: str = "",
    champion: bool = False,
    seniority: Seniority | None = None,
    standing: ContactStanding = ContactStanding.ACTIVE,
    standing_since: str = "",
) -> Contact:
    """`birthday` is `YYYY-MM-DD`, or `--MM-DD` when the year is unknown."""
    return Contact(
        key=name,
        name=name,
        birthday=Birthday.read(birthday) if birthday else None,
        champion=champion,
        seniority=seniority,
        standing=standing,
        standing_since=day(standing_since) if standing_since else None,
    )


def project(
    name: str,
    *stages: tuple[Stage, str],
    delivered_on: str | None = None,
    accepted_on: str | None = None,
) -> Project:
    return Project(
        key=name,
        name=name,
        stages=tuple((stage, day(on)) for stage, on in stages),
        delivered_on=day(delivered_on) if delivered_on else None,
        accepted_on=day(accepted_on) if accepted_on else None,
    )


def need(tag: str, on: str, text: str = "") -> Need:
    return Need(tag=tag, on=day(on), text=text)


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
