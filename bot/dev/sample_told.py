"""What was told about a made-up customer: a row for each thing, and what became of it."""

from typing import Protocol, TypeVar

from bot.dev.sample_life import Life
from bot.dev.sample_stories import (
    CONCERNS,
    EVENTS,
    JOB_TOLD,
    NEEDS_OF,
    NOES,
    PROMISES,
    PROVEN,
    RENEWS,
    ROLES,
    SAID,
)
from bot.dev.sample_wants import NEEDS, SOUGHT

LOST_AGO, LOST_BECAUSE = 7, "They know somebody at the other place."


def tell(life: Life) -> None:
    for tell_of in (_whose, _said, _open, _advised, _job, _wish, _proof, _life, _roles, _lost):
        tell_of(life)


def _whose(life: Life) -> None:
    one = life.company
    renews = life.year.ago(RENEWS[one.name]) if one.name in RENEWS else None
    life.year.write(
        "customers", one.name, one.owner, one.tier, one.country, life.since, one.aliases, renews
    )


def _said(life: Life) -> None:
    for said in _theirs(life, SAID):
        life.touch(
            life.year.ago(said.on),
            said.kind,
            people=[life.people[said.place]],
            project=SOUGHT[said.customer][0] if said.of_work else "",
            mood=said.mood,
            note=said.note,
            by=life.company.owner,
            began=said.began,
            answered=said.answered,
            private=said.private,
        )


def _open(life: Life) -> None:
    year, owner = life.year, life.company.owner
    for file, loops in (("concerns", CONCERNS), ("promises", PROMISES)):
        for loop in _theirs(life, loops):
            whose = life.people[loop.place]
            closed = year.ago(loop.closed) if loop.closed else None
            year.write(
                file, loop.customer, loop.text, year.ago(loop.opened), loop.weight, whose, owner,
                closed,
            )  # fmt: skip
            if loop.told is not None:
                told = year.ago(loop.told)
                life.touch(told, "update", people=[whose], by=owner, loop=loop.text)


def _advised(life: Life) -> None:
    for no in _theirs(life, NOES):
        life.year.write(
            "honest_noes", no.customer, no.text, life.year.ago(no.on), life.people[no.place],
            no.win, no.instead, life.year.ago(no.revisit),
        )  # fmt: skip


def _job(life: Life) -> None:
    """Who is still choosing has hired nobody."""
    name = life.company.name
    if life.since:
        age = JOB_TOLD.get(name, 12 + 23 * life.number % 128)
        told = max(life.year.ago(age), life.begins)
        life.year.write("jobs", name, SOUGHT[name][1], told, life.there(told)[0])


def _wish(life: Life) -> None:
    name = life.company.name
    if name in NEEDS_OF:
        tag, age = NEEDS_OF[name]
        life.year.write("needs", name, tag, NEEDS[tag], life.year.ago(age))


def _proof(life: Life) -> None:
    name = life.company.name
    if name in PROVEN:
        text, age, place = PROVEN[name]
        life.year.write("values", name, text, life.year.ago(age), life.people[place], "")


def _life(life: Life) -> None:
    for event in _theirs(life, EVENTS):
        whose, silent = life.people[event.place], "yes" if event.silent else "no"
        on = life.year.ago(event.on)
        life.year.write("life_events", event.customer, whose, event.kind, on, silent)
        if event.card is not None:
            sent, by = life.year.ago(event.card), life.company.owner
            life.touch(sent, "card", people=[whose], by=by, private="yes")


def _roles(life: Life) -> None:
    for customer, role, member in ROLES:
        if customer == life.company.name:
            life.year.write("roles", customer, role, member)


def _lost(life: Life) -> None:
    """They looked at us for something new, and chose somebody else."""
    year, name = life.year, life.company.name
    if life.company.story == "lost deal":
        for stage, ago in (("searching", 50), ("choosing", 30)):
            year.write(
                "projects", name, SOUGHT[name][0], stage, year.ago(ago),
                "", "", "", "", "", "", year.ago(LOST_AGO), LOST_BECAUSE,
            )  # fmt: skip


class About(Protocol):
    @property
    def customer(self) -> str: ...


Fact = TypeVar("Fact", bound=About)


def _theirs(life: Life, facts: tuple[Fact, ...]) -> list[Fact]:
    return [fact for fact in facts if fact.customer == life.company.name]
