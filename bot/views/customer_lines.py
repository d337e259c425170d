"""The lines of a customer's page: how we stand, and one for each thing that is known."""

from collections.abc import Mapping
from datetime import date

from bot.model import Card, Coming, CustomerPage
from bot.model.pages import Unmet
from bot.views.coming import say_reason, say_what
from bot.views.loops import say_age, say_until
from bot.views.text import capital, listed, named, on_day, one_line, sentence, title_of
from bot.views.touch import say_mood, say_touch
from rules.kit import (
    Contact,
    ContactStanding,
    HonestNo,
    Job,
    Loop,
    LoopKind,
    Loyalty,
    Project,
    Severity,
    Standing,
    Touch,
)
from rules.kit.days import say_day
from rules.kit.language import say, say_n, word

MOST_ROLES = 10


def summary(page: CustomerPage) -> str:
    roles = [
        say("{role}: {name}", role=capital(word(role)), name=named(name))
        for role, name in page.roles[:MOST_ROLES]
    ]
    if (more := len(page.roles) - MOST_ROLES) > 0:
        roles.append(say_n(more, "and one more", "and {many} more"))
    lines = [
        f"{_standing(page)}.",
        say("Looked after by {owner}.", owner=named(page.owner))
        if page.owner.strip()
        else say("Nobody owns it yet."),
        f"{', '.join(roles)}." if roles else "",
        say("Loyalty, pinned by hand: {loyalty}.", loyalty=_loyalty(page.loyalty))
        if page.loyalty
        else "",
        _moods(page),
        say("Also called {names}.", names=listed(page.aliases)) if page.aliases else "",
    ]
    return "\n".join(filter(None, lines))


def _standing(page: CustomerPage) -> str:
    because, standing = one_line(page.lost_because, 100), _in_words(page.standing)
    tier, since = one_line(page.tier, 20), page.since
    facts = [
        say("{standing} ({because})", standing=standing, because=because) if because else standing,
        say("tier {tier}", tier=tier) if tier else "",
        one_line(page.country, 20),
        say("since {day}", day=say_day(since)) if since else "",
    ]
    return ", ".join(filter(None, facts))


def _in_words(standing: Standing) -> str:
    return {
        Standing.ACTIVE: say("Active"),
        Standing.DORMANT: say("Dormant"),
        Standing.LOST: say("Lost"),
        Standing.ARCHIVED: say("Archived"),
        Standing.DO_NOT_CONTACT: say("Do not contact"),
    }[standing]


def _loyalty(loyalty: Loyalty) -> str:
    return {
        Loyalty.TRIAL: say("on trial"),
        Loyalty.CUSTOMER: say("a customer"),
        Loyalty.LOYAL: say("loyal"),
        Loyalty.FOR_LIFE: say("a customer for life"),
    }[loyalty]


def _moods(page: CustomerPage) -> str:
    """The oldest first, and what is usual in that part of the journey."""
    if not page.moods:
        return ""
    last, mood = page.moods[-1]
    said = ", ".join(say_mood(one) for _, one in page.moods)
    day = on_day(last, page.today)
    if page.usual is None:
        return say("Mood: {moods} {on_day}.", moods=said, on_day=day)
    stage, usual = page.usual
    parts = {"moods": said, "on_day": day, "stage": word(stage), "usual": say_mood(usual)}
    if mood < usual:
        return say(
            "Mood: {moods} {on_day}, which is lower than usual in {stage} ({usual}).", **parts
        )
    if mood > usual:
        return say(
            "Mood: {moods} {on_day}, which is better than usual in {stage} ({usual}).", **parts
        )
    return say("Mood: {moods} {on_day}, as usual in {stage}.", **parts)


def unmet(there: Unmet) -> list[str]:
    """Whom it would be good to get to know, a line each."""
    if there.nobody:
        return [say("We know nobody there by name yet.")]
    lines = [
        say("Never spoken with: {names}.", names=listed(there.people)) if there.people else "",
        say("No talk with anybody from {departments}.", departments=listed(there.departments))
        if there.departments
        else "",
        say("Nobody who decides: no executive is known.") if there.no_executive else "",
    ]
    return [one for one in lines if one]


def say_loop(loop: Loop, today: date) -> str:
    kind = capital(word(loop.kind))
    heavy = say("{kind} ({severity})", kind=kind, severity=word(loop.severity))
    facts = (
        kind if loop.severity is Severity.NORMAL else heavy,
        say_age(loop, today),
        _whose(loop),
        say("{name} looks after it", name=named(loop.by.name)) if loop.by else "",
        say_until(loop, today),
    )
    return _told(", ".join(filter(None, facts)), loop.text)


def _whose(loop: Loop) -> str:
    """Theirs is a concern, and a promise is given to them."""
    if loop.contact is None:
        return ""
    name = named(loop.contact.name)
    promise = loop.kind is LoopKind.PROMISE
    return say("to {name}", name=name) if promise else say("from {name}", name=name)


def _told(what: str, words: str) -> str:
    return say("{what}: “{words}”", what=what, words=one_line(words, 200))


def say_no(no: HonestNo, today: date) -> str:
    said = say("“{words}”", words=one_line(no.text, 200))
    if no.revisit_on is None:
        return said
    return say("{said}, to look at again {on_day}", said=said, on_day=on_day(no.revisit_on, today))


def say_job(job: Job) -> str:
    words, day = one_line(job.text, 200), say_day(job.on)
    if job.contact is None:
        return say("“{words}” ({day})", words=words, day=day)
    return say("“{words}” ({name}, {day})", words=words, name=named(job.contact.name), day=day)


def say_contact(contact: Contact) -> str:
    standing = {
        ContactStanding.LEFT: say("left"),
        ContactStanding.PROMOTED: say("promoted"),
        ContactStanding.DO_NOT_CONTACT: say("do not contact"),
    }.get(contact.standing, "")
    facts = (
        named(contact.name),
        one_line(contact.title, 60),
        one_line(contact.department, 60),
        say("champion") if contact.champion else "",
        standing,
    )
    return ", ".join(filter(None, facts))


def say_project(project: Project) -> str:
    if not project.stages:
        return named(project.name)
    stage, entered = project.stages[-1]
    return say(
        "{project}: {stage} since {day}",
        project=named(project.name),
        stage=word(stage),
        day=say_day(entered),
    )


def say_open(card: Card, titles: Mapping[str, str]) -> str:
    parts = {"ritual": title_of(card.rule, titles), "why": sentence(card.why)}
    if not card.to.strip():
        return say("{ritual}: {why}", **parts)
    return say("{ritual}, for {name}: {why}", name=named(card.to), **parts)


def say_there(touch: Touch, today: date) -> str:
    return capital(say_touch(touch, on_day(touch.on, today)))


def say_coming_there(coming: Coming, today: date) -> str:
    reason = say_reason(coming)
    when = say(
        "{what} {on_day}, for {name}",
        what=say_what(coming),
        on_day=on_day(coming.ask_on, today),
        name=named(coming.to),
    )
    return say("{when}: {reason}", when=when, reason=reason) if reason else when
