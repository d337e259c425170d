"""What Home and a question say of notes that may not have arrived."""

from dataclasses import replace

import pytest

from bot.model import NoteState
from bot.model.home import Health, TeamPage
from bot.views.home import home, team
from bot.views.note import note
from tests.views.drawn import HOSTILE, TODAY
from tests.views.looking import buttons, labels, seen, seen_view
from tests.views.samples import HOME, NOT_SENT, NOTE, TITLES

IN_CHANNEL = replace(
    NOT_SENT, note_id=5, state=NoteState.UNCERTAIN, reader_id=9, reader="#team", channel=True
)
QUESTION = replace(NOTE, cards=(), text="Is it there?", about=IN_CHANNEL)


def test_each_line_has_buttons_that_carry_the_note_and_its_attempt() -> None:
    view = home(replace(HOME, not_sent=(NOT_SENT, IN_CHANNEL)), TITLES)
    pressed = buttons(view)
    assert pressed["note_there:4"]["value"] == pressed["note_again:4"]["value"] == "4 1"
    assert pressed["note_again:5"]["value"] == "5 1"
    assert pressed["note_again:4"]["accessibility_label"] == "Post again: Monday 2 March, Ana Alves"
    said = seen_view(view)
    assert "Monday 2 March: The channel is archived" in said
    assert "Monday 2 March, #team: nobody has said yet whether it is there." in said


def test_a_dm_that_is_being_looked_up_cannot_be_posted_again() -> None:
    looked_up = replace(NOT_SENT, state=NoteState.UNCERTAIN)
    view = home(replace(HOME, not_sent=(looked_up,)), TITLES)
    assert "Monday 2 March: I am finding out whether it has arrived." in seen_view(view)
    assert "note_there:4" in buttons(view)
    assert "note_again:4" not in buttons(view)


def test_of_what_was_for_others_it_says_for_whom() -> None:
    of_ben = replace(NOT_SENT, reader_id=7, reader="Ben Bauer")
    said = seen_view(home(replace(HOME, not_sent=(of_ben,)), TITLES))
    assert "Monday 2 March, Ben Bauer: The channel is archived" in said


def test_many_are_counted() -> None:
    many = tuple(replace(NOT_SENT, note_id=number) for number in range(1, 10))
    view = home(replace(HOME, not_sent=many), TITLES)
    assert labels(view).count("Post again") == 5
    assert "And four more: they appear here as you settle these." in seen_view(view)


@pytest.mark.parametrize(
    ("state", "end"),
    [
        (NoteState.SENT, "That is settled: it is there."),
        (NoteState.PLANNED, "That is settled: it goes out again."),
        (NoteState.SENDING, "That is settled: it goes out again."),
    ],
)
def test_a_question_that_is_settled_says_so_and_has_no_buttons(state: NoteState, end: str) -> None:
    assert labels(note(QUESTION, TITLES)) == ["It is there", "Post again"]
    over = note(replace(QUESTION, about=replace(IN_CHANNEL, state=state)), TITLES)
    assert (seen(over), labels(over)) == (f"Is it there?\n{end}", [])


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_only_a_name(name: str) -> None:
    odd = replace(IN_CHANNEL, reader=name, trouble=name, state=NoteState.FAILED)
    seen_view(home(replace(HOME, not_sent=(odd,) * 3), TITLES))
    seen(note(replace(QUESTION, text=name or "?", about=odd), TITLES))


def test_the_lead_reads_what_stops_the_bot() -> None:
    why = "The app lacks a permission: update it from manifest.json, reinstall."
    page = TeamPage(today=TODAY, leads=True, health=Health(stopped=why))
    assert f"Slack takes nothing from me: {why}" in seen_view(team(page, TITLES))
    fine = TeamPage(today=TODAY, leads=True)
    assert "Slack takes nothing" not in seen_view(team(fine, TITLES))
