"""Offer something free that meets a need of theirs, once a project has had time to prove itself.

A quarter of a year after they accepted our work they know what it is worth, and we know what else
they lack. A free audit or a workshop shows it without asking for an order. It is for one need at a
time, never on top of a worry or against our own advice, and nobody makes three offers at once.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from rules.kit import (
    INTERNAL,
    OFFER,
    About,
    Customer,
    Example,
    Kind,
    LoopKind,
    Need,
    Nudge,
    Offering,
    Project,
    Role,
    Severity,
    ada,
    colleague,
    contact,
    days,
    holding,
    honest_no,
    loop,
    need,
    offering,
    planned,
    project,
    quote,
    say,
    say_day,
    touch,
    value,
)

ANSWER = Kind.EMAIL

HELD = (Kind.AUDIT, Kind.WORKSHOP)


def nudges(
    customer: Customer,
    *,
    after_days: int = 90,
    refused_within_days: int = 180,
    offers_at_once: int = 2,
    good_for_days: int = 30,
) -> Iterator[Nudge]:
    if not customer.needs or not customer.offerings:
        return
    offered = customer.back_on or date.min
    done = [(work.accepted_on, work) for work in customer.projects if work.accepted_on]
    for accepted, work in sorted(done, key=lambda entry: entry[0]):
        due = accepted + days(after_days)
        known = customer.as_of(due)
        match, lately = _match(known), due - days(refused_within_days)
        refused = any((wish.refused_on or date.min) > lately for wish in known.needs)
        if accepted < offered or not match or refused or not _calm(known):
            continue
        # Even when it is moot by now: on this day it was the one offer.
        offered = due
        if not _moot(customer, match[0], due) and len(customer.offers) < offers_at_once:
            for nudge in _both(known, work, due, match):
                if not _answered(customer, work, nudge.about.step, accepted):
                    yield replace(nudge, good_for=good_for_days)


def _match(known: Customer) -> tuple[Need, Offering] | None:
    """The oldest need that nothing meets yet, with the newest offering of ours that would."""
    fit = [
        (wish, ours)
        for wish in known.needs
        for ours in known.offerings
        if wish.met_on is None and ours.kind == "offering" and wish.tag in ours.tags
    ]
    fit.sort(key=lambda pair: (pair[1].published_on, pair[1].key), reverse=True)
    return min(fit, key=lambda pair: (pair[0].on, pair[0].tag), default=None)


def _calm(known: Customer) -> bool:
    """No open concern, and no advice of ours that speaks against it."""
    worried = any(loop.open and loop.kind is LoopKind.CONCERN for loop in known.loops)
    return not worried and not any(no.open for no in known.noes)


def _moot(customer: Customer, wish: Need, day: date) -> bool:
    """Whether the need has been met, or the offer been refused, since that day."""
    return any(
        now.met_on or (now.refused_on and now.refused_on >= day)
        for now in customer.needs
        if (now.tag, now.on) == (wish.tag, wish.on)
    )


def _both(
    known: Customer, work: Project, due: date, match: tuple[Need, Offering]
) -> Iterator[Nudge]:
    """What the owner is asked, and the expert, if that is somebody else."""
    wish, ours = match
    words, said = quote(wish.text) or wish.tag, say_day(wish.on)
    reason = say(
        "{customer} accepted {project} on {day}. On {said} they told us what they would like to"
        " have: {words}; no service of ours is in use for it yet, and we have {ours}.",
        customer=known.name,
        project=work.name,
        day=say_day(work.accepted_on or due),
        said=said,
        words=words,
        ours=quote(ours.title),
    )
    yield Nudge(
        due=due,
        why=say(
            "{reason} Last proof that we were worth it: {proof}. Before you write: what is it"
            " worth to them, and how many days would it take us?",
            reason=reason,
            proof=quote(known.values[-1].text) if known.values else say("none on record"),
        ),
        draft=say(
            "Hello {name}, on {said} you told us what you would like to have: {words}. I would like"
            " to look at it with you, in [an audit or a workshop] of [hours], free of charge. You"
            " keep what we find, whatever you decide. Would [date] or [date] suit you?",
            name=known.whom_by(due),
            said=said,
            words=words,
        ),
        about=About(project=work, step=OFFER),
        worth=40,
        asks=True,
        sells=True,
    )
    if known.holder(Role.EXPERT, due) != known.owner:
        yield Nudge(
            due=due,
            why=say(
                "{reason} {owner} may offer them a free audit or a workshop, and you know best what"
                " it takes.",
                reason=reason,
                owner=known.owner.name if known.owner else say("The owner"),
            ),
            draft=say(
                "For {words}, I would do [an audit or a workshop]. It takes us [days], and from"
                " {customer} we need [what]. Afterwards they would know [what]. What it cannot do"
                " for them is [what].",
                words=words,
                customer=known.name,
            ),
            about=About(project=work, step=INTERNAL),
            to=Role.EXPERT,
            worth=35,
        )


def _answered(customer: Customer, work: Project, step: str, accepted: date) -> bool:
    """By an answer of its own, or by an audit or a workshop that was held or is in the diary."""
    since = (one for one in (*customer.touches, *customer.planned) if one.on >= accepted)
    return any(
        (one.kind is ANSWER and one.step == step and one.project == work.key)
        or (one.kind in HELD and not one.internal)
        for one in since
    )


ANA = contact("Ana Souza")
SHOP = project("Shop", accepted_on="2025-01-06")
TILL = project("Till", accepted_on="2025-02-03")
BOXES = need("packaging", "2025-01-20", "boxes that keep bread warm")
WARM = offering("The warm box", "2025-03-03", "packaging")
RYE = offering("Rye flour", "2025-03-03", "flour")
BILLS = loop(LoopKind.CONCERN, "the bills", "2025-04-01", severity=Severity.MINOR)
LATER = replace(BILLS, opened_on=date(2025, 4, 7))
TOM = holding(Role.EXPERT, colleague("Tom Kilburn"))

EXAMPLES = [
    Example(
        "something free is offered a quarter of a year after they accepted our work",
        ada(SHOP, BOXES, WARM, touch(Kind.CALL, "2025-03-10", ANA)),
        due=("2025-04-06",),
        why="Ada's Bakery accepted Shop on 6 January 2025. On 20 January 2025 they told us what"
        " they would like to have: “boxes that keep bread warm”; no service of ours is in use for"
        " it yet, and we have “The warm box”. Last proof that we were worth it: none on record.",
        draft="Hello Ana, on 20 January 2025 you told us",
    ),
    Example(
        "an expert who is not the owner is asked, too, what it takes",
        ada(SHOP, BOXES, WARM, TOM, value("a fifth less waste", "2025-03-03")),
        due=("2025-04-06", "2025-04-06"),
        why="Last proof that we were worth it: “a fifth less waste”.",
    ),
    Example(
        "once the owner has written, the expert is still asked",
        ada(SHOP, BOXES, WARM, TOM, touch(ANSWER, "2025-04-07", project=SHOP, step=OFFER)),
        due=("2025-04-06",),
    ),
    Example(
        "a workshop in the diary is enough",
        ada(SHOP, BOXES, WARM, TOM, planned(Kind.WORKSHOP, "2025-05-05")),
    ),
    Example(
        "a need that only a case study speaks of stays on record",
        ada(SHOP, BOXES, offering("Warm bread", "2025-03-03", "packaging", kind="case study")),
    ),
    Example(
        "a need that has been met meanwhile is none",
        ada(SHOP, replace(BOXES, met_on=date(2025, 4, 20)), WARM),
    ),
    Example(
        "one that was met before leaves room for the next",
        ada(SHOP, BOXES, WARM, need("flour", "2025-01-10", met_on="2025-03-03"), RYE),
        due=("2025-04-06",),
    ),
    Example(
        "two projects accepted within the quarter make one offer, for the oldest need",
        ada(SHOP, TILL, BOXES, WARM, need("flour", "2025-01-10"), RYE),
        due=("2025-04-06",),
        draft="what you would like to have: flour.",
    ),
    Example("an open concern, however small, comes first", ada(SHOP, BOXES, WARM, BILLS)),
    Example(
        "a concern that comes up later, or a promise, is no reason to wait",
        ada(SHOP, BOXES, WARM, replace(BILLS, kind=LoopKind.PROMISE), LATER),
        due=("2025-04-06",),
    ),
    Example(
        "nothing is offered while our advice against something stands",
        ada(SHOP, BOXES, WARM, honest_no("a second oven", "2025-02-03", closed_on="2025-05-05")),
    ),
    Example(
        "whoever refused something in the half year before is left in peace",
        ada(SHOP, BOXES, WARM, need("flour", "2024-05-05", refused_on="2024-10-09")),
    ),
    Example(
        "a refusal of longer ago has been forgiven",
        ada(SHOP, BOXES, WARM, need("flour", "2024-05-05", refused_on="2024-10-08")),
        due=("2025-04-06",),
    ),
    Example(
        "an owner with two offers in the air makes no third",
        ada(SHOP, BOXES, WARM, offers=("2025-03-03", "2025-04-05")),
    ),
    Example(
        "one offer in the air leaves room for another",
        ada(SHOP, BOXES, WARM, offers=("2025-04-06",)),
        due=("2025-04-06",),
    ),
    Example(
        "what they accepted before they went away and came back is long ago",
        ada(SHOP, BOXES, WARM, standing_since="2025-03-03"),
    ),
]
