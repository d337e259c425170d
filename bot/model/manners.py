"""When somebody has had enough of us: they there, of our messages; one of us, of a ritual."""

from collections.abc import Iterable
from datetime import date, timedelta

from bot.model.nudges import NudgeState, Seen
from rules.kit import Contact, Customer, Side

MESSAGES, UNANSWERED_IN = 3, timedelta(days=30)
"""So many of our messages without an answer, in so many days, are enough."""

IGNORED = 3
"""So often in a row somebody lets a ritual pass before we ask how to go on; then we stop."""


def silent_until(customer: Customer, contact: str | None, day: date) -> date | None:
    """Until when they, or this one of them, are not to be asked for anything.

    `customer` is what is known on `day`. None while fewer messages went unanswered.
    """
    lately = customer.between(day - UNANSWERED_IN + timedelta(days=1), day)
    talked = max((touch.on for touch in lately if touch.talk), default=date.min)
    ours = [
        touch.on
        for touch in lately
        if touch.answered is False
        and touch.began is not Side.THEY
        and touch.on >= talked
        and (contact is None or any(one.key == contact for one in touch.contacts))
    ]
    return ours[-MESSAGES] + UNANSWERED_IN if len(ours) >= MESSAGES else None


def others_to_try(customer: Customer, contact: str | None, day: date) -> tuple[Contact, ...]:
    """Whom to try instead of those who are silent; nobody while they answer."""
    if silent_until(customer, contact, day) is None:
        return ()
    return tuple(one for one in customer.people if silent_until(customer, one.key, day) is None)


def asked_before(seen: Iterable[Seen], rule: str, member_id: int) -> list[tuple[date, Seen]]:
    """What a member was asked by a ritual about this customer, with its day, the oldest first."""
    before = [
        (one.asked_on, one)
        for one in seen
        if one.asked_on and (one.rule, one.to_member_id) == (rule, member_id)
    ]
    return sorted(before, key=lambda entry: (entry[0], entry[1].id))


def let_pass(history: Iterable[tuple[date, Seen]], since: date) -> int:
    """How many of the last ones were let pass in a row, none of them asked before `since`."""
    count = 0
    for asked_on, one in reversed(list(history)):
        if one.state is not NudgeState.LAPSED or asked_on < since:
            break
        count += 1
    return count
