"""What whoever takes over needs to begin with a customer, in one note."""

from collections.abc import Iterator
from datetime import date, timedelta

from bot.flow.ahead import ahead
from bot.flow.fitting import fitting, name_of, some
from bot.flow.hand_over_note import why
from bot.flow.tick import InForce
from bot.model import Dossier, Member
from bot.words.languages import language
from rules.kit import (
    HELD,
    Colleague,
    Contact,
    ContactStanding,
    Customer,
    Loop,
    LoopKind,
    Role,
    Severity,
    Touch,
    listed,
    quote,
    say_day,
    say_days,
)
from rules.kit.language import say, speaking, word

LOOPS, NOES, MOODS, TOUCHES, AHEAD, PROJECTS = 5, 3, 5, 3, 3, 3
SOON = timedelta(days=60)


def card(
    here: InForce, dossier: Dossier, to: Member, today: date, *, by: str, old: str, because: str
) -> str:
    """All that one needs to begin with a customer, as far as `to` may know it, in their language.

    `by` hands over what `old` has looked after; "" where it was nobody, or `to` took it.
    """
    with speaking(language(to.language)):
        whole = dossier.seen_by(to)
        known = whole.customer.as_of(today)
        soon = _soon(here, whole, known, today)

        def lines(room: int) -> Iterator[str]:
            yield _first(name_of(known.name), by=by, old=old)
            yield why(because, room)
            yield _standing(known)
            yield _people(known, today, room)
            yield from (_loop(one, today, room) for one in _open(known))
            yield _noes(known, room)
            yield from (_touch(one, room) for one in known.touches[: -TOUCHES - 1 : -1])
            yield say("Coming: {what}.", what="; ".join(soon)) if soon else ""

        return fitting(lines)


def greets(customer: Customer, today: date) -> str:
    """With whom to speak first: the one whom we last spoke with, a champion, or anybody there."""
    spoke = customer.spoke_with(by=today, there_on=today)
    champion = next((one for one in customer.people if one.champion), None)
    first = spoke if spoke and spoke.active else champion or next(iter(customer.people), None)
    return first.name if first else ""


def _first(customer: str, *, by: str, old: str) -> str:
    if not by:
        return say("From now on you look after {customer}.", customer=customer)
    if by == old:
        return say("{by} hands {customer} over to you.", by=name_of(by), customer=customer)
    if not old:
        return say(
            "{by} has handed {customer} over to you; nobody looked after it until now.",
            by=name_of(by),
            customer=customer,
        )
    return say(
        "{by} has handed {customer} over to you; {old} looked after it until now.",
        by=name_of(by),
        customer=customer,
        old=name_of(old),
    )


def _standing(known: Customer) -> str:
    """Tier, since when, where the projects are, who else holds a role, and the moods."""
    tier = _tier(known)
    works = [
        say("{project} is in {stage}", project=name_of(one.name), stage=word(one.stages[-1][0]))
        for one in known.projects
        if one.stages and one.lost_on is None
    ][-PROJECTS:]
    held = [
        say("{role}: {name}", role=word(role), name=name_of(held.name))
        for role in HELD
        if (held := _holds(known, role))
    ]
    moods = [mood for _, mood in known.mood_line()[-MOODS:]]
    said = [
        tier,
        say("Projects: {works}.", works="; ".join(works)) if works else "",
        say("Roles: {roles}.", roles="; ".join(held)) if held else "",
        say("Their last moods: {moods}.", moods=", ".join(map(_mood, moods))) if moods else "",
    ]
    return " ".join(filter(None, said))


def _tier(known: Customer) -> str:
    if known.since:
        return say("Tier {tier}, since {day}.", tier=known.tier, day=say_day(known.since))
    return say("Tier {tier}.", tier=known.tier)


def _holds(known: Customer, role: Role) -> Colleague | None:
    """Whoever really holds it: the owner, who stands in, is left out."""
    held = known.holder(role)
    return None if held is None or held == known.owner else held


def _mood(mood: int) -> str:
    return {
        1: say("despairing"),
        2: say("worried"),
        3: say("neutral"),
        4: say("pleased"),
        5: say("delighted"),
    }[mood]


def _people(known: Customer, today: date, room: int) -> str:
    first = greets(known, today)
    others = [_person(one, room) for one in known.people if one.name != first]
    unwanted = ContactStanding.DO_NOT_CONTACT
    in_peace = [name_of(one.name) for one in known.contacts if one.standing is unwanted]
    meet = next((one for one in known.people if one.name == first), None)
    said = [
        say("Speak with {name} first.", name=_person(meet, room))
        if meet
        else say("Nobody there is on record yet."),
        say("Also there: {names}.", names=some(others)) if others else "",
        say("Leave in peace: {names}.", names=some(in_peace)) if in_peace else "",
    ]
    return " ".join(filter(None, said))


def _person(one: Contact, room: int) -> str:
    title = " ".join(one.title.split())[:room]
    facts = [title, say("stands up for us") if one.champion else ""]
    about = ", ".join(filter(None, facts))
    return f"{name_of(one.name)} ({about})" if about else name_of(one.name)


def _open(known: Customer) -> list[Loop]:
    """Severe ones first, then the oldest."""
    every = [one for one in known.loops if one.open]
    return sorted(every, key=lambda one: (not one.worry, one.opened_on))[:LOOPS]


def _loop(one: Loop, today: date, room: int) -> str:
    age = say_days(max(0, (today - one.opened_on).days))
    words = quote(one.text, room) or say("(no words)")
    if one.kind is LoopKind.PROMISE:
        if one.wait_until:
            return say(
                "We promised for {day}: {words} ({age} ago)",
                day=say_day(one.wait_until),
                words=words,
                age=age,
            )
        return say("We promised: {words} ({age} ago)", words=words, age=age)
    if one.severity is Severity.SEVERE:
        return say("A severe worry, {age} old: {words}", age=age, words=words)
    return say("A worry, {age} old: {words}", age=age, words=words)


def _noes(known: Customer, room: int) -> str:
    said = [quote(one.text, room) for one in known.noes if one.open and one.text.strip()]
    return say("We said no to: {what}.", what="; ".join(said[-NOES:])) if said else ""


def _touch(one: Touch, room: int) -> str:
    whom = listed(name_of(person.name) for person in one.contacts[:3])
    note = quote(one.note, room)
    what = word(one.kind)
    if whom and note:
        return say(
            "{day}: {kind} with {whom}: {note}",
            day=say_day(one.on),
            kind=what,
            whom=whom,
            note=note,
        )
    if whom:
        return say("{day}: {kind} with {whom}", day=say_day(one.on), kind=what, whom=whom)
    if note:
        return say("{day}: {kind}: {note}", day=say_day(one.on), kind=what, note=note)
    return say("{day}: {kind}", day=say_day(one.on), kind=what)


def _soon(here: InForce, whole: Dossier, known: Customer, today: date) -> list[str]:
    """What is planned, and when each ritual will first ask, by day.

    What is private is not named: a note is read on screens that others see.
    """
    planned = [(one.on, word(one.kind)) for one in known.planned if one.on >= today]
    first: dict[str, date] = {}
    for one in sorted(ahead(here, whole, today, today + SOON), key=lambda one: one.ask_on):
        first.setdefault(say("something private") if one.private else one.rule, one.ask_on)
    soon = sorted([*planned, *((on, what) for what, on in first.items())])[:AHEAD]
    return [say("{what} on {day}", what=what, day=say_day(on)) for on, what in soon]
