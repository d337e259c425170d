"""Which of somebody's waiting nudges go into the note of a day, and what holds back the others."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.flow.working_days import is_holiday, works
from bot.model import Member, Waiting


class HeldBack(StrEnum):
    """Why a nudge was not in the note of its own day. The value is what people read."""

    DAY_OFF = "day off"
    THEIR_HOLIDAY = "holiday at the customer's"
    DAILY_BUDGET = "daily budget"
    WEEKLY_BUDGET = "weekly budget"


@dataclass(frozen=True, slots=True)
class Choice:
    chosen: tuple[Waiting, ...]
    held: tuple[tuple[Waiting, HeldBack], ...]


def choose(
    waiting: Iterable[Waiting], member: Member, day: date, *, sent_today: int, sent_this_week: int
) -> Choice:
    """The most valuable first, within the budgets of the day and of the week from Monday.

    Urgent ones pass the budgets, and count in them. Days are the member's.
    """
    chosen: list[Waiting] = []
    held: list[tuple[Waiting, HeldBack]] = []
    for one in sorted(waiting, key=lambda one: _order(one, day)):
        reason = _reason(one, member, day, sent_today + len(chosen), sent_this_week + len(chosen))
        if reason:
            held.append((one, reason))
        else:
            chosen.append(one)
    return Choice(tuple(chosen), tuple(held))


def _order(one: Waiting, day: date) -> tuple[bool, int, date, str, str, int]:
    return (not one.urgent, -one.value(day), one.due, one.customer, one.rule, one.id)


def _reason(one: Waiting, member: Member, day: date, today: int, this_week: int) -> HeldBack | None:
    if not works(day, (member.country,)):
        return HeldBack.DAY_OFF
    if is_holiday(day, one.country):
        return HeldBack.THEIR_HOLIDAY
    if one.urgent:
        return None
    if today >= member.daily_budget:
        return HeldBack.DAILY_BUDGET
    if this_week >= member.weekly_budget:
        return HeldBack.WEEKLY_BUDGET
    return None
