"""The morning note and its cards, as they are read."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.model import Card, NudgeState
from bot.views.blocks import size
from bot.views.card import card
from bot.views.note import note
from bot.views.text import named, one_line
from bot.words.clean import unescape_slack
from rules.kit import Project, Stage
from tests.views.drawn import HOSTILE, TODAY
from tests.views.looking import buttons, labels, listed, nodes, seen, seen_blocks
from tests.views.samples import ANA, CARD, LAST, NOTE, TITLES

BETA = replace(CARD, id=8, customer="Beta")
DONE = replace(CARD, state=NudgeState.DONE, answered_by="Ana Alves")


def test_a_morning_note_greets_and_counts() -> None:
    message = note(NOTE, TITLES)
    assert seen(message).startswith("Good morning, Ana. Two things today.")
    last = (
        "Last touch: call with Carla Costa on Tuesday 10 February, by Ben: “likes the new report”"
    )
    assert message["text"] == (
        "Good morning, Ana. Two things today.\n"
        f"Check in, Acme: Nobody has spoken with Acme for 21 days. {last}"
        " Draft: “Hello Carla, how are you?”\n"
        f"Check in, Beta: Nobody has spoken with Acme for 21 days. {last}"
        " Draft: “Hello Carla, how are you?”"
    )


def test_a_card_says_why_the_last_touch_and_a_draft() -> None:
    said = seen_blocks(card(CARD, TITLES, TODAY))
    assert said.splitlines()[:4] == [
        "Check in, Acme",
        "Nobody has spoken with Acme for 21 days.",
        "Last touch: call with Carla Costa on Tuesday 10 February, by Ben: “likes the new report”",
        "Hello Carla, how are you?",
    ]


def test_a_card_has_six_buttons_that_carry_its_id_and_a_menu_with_two_more() -> None:
    made: dict[str, object] = {"blocks": card(CARD, TITLES)}
    assert labels(made) == [
        "Done & log",
        "Edit draft",
        "Snooze",
        "Hand over",
        "Skip this time",
        "Not useful",
    ]
    pressed = buttons(made)
    assert list(pressed) == [
        "nudge_done:7",
        "nudge_draft:7",
        "nudge_snooze:7",
        "nudge_hand:7",
        "nudge_skip:7",
        "nudge_not_useful:7",
    ]
    assert {button["value"] for button in pressed.values()} == {"7"}
    assert pressed["nudge_done:7"]["style"] == "primary"
    assert pressed["nudge_skip:7"]["accessibility_label"] == "Skip this time: Check in, Acme"
    (menu,) = (node for node in nodes(made["blocks"]) if node.get("type") == "overflow")
    assert menu["action_id"] == "nudge_more:7"
    assert [(one["value"], one["text"]["text"]) for one in menu["options"]] == [
        ("why_me 7", "Why me?"),
        ("mute 7", "Mute for this customer"),
    ]


def test_a_card_says_where_the_work_is_and_how_they_feel_about_it() -> None:
    shop = Project(key="1", name="Shop", stages=((Stage.DELIVERY, date(2026, 2, 2)),))
    moods = ((date(2026, 2, 3), 4), (date(2026, 2, 10), 2))
    said = seen_blocks(card(replace(CARD, journey=shop, moods=moods), TITLES, TODAY))
    assert (
        "Shop: delivery since Monday 2 February."
        " Mood: worried on Tuesday 10 February, pleased before."
    ) in said.splitlines()
    without = seen_blocks(card(replace(CARD, moods=moods[:1]), TITLES, TODAY))
    assert "Mood: pleased on Tuesday 3 February." in without.splitlines()
    steady = replace(CARD, moods=((date(2026, 2, 3), 4), (date(2026, 2, 10), 4)))
    assert "Mood: pleased, as before." in seen_blocks(card(steady, TITLES, TODAY)).splitlines()
    said_above = replace(CARD, last_touch=replace(LAST, mood=2), moods=moods[1:])
    assert "Mood" not in seen_blocks(card(said_above, TITLES, TODAY))
    assert "Mood" not in seen_blocks(card(CARD, TITLES, TODAY))


def test_a_card_that_was_handed_over_says_by_whom_and_why() -> None:
    passed_on = replace(CARD, handed_by="Ben Okafor", handed_because="you know Carla")
    assert seen_blocks(card(passed_on, TITLES)).splitlines()[:3] == [
        "Check in, Acme",
        "Ben Okafor handed this to you: “you know Carla”",
        "Nobody has spoken with Acme for 21 days.",
    ]
    said = note(replace(NOTE, cards=(replace(passed_on, handed_because=""),)), TITLES)["text"]
    assert "Check in, Acme: Ben Okafor handed this to you. Nobody has spoken" in str(said)


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


def test_what_was_done_is_told_with_its_note_and_mood() -> None:
    touch = replace(LAST, note="all is\nwell", mood=4)
    done = replace(DONE, answer=touch)
    first = "Done by Ana Alves: Check in, Acme. Call with Carla Costa"
    assert line(done) == f"{first}: “all is well” (pleased)."
    assert line(replace(done, answer=replace(touch, note=""))) == f"{first} (pleased)."
    assert line(replace(done, answer=replace(touch, mood=None))) == f"{first}: “all is well”"
    assert line(replace(done, answer=replace(touch, private=True))) == f"{first}."


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
        "I write again when there is a reason to.",
    ]
    assert buttons(message) == {}
    assert str(message["text"]).splitlines() == [
        "Tuesday 3 March: all answered. Thank you, Ana.",
        "Done by Ana Alves: Check in, Acme",
        "Skipped: Check in, Beta",
        "I write again when there is a reason to.",
    ]


def test_a_record_says_that_what_was_put_off_need_not_be_kept_in_mind() -> None:
    later = replace(BETA, state=NudgeState.WAITING, ask_on=date(2026, 3, 9))
    said = seen(note(replace(NOTE, cards=(DONE, later)), TITLES))
    assert "What was put off comes back on its day." in said
    assert "What was put off" not in seen(note(replace(NOTE, cards=(CARD, later)), TITLES))
    elsewhere = replace(later, handed_to="Ben")
    assert "What was put off" not in seen(note(replace(NOTE, cards=(DONE, elsewhere)), TITLES))


@pytest.mark.parametrize(
    ("sent_at", "zone", "greeting"),
    [
        ("2026-03-03T10:59", "Europe/Madrid", "Good morning, Ana."),
        ("2026-03-03T11:00", "Europe/Madrid", "Hello, Ana."),
        ("2026-03-03T11:00", "UTC", "Good morning, Ana."),
        ("2026-03-03T08:00", "Asia/Tokyo", "Hello, Ana."),
    ],
)
def test_the_greeting_goes_by_the_hour_at_which_it_came(
    sent_at: str, zone: str, greeting: str
) -> None:
    when = datetime.fromisoformat(sent_at).replace(tzinfo=UTC)
    there = replace(NOTE, member=replace(ANA, timezone=zone), sent_at=when)
    assert seen(note(there, TITLES)).startswith(f"{greeting} Two things today.")


def test_nobody_is_thanked_for_what_lapsed() -> None:
    lapsed = replace(CARD, state=NudgeState.LAPSED)
    said = seen(note(replace(NOTE, cards=(lapsed,)), TITLES))
    assert said.startswith("Tuesday 3 March: nothing is open here any more.")


def test_an_urgent_note_says_so() -> None:
    urgent = replace(NOTE, occasion="urgent 7", cards=(replace(CARD, urgent=True),))
    said = seen(note(urgent, TITLES))
    assert said.startswith("Ana, one thing should not wait until tomorrow.")
    assert "Check in, Acme (urgent)" in said
    assert "Check in, Acme (urgent): Nobody" in str(note(urgent, TITLES)["text"])


def test_an_urgent_note_ends_in_its_own_words() -> None:
    urgent = replace(NOTE, occasion="urgent 7", cards=(replace(DONE, urgent=True),))
    said = seen(note(urgent, TITLES))
    assert said.startswith("Tuesday 3 March: this could not wait, and it did not. Thank you, Ana.")
    channel = replace(urgent, member=replace(ANA, name="#team", channel=True))
    assert seen(note(channel, TITLES)).startswith(
        "Tuesday 3 March: this could not wait, and it did not. Thank you.\n"
    )


def test_a_text_offers_to_look_at_five_customers_at_most() -> None:
    some = tuple((number, f"Customer {number}") for number in range(1, 8))
    made = note(replace(NOTE, cards=(), text="These are yours now.", customers=some), TITLES)
    assert seen(made).splitlines()[0] == "These are yours now."
    pressed = buttons(made)
    assert list(pressed) == [f"customer_show:{number}" for number in range(1, 6)]
    assert pressed["customer_show:1"]["text"]["text"] == "Look at Customer 1"
    assert pressed["customer_show:1"]["value"] == "1"
    assert buttons(note(replace(NOTE, cards=(), text="Nothing else."), TITLES)) == {}


def test_the_text_of_a_note_is_enough_by_itself() -> None:
    """For a screen reader, and for a telephone that lies on the table."""
    for data in HOSTILE:
        worst = replace(CARD, customer=data, why=data, draft=data, handed_by=data)
        for number in range(1, 4):
            cards = tuple(replace(worst, id=one) for one in range(number))
            text = str(note(replace(NOTE, cards=cards), TITLES)["text"])
            said = unescape_slack(text)
            assert said.count(f"Check in, {named(data)}") == number
            assert said.count(one_line(data, 60).rstrip("…") or "Check in") >= number
            assert len(text) <= 1_500


def test_however_many_cards_the_text_names_each() -> None:
    cards = tuple(
        replace(CARD, id=number, customer=f"Customer {number}", why="word " * 100)
        for number in range(1, 21)
    )
    message = note(replace(NOTE, cards=cards), TITLES)
    for one in cards:
        assert f"Check in, {one.customer}: word word" in str(message["text"])
    assert len(str(message["text"])) <= 1_500


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
    assert len(said) > 3 * 700
    assert len(buttons(message)) == 18
    assert (size(message["blocks"]) < 8_000, len(str(message["text"])) <= 1_500) == (True, True)


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
            assert (size(message["blocks"]) < 8_000, len(str(message["text"])) <= 1_500) == (
                True,
                True,
            )
            assert len(listed(message["blocks"])) <= 40
            assert seen(message)
