"""A customer on one screen: in a message, or over whatever is there."""

from collections.abc import Mapping, Sequence

from bot.model import CustomerPage
from bot.views import ids
from bot.views.blocks import actions, button, fitting, header, message, paragraph
from bot.views.customer_lines import (
    say_coming_there,
    say_contact,
    say_job,
    say_loop,
    say_no,
    say_open,
    say_project,
    say_there,
    summary,
    unmet,
)
from bot.views.fact_words import choices
from bot.views.inputs import one_of
from bot.views.lists import titled
from bot.views.text import Json, named, plain
from rules.kit.language import say

LINE_LIMITS = (240, 120, 60, 30)


def customer_page(page: CustomerPage, titles: Mapping[str, str]) -> Json:
    """What the page holds is shown: whoever gathered it left out what this member may not see."""

    def draw(limit: int) -> list[Json]:
        return [*_first(page), *_lists(page, titles, limit), *_ways_on(page)]

    return message(fitting(draw, LINE_LIMITS))


def page_modal(page: CustomerPage, titles: Mapping[str, str]) -> Json:
    """The same over a message or Home, where nobody should have to scroll to a button."""

    def draw(limit: int) -> list[Json]:
        return [*_first(page), *_ways_on(page), *_lists(page, titles, limit)]

    return {
        **answer_modal(fitting(draw, LINE_LIMITS)),
        "title": plain(say("Customer"), 24),
        "callback_id": ids.CUSTOMER_PAGE,
    }


def no_page() -> Json:
    """For who may not see it, too: that there is such a customer is not told."""
    return answer_modal([paragraph(say("This customer is no longer in the record."))])


def answer_modal(blocks: Sequence[Json]) -> Json:
    """An answer where there is no conversation to give it in."""
    return {
        "type": "modal",
        "title": plain("Second Date", 24),
        "close": plain(say("Close"), 24),
        "blocks": list(blocks),
    }


def _lists(page: CustomerPage, titles: Mapping[str, str], limit: int) -> list[Json]:
    today = page.today
    touches = [say_there(one, today) for one in page.touches]
    lists = (
        (say("Open between us"), [say_loop(one, today) for one in page.loops], 6),
        (say("Honest noes"), [say_no(one, today) for one in page.noes], 4),
        (say("What they hired us for"), [say_job(page.job)] if page.job else [], 1),
        (say("People"), [say_contact(one) for one in page.contacts], 8),
        (say("Whom we do not know"), unmet(page.unmet), 3),
        (say("Projects"), [say_project(one) for one in page.projects], 5),
        (say("Open now"), [say_open(one, titles) for one in page.open], 5),
        (say("Planned"), [say_there(one, today) for one in page.planned], 5),
        (say("Last touches"), touches or [say("Nothing logged yet.")], 5),
        (say("Coming up"), [say_coming_there(one, today) for one in page.coming], 5),
    )
    drawn = (titled(title, lines, most=most, limit=limit) for title, lines, most in lists)
    return [block for blocks in drawn for block in blocks]


def _first(page: CustomerPage) -> list[Json]:
    return [header(named(page.name, 150)), paragraph(summary(page))]


def _ways_on(page: CustomerPage) -> list[Json]:
    return [_tell_me(page), _buttons(page)]


def _tell_me(page: CustomerPage) -> Json:
    """A menu of everything that can be told, each opening its form."""
    menu = {
        **one_of(choices()),
        "action_id": ids.of(ids.FACT_NEW, page.id),
        "placeholder": plain(say("Tell me something"), 150),
    }
    asked = say("What have you learnt about them?")
    return {"type": "section", "text": plain(asked, 150), "accessory": menu}


def _buttons(page: CustomerPage) -> Json:
    number = str(page.id)
    return actions(
        button(say("Log a touchpoint"), ids.of(ids.TOUCH_NEW, page.id), number),
        button(say("Why, and why not?"), ids.of(ids.CUSTOMER_WHY, page.id), number),
        button(say("Hand over"), ids.of(ids.CUSTOMER_HAND, page.id), number),
        button(say("Timeline"), ids.of(ids.CUSTOMER_TIMELINE, page.id), number),
    )
