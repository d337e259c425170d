"""How long ago something was, in a word or two."""

from datetime import datetime, timedelta

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def ago(then: datetime, now: datetime) -> str:
    gone = now - then
    if gone < MINUTE:
        return "just now"
    if gone < 2 * HOUR:
        return _many(gone // MINUTE, "minute")
    if gone < 2 * DAY:
        return _many(gone // HOUR, "hour")
    return _many(gone // DAY, "day")


def _many(number: int, unit: str) -> str:
    return f"{number} {unit}{'' if number == 1 else 's'} ago"
