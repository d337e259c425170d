"""A customer on one screen."""

from collections.abc import Mapping
from datetime import date

from bot.model import Card, Coming, CustomerPage
from bot.views import ids
from bot.views.blocks import actions, button, fitting, header, message, paragraph
from bot.views.coming import say_reason, say_what
from bot.views.fact_words import choices
from bot.views.inputs import one_of
from bot.views.lists import titled
from bot.views.text import (
    Json,
    capital,
    count,
    listed,
    named,
    on_day,
    one_line,
    plain,
    say_date,
    sentence,
    title_of,
)
from bot.views.touch import MOODS, say_touch
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

LINE_LIMITS = (240, 120, 60, 30)
STANDINGS = {
    Standing.ACTIVE: "Active",
    Standing.DORMANT: "Dormant",
    Standing.LOST: "Lost",
    Standing.ARCHIVED: "Archived",
    Standing.DO_NOT_CONTACT: "Do not contact",
}
LOYALTIES = {
    Loyalty.TRIAL: "on trial",
    Loyalty.CUSTOMER: "a customer",
    Loyalty.LOYAL: "loyal",
    Loyalty.FOR_LIFE: "a customer for life",
}


def customer_page(page: CustomerPage, titles: Mapping[str, str]) -> Json:
    """What the page holds is shown: whoever gathered it left out what this member may not see."""
    return message(fitting(lambda limit: _blocks(page, titles, limit), LINE_LIMITS))


def _blocks(page: CustomerPage, titles: Mapping[str, str], limit: int) -> list[Json]:
    touches = [_touch(one, page) for one in page.touches]
    lists = (
        ("Open between us", [_loop(one, page.today) for one in page.loops], 6),
        ("Honest noes", [_no(one, page.today) for one in page.noes], 4),
        ("What they hired us for", [_job(page.job)] if page.job else [], 1),
        ("People", [_contact(one) for one in page.contacts], 8),
        ("Projects", [_project(one) for one in page.projects], 5),
        ("Open now", [_open(one, titles) for one in page.open], 5),
        ("Planned", [_touch(one, page) for one in page.planned], 5),
        ("Last touches", touches or ["Nothing logged yet."], 5),
        ("Coming up", [_coming(one, page) for one in page.coming], 5),
    )
    drawn = [titled(title, lines, most=most, limit=limit) for title, lines, most in lists]
    return [
        header(named(page.name, 150)),
        paragraph(_summary(page)),
        *(block for blocks in drawn for block in blocks),
        _tell_me(page),
        _buttons(page),
    ]


def _summary(page: CustomerPage) -> str:
    also, roles = (
        listed(page.aliases),
        [f"{capital(role)}: {named(name)}" for role, name in page.roles],
    )
    lines = [
        f"{_standing(page)}.",
        f"Looked after by {named(page.owner)}." if page.owner.strip() else "Nobody owns it yet.",
        f"{', '.join(roles)}." if roles else "",
        f"Loyalty, pinned by hand: {LOYALTIES[page.loyalty]}." if page.loyalty else "",
        f"Mood: {_moods(page)}." if page.moods else "",
        f"Also called {also}." if also else "",
    ]
    return "\n".join(filter(None, lines))


def _standing(page: CustomerPage) -> str:
    because = one_line(page.lost_because, 100)
    facts = [
        f"{STANDINGS[page.standing]} ({because})" if because else STANDINGS[page.standing],
        f"tier {one_line(page.tier, 20)}" if page.tier.strip() else "",
        one_line(page.country, 20),
        f"since {say_day(page.since)}" if page.since else "",
    ]
    return ", ".join(filter(None, facts))


def _moods(page: CustomerPage) -> str:
    """ "neutral, worried, pleased on Monday 2 March": the oldest first."""
    last = page.moods[-1][0]
    return f"{', '.join(MOODS[mood] for _, mood in page.moods)} {on_day(last, page.today)}"


def _loop(loop: Loop, today: date) -> str:
    heavy = "" if loop.severity is Severity.NORMAL else f" ({loop.severity})"
    age = (today - loop.opened_on).days
    old = f"open for {count(age, 'day')}" if age > 0 else "new today"
    day = "promised for" if loop.kind is LoopKind.PROMISE else "to wait until"
    facts = (
        f"{capital(loop.kind)}{heavy}, {old}",
        f"from {named(loop.contact.name)}" if loop.contact else "",
        f"{named(loop.by.name)} looks after it" if loop.by else "",
        f"{day} {say_date(loop.wait_until, today)}" if loop.wait_until else "",
    )
    return f"{', '.join(filter(None, facts))}: “{one_line(loop.text, 200)}”"


def _no(no: HonestNo, today: date) -> str:
    again = f", to look at again {on_day(no.revisit_on, today)}" if no.revisit_on else ""
    return f"“{one_line(no.text, 200)}”{again}"


def _job(job: Job) -> str:
    who = f"{named(job.contact.name)}, " if job.contact else ""
    return f"“{one_line(job.text, 200)}” ({who}{say_day(job.on)})"


def _contact(contact: Contact) -> str:
    standing = {
        ContactStanding.LEFT: "left",
        ContactStanding.PROMOTED: "promoted",
        ContactStanding.DO_NOT_CONTACT: "do not contact",
    }.get(contact.standing, "")
    facts = (
        named(contact.name),
        one_line(contact.title, 60),
        one_line(contact.department, 60),
        "champion" if contact.champion else "",
        standing,
    )
    return ", ".join(filter(None, facts))


def _project(project: Project) -> str:
    if not project.stages:
        return named(project.name)
    stage, entered = project.stages[-1]
    return f"{named(project.name)}: {stage} since {say_day(entered)}"


def _open(card: Card, titles: Mapping[str, str]) -> str:
    whom = f", for {named(card.to)}" if card.to.strip() else ""
    return f"{title_of(card.rule, titles)}{whom}: {sentence(card.why)}"


def _touch(touch: Touch, page: CustomerPage) -> str:
    said = say_touch(touch, on_day(touch.on, page.today))
    return capital(said)


def _coming(coming: Coming, page: CustomerPage) -> str:
    reason = say_reason(coming)
    when = f"{say_what(coming)} {on_day(coming.ask_on, page.today)}, for {named(coming.to)}"
    return f"{when}: {reason}" if reason else when


def _tell_me(page: CustomerPage) -> Json:
    """A menu of everything that can be told, each opening its form."""
    menu = {
        **one_of(choices()),
        "action_id": ids.of(ids.FACT_NEW, page.id),
        "placeholder": plain("Tell me something", 150),
    }
    asked = "What have you learnt about them?"
    return {"type": "section", "text": plain(asked, 150), "accessory": menu}


def _buttons(page: CustomerPage) -> Json:
    number = str(page.id)
    return actions(
        button("Log a touchpoint", ids.of(ids.TOUCH_NEW, page.id), number),
        button("Why, and why not?", ids.of(ids.CUSTOMER_WHY, page.id), number),
    )
