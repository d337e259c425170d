"""Shortcuts, mentions and plain words: telling the bot something without a command."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.at_page import AtPage
from tests.browser.conftest import Come
from tests.slack.edge import Edge, an_edge

pytestmark = pytest.mark.browser


@pytest.fixture
def own_office(browser: Browser, tmp_path: Path) -> Iterator[Edge]:
    with an_edge(tmp_path) as edge:
        yield edge


@pytest.fixture
def me(come: Come) -> AtPage:
    return come("UANA/CTEAM")


def test_the_global_shortcut_logs_and_the_echo_comes_as_a_direct_message(me: AtPage) -> None:
    me.begins("Log a touchpoint")
    me.pictures("talk-shortcut-form")
    me.finds("Customer", "cob", "Cobalt")
    me.finds("What it was", "coffee", "Coffee")
    me.fills("What is worth remembering", "they liked the cake")
    me.saves()
    me.goes_to("Second Date")
    expect(me.last).to_contain_text("Logged for Cobalt: coffee, today, Tuesday 3 March.")
    expect(me.last).to_contain_text("Note: they liked the cake")
    me.pictures("talk-shortcut-echo")


def test_a_message_is_logged_with_its_words_its_day_its_customer_and_people(
    me: AtPage, come: Come, own_office: Edge
) -> None:
    ben = come("UBEN/CTEAM")
    ben.sends("Had a call with Ivo at Acme, they want a second shop")
    said = me.message("they want a second shop")
    expect(said).to_be_visible()
    own_office.later(days=2)
    me.begins("Log as touchpoint", said)
    for label, value in (("Customer", "Acme"), ("What it was", "Call")):
        expect(me.field(label).get_by_role("combobox")).to_have_value(value)
    expect(me.field("Day").get_by_role("button").first).to_have_text("3 March 2026")
    expect(me.field("With whom")).to_contain_text("Ivo Lund")
    me.pictures("talk-message-form")
    me.saves()
    me.goes_to("Second Date")
    expect(me.last).to_contain_text("Logged for Acme: call with Ivo Lund")
    expect(me.last).to_contain_text("Note: Had a call with Ivo at Acme, they want a second shop")


def test_a_mention_logs_and_only_who_spoke_reads_the_echo(me: AtPage, come: Come) -> None:
    me.sends("@second_date Acme coffee with Ana yesterday: likes the new report")
    expect(me.whisper).to_contain_text(
        "Logged for Acme: coffee with Ana Souza, yesterday, Monday 2 March."
    )
    me.pictures("talk-mention")
    ben = come("UBEN/CTEAM")
    expect(ben.last).to_contain_text("likes the new report")
    expect(ben.message("Logged for Acme")).to_have_count(0)
    me.presses("Undo", me.whisper)
    expect(me.whisper).to_contain_text("Undone.")


def test_a_mention_answers_who_spoke_last_and_who_looks_after_them(me: AtPage) -> None:
    me.sends("@second_date who spoke last with Acme?")
    expect(me.whisper).to_contain_text("call with Ana Souza")
    expect(me.whisper).to_contain_text("by Ana Ruiz")
    me.sends("@second_date who owns Cobalt?")
    expect(me.whisper).to_contain_text("Ben Okafor looks after Cobalt.")
    me.pictures("talk-questions")


def test_plain_words_in_its_own_conversation_log_ask_and_get_help(me: AtPage) -> None:
    me.goes_to("Second Date")
    me.sends("Acme call with Ana yesterday: they want a quote")
    expect(me.last).to_contain_text("Logged for Acme: call with Ana Souza")
    me.sends("who looks after Cobalt?")
    expect(me.last).to_contain_text("Ben Okafor looks after Cobalt.")
    me.sends("good morning")
    expect(me.last).to_contain_text("You can tell me what happened")
    me.sends("help")
    expect(me.last).to_contain_text("Four to copy")
    me.pictures("talk-direct")


def test_what_is_missing_is_asked_for_and_a_click_answers_it(me: AtPage) -> None:
    me.sends("@second_date Acme yesterday with Ana: likes it")
    expect(me.whisper).to_contain_text("What was it with Acme")
    me.pictures("talk-asked-back")
    me.presses("Meeting", me.whisper)
    logged = me.message("Logged for Acme: meeting with Ana Souza, yesterday")
    expect(logged).to_contain_text("Note: likes it")


def test_something_else_opens_the_form_and_the_answer_stands_where_the_question_was(
    me: AtPage,
) -> None:
    me.sends("@second_date Acme yesterday with Ana: likes it")
    asked = me.message("What was it with Acme")
    me.presses("Something else", asked)
    expect(me.field("Customer").get_by_role("combobox")).to_have_value("Acme")
    me.pictures("talk-something-else")
    me.finds("What it was", "coffee", "Coffee")
    me.saves()
    expect(me.whisper).to_contain_text("Logged for Acme: coffee with Ana Souza, yesterday")
    expect(asked).to_have_count(0)
