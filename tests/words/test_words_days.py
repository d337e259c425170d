"""What date phrases mean to somebody who writes on Wednesday, 12 March 2025."""

from datetime import date

import pytest

from bot.words.days import DayReading, Prefer, read_day

TODAY = date(2025, 3, 12)

ONE_DAY = {
    "today": "2025-03-12",
    "Yesterday": "2025-03-11",
    "tomorrow": "2025-03-13",
    "tmrw": "2025-03-13",
    "tomorrow at 3pm": "2025-03-13",
    "yesterday 14:30": "2025-03-11",
    "last night": "2025-03-11",
    "this morning": "2025-03-12",
    "the day before yesterday": "2025-03-10",
    "day after tomorrow": "2025-03-14",
    "3 days ago": "2025-03-09",
    "three days ago": "2025-03-09",
    "a week ago": "2025-03-05",
    "two weeks back": "2025-02-26",
    "in two weeks": "2025-03-26",
    "in 3w": "2025-04-02",
    "in a fortnight": "2025-03-26",
    "a fortnight ago": "2025-02-26",
    "a month ago": "2025-02-12",
    "in one year": "2026-03-12",
    "Tuesday": "2025-03-11",
    "on Thursday": "2025-03-06",
    "Mon morning": "2025-03-10",
    "last Friday": "2025-03-07",
    "next Monday": "2025-03-17",
    "coming Thursday": "2025-03-13",
    "this Friday": "2025-03-14",
    "Tuesday last week": "2025-03-04",
    "next week on Tuesday": "2025-03-18",
    "end of month": "2025-03-31",
    "end of next month": "2025-04-30",
    "end of February": "2025-02-28",
    "EOM": "2025-03-31",
    "end of the week": "2025-03-14",
    "2025-03-03": "2025-03-03",
    "2025-03-03T10:15:00Z": "2025-03-03",
    "13/3": "2025-03-13",
    "3/13": "2025-03-13",
    "12.3.": "2025-03-12",
    "1.12.24": "2024-12-01",
    "12 March": "2025-03-12",
    "March 14": "2025-03-14",
    "14th of March": "2025-03-14",
    "Mar 12, 2024": "2024-03-12",
    "Wed, 12 March": "2025-03-12",
    "12 December": "2024-12-12",
    "1 June": "2025-06-01",
    "29 February 2024": "2024-02-29",
    "heute": "2025-03-12",
    "gestern Abend": "2025-03-11",
    "heute morgen": "2025-03-12",
    "morgen früh": "2025-03-13",
    "vorgestern": "2025-03-10",
    "übermorgen": "2025-03-14",
    "am Dienstag": "2025-03-11",
    "letzten Freitag": "2025-03-07",
    "nächsten Montag": "2025-03-17",
    "nächste Woche Dienstag": "2025-03-18",
    "vor 3 Tagen": "2025-03-09",
    "vor einer Woche": "2025-03-05",
    "in zwei Wochen": "2025-03-26",
    "März 12": "2025-03-12",
    "am 14. März": "2025-03-14",
    "3. Jänner 2025": "2025-01-03",
    "Monatsende": "2025-03-31",
    "Ende Februar": "2025-02-28",
    "hier": "2025-03-11",
    "lundi": "2025-03-10",
    "il y a 3 jours": "2025-03-09",
    "vendredi 14 mars": "2025-03-14",
    "hace 3 días": "2025-03-09",
    "ayer": "2025-03-11",
    "14 de marzo": "2025-03-14",
    "ieri": "2025-03-11",
    "gisteren": "2025-03-11",
    "wczoraj": "2025-03-11",
    "вчера": "2025-03-11",
    "3月4日": "2025-03-04",
    "昨日": "2025-03-11",
}

TWO_DAYS = {
    "3/4": ("2025-04-03", "2025-03-04"),
    "3/4/2025": ("2025-04-03", "2025-03-04"),
    "last Tuesday": ("2025-03-11", "2025-03-04"),
    "next Friday": ("2025-03-14", "2025-03-21"),
    "Wednesday": ("2025-03-12", "2025-03-05"),
    "3w": ("2025-04-02", "2025-02-19"),
    "fortnight": ("2025-03-26", "2025-02-26"),
    "last week": ("2025-03-05", "2025-03-07"),
    "next week": ("2025-03-17", "2025-03-19"),
    "on the 3rd": ("2025-03-03", "2025-04-03"),
    "am 15.": ("2025-02-15", "2025-03-15"),
    "20 August": ("2025-08-20", "2024-08-20"),
}

NO_DAY = """
March|may|Jan|september|März|5|12|2025|20250303|24/7|9-5|3-4|3.4|10am|10 Uhr|14:30|31 February|30.2.
|31/2|2025-13-01|Tuesday 12 March|Fri 3/4|mardi 14 mars|Sam|Dom|Marta|Fred|Mr. March|they may renew
|soon|last month|a few days ago|one day|in 2 hours|dans 2 heures|lundi dernier|semaine prochaine
|order 66|Q3|in 900 weeks|12 March 1875|99999999999 days ago|second|do|so|mo|weekend|every Monday
|先週|le mois dernier|próxima semana|<!channel>|=cmd|0/0|0.0.|00000||:|yesterday or today|von|at
""".replace("\n", "").split("|")


@pytest.mark.parametrize(("phrase", "day"), ONE_DAY.items())
def test_a_phrase_for_one_day(phrase: str, day: str) -> None:
    assert read_day(phrase, today=TODAY) == DayReading(date.fromisoformat(day))


@pytest.mark.parametrize(("phrase", "days"), TWO_DAYS.items())
def test_a_phrase_that_may_mean_either_of_two_days(phrase: str, days: tuple[str, str]) -> None:
    assert read_day(phrase, today=TODAY) == DayReading(*map(date.fromisoformat, days))


@pytest.mark.parametrize("phrase", NO_DAY)
def test_in_doubt_there_is_no_day(phrase: str) -> None:
    assert read_day(phrase, today=TODAY) is None


@pytest.mark.parametrize(
    ("phrase", "day_first", "day"),
    [
        ("3/4", True, "2025-04-03"),
        ("3/4", False, "2025-03-04"),
        ("3/13", True, "2025-03-13"),
        ("3.4", True, "2025-04-03"),
        ("3.4.", False, "2025-04-03"),
        ("Tue 3/4", None, "2025-03-04"),
        ("Thursday 3/4", None, "2025-04-03"),
    ],
)
def test_habit_or_weekday_settles_which_number_is_the_day(
    phrase: str, day_first: bool | None, day: str
) -> None:
    reading = read_day(phrase, today=TODAY, day_first=day_first)
    assert reading == DayReading(date.fromisoformat(day))


@pytest.mark.parametrize(
    ("phrase", "prefer", "day"),
    [
        ("Friday", "past", "2025-03-07"),
        ("Friday", "future", "2025-03-14"),
        ("Wednesday", "future", "2025-03-19"),
        ("lundi", "future", "2025-03-17"),
        ("11 March", "future", "2026-03-11"),
        ("3w", "future", "2025-04-02"),
        ("next week", "future", "2025-03-17"),
        ("the 3rd", "future", "2025-04-03"),
    ],
)
def test_who_snoozes_means_the_day_to_come(phrase: str, prefer: Prefer, day: str) -> None:
    assert read_day(phrase, today=TODAY, prefer=prefer) == DayReading(date.fromisoformat(day))


def test_the_leap_day_is_found_in_a_leap_year() -> None:
    assert read_day("29 February", today=TODAY) == DayReading(date(2024, 2, 29), date(2028, 2, 29))


def test_what_follows_64_characters_is_not_read() -> None:
    assert read_day("yesterday" + " " * 100, today=TODAY) == DayReading(date(2025, 3, 11))
    assert read_day("(" * 55 + "yesterday, or so they say", today=TODAY) == DayReading(
        date(2025, 3, 11)
    )


@pytest.mark.parametrize("today", [date.min, date.max])
@pytest.mark.parametrize("phrase", ["yesterday", "tomorrow", "last Friday", "in 3 weeks", "hier"])
def test_the_ends_of_the_calendar_are_no_accident(phrase: str, today: date) -> None:
    reading = read_day(phrase, today=today)
    assert reading is None or abs((reading.day - today).days) < 30
