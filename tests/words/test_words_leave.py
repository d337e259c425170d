"""What people type about days off and hours, on Tuesday, 3 March 2026, and what a status says."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.words.leave_words import Leave, Unread, read_hours, read_leave
from bot.words.status_words import says_away

TODAY = date(2026, 3, 3)

DAYS_OFF = {
    "until Monday": ("2026-03-03", "2026-03-08"),
    "till monday morning": ("2026-03-03", "2026-03-08"),
    "bis Montag": ("2026-03-03", "2026-03-08"),
    "until 9 March": ("2026-03-03", "2026-03-08"),
    "until tomorrow": ("2026-03-03", "2026-03-03"),
    "until next week": ("2026-03-03", "2026-03-08"),
    "until the 14th, please": ("2026-03-03", "2026-03-13"),
    "through Friday": ("2026-03-03", "2026-03-06"),
    "bis einschließlich Freitag": ("2026-03-03", "2026-03-06"),
    "3 Aug to 14 Aug": ("2026-08-03", "2026-08-14"),
    "from 3 August until 14 August": ("2026-08-03", "2026-08-14"),
    "3 to 14 August": ("2026-08-03", "2026-08-14"),
    "3–14 August": ("2026-08-03", "2026-08-14"),
    "3-14 Aug": ("2026-08-03", "2026-08-14"),
    "Aug 3 - 14": ("2026-08-03", "2026-08-14"),
    "August 3 - August 14": ("2026-08-03", "2026-08-14"),
    "vom 3. bis 14. August": ("2026-08-03", "2026-08-14"),
    "3.8.-14.8.": ("2026-08-03", "2026-08-14"),
    "3.-14.8.": ("2026-08-03", "2026-08-14"),
    "2026-08-03 - 2026-08-14": ("2026-08-03", "2026-08-14"),
    "2026-08-03": ("2026-08-03", "2026-08-03"),
    "28 Dec to 4 Jan": ("2026-12-28", "2027-01-04"),
    "Monday to Friday": ("2026-03-09", "2026-03-13"),
    "today to Friday": ("2026-03-03", "2026-03-06"),
    "1 March to 6 March": ("2026-03-03", "2026-03-06"),
    "two weeks": ("2026-03-03", "2026-03-16"),
    "for a week": ("2026-03-03", "2026-03-09"),
    "2w": ("2026-03-03", "2026-03-16"),
    "for the next 3 days": ("2026-03-03", "2026-03-05"),
    "this week": ("2026-03-03", "2026-03-08"),
    "the rest of the week": ("2026-03-03", "2026-03-08"),
    "next week": ("2026-03-09", "2026-03-15"),
    "nächste Woche": ("2026-03-09", "2026-03-15"),
    "tomorrow": ("2026-03-04", "2026-03-04"),
    "on Friday": ("2026-03-06", "2026-03-06"),
}

OPEN_ENDED = {
    "": "2026-03-03",
    "until further notice": "2026-03-03",
    "bis auf weiteres": "2026-03-03",
    "from Monday": "2026-03-09",
    "from Monday on": "2026-03-09",
    "ab Montag": "2026-03-09",
}


@pytest.mark.parametrize(("phrase", "days"), DAYS_OFF.items())
def test_days_off_are_read(phrase: str, days: tuple[str, str]) -> None:
    first, last = map(date.fromisoformat, days)
    assert read_leave(phrase, today=TODAY) == Leave(first, last)


@pytest.mark.parametrize(("phrase", "first"), OPEN_ENDED.items())
def test_days_off_without_an_end_are_read(phrase: str, first: str) -> None:
    assert read_leave(phrase, today=TODAY) == Leave(date.fromisoformat(first))


@pytest.mark.parametrize(
    ("phrase", "advice"),
    [
        ("xyzzy", "I do not understand “xyzzy” as days off."),
        ("until Easter", "I do not understand"),
        ("last week", "I do not understand"),
        ("until", "I do not understand"),
        ("a - b", "I do not understand"),
        ("until yesterday", "over already"),
        ("1 Jan 2020 to 3 Jan 2020", "over already"),
        ("until today", "no day off"),
        ("14 Aug to 3 Aug", "ends before it begins"),
        ("until 3/4", "may be 3 April 2026 or 4 March 2026. Write the date itself"),
        ("until next Friday", "may be 6 March 2026 or 13 March 2026"),
    ],
)
def test_what_is_no_leave_or_may_be_two_is_told(phrase: str, advice: str) -> None:
    with pytest.raises(Unread, match=advice):
        read_leave(phrase, today=TODAY)


def test_a_workspace_that_writes_the_day_first_is_not_asked() -> None:
    assert read_leave("until 3/4", today=TODAY, day_first=True).last == date(2026, 4, 2)


def test_a_leave_over_new_year_is_read_in_january_too() -> None:
    read = read_leave("28 Dec to 4 Jan", today=date(2026, 1, 2))
    assert read == Leave(date(2026, 1, 2), date(2026, 1, 4))


PIECES = st.sampled_from(
    ["until", "to", "-", "–", "3", "14.", "Aug", "Monday", "next", "week", "for", "3/4", "bis", "a"]
)


@settings(deadline=None, max_examples=150)
@given(st.one_of(st.text(), st.lists(PIECES).map(" ".join)), st.dates(date(1990, 1, 1)))
def test_whatever_is_typed_is_a_leave_ahead_or_advice(text: str, today: date) -> None:
    try:
        read = read_leave(text, today=today)
    except Unread:
        return
    assert today <= read.first <= (read.last or read.first)


@pytest.mark.parametrize(
    ("phrase", "begins", "ends"),
    [
        ("8:30-17:00", "8:30", "17:00"),
        ("from 8 until 16:30", "8:00", "16:30"),
        ("9 to 5", "9:00", "17:00"),
        ("9 - 5:30", "9:00", "17:30"),
        ("9am-5pm", "9:00", "17:00"),
        ("1-5pm", "13:00", "17:00"),
        ("12pm–8pm", "12:00", "20:00"),
        ("8.30 bis 17 Uhr", "8:30", "17:00"),
        ("0-24", "0:00", "24:00"),
    ],
)
def test_hours_are_read(phrase: str, begins: str, ends: str) -> None:
    assert read_hours(phrase) == (_minutes(begins), _minutes(ends))


@pytest.mark.parametrize("phrase", ["", "9", "22-6", "9-25", "9:75-17", "17:00-17:00", "early"])
def test_what_is_no_working_day_is_not_guessed(phrase: str) -> None:
    assert read_hours(phrase) is None


@pytest.mark.parametrize(
    ("emoji", "text"),
    [
        (":palm_tree:", "Vacationing"),
        (":face_with_thermometer:", "Out sick"),
        (":palm_tree:", ""),
        (":house:", "On holiday until 14 August"),
        ("", "OOO"),
        ("", "Annual leave, back on 15 Aug"),
        ("", "Parental leave"),
        ("", "leave"),
        ("", "sick"),
        ("", "Vacation, no email"),
        ("", "Urlaub 🌴"),
        ("", "krank"),
    ],
)
def test_a_status_says_that_somebody_is_away(emoji: str, text: str) -> None:
    assert says_away(emoji, text)


@pytest.mark.parametrize(
    ("emoji", "text"),
    [
        ("", ""),
        (":bus:", "Commuting"),
        (":spiral_calendar_pad:", "In a meeting"),
        (":house_with_garden:", "Working remotely"),
        (":palm_tree:", "Working from the beach"),
        ("", "Back from vacation"),
        ("", "Planning my holidays"),
        ("", "Vacation from next week"),
        ("", "not on holiday yet"),
        ("", "leaving early"),
        ("", "leave me alone"),
        ("", "sick of Mondays"),
        ("", "proofreading"),
    ],
)
def test_any_other_status_does_not(emoji: str, text: str) -> None:
    assert not says_away(emoji, text)


def _minutes(clock: str) -> int:
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)
