"""Answers about leave and working hours."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.model import Absence
from bot.views.blocks import context, message, paragraph
from bot.views.text import Json, listed, one_line, say_date
from rules.kit.language import say

ONE_DAY = timedelta(days=1)
HOURS = "/nudges hours 8:30-17:00"


def quiet(days: Absence, asked: Absence, today: date) -> Json:
    """`asked` is what they said; `days` is what it comes to with their status in Slack."""
    said = say("Quiet {days}. What is due waits for you.", days=say_days(days, today))
    blocks = [paragraph(said)]
    if days != asked:
        because = say("It is longer than you said because of your status in Slack.")
        blocks.append(context(because))
    return message([*blocks, context(say("Back sooner? {command}", command="/nudges resume"))])


def not_understood(why: str) -> Json:
    return message([paragraph(why), context(_such_as())])


def only_alone() -> str:
    return say("{command} alone says that you are back now.", command="/nudges resume")


def back(ended: Sequence[Absence], today: date) -> Json:
    """What ended with their word; nothing where they were here all the time."""
    if not ended:
        said = say("You are not on leave, so there is nothing to end.")
        return message([paragraph(said), context(_such_as())])
    ahead = [one for one in ended if one.first > today]
    if ahead:
        days = listed(say_days(one, today) for one in ahead)
        return message([paragraph(say("Your leave {days} is called off.", days=days))])
    said = say("Good to have you back. What is due comes with your next note.")
    return message([paragraph(said)])


def hours(starts_at: int, ends_at: int, *, changed: bool) -> Json:
    begins, ends = clock(starts_at), clock(ends_at)
    if changed:
        said = say(
            "From now on I write to you between {begins} and {ends} only, where you are.",
            begins=begins,
            ends=ends,
        )
        return message([paragraph(said)])
    said = say(
        "I write to you between {begins} and {ends}, where you are.", begins=begins, ends=ends
    )
    change = say("To change that, such as: {command}", command=HOURS)
    return message([paragraph(said), context(change)])


def hours_not_understood(typed: str) -> Json:
    said = say(
        "I do not understand “{typed}” as working hours, from morning to evening.",
        typed=one_line(typed, 60),
    )
    return message([paragraph(said), context(say("Such as: {command}", command=HOURS))])


def clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"


def say_days(days: Absence, today: date) -> str:
    """ "until Monday 9 March", "from Monday 3 August up to and including Friday 14 August"."""
    first = say_date(days.first, today)
    if days.last is None and days.first > today:
        return say("from {first} on, until further notice", first=first)
    if days.last is None:
        return say("until further notice")
    last, again = say_date(days.last, today), days.last + ONE_DAY
    if days.first == days.last:
        return say("for today") if days.first == today else say("for {day}", day=first)
    if days.first > today:
        return say("from {first} up to and including {last}", first=first, last=last)
    if again.weekday() < 5:
        return say("until {day}", day=say_date(again, today))
    return say("up to and including {day}", day=last)


def _such_as() -> str:
    return say(
        "Such as: {one}, or {other}",
        one="/nudges pause until Monday",
        other="/nudges pause 3 August to 14 August",
    )
