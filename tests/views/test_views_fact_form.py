"""The forms of what can be told, and the answers to it, as Slack would take them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.model.learnt import Learnt
from bot.model.nouns import LIFE_EVENT, NOUNS, PROJECT, PROMISE, Noun, Sort, Value
from bot.views import answers
from bot.views.fact_form import There, fact_form, say_birthday
from bot.views.fact_words import LINES, titles
from rules.kit import (
    Colleague,
    Contact,
    HonestNo,
    Job,
    Loop,
    LoopKind,
    Loyalty,
    Role,
    Severity,
    Standing,
)
from tests.views.drawn import HOSTILE, TODAY
from tests.views.looking import buttons, inputs, labels, listed, seen, seen_view
from tests.views.samples import COMING, PAGE
from tests.views.samples import TITLES as RULES

NOW = datetime(2026, 3, 3, 9, tzinfo=UTC)
CROWD = [(str(number), f"Person {number}") for number in range(150)]
THERE = There([("5", "Ivo Lund"), ("6", "Ana Souza")], [("7", "Shop")], {1: "U0ANA"})
LEARNT = Learnt(
    noun="concern",
    row_id=4,
    customer_id=3,
    customer="Acme",
    what=(("In their words", "the budget"), ("How much it weighs", "severe")),
    new=True,
    undo_until=NOW + timedelta(minutes=10),
)


def form(noun: Noun, there: There = THERE, **filled: Value) -> dict[str, object]:
    return fact_form(noun, "Acme", there, filled, metadata="{}")


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.word)
def test_every_noun_has_a_form_with_all_its_fields(noun: Noun) -> None:
    for there in (THERE, There(), There(CROWD, CROWD, {})):
        view = form(noun, there)
        assert seen_view(view).startswith("About Acme")
        asked = {name.removesuffix("_new") for name in inputs(view)}
        assert asked == {field.name for field in noun.fields}
    assert noun.word in titles()
    assert noun.word in LINES


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.word)
@pytest.mark.parametrize("text", HOSTILE)
def test_no_words_break_a_form(noun: Noun, text: str) -> None:
    filled: dict[str, Value] = {
        field.name: text for field in noun.fields if field.sort in (Sort.LINE, Sort.TEXT)
    }
    there = There([("5", text)], [("7", text)], {})
    view = fact_form(noun, text, there, filled, metadata="{}", unread=[text])
    seen_view(view)


def test_a_form_shows_what_is_known_already() -> None:
    view = form(
        PROMISE, text="a list", severity="minor", contact=5, by=1, opened_on=date(2026, 3, 2)
    )
    seen_view(view)
    asked = inputs(view)
    assert asked["text"]["initial_value"] == "a list"
    assert asked["severity"]["initial_option"]["text"]["text"] == "Minor"
    assert asked["contact"]["initial_option"]["text"]["text"] == "Ivo Lund"
    assert asked["by"]["initial_user"] == "U0ANA"
    assert asked["opened_on"]["initial_date"] == "2026-03-02"
    assert "initial_date" not in asked["wait_until"]


def test_somebody_new_stands_in_the_line_for_a_new_name() -> None:
    asked = inputs(form(PROMISE, contact="Petra"))
    assert asked["contact_new"]["initial_value"] == "Petra"
    assert "initial_option" not in asked["contact"]


def test_a_chosen_one_is_among_the_options_however_many_there_are() -> None:
    view = form(PROMISE, There(CROWD), contact=149)
    seen_view(view)
    menu = inputs(view)["contact"]
    assert menu["initial_option"]["text"]["text"] == "Person 149"
    assert len(menu["options"]) == 100


def test_the_form_of_a_life_event_says_at_the_top_who_sees_it() -> None:
    said = seen_view(form(LIFE_EVENT)).splitlines()
    assert said[1] == "Only you and the owner see this. It is erased after 30 days."
    assert "Only you" not in seen_view(form(PROMISE))


def test_a_name_says_what_it_does_where_there_may_be_one_already() -> None:
    said = {noun.word: "and not added twice" in str(form(noun)) for noun in NOUNS}
    assert [word for word in said if said[word]] == ["contact", "project"]


def test_a_number_is_asked_for_as_one() -> None:
    days = inputs(form(PROJECT, report_every=7))["report_every"]
    assert (days["type"], days["initial_value"]) == ("number_input", "7")


def test_a_birthday_is_said_as_people_say_it() -> None:
    assert say_birthday("--02-29") == "29 February"
    assert say_birthday("1980-03-31") == "31 March 1980"
    assert say_birthday("at noon") == "at noon"


def test_the_echo_says_what_was_understood_and_how_to_take_it_back() -> None:
    full = replace(LEARNT, closes=("Check in",), next=COMING)
    message = answers.learnt(full, NOUNS[0], TODAY, NOW, unread=["foo"])
    assert seen(message).splitlines()[:6] == [
        "Noted for Acme: a concern of theirs.",
        "In their words: the budget",
        "How much it weighs: severe",
        "That answers: Check in.",
        "Next: Coffee on Monday 9 March, for Ana Alves.",
        "I did not understand “foo”. Change lets you put it right.",
    ]
    assert labels(message) == ["Undo", "Change"]
    assert buttons(message)["fact_undo:4"]["value"] == "4 concern"


def test_without_undo_there_is_change() -> None:
    for told in (replace(LEARNT, undo_until=None), replace(LEARNT, undo_until=NOW)):
        late = answers.learnt(told, NOUNS[0], TODAY, NOW + timedelta(seconds=1))
        assert labels(late) == ["Change"]


def test_the_echo_of_a_life_event_says_who_sees_it() -> None:
    said = seen(answers.learnt(replace(LEARNT, noun="life event"), LIFE_EVENT, TODAY, NOW))
    assert "Only you and the owner see this." in said


@pytest.mark.parametrize("text", HOSTILE)
def test_no_words_break_an_answer(text: str) -> None:
    what = (("In their words", text), ("Who said it", text))
    for message in (
        answers.learnt(replace(LEARNT, customer=text, what=what), PROMISE, TODAY, NOW),
        answers.ask_for_rest(text, "One thing is missing.", text, "7", unread=[text]),
        answers.unknown_word(text, text, "concern"),
        answers.unknown_word(text, text, ""),
        answers.whose_fact(text, [(number, text) for number in range(9)], "7"),
        answers.stranger(text, text),
        answers.which_is_over(PROMISE, [(number, text) for number in range(9)], TODAY),
        answers.none_is_open(text, PROMISE, text),
    ):
        seen(message)


def test_the_page_shows_what_was_told() -> None:
    ivo, ben = Contact(key="5", name="Ivo Lund"), Colleague("2", "Ben Okafor")
    page = replace(
        PAGE,
        standing=Standing.LOST,
        lost_because="the price",
        loyalty=Loyalty.FOR_LIFE,
        roles=((Role.DELIVERY, "Ben Okafor"),),
        moods=((date(2026, 2, 1), 4), (date(2026, 3, 2), 2)),
        job=Job(text="keep the shop up", on=date(2026, 2, 1), contact=ivo),
        noes=(
            HonestNo(key="1", text="a rewrite", on=TODAY, revisit_on=date(2026, 6, 1)),
            HonestNo(key="2", text="a discount", on=TODAY),
        ),
        loops=(
            Loop(
                key="1",
                kind=LoopKind.CONCERN,
                text="the budget",
                opened_on=date(2026, 2, 19),
                severity=Severity.SEVERE,
                contact=ivo,
            ),
            Loop(
                key="2",
                kind=LoopKind.PROMISE,
                text="the list",
                opened_on=TODAY,
                by=ben,
                wait_until=date(2026, 3, 6),
            ),
        ),
    )
    message = answers.customer_page(page, RULES)
    assert [line for line in seen(message).splitlines() if line][1:15] == [
        "Lost (the price), tier A, NL, since 6 May 2024.",
        "Looked after by Ana Alves.",
        "Delivery: Ben Okafor.",
        "Loyalty, pinned by hand: a customer for life.",
        "Mood: pleased, worried yesterday.",
        "Open between us",
        "Concern (severe), open for 12 days, from Ivo Lund: “the budget”",
        "Promise, new today, Ben Okafor looks after it, promised for Friday 6 March: “the list”",
        "Honest noes",
        "“a rewrite”, to look at again on Monday 1 June",
        "“a discount”",
        "What they hired us for",
        "“keep the shop up” (Ivo Lund, 1 February 2026)",
        "Last touches",
    ]


def test_no_words_and_no_number_of_facts_break_the_page() -> None:
    loops = [
        Loop(key="1", kind=LoopKind.CONCERN, text=text, opened_on=TODAY, by=Colleague("2", text))
        for text in HOSTILE
    ]
    noes = [HonestNo(key="1", text=text, on=TODAY, revisit_on=TODAY) for text in HOSTILE]
    for text in HOSTILE:
        page = replace(
            PAGE,
            lost_because=text,
            roles=tuple((role, text) for role in Role),
            job=Job(text=text, on=TODAY, contact=Contact(key="5", name=text)),
            loops=tuple(loops),
            noes=tuple(noes),
        )
        seen(answers.customer_page(page, RULES))


def test_the_page_has_a_menu_of_all_that_can_be_told() -> None:
    message = answers.customer_page(PAGE, RULES)
    seen(message)
    (menu,) = [
        block["accessory"] for block in listed(message["blocks"]) if block["type"] == "section"
    ]
    assert menu["action_id"] == "fact_new:3"
    assert [one["value"] for one in menu["options"]] == [noun.word for noun in NOUNS]
