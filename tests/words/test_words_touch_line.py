"""One line typed on Wednesday, 12 March 2025, and what is understood of it."""

from dataclasses import replace
from datetime import date

import pytest

from bot.words.days import DayReading
from bot.words.names import normalise
from bot.words.touch_line import TouchLine, lines_of, read_touch, read_touches
from rules.kit.kinds import Kind

TODAY = date(2025, 3, 12)
ACME, BETA, MULLER, APPLE, SIEMENS, ENERGY, CIRCLE, IBM, APRIL, ANA = range(1, 11)
CUSTOMERS = [
    (ACME, normalise("Acme Robotics GmbH")),
    (ACME, normalise("Acme")),
    (BETA, normalise("Beta, Gamma & Co")),
    (MULLER, normalise("Müller & Söhne")),
    (APPLE, normalise("Apple")),
    (SIEMENS, normalise("Siemens AG")),
    (ENERGY, normalise("Siemens Energy")),
    (CIRCLE, normalise("Coffee Circle")),
    (IBM, normalise("International Business Machines")),
    (APRIL, normalise("April Ltd")),
    (ANA, normalise("Ana")),
]

NOTHING = TouchLine(None, (), "", (), None, None, False, "", None, False, ())
AT_ACME = replace(NOTHING, customer=ACME, customer_words="Acme")
CALL = replace(AT_ACME, kind=Kind.CALL)
COFFEE = replace(AT_ACME, kind=Kind.COFFEE)
NEWCO = replace(NOTHING, customer_words="Newco", kind=Kind.CALL)


def on(day: str, other: str | None = None) -> DayReading:
    return DayReading(date.fromisoformat(day), date.fromisoformat(other) if other else None)


YESTERDAY, TOMORROW = on("2025-03-11"), on("2025-03-13")

UNDERSTOOD = {
    "Acme @ana coffee last Tuesday: worried about the budget :worried:": replace(
        COFFEE,
        contacts=("ana",),
        day=on("2025-03-11", "2025-03-04"),
        note="worried about the budget",
        mood=2,
    ),
    "Acme coffee with Ana yesterday: she likes the new report": replace(
        COFFEE, contacts=("Ana",), day=YESTERDAY, note="she likes the new report"
    ),
    "coffee with Ana and Bob at Acme on 3 March": replace(
        COFFEE, contacts=("Ana", "Bob"), day=on("2025-03-03")
    ),
    '"Beta, Gamma & Co" call today - note': replace(
        CALL,
        customer=BETA,
        customer_words="Beta, Gamma & Co",
        day=on("2025-03-12"),
        note="note",
    ),
    "Beta, Gamma & Co call": replace(CALL, customer=BETA, customer_words="Beta, Gamma & Co"),
    "call Acme tmrw": replace(CALL, day=TOMORROW, planned=True),
    "Acme call #private": replace(CALL, private=True),
    "Acme call: nobody knows yet #private": replace(CALL, note="nobody knows yet", private=True),
    "Acme": AT_ACME,
    "": NOTHING,
    ":": NOTHING,
    "coffee: no idea with whom": replace(NOTHING, kind=Kind.COFFEE, note="no idea with whom"),
    "acme phoned": replace(CALL, customer_words="acme"),
    "Newco call": NEWCO,
    "call Newco": NEWCO,
    "call with Newco": NEWCO,
    "good call with Acme": CALL,
    "had a quick call with Acme": CALL,
    "Great Lakes Brewing call": replace(NEWCO, customer_words="Great Lakes Brewing"),
    "Apple Bank call": replace(NEWCO, customer_choices=(APPLE,), customer_words="Apple Bank"),
    "Apple call": replace(CALL, customer=APPLE, customer_words="Apple"),
    "Siemens call 3/4": replace(
        CALL,
        customer=SIEMENS,
        customer_words="Siemens",
        day=on("2025-04-03", "2025-03-04"),
        planned=True,
    ),
    "Sieme call": replace(NEWCO, customer_choices=(SIEMENS, ENERGY), customer_words="Sieme"),
    "IBM meeting": replace(NOTHING, customer=IBM, customer_words="IBM", kind=Kind.MEETING),
    "Coffee Circle call": replace(CALL, customer=CIRCLE, customer_words="Coffee Circle"),
    "meeting with April on 5 April": replace(
        NOTHING,
        customer=APRIL,
        customer_words="April",
        kind=Kind.MEETING,
        day=on("2025-04-05"),
        planned=True,
    ),
    "coffee with Ana at Acm Robotics": replace(
        COFFEE,
        contacts=("Ana",),
        customer_words="Acm Robotics",
    ),
    "Acme @ana @bob, @cy lunch": replace(COFFEE, contacts=("ana", "bob", "cy")),
    "Acme @Cara Diaz lunch": replace(COFFEE, contacts=("Cara Diaz",)),
    "Acme @ana and Bob lunch": replace(COFFEE, contacts=("ana", "Bob")),
    "Acme dinner with Tom, Tim & Al": replace(COFFEE, contacts=("Tom", "Tim", "Al")),
    "coffee with Will from Acme": replace(COFFEE, contacts=("Will",)),
    "called Ana at Acme yesterday": replace(CALL, contacts=("Ana",), day=YESTERDAY),
    "zoom w/ Ana from Acme tmrw 14:30: prep 15:00": replace(
        AT_ACME,
        kind=Kind.MEETING,
        contacts=("Ana",),
        day=TOMORROW,
        planned=True,
        note="prep 15:00",
    ),
    "Anruf bei Müller und Söhne gestern: alles gut :smile:": replace(
        CALL,
        customer=MULLER,
        customer_words="Müller und Söhne",
        day=YESTERDAY,
        note="alles gut",
        mood=4,
    ),
    "Treffen mit Herr Schmidt bei Acme am 10. März": replace(
        AT_ACME, kind=Kind.MEETING, contacts=("Herr Schmidt",), day=on("2025-03-10")
    ),
    "Mail an Ana bei Acme": replace(AT_ACME, kind=Kind.EMAIL, contacts=("Ana",)),
    "Acme hier coffee": replace(COFFEE, day=YESTERDAY),
    "Acme email complaint": replace(AT_ACME, kind=Kind.COMPLAINT),
    "Domani call": replace(NEWCO, customer_words="Domani"),
    "Acme feedback call": replace(AT_ACME, kind=Kind.FEEDBACK),
    "thank-you note to Ana at Acme": replace(AT_ACME, kind=Kind.THANK_YOU, contacts=("Ana",)),
    "Acme visited them": replace(AT_ACME, kind=Kind.VISIT),
    "Acme mood 4 call": replace(CALL, mood=4),
    ":sob: Acme call": replace(CALL, mood=1),
    "Acme call 😍": replace(CALL, mood=5),
    "Acme call: 😐 so so": replace(CALL, note="so so", mood=3),
    "Acme call: all well 👍🏽": replace(CALL, note="all well", mood=4),
    "Acme call: first :smile: then :sob:": replace(CALL, note="first :smile: then", mood=1),
    "Acme call: :sob: :smile:": replace(CALL, note=":sob: :smile:"),
    "Acme call: see https://acme.example - tomorrow": replace(
        CALL, note="see https://acme.example - tomorrow"
    ),
    "Acme call – they may renew, Mr. March said": replace(
        CALL, note="they may renew, Mr. March said"
    ),
    "met Ana at Newco": replace(NEWCO, kind=Kind.MEETING, contacts=("Ana",)),
    "call Acme from Berlin": replace(CALL, unread=("Berlin",)),
    "call at Acme's yesterday": replace(CALL, customer_words="Acme's", day=YESTERDAY),
    "spoke to Ana at Acme": replace(CALL, contacts=("Ana",)),
    "Acme coffee w/ana": replace(COFFEE, contacts=("ana",)),
    "Acme call with Jan 12 March": replace(CALL, contacts=("Jan",), day=on("2025-03-12")),
    "Acme called Jan 3 March": replace(CALL, unread=("Jan", "3", "March")),
    "Acme call w/ 3 people": replace(CALL, note="w/ 3 people"),
    "Sun Media call": replace(NEWCO, customer_words="Sun Media"),
    "Telefonat mit Frau Weber (Acme) gestern": replace(
        CALL, contacts=("Frau Weber",), day=YESTERDAY
    ),
    "Acme call 24/7": replace(CALL, unread=("24/7",)),
    "2nd call Acme": replace(CALL, unread=("2nd",)),
    "Acme phoned they were happy about the order": replace(
        CALL, note="they were happy about the order"
    ),
    "coffee yesterday, call Monday Acme": replace(COFFEE, day=YESTERDAY, unread=("call", "Monday")),
    "<!channel> call": replace(NEWCO, customer_words="<!channel>"),
    "=cmd|'/c'!A1 call": replace(NEWCO, customer_words="=cmd|'/c'!A1"),
    "- Acme call": CALL,
}


@pytest.mark.parametrize(("line", "understood"), UNDERSTOOD.items())
def test_a_line_and_what_is_understood(line: str, understood: TouchLine) -> None:
    assert read_touch(line, customers=CUSTOMERS, today=TODAY) == understood


def test_habit_settles_which_number_is_the_day() -> None:
    touch = read_touch("Acme call 3/4", customers=CUSTOMERS, today=TODAY, day_first=False)
    assert touch.day == on("2025-03-04")
    assert not touch.planned


def test_two_customers_in_one_line_are_asked_about() -> None:
    touch = read_touch("Acme Apple call", customers=CUSTOMERS, today=TODAY)
    assert touch.customer is None
    assert set(touch.customer_choices) == {ACME, APPLE}


def test_a_longer_name_that_begins_like_a_known_one_is_asked_about() -> None:
    customers = [(1, "apple"), (2, "apple bank berlin")]
    touch = read_touch("Apple Bank call", customers=customers, today=TODAY)
    assert touch.customer is None
    assert touch.customer_choices == (1, 2)


def test_several_lines_are_several_touches() -> None:
    pasted = "\n* Acme call\n\n  2. Apple coffee: 10:30\n- Newco call\n"
    touches = read_touches(pasted, customers=CUSTOMERS, today=TODAY)
    assert touches == (
        CALL,
        replace(COFFEE, customer=APPLE, customer_words="Apple", note="10:30"),
        NEWCO,
    )


def test_an_empty_bullet_is_no_line_with_or_without_its_blank() -> None:
    pasted = "- \n- Acme call\n-\n2.\n  * \n\u2022 Newco call\n* "
    assert lines_of(pasted) == ["Acme call", "Newco call"]
    assert read_touches(pasted, customers=CUSTOMERS, today=TODAY) == (CALL, NEWCO)


def test_a_line_of_3000_characters_is_read_with_all_of_its_end_in_the_note() -> None:
    end = "and so on " * 300
    touch = read_touch(f"Acme call {end}", customers=CUSTOMERS, today=TODAY)
    assert (touch.customer, touch.note, touch.unread) == (ACME, end.strip(), ())


@pytest.mark.parametrize(
    "line",
    [
        "Acme email no answer",
        "acme email yesterday: no answer",
        "Acme mail unbeantwortet: asked for a date",
        "Acme email to Ana 3 March, no reply",
    ],
)
def test_a_message_without_an_answer_is_one(line: str) -> None:
    read = read_touch(line, customers=[(1, "acme")], today=date(2026, 3, 3))
    assert (read.customer, read.kind, read.unanswered, read.unread) == (1, Kind.EMAIL, True, ())


def test_an_answer_that_is_spoken_of_is_none() -> None:
    line = "Acme call: she gave no answer to my question"
    read = read_touch(line, customers=[(1, "acme")], today=date(2026, 3, 3))
    assert (read.unanswered, read.note) == (False, "she gave no answer to my question")


def test_who_began_it_may_be_said() -> None:
    for line in ("Acme they called yesterday: angry", "Acme call #they yesterday: angry"):
        read = read_touch(line, customers=[(1, "acme")], today=date(2026, 3, 3))
        assert (read.kind, read.theirs, read.unread) == (Kind.CALL, True, ())


@pytest.mark.parametrize(
    ("line", "customer", "people"),
    [
        ("Acme suggestion from Rosa: brownies", 1, ("Rosa",)),
        ("Acme email from Rosa Diaz and Ben: two questions", 1, ("Rosa Diaz", "Ben")),
        ("Acme Beschwerde von Rosa: zu laut", 1, ("Rosa",)),
        ("order from Rosa Bank", 2, ()),
        ("call from Newco: hi", None, ()),
    ],
)
def test_whose_it_was_may_be_said(line: str, customer: int | None, people: tuple[str, ...]) -> None:
    known = [(1, "acme"), (2, "rosa bank")]
    read = read_touch(line, customers=known, today=date(2026, 3, 3))
    assert (read.customer, read.contacts, read.unread) == (customer, people, ())
