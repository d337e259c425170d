"""The morning note in somebody's hands: every button of a card, and the record it ends as."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.at_page import AtPage
from tests.browser.conftest import Come
from tests.slack.edge import TEN, Edge, an_edge

pytestmark = pytest.mark.browser

ACME, BOREALIS = "Check in, Acme", "Check in, Borealis Energy"


@pytest.fixture
def own_office(browser: Browser, tmp_path: Path) -> Iterator[Edge]:
    """Ten in the morning: Ana has a note of two nudges, and Ben one of one."""
    with an_edge(tmp_path) as edge:
        edge.walk(TEN)
        yield edge


@pytest.fixture
def me(come: Come) -> AtPage:
    return come("UANA")


def test_a_note_that_is_answered_ends_as_a_record_of_the_day(me: AtPage) -> None:
    expect(me.note).to_contain_text("Good morning, Ana. Two things today.")
    me.pictures("note-morning")
    me.presses("Done & log", me.note, ACME)
    me.is_shown("Nobody has spoken with Acme for 21 days")
    me.pictures("note-done-form")
    me.picks_several("With whom", "Ana Souza")
    me.picks("Their mood", "pl", "Pleased")
    me.fills("What is worth remembering", "all is well")
    me.saves()
    expect(me.note).to_contain_text("Good morning, Ana. One thing left today.")
    expect(me.note).to_contain_text(
        f"Done by Ana Ruiz: {ACME}. Call with Ana Souza: “all is well” (pleased)."
    )
    expect(me.whisper).to_contain_text("Logged for Acme: call with Ana Souza, today")
    me.pictures("note-one-left")

    me.presses("Not useful", me.note, BOREALIS)
    expect(me.note).to_contain_text(f"Marked as not useful by Ana Ruiz: {BOREALIS}")
    expect(me.note).to_contain_text("Tuesday 3 March: all answered. Thank you, Ana.")
    expect(me.note.get_by_role("button", name="Done & log")).to_have_count(0)
    me.pictures("note-record")


def test_what_was_done_is_undone_from_its_echo_and_asked_again(me: AtPage) -> None:
    me.presses("Done & log", me.note, ACME)
    me.saves()
    expect(me.note).to_contain_text("One thing left today.")
    me.presses("Undo", me.whisper)
    expect(me.note).to_contain_text("Two things today.")
    expect(me.note.get_by_role("button", name=f"Done & log: {ACME}")).to_be_visible()


def test_a_draft_in_ones_own_words_stays_on_the_card(me: AtPage) -> None:
    me.presses("Edit draft", me.note, ACME)
    me.is_shown("I send nothing to anybody.", "Hello Ana, I am calling just to ask")
    me.pictures("note-draft-form")
    me.fills("In your own words", "Ana, how is the new shop?")
    me.saves()
    expect(me.note.locator("blockquote").first).to_have_text("Ana, how is the new shop?")
    expect(me.note).to_contain_text("Two things today.")


def test_snoozed_to_a_day_with_a_reason_it_is_put_off_and_comes_back(
    me: AtPage, own_office: Edge
) -> None:
    me.presses("Snooze", me.note, BOREALIS)
    me.is_shown("I ask again about Borealis Energy on the day you choose.")
    me.pictures("note-snooze-form")
    me.picks_day("Another day", "12 March 2026")
    me.fills("Why, in a few words", "they move house")
    me.saves()
    put_off = f"Snoozed until Thursday 12 March: {BOREALIS} (they move house)"
    expect(me.note).to_contain_text(put_off)
    me.presses("Skip this time", me.note, ACME)
    expect(me.note).to_contain_text(f"Skipped by Ana Ruiz: {ACME}")
    expect(me.note).to_contain_text("What was put off comes back on its day.")
    me.pictures("note-put-off")

    own_office.walk(TEN.replace(day=12))
    expect(me.last).to_contain_text("Good morning, Ana. One thing today.")
    expect(me.last).to_contain_text(BOREALIS)


def test_a_nudge_handed_over_stands_in_the_note_of_a_colleague_with_the_reason(
    me: AtPage, come: Come, own_office: Edge
) -> None:
    me.presses("Hand over", me.note, ACME)
    me.is_shown("To whom")
    me.pictures("note-hand-over-form")
    me.picks("To whom", "ben", "Ben Okafor")
    me.fills("A word for them", "you know their shop")
    me.saves("Hand over")
    expect(me.note).to_contain_text(f"Now with Ben Okafor: {ACME}")
    expect(me.whisper).to_contain_text(f"{ACME}: now with Ben Okafor, in their next note.")
    me.pictures("note-handed-over")

    ben = come("UBEN")
    ben.presses("Skip this time", ben.note, "Check in, Cobalt")
    expect(ben.note).to_contain_text("Skipped by Ben Okafor: Check in, Cobalt")
    own_office.walk(TEN.replace(day=4))
    expect(ben.last).to_contain_text("Ana Ruiz handed this to you: “you know their shop”")
    ben.pictures("note-handed-to-me")


def test_a_ritual_handed_over_is_asked_of_a_colleague_from_now_on(me: AtPage) -> None:
    me.presses("Hand over", me.note, ACME)
    me.picks("To whom", "ben", "Ben Okafor")
    me.marks("This, and all that this ritual asks here from now on")
    me.saves("Hand over")
    expect(me.whisper).to_contain_text(
        f"{ACME}: Ben Okafor is asked from now on, beginning with this one."
    )


def test_a_muted_ritual_says_that_it_stays_away(me: AtPage) -> None:
    me.asks_the_menu("Mute for this customer", me.note)
    expect(me.note).to_contain_text(
        f"Skipped by Ana Ruiz: {ACME} (no more of this about this customer;"
    )


def test_why_me_is_answered_below_the_note(me: AtPage) -> None:
    me.asks_the_menu("Why me?", me.note, place=1)
    expect(me.whisper).to_contain_text("Borealis Energy")
    expect(me.note).to_contain_text("Two things today.")
    me.pictures("note-why-me")


def test_what_cannot_wait_comes_at_once_in_a_note_of_its_own(me: AtPage, own_office: Edge) -> None:
    me.goes_to("team")
    me.sends("/customer Acme @ana left")
    expect(me.whisper).to_contain_text("Noted for Acme: Ana Souza.")
    own_office.later(minutes=5)
    own_office.bot.round(own_office.now)
    me.goes_to("Second Date")
    expect(me.last).to_contain_text("Ana, one thing should not wait until tomorrow.")
    expect(me.last).to_contain_text("(urgent)")
    me.pictures("note-urgent")
    me.presses("Done & log", me.last)
    me.saves()
    expect(me.message("this could not wait, and it did not. Thank you, Ana.")).to_be_visible()
