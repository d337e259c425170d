"""Tell them the news that they have a use for, one at a time, for their file.

We do good things that our customers never hear of, and they may rightly mind that. But only news
that meets a need they told us of is a service; the rest is noise. Nothing has to be answered, and
nothing is to be bought: it may lie in their file until the day it is useful.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from rules.kit import (
    INTERNAL,
    About,
    Customer,
    Example,
    Kind,
    Need,
    Nudge,
    Offering,
    ada,
    contact,
    days,
    need,
    offering,
    say_day,
    touch,
)

ANSWER = Kind.UPDATE


def nudges(
    customer: Customer,
    *,
    wait_days: int = 1,
    one_in_days: int = 30,
    fresh_for_days: int = 90,
    good_for_days: int = 21,
) -> Iterator[Nudge]:
    free_from = date.min
    for ready, news, wish in _matches(customer, days(wait_days)):
        due = _next_quiet_day(customer, max(ready, free_from), one_in_days)
        told = _told_on(customer, news, ready - days(wait_days))
        if due > ready + days(fresh_for_days) or (told and told <= due):
            continue
        # Even when they are told later: on this day it was the one piece of news.
        free_from = due + days(one_in_days)
        if told:
            continue
        spoke = customer.as_of(due).last_talk()
        yield Nudge(
            due=due,
            why=(
                f"{customer.name} told us on {say_day(wish.on)} that they would like to have"
                f" {_words(wish)}, and “{news.title}” ({news.kind}) came out on"
                f" {say_day(news.published_on)}."
            ),
            draft=(
                f"Hello {spoke.whom if spoke else '[name]'},\nyou once told us that you would like"
                f" to have {_words(wish)}. That is why I thought of you when we published"
                f" “{news.title}”: {news.link or '[link]'}\n[one sentence on why it matters to"
                " them]\nThere is nothing to answer. It is for your file, until you have a use"
                " for it."
            ),
            about=About(offering=news, step=_step(news)),
            worth=35,
            good_for=good_for_days,
        )


def _matches(customer: Customer, wait: timedelta) -> list[tuple[date, Offering, Need]]:
    """Each piece of news with the oldest need it meets and the day after both were known."""
    found = []
    for news in customer.offerings:
        met = [wish for wish in customer.needs if wish.tag in news.tags]
        if met:
            wish = min(met, key=lambda wish: (wish.on, wish.tag))
            found.append((max(news.published_on, wish.on) + wait, news, wish))
    return sorted(found, key=lambda match: (match[0], match[1].key))


def _next_quiet_day(customer: Customer, day: date, one_in_days: int) -> date:
    """`day`, or as much later as the updates that they had by then ask for."""
    for update in customer.all(ANSWER):
        if update.on <= day < update.on + days(one_in_days):
            day = update.on + days(one_in_days)
    return day


def _told_on(customer: Customer, news: Offering, since: date) -> date | None:
    told = (
        update.on
        for update in customer.all(ANSWER)
        if update.on >= since
        and (update.step == _step(news) or news.title.casefold() in update.note.casefold())
    )
    return next(told, None)


def _step(news: Offering) -> str:
    return f"offering:{news.key}"


def _words(wish: Need) -> str:
    return f"“{wish.text}”" if wish.text else wish.tag


BOXES = need("packaging", "2025-01-20", "boxes that keep bread warm")
FLOUR = need("flour", "2025-01-20")
WARM = offering("The warm box", "2025-03-03", "packaging", link="https://example.com/warm")
RYE = offering("A year of rye", "2025-03-10", "flour", "rye", kind="case study")

EXAMPLES = [
    Example(
        "news that meets a need is passed on the morning after",
        ada(BOXES, WARM),
        due=("2025-03-04",),
        why="told us on 20 January 2025 that they would like to have “boxes that keep bread warm”,"
        " and “The warm box” (offering) came out on 3 March 2025.",
        draft="we published “The warm box”: https://example.com/warm",
    ),
    Example(
        "a need we learn of after the news counts from the day we learn of it",
        ada(need("packaging", "2025-04-01"), WARM),
        due=("2025-04-02",),
        draft="Hello [name],",
    ),
    Example("news without a need of theirs is kept from them", ada(BOXES, RYE)),
    Example(
        "two pieces of news in a week: the second waits until a month after the first",
        ada(BOXES, FLOUR, WARM, RYE),
        due=("2025-03-04", "2025-04-03"),
    ),
    Example(
        "when the first was told late, the second waits a month from then",
        ada(BOXES, FLOUR, WARM, RYE, touch(ANSWER, "2025-03-14", note="sent the warm box leaflet")),
        due=("2025-04-13",),
        why="“A year of rye” (case study)",
    ),
    Example(
        "another update a week before makes it wait, too",
        ada(BOXES, WARM, touch(ANSWER, "2025-02-25", note="new opening hours")),
        due=("2025-03-27",),
    ),
    Example(
        "an update about something else, sent later, neither moves nor closes it",
        ada(BOXES, WARM, touch(ANSWER, "2025-03-20", note="new opening hours")),
        due=("2025-03-04",),
    ),
    Example(
        "news passed on through the nudge is told",
        ada(BOXES, WARM, touch(ANSWER, "2025-03-20", step="offering:The warm box")),
    ),
    Example(
        "news that would have to wait for a quarter is dropped",
        ada(BOXES, FLOUR, WARM, RYE),
        due=("2025-03-04",),
        knobs={"one_in_days": 120},
    ),
    Example(
        "a talk with Ana says whom to write to, and closes nothing",
        ada(BOXES, WARM, touch(Kind.CALL, "2025-03-04", contact("Ana Souza"))),
        due=("2025-03-04",),
        draft="Hello Ana,",
    ),
    Example(
        "a review among ourselves says nobody to write to",
        ada(
            BOXES,
            WARM,
            touch(Kind.CALL, "2025-02-03", contact("Ana Souza")),
            touch(Kind.REVIEW, "2025-02-10", contact("Ben Okafor"), step=INTERNAL),
        ),
        due=("2025-03-04",),
        draft="Hello Ana,",
    ),
]
