"""Leave whose days are said in a way that must not be taken for other days; a Tuesday in March."""

from datetime import date

from bot.words.leave_words import Leave, read_leave

TODAY = date(2026, 3, 3)


def test_a_year_at_the_end_holds_for_both_days() -> None:
    assert read_leave("3 Aug - 14 Aug 2027", today=TODAY) == Leave(
        date(2027, 8, 3), date(2027, 8, 14)
    )
    assert read_leave("24 Dec to 2 Jan 2027", today=TODAY) == Leave(
        date(2026, 12, 24), date(2027, 1, 2)
    )


def test_since_a_day_is_until_further_notice() -> None:
    assert read_leave("since yesterday", today=TODAY) == Leave(TODAY)
    assert read_leave("since Monday", today=TODAY) == Leave(TODAY)
