"""Thank them the day after they sign, accept, renew, recommend us or order for the first time.

Everybody expects an invoice after a signature; hardly anybody gets a thank-you. A few sentences by
the colleague whom the favour was done to, in the week it happened, are remembered for years. A
favour that was told twice within a week is thanked for once, and so are a contract and the first
order that comes with it. While something grave worries them, thanks would sound hollow: they wait
until it is settled.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from rules.kit import (
    About,
    Customer,
    Example,
    Kind,
    LoopKind,
    Nudge,
    Role,
    Severity,
    Touch,
    ada,
    contact,
    days,
    loop,
    project,
    quote,
    say,
    say_day,
    touch,
    working_days_after,
)

ANSWER = Kind.THANK_YOU

FAVOURS = (
    Kind.CONTRACT,
    Kind.ACCEPTANCE,
    Kind.RENEWAL,
    Kind.REFERRAL,
    Kind.TESTIMONIAL,
    Kind.ORDER,
)
"""Of two on one day the first named here is thanked for first."""

SIGNED = (Kind.CONTRACT, Kind.RENEWAL)


def nudges(
    customer: Customer,
    *,
    wait_working_days: int = 1,
    once_in_days: int = 7,
    first_order_within_days: int = 365,
    good_for_days: int = 30,
) -> Iterator[Nudge]:
    counted: list[tuple[Touch, About]] = []
    notes: list[Nudge] = []
    for favour in _favours(customer, first_order_within_days):
        about = _about(favour, customer)
        recent = [one for one in counted if favour.on <= one[0].on + days(once_in_days)]
        if any(_same((favour, about), other) for other in recent):
            continue
        counted.append((favour, about))
        due = _calm_day(customer, working_days_after(favour.on, wait_working_days))
        in_time = due is not None and due <= favour.on + days(good_for_days)
        if due and in_time and not _thanked(customer, favour, about.step):
            notes.append(_note(customer, favour, about, due, good_for_days))
    yield from sorted(notes, key=lambda note: note.due)


def _calm_day(customer: Customer, day: date) -> date | None:
    """`day`, or the working day after the severe concerns that were open then had been closed."""
    for concern in customer.loops:
        known = concern.as_of(day)
        if known and known.worry:
            if concern.closed_on is None:
                return None
            day = working_days_after(concern.closed_on, 1)
    return day


def _note(customer: Customer, favour: Touch, about: About, due: date, good_for_days: int) -> Nudge:
    work = about.project.name if about.project else say("our work")
    who = customer.whose(favour.whom) if favour.contacts else customer.name
    words = "" if favour.private else quote(favour.note)
    return Nudge(
        due=due,
        why=say(
            "{what}{words}. Thank them by hand or by mail?",
            what=_did(favour.kind, who=who, day=say_day(favour.on), work=work),
            words=f" ({words})" if words else "",
        ),
        draft=_thanks(favour.kind, name=favour.whom, work=work),
        about=about,
        to=favour.by or Role.OWNER,
        worth=80,
        dated=True,
        good_for=good_for_days,
    )


def _did(kind: Kind, *, who: str, day: str, work: str) -> str:
    said = {
        Kind.CONTRACT: say("{who} signed a contract with us on {day}", who=who, day=day),
        Kind.ACCEPTANCE: say("{who} called {work} done on {day}", who=who, day=day, work=work),
        Kind.RENEWAL: say("{who} renewed with us on {day}", who=who, day=day),
        Kind.REFERRAL: say("{who} recommended us on {day}", who=who, day=day),
        Kind.TESTIMONIAL: say("{who} spoke up for us in public on {day}", who=who, day=day),
        Kind.ORDER: say("{who} ordered from us for the first time on {day}", who=who, day=day),
    }
    return said[kind]


def _thanks(kind: Kind, *, name: str, work: str) -> str:
    said = {
        Kind.CONTRACT: say(
            "Dear {name}, thank you for your trust. Choosing whom to work with is never easy, and I"
            " am glad that you chose us. If anything is unclear in the first weeks, please call me"
            " directly.",
            name=name,
        ),
        Kind.ACCEPTANCE: say(
            "Dear {name}, thank you for the way we brought {work} to its end together. I liked"
            " [what went especially well] most. If something comes up in daily use, please call"
            " me.",
            name=name,
            work=work,
        ),
        Kind.RENEWAL: say(
            "Dear {name}, thank you for staying with us. I know that it is a decision each time,"
            " and we do not take it for granted. Please tell me whenever something could be"
            " better.",
            name=name,
        ),
        Kind.REFERRAL: say(
            "Dear {name}, thank you for giving our name to [whom]. You put your own good name"
            " behind ours, and we will treat them accordingly. I will let you know how it goes.",
            name=name,
        ),
        Kind.TESTIMONIAL: say(
            "Dear {name}, thank you for your kind words about our work. That you took the time to"
            " write them down means a lot to [colleagues who did the work]. I have passed them on.",
            name=name,
        ),
        Kind.ORDER: say(
            "Dear {name}, thank you for your first order. I hope that [what they ordered] does what"
            " you need it to do. I will ask you in a while, and if something is wrong before,"
            " please call me.",
            name=name,
        ),
    }
    return said[kind]


def _favours(customer: Customer, first_order_within_days: int) -> list[Touch]:
    """What there is to thank for, oldest first."""
    favours = [favour for favour in customer.all(*FAVOURS) if favour.kind is not Kind.ORDER]
    order, since = next(customer.all(Kind.ORDER), None), customer.since
    # The first recorded order of an old customer is only where our memory begins.
    if order and (since is None or order.on <= since + days(first_order_within_days)):
        favours.append(order)
    favours += [
        Touch(on=work.accepted_on, kind=Kind.ACCEPTANCE, project=work.key)
        for work in customer.projects
        if work.accepted_on
    ]
    return sorted(favours, key=lambda favour: (favour.on, FAVOURS.index(favour.kind)))


def _about(favour: Touch, customer: Customer) -> About:
    return About(
        contact=favour.contacts[0] if len(favour.contacts) == 1 else None,
        project=next((work for work in customer.projects if work.key == favour.project), None),
        step=f"{favour.kind} {favour.on.isoformat()}",
    )


def _same(one: tuple[Touch, About], other: tuple[Touch, About]) -> bool:
    """The same favour told twice: nothing in it tells the one from the other."""
    (favour, about), (earlier, before) = one, other
    signed = favour.kind is Kind.ORDER and earlier.kind in SIGNED
    return (
        (signed or favour.kind is earlier.kind)
        and (not about.contact or not before.contact or about.contact.key == before.contact.key)
        and (not about.project or not before.project or about.project.key == before.project.key)
    )


def _thanked(customer: Customer, favour: Touch, step: str) -> bool:
    return any(
        thanks.on >= favour.on
        and (thanks.step == step or (not thanks.step and _reached(thanks, favour)))
        for thanks in customer.all(ANSWER)
    )


def _reached(thanks: Touch, favour: Touch) -> bool:
    """Whether a thank-you that nobody asked for went to the people of this favour."""
    return not favour.contacts or not thanks.contacts or any(map(favour.with_, thanks.contacts))


ANA, BEN = contact("Ana Souza"), contact("Ben Okafor")
REFERRED = touch(Kind.REFERRAL, "2025-03-03", ANA)
SHOP = project("Shop", accepted_on="2025-03-06")
OVENS = loop(LoopKind.CONCERN, "the ovens", "2025-02-24", severity=Severity.SEVERE)

EXAMPLES = [
    Example(
        "somebody who recommends us is thanked the next day",
        ada(REFERRED),
        due=("2025-03-04",),
        why="Ana of Ada's Bakery recommended us on 3 March 2025.",
        draft="Dear Ana, thank you for giving our name to [whom].",
    ),
    Example(
        "what was written down of it is said, unless it is private",
        ada(
            touch(Kind.ORDER, "2025-03-03", note="two ovens"),
            touch(Kind.RENEWAL, "2025-05-05", note="a divorce", private=True),
            since="2025-03-03",
        ),
        due=("2025-03-04", "2025-05-06"),
        why="ordered from us for the first time on 3 March 2025 (“two ovens”). Thank them",
    ),
    Example(
        "a contract signed on Friday is thanked for on Monday",
        ada(touch(Kind.CONTRACT, "2025-03-07")),
        due=("2025-03-10",),
        draft="Dear [name], thank you for your trust.",
    ),
    Example(
        "whoever is thanked already is left in peace", ada(REFERRED, touch(ANSWER, "2025-03-03"))
    ),
    Example(
        "a thank-you from before the favour does not count",
        ada(touch(ANSWER, "2025-03-02", ANA), REFERRED),
        due=("2025-03-04",),
    ),
    Example(
        "a thank-you for the contract leaves the one for the referral open",
        ada(REFERRED, touch(ANSWER, "2025-03-04", step="contract 2025-03-03")),
        due=("2025-03-04",),
    ),
    Example(
        "two who recommended us are thanked one by one",
        ada(REFERRED, touch(Kind.REFERRAL, "2025-03-03", BEN), touch(ANSWER, "2025-03-05", BEN)),
        due=("2025-03-04",),
        why="Ana of Ada's Bakery",
    ),
    Example(
        "a project they accepted is thanked for once, however often it was written down",
        ada(SHOP, touch(Kind.ACCEPTANCE, "2025-03-07", ANA, project=SHOP)),
        due=("2025-03-07",),
        why="Ada's Bakery called Shop done on 6 March 2025.",
    ),
    Example(
        "only the first order is thanked for",
        ada(touch(Kind.ORDER, "2025-03-03"), touch(Kind.ORDER, "2025-05-05"), since="2025-02-03"),
        due=("2025-03-04",),
    ),
    Example(
        "the first order on record of an old customer is nothing new",
        ada(touch(Kind.ORDER, "2025-03-03"), since="2019-01-01"),
    ),
    Example(
        "a first order that comes with its contract is thanked for together with it",
        ada(touch(Kind.CONTRACT, "2025-03-03"), touch(Kind.ORDER, "2025-03-04")),
        due=("2025-03-04",),
    ),
    Example("while a severe concern of theirs is open, nobody thanks them", ada(REFERRED, OVENS)),
    Example(
        "once it is settled, somebody does",
        ada(REFERRED, replace(OVENS, closed_on=date(2025, 3, 14))),
        due=("2025-03-17",),
    ),
    Example(
        "a month later it is too late for that",
        ada(REFERRED, replace(OVENS, closed_on=date(2025, 4, 3))),
    ),
    Example(
        "a smaller concern, or one that comes up later, is no reason to wait",
        ada(
            REFERRED,
            loop(LoopKind.CONCERN, "the bills", "2025-02-24"),
            replace(OVENS, opened_on=date(2025, 3, 5)),
        ),
        due=("2025-03-04",),
    ),
]
