"""Tell them the news that they have a use for, one at a time, for their file.

We do good things that our customers never hear of, and they may rightly mind that. But only news
that meets a need they told us of, and still have, is a service; the rest is noise, and so is the
second piece within a month for the same reader. Nothing has to be answered, and nothing is to be
bought: it may lie in their file until the day it is useful.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from rules.kit import (
    INTERNAL,
    About,
    ContactStanding,
    Customer,
    Example,
    Kind,
    Need,
    Nudge,
    Offering,
    Touch,
    ada,
    contact,
    days,
    need,
    offering,
    quote,
    say,
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
    passed_on: list[Touch] = []
    notes: list[Nudge] = []
    known: set[str] = set()
    for ready, news, wish in _matches(customer, days(wait_days)):
        reader = _reader(customer, ready)
        updates = (*customer.all(ANSWER), *passed_on)
        earlier = [update for update in updates if _share(update, reader)]
        due = _next_quiet_day(earlier, ready, one_in_days)
        met = wish.met_on is not None and wish.met_on <= due
        if news.key in known or met or due > ready + days(fresh_for_days):
            continue
        told = _told_on(customer, news, ready - days(wait_days))
        known.add(news.key)
        if told is None or told > due:
            # Even when they are told later: on this day it was the one piece of news.
            passed_on.append(replace(reader, on=due))
        if told is None and (customer.back_on is None or customer.back_on <= due):
            note = _note(customer.name, news, wish, reader, due=due, good_for=good_for_days)
            notes.append(note)
    yield from sorted(notes, key=lambda note: note.due)


def _note(
    name: str, news: Offering, wish: Need, reader: Touch, *, due: date, good_for: int
) -> Nudge:
    return Nudge(
        due=due,
        why=say(
            "{customer} told us on {day} what they would like to have: {words}. {title} ({kind})"
            " came out on {published}.",
            customer=name,
            day=say_day(wish.on),
            words=_words(wish),
            title=quote(news.title),
            kind=_kind(news),
            published=say_day(news.published_on),
        ),
        draft=say(
            "Hello {name},\nyou once told us what you would like to have: {words}. That is why I"
            " thought of you when we published {title}: {link}\n[one sentence on why it matters to"
            " them]\nThere is nothing to answer. It is for your file, until you have a use for"
            " it.",
            name=reader.whom,
            words=_words(wish),
            title=quote(news.title),
            link=news.link or say("[link]"),
        ),
        about=About(offering=news, step=_step(news)),
        worth=35,
        sells=True,
        good_for=good_for,
    )


def _kind(news: Offering) -> str:
    said = {
        "offering": say("offering"),
        "case study": say("case study"),
        "win": say("win"),
        "fact": say("fact"),
    }
    return said.get(news.kind, news.kind)


def _matches(customer: Customer, wait: timedelta) -> list[tuple[date, Offering, Need]]:
    """Each piece of news with each need it meets, and the day after both were known."""
    found = [
        (max(news.published_on, wish.on) + wait, news, wish)
        for news in customer.offerings
        for wish in customer.needs
        if wish.tag in news.tags
    ]
    return sorted(found, key=lambda match: (match[0], match[1].key, match[2].on, match[2].tag))


def _reader(customer: Customer, day: date) -> Touch:
    """The last talk of that day: whom the news would go to."""
    spoke = customer.last_talk(by=day)
    return spoke.still_there(day) if spoke else Touch(on=day, kind=ANSWER)


def _share(one: Touch, other: Touch) -> bool:
    """Whether somebody may have had both. What names nobody may have gone to anybody."""
    return not one.contacts or not other.contacts or any(map(one.with_, other.contacts))


def _next_quiet_day(earlier: list[Touch], day: date, one_in_days: int) -> date:
    """`day`, or as much later as the news that they had by then asks for."""
    for on in sorted(update.on for update in earlier):
        if on <= day < on + days(one_in_days):
            day = on + days(one_in_days)
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
    return quote(wish.text) or wish.tag


BOXES = need("packaging", "2025-01-20", "boxes that keep bread warm")
FLOUR = need("flour", "2025-01-20")
WARM = offering("The warm box", "2025-03-03", "packaging", link="https://example.com/warm")
DEE = contact("Dee Wong", standing=ContactStanding.LEFT, standing_since="2025-03-03")
RYE = offering("A year of rye", "2025-03-10", "flour", "rye", kind="case study")

EXAMPLES = [
    Example(
        "news that meets a need is passed on the morning after",
        ada(BOXES, WARM),
        due=("2025-03-04",),
        why="told us on 20 January 2025 what they would like to have: “boxes that keep bread"
        " warm”. “The warm box” (offering) came out on 3 March 2025.",
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
        "a need that a service of ours has met by then is none any more",
        ada(need("packaging", "2025-01-20", met_on="2025-03-04"), WARM),
    ),
    Example(
        "one that is met later is still one on the day",
        ada(need("packaging", "2025-01-20", met_on="2025-03-05"), WARM),
        due=("2025-03-04",),
    ),
    Example(
        "an update for Ben does not keep the news from Ana",
        ada(
            BOXES,
            WARM,
            touch(Kind.CALL, "2025-02-20", contact("Ana Souza")),
            touch(ANSWER, "2025-02-25", contact("Ben Okafor"), note="new opening hours"),
        ),
        due=("2025-03-04",),
        draft="Hello Ana,",
    ),
    Example(
        "nor does the first of two pieces, when we talk with Ben by the time of the second",
        ada(
            BOXES,
            FLOUR,
            WARM,
            RYE,
            touch(Kind.CALL, "2025-02-20", contact("Ana Souza")),
            touch(Kind.CALL, "2025-03-06", contact("Ben Okafor")),
        ),
        due=("2025-03-04", "2025-03-11"),
    ),
    Example(
        "somebody who has left is not written to",
        ada(BOXES, WARM, touch(Kind.CALL, "2025-02-20", DEE)),
        due=("2025-03-04",),
        draft="Hello [name],",
    ),
    Example(
        "news from the time in which they were away is let be",
        ada(BOXES, WARM, standing_since="2025-03-10"),
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
