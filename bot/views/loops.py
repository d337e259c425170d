"""What is open between us and a customer: how old it is, and until when it may wait."""

from datetime import date

from bot.views.text import say_date
from rules.kit import Loop, LoopKind
from rules.kit.language import say, say_n


def say_age(loop: Loop, today: date) -> str:
    days = (today - loop.opened_on).days
    return say_n(days, "open for one day", "open for {many} days") if days > 0 else say("new today")


def say_until(loop: Loop, today: date) -> str:
    if loop.wait_until is None:
        return ""
    day = say_date(loop.wait_until, today)
    if loop.kind is LoopKind.CONCERN:
        return say("to wait until {day}", day=day)
    if loop.wait_until < today:
        return say("was promised for {day}", day=day)
    return say("promised for {day}", day=day)
