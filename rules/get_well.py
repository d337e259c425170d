"""Send a card when life has happened to them, in words that assume nothing.

Illness, a death, a baby, a move: for some weeks work is the smaller part of somebody's life. A card
by hand says that we noticed and want nothing; a second word ten days later, when most have gone
quiet, says that we have not forgotten. It stays between you and them, and whoever asked us not to
mention it is not written to.
"""

from collections.abc import Iterator
from datetime import date

from rules.kit import (
    About,
    Contact,
    ContactStanding,
    Customer,
    DayOff,
    Example,
    Kind,
    LifeEvent,
    LifeKind,
    Nudge,
    Role,
    ada,
    contact,
    days,
    in_order,
    life_event,
    say,
    say_day,
    touch,
)

ANSWER = Kind.CARD


def nudges(
    customer: Customer,
    *,
    again_after_days: int = 10,
    good_for_days: int = 7,
) -> Iterator[Nudge]:
    people = {person.key: person for person in customer.contacts}
    return in_order(
        *(
            _cards(customer, event, person, again_after_days, good_for_days)
            for event in sorted(customer.life_events, key=lambda event: event.on)
            if not event.silent
            for person in [people.get(event.contact.key, event.contact)]
            if person.active
        )
    )


def _cards(
    customer: Customer, event: LifeEvent, person: Contact, again_after: int, good_for: int
) -> Iterator[Nudge]:
    again = event.on + days(again_after)
    # The step ends up in the record for good, so it does not say what has happened.
    first, second = (f"{named} of {event.on.isoformat()}" for named in ("card", "second card"))
    answered = _answered(customer, person, event.on, again, (first, second))
    for due, step, words in ((event.on, first, _first), (again, second, _second)):
        known = person.met_on is None or person.met_on <= due
        if known and step not in answered:
            yield Nudge(
                due=due,
                why=_why(customer, event, person, due),
                draft=say("Dear {name}, {words}", name=person.first_name, words=words(event.kind)),
                about=About(contact=person, step=step),
                to=Role.OWNER,
                worth=95,
                dated=True,
                good_for=good_for,
                on_day_off=DayOff.PREVIOUS,
                private=True,
            )


def _why(customer: Customer, event: LifeEvent, person: Contact, due: date) -> str:
    what = _what(event.kind, customer.whose(person.name))
    day = say_day(event.on)
    if due == event.on:
        return say(
            "{what}, as noted on {day}. A card or a note by hand? Keep to what you know, ask"
            " nothing, and leave work out of it.",
            what=what,
            day=day,
        )
    return say(
        "{what}, as noted on {day}. Most people have gone quiet by now; a second word shows that"
        " you have not forgotten.",
        what=what,
        day=day,
    )


def _what(kind: LifeKind, who: str) -> str:
    said = {
        LifeKind.ILLNESS: say("{who} is not well", who=who),
        LifeKind.BEREAVEMENT: say("{who} has lost somebody", who=who),
        LifeKind.BABY: say("{who} has a baby to welcome", who=who),
        LifeKind.MOVE: say("{who} is moving", who=who),
    }
    return said[kind]


def _first(kind: LifeKind) -> str:
    said = {
        LifeKind.ILLNESS: say(
            "I heard that you are not well. I am thinking of you, and I wish you whatever helps"
            " now. Nothing on our side is waiting for you, and this needs no answer."
        ),
        LifeKind.BEREAVEMENT: say(
            "I heard of your loss, and I am very sorry. I have no words that would make it easier;"
            " I am thinking of you. This needs no answer."
        ),
        LifeKind.BABY: say(
            "I heard that there is a baby. I wish all of you well, and people around you who cook"
            " and carry. Everything on our side can wait, and this needs no answer."
        ),
        LifeKind.MOVE: say(
            "I heard that you are moving. I wish you a place that soon feels like yours, and"
            " friends for the heavy boxes. Whatever we have to settle can wait until you have"
            " unpacked."
        ),
    }
    return said[kind]


def _second(kind: LifeKind) -> str:
    said = {
        LifeKind.ILLNESS: say(
            "you have been on my mind since I heard that you are not well. I do not expect an"
            " answer; I only wanted you to know that nobody here is waiting, and that we look"
            " forward to you whenever it suits you."
        ),
        LifeKind.BEREAVEMENT: say(
            "you have been on my mind in these days. There is nothing that you need to answer or"
            " to do for us. If it would help you to have something put off or taken over, one word"
            " is enough."
        ),
        LifeKind.BABY: say(
            "I have thought of you all now and then, and I hope that the days and the nights are"
            " kind to you. There is no hurry about anything on our side."
        ),
        LifeKind.MOVE: say(
            "I hope that the move goes, or went, as you wanted it to. If something of ours should"
            " go to a new address, tell me whenever it suits you."
        ),
    }
    return said[kind]


def _answered(
    customer: Customer, person: Contact, logged: date, again: date, steps: tuple[str, str]
) -> set[str]:
    """The cards that were sent. One that nobody asked for counts for the first still missing."""
    cards = [card for card in customer.all(ANSWER) if card.on >= logged and card.with_(person)]
    sent = {card.step for card in cards if card.step}
    first, second = steps
    for card in (card for card in cards if not card.step):
        if first not in sent and card.on < again:
            sent.add(first)
        else:
            sent.add(second)
    return sent


ANA, BEN = contact("Ana Souza"), contact("Ben Okafor")
CEM = contact("Cem Aydin", met_on="2025-03-10")
GONE = contact("Dee Wong", standing=ContactStanding.LEFT)
QUIET = contact("Eli Ray", standing=ContactStanding.DO_NOT_CONTACT)
ILL = life_event(ANA, LifeKind.ILLNESS, "2025-03-03")
BOTH = ("2025-03-03", "2025-03-13")

EXAMPLES = [
    Example(
        "somebody who is ill gets a card the same day, and a second word ten days later",
        ada(ANA, ILL),
        due=BOTH,
        why="Ana Souza of Ada's Bakery is not well, as noted on 3 March 2025. A card",
        draft="Dear Ana, I heard that you are not well.",
    ),
    Example(
        "a card sent on the day leaves the second word for later",
        ada(ANA, ILL, touch(ANSWER, "2025-03-03", ANA)),
        due=BOTH[1:],
        why="Ana Souza of Ada's Bakery is not well, as noted on 3 March 2025. Most people",
        draft="you have been on my mind",
    ),
    Example(
        "a second card that came early is the second one",
        ada(ANA, ILL, touch(ANSWER, "2025-03-04", ANA), touch(ANSWER, "2025-03-09", ANA)),
    ),
    Example(
        "a card from before it happened, or to a colleague, was another one",
        ada(ANA, BEN, ILL, touch(ANSWER, "2025-03-02", ANA), touch(ANSWER, "2025-03-03", BEN)),
        due=BOTH,
    ),
    Example(
        "a bereavement has words of its own",
        ada(ANA, life_event(ANA, LifeKind.BEREAVEMENT, "2025-03-03")),
        due=BOTH,
        draft="I have no words that would make it easier",
    ),
    Example(
        "so has a baby",
        ada(ANA, life_event(ANA, LifeKind.BABY, "2025-03-03")),
        due=BOTH,
        draft="I heard that there is a baby.",
    ),
    Example(
        "so has a move",
        ada(ANA, life_event(ANA, LifeKind.MOVE, "2025-03-03")),
        due=BOTH,
        draft="I heard that you are moving.",
    ),
    Example(
        "two people are written to one by one",
        ada(
            ANA,
            BEN,
            ILL,
            life_event(BEN, LifeKind.BABY, "2025-03-05"),
            touch(ANSWER, "2025-03-04", ANA),
        ),
        due=("2025-03-05", "2025-03-13", "2025-03-15"),
        draft="Dear Ben, I heard that there is a baby.",
    ),
    Example(
        "what they asked us not to mention stays unmentioned",
        ada(ANA, life_event(ANA, LifeKind.ILLNESS, "2025-03-03", silent=True)),
    ),
    Example(
        "whoever has left or wants no word from us is left in peace",
        ada(
            GONE,
            QUIET,
            life_event(GONE, LifeKind.MOVE, "2025-03-03"),
            life_event(QUIET, LifeKind.BABY, "2025-03-03"),
        ),
    ),
    Example(
        "of somebody we met a week later only the second word is asked for",
        ada(CEM, life_event(CEM, LifeKind.MOVE, "2025-03-03")),
        due=BOTH[1:],
    ),
]
