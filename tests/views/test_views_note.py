"""The morning note and its cards, as they are read."""

from dataclasses import replace
from datetime import date

from bot.model import Card, NudgeState
from bot.views.blocks import size
from bot.views.card import card
from bot.views.note import note
from tests.views.drawn import HOSTILE, TODAY
from tests.views.looking import buttons, labels, listed, seen, seen_blocks
from tests.views.samples import CARD, LAST, NOTE, TITLES

BETA = replace(CARD, id=8, customer="Beta")
DONE = replace(CARD, state=NudgeState.DONE, answered_by="Ana Alves")


def test_a_morning_note_greets_and_counts() -> None:
    message = note(NOTE, TITLES)
    assert seen(message).startswith("Good morning, Ana. Two things today.")
    assert message["text"] == (
        "Good morning, Ana. Two things today.\n"
        "Check in, Acme: Nobody has spoken with Acme for 21 days.\n"
        "Check in, Beta: Nobody has spoken with Acme for 21 days."
    )


def test_a_card_says_why_the_last_touch_and_a_draft() -> None:
    said = seen_blocks(card(CARD, TITLES, TODAY))
    assert said.splitlines()[:4] == [
        "Check in, Acme",
        "Nobody has spoken with Acme for 21 days.",
        "Last touch: call with Carla Costa on Tuesday 10 February, by Ben: “likes the new report”",
        "Hello Carla, how are you?",
    ]


def test_a_card_has_four_buttons_that_carry_its_id() -> None:
    made: dict[str, object] = {"blocks": card(CARD, TITLES)}
    assert labels(made) == ["Done & log", "Snooze", "Skip", "Why me?"]
    pressed = buttons(made)
    assert list(pressed) == ["nudge_done:7", "nudge_snooze:7", "nudge_skip:7", "nudge_why:7"]
    assert {button["value"] for button in pressed.values()} == {"7"}
    assert pressed["nudge_done:7"]["style"] == "primary"
    assert pressed["nudge_skip:7"]["accessibility_label"] == "Skip: Check in, Acme"


def test_the_note_of_a_private_touch_is_never_shown() -> None:
    secret = replace(CARD, last_touch=replace(LAST, note="is very ill", private=True))
    said = seen_blocks(card(secret, TITLES))
    assert "Last touch: call with Carla Costa" in said
    assert "ill" not in str(note(replace(NOTE, cards=(secret,)), TITLES))


def line(changed: Card) -> str:
    blocks = card(changed, TITLES, TODAY)
    assert [block["type"] for block in blocks] == ["context"]
    return seen_blocks(blocks)


def test_an_answered_card_is_one_line() -> None:
    assert line(DONE) == "Done by Ana Alves: Check in, Acme"
    assert line(replace(CARD, state=NudgeState.SKIPPED)) == "Skipped: Check in, Acme"
    lapsed = replace(CARD, state=NudgeState.LAPSED)
    assert line(lapsed) == "Lapsed, its time has passed: Check in, Acme"


def test_a_snoozed_card_says_until_when_and_why() -> None:
    snoozed = replace(CARD, state=NudgeState.WAITING, ask_on=date(2026, 3, 9))
    assert line(snoozed) == "Snoozed until Monday 9 March: Check in, Acme"
    explained = replace(snoozed, reason="she is away")
    assert line(explained) == "Snoozed until Monday 9 March: Check in, Acme (she is away)"


def test_an_overtaken_card_says_what_overtook_it() -> None:
    overtaken = replace(CARD, state=NudgeState.OVERTAKEN, reason="Ben logged: meeting")
    assert line(overtaken) == "Closed by itself: Check in, Acme (Ben logged: meeting)"


def test_a_note_half_answered_says_what_is_left() -> None:
    said = seen(note(replace(NOTE, cards=(DONE, BETA)), TITLES))
    assert said.startswith("Good morning, Ana. One thing left today.")
    assert "Done by Ana Alves: Check in, Acme" in said


def test_a_note_all_answered_is_a_record_of_the_day() -> None:
    skipped = replace(BETA, state=NudgeState.SKIPPED)
    message = note(replace(NOTE, cards=(DONE, skipped)), TITLES)
    assert [line for line in seen(message).splitlines() if line] == [
        "Tuesday 3 March: all answered. Thank you, Ana.",
        "Done by Ana Alves: Check in, Acme",
        "Skipped: Check in, Beta",
    ]
    assert buttons(message) == {}


def test_nobody_is_thanked_for_what_lapsed() -> None:
    lapsed = replace(CARD, state=NudgeState.LAPSED)
    said = seen(note(replace(NOTE, cards=(lapsed,)), TITLES))
    assert said.startswith("Tuesday 3 March: nothing is open here any more.")


def test_an_urgent_note_says_so() -> None:
    urgent = replace(NOTE, occasion="urgent 7", cards=(replace(CARD, urgent=True),))
    said = seen(note(urgent, TITLES))
    assert said.startswith("Ana, one thing should not wait until tomorrow.")
    assert "Check in, Acme (urgent)" in said


def test_one_long_draft_fits_whole() -> None:
    long = replace(CARD, draft="word " * 599 + "end.")
    said = seen(note(replace(NOTE, cards=(long,)), TITLES))
    assert "word end." in said
    assert "Home" not in said


def test_three_long_drafts_are_cut_and_the_note_says_where_they_are_whole() -> None:
    cards = tuple(replace(CARD, id=number, draft="word " * 600) for number in range(1, 4))
    message = note(replace(NOTE, cards=cards), TITLES)
    said = seen(message)
    assert "A draft was too long for this note. All of it is on my Home tab." in said
    assert len(said) > 3 * 1_000
    assert len(buttons(message)) == 12
    assert size(message["blocks"]) + len(str(message["text"])) < 8_000


def test_more_cards_than_fit_are_counted() -> None:
    cards = tuple(replace(CARD, id=number) for number in range(1, 31))
    said = seen(note(replace(NOTE, cards=cards), TITLES))
    assert said.startswith("Good morning, Ana. 30 things today.")
    shown = said.count("Last touch")
    assert f"And {30 - shown} more on my Home tab." in said


def test_the_worst_notes_stay_small() -> None:
    for data in HOSTILE:
        worst = replace(CARD, customer=data, why=data, draft=data, reason=data, answered_by=data)
        for state in NudgeState:
            some = [replace(worst, id=number) for number in range(12)]
            other = [replace(worst, id=number, state=state) for number in range(12, 24)]
            message = note(replace(NOTE, cards=(*some, *other)), TITLES)
            assert size(message["blocks"]) + len(str(message["text"])) < 8_000
            assert len(listed(message["blocks"])) <= 40
            assert seen(message)
