"""Answers about leave and working hours."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.model import Absence
from bot.views.blocks import context, message, paragraph
from bot.views.text import Json, one_line, say_date

ONE_DAY = timedelta(days=1)
SUCH_AS = "Such as: /nudges pause until Monday, or /nudges pause 3 August to 14 August"


def quiet(days: Absence, asked: Absence, today: date) -> Json:
    """`asked` is what they said; `days` is what it comes to with their status in Slack."""
    blocks = [paragraph(f"Quiet {say_days(days, today)}. What is due waits for you.")]
    if days != asked:
        blocks.append(context("It is longer than you said because of your status in Slack."))
    return message([*blocks, context("Back sooner? /nudges resume")])


def not_understood(why: str) -> Json:
    return message([paragraph(why), context(SUCH_AS)])


def back(ended: Sequence[Absence], today: date) -> Json:
    """What ended with their word; nothing where they were here all the time."""
    if not ended:
        said = "You are not on leave, so there is nothing to end."
        return message([paragraph(said), context(SUCH_AS)])
    ahead = [one for one in ended if one.first > today]
    if ahead:
        days = " and ".join(say_days(one, today) for one in ahead)
        return message([paragraph(f"Your leave {days} is called off.")])
    return message([paragraph("Good to have you back. What is due comes with your next note.")])


def hours(starts_at: int, ends_at: int, *, changed: bool) -> Json:
    said = f"between {clock(starts_at)} and {clock(ends_at)}"
    if changed:
        return message([paragraph(f"From now on I write to you {said} only, where you are.")])
    change = context("To change that, such as: /nudges hours 8:30-17:00")
    return message([paragraph(f"I write to you {said}, where you are."), change])


def hours_not_understood(typed: str) -> Json:
    said = f"I do not understand “{one_line(typed, 60)}” as working hours, from morning to evening."
    return message([paragraph(said), context("Such as: /nudges hours 8:30-17:00")])


def clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"


def say_days(days: Absence, today: date) -> str:
    """ "until Monday 9 March", "from Monday 3 August up to and including Friday 14 August"."""
    if days.last is None:
        begins = f"from {say_date(days.first, today)} on, " if days.first > today else ""
        return f"{begins}until further notice"
    if days.first == days.last:
        return f"for {'today' if days.first == today else say_date(days.first, today)}"
    if days.first > today:
        first, last = say_date(days.first, today), say_date(days.last, today)
        return f"from {first} up to and including {last}"
    again = days.last + ONE_DAY
    if again.weekday() < 5:
        return f"until {say_date(again, today)}"
    return f"up to and including {say_date(days.last, today)}"
