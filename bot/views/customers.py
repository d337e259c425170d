"""A customer on one screen."""

from collections.abc import Mapping

from bot.model import Card, Coming, CustomerPage
from bot.views import ids
from bot.views.blocks import actions, button, fitting, header, message, paragraph
from bot.views.coming import say_reason, say_what
from bot.views.lists import titled
from bot.views.text import Json, capital, listed, named, on_day, one_line, sentence, title_of
from bot.views.touch import say_touch
from rules.kit import Contact, ContactStanding, Project, Standing, Touch
from rules.kit.days import say_day

LINE_LIMITS = (240, 120, 60, 30)
STANDINGS = {
    Standing.ACTIVE: "Active",
    Standing.DORMANT: "Dormant",
    Standing.LOST: "Lost",
    Standing.ARCHIVED: "Archived",
    Standing.DO_NOT_CONTACT: "Do not contact",
}


def customer_page(page: CustomerPage, titles: Mapping[str, str]) -> Json:
    """What the page holds is shown: whoever gathered it left out what this member may not see."""
    return message(fitting(lambda limit: _blocks(page, titles, limit), LINE_LIMITS))


def _blocks(page: CustomerPage, titles: Mapping[str, str], limit: int) -> list[Json]:
    touches = [_touch(one, page) for one in page.touches]
    lists = (
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
        _buttons(page),
    ]


def _summary(page: CustomerPage) -> str:
    facts = [
        STANDINGS[page.standing],
        f"tier {one_line(page.tier, 20)}" if page.tier.strip() else "",
        one_line(page.country, 20),
        f"since {say_day(page.since)}" if page.since else "",
    ]
    owner = f"Looked after by {named(page.owner)}." if page.owner.strip() else "Nobody owns it yet."
    also = listed(page.aliases)
    return "\n".join(
        [", ".join(filter(None, facts)) + ".", owner, *([f"Also called {also}."] if also else [])]
    )


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
    return f"{title_of(card.rule, titles)}: {sentence(card.why)}"


def _touch(touch: Touch, page: CustomerPage) -> str:
    said = say_touch(touch, on_day(touch.on, page.today))
    return capital(said)


def _coming(coming: Coming, page: CustomerPage) -> str:
    reason = say_reason(coming)
    when = f"{say_what(coming)} {on_day(coming.ask_on, page.today)}, for {named(coming.to)}"
    return f"{when}: {reason}" if reason else when


def _buttons(page: CustomerPage) -> Json:
    number = str(page.id)
    return actions(
        button("Log a touchpoint", ids.of(ids.TOUCH_NEW, page.id), number),
        button("Why, and why not?", ids.of(ids.CUSTOMER_WHY, page.id), number),
    )
