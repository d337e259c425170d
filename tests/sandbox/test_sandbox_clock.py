"""The clock: it flows, it walks, it never goes back."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.sandbox import Clock, moment

START = datetime(2026, 3, 3, 8, 10, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")


def test_it_stands_still_or_flows() -> None:
    still = Clock(START, flowing=False)
    flowing = Clock(START)

    assert still.now() == still.now() == START
    before = flowing.now()
    while flowing.now() == before:
        pass
    assert flowing.now() > before >= START


def test_a_walk_stops_at_every_half_hour() -> None:
    clock = Clock(START, flowing=False)
    seen: list[str] = []
    clock.on_move(lambda now: seen.append(f"{now:%H:%M}"))

    clock.walk(START + timedelta(minutes=70))

    assert seen == ["08:30", "09:00", "09:20"]
    assert clock.now() == START + timedelta(minutes=70)


def test_it_never_goes_back() -> None:
    clock = Clock(START, flowing=False)

    with pytest.raises(ValueError, match="only goes forward"):
        clock.walk(START - timedelta(seconds=1))
    assert clock.now() == START


def test_it_needs_a_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Clock(datetime(2026, 3, 3))  # noqa: DTZ001 - this is what must be refused


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("tomorrow morning", "2026-03-29T09:00:00+02:00"),
        ("a week on", "2026-04-04T12:00:00+02:00"),
        ("a month on", "2026-04-28T12:00:00+02:00"),
        ("2026-04-01T10:00", "2026-04-01T10:00:00+02:00"),
        ("2026-04-01T10:00:00Z", "2026-04-01T12:00:00+02:00"),
    ],
)
def test_words_mean_what_they_mean_where_one_is(words: str, expected: str) -> None:
    the_day_before_summer_time = datetime(2026, 3, 28, 11, tzinfo=UTC)

    meant = moment(words, the_day_before_summer_time, BERLIN)

    assert meant.astimezone(BERLIN).isoformat() == expected
    assert meant.tzinfo is UTC


def test_a_month_on_from_the_last_day_is_the_last_day() -> None:
    assert moment("a month on", datetime(2026, 1, 31, 8, tzinfo=UTC), BERLIN).day == 28
    assert moment("a month on", datetime(2026, 12, 31, 8, tzinfo=UTC), BERLIN).year == 2027


def test_other_words_are_refused_with_advice() -> None:
    with pytest.raises(ValueError, match="say “tomorrow morning”"):
        moment("soonish", START, BERLIN)
