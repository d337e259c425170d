"""What was understood of a touchpoint, and the questions when it was not clear."""

from collections.abc import Sequence

from bot.model import Coming, Logged
from bot.views import ids
from bot.views.blocks import Part, actions, button, context, message, paragraph
from bot.views.coming import say_what
from bot.views.text import Json, bold, cut, listed, named, on_day, quoted, say_exactly
from bot.views.touch import say_meeting, say_mood
from rules.kit import Side, Touch

NOT_UNDONE = {
    "too late": "It is too late to undo this. Log what is right, and the record holds both.",
    "not yours": "Somebody else logged this, so only they can undo it.",
    "not there": "There is nothing to undo: it is no longer in the record.",
}


def logged(logged: Logged) -> Json:
    """The echo, with Undo and Change."""
    touch = logged.touch
    parts: list[Part] = [
        "Planned with " if logged.planned else "Logged for ",
        bold(named(logged.customer)),
        f": {say_meeting(touch)}, {say_exactly(touch.on, logged.today)}.",
    ]
    if note := cut(touch.note.strip(), 1_000):
        parts.append(f"\nNote: {note}")
    if mood := say_mood(touch.mood):
        parts.append(f"\nMood: {mood}")
    parts += [f"\n{line}" for line in _consequences(logged)]
    return message([paragraph(*parts), _buttons(logged)])


def undone(customer: str = "") -> Json:
    """After Undo."""
    about = f" with {named(customer)}" if customer.strip() else ""
    return message(
        [context(f"Undone. The touchpoint{about} is gone, and what it had closed is open again.")]
    )


def not_undone(why: str) -> Json:
    """`why` is "too late", "not yours" or "not there"."""
    return message([context(NOT_UNDONE.get(why, NOT_UNDONE["not there"]))])


def which_customer(words: str, choices: Sequence[tuple[int, str]], pending: str) -> Json:
    """At most five customers to choose from, and a new one. `pending` finds what was typed."""
    offered = choices[:5]
    names = listed((f"“{named(name, 50)}”" for _, name in offered), joined="or")
    buttons = [
        button(name, ids.of(ids.TOUCH_PICK, number), f"{number} {pending}")
        for number, name in offered
    ]
    asked = f"Which customer is “{named(words)}”: {names}? Or is it a new one?"
    return message([paragraph(asked), actions(*buttons, _create(words, pending))])


def offer_new_customer(words: str, pending: str) -> Json:
    """Nobody of that name is known."""
    asked = (
        f"I do not know “{named(words)}” yet. Shall I add it, with you as its owner? "
        "Nothing you typed is lost. If it has another name here, type it again with that one."
    )
    return message([paragraph(asked), actions(_create(words, pending))])


def _create(words: str, pending: str) -> Json:
    return button(f"Create “{named(words, 60)}”", ids.TOUCH_CREATE, pending)


def _besides(touch: Touch) -> list[str]:
    said = {
        "They began it.": touch.began is Side.THEY,
        "It had no answer, so it does not count as a talk.": touch.answered is False,
        "It stays between you and the customer's owner.": touch.private,
    }
    return [line for line, true in said.items() if true]


def _consequences(logged: Logged) -> list[str]:
    lines = _besides(logged.touch)
    if logged.met:
        lines.append(f"New there: {listed(map(named, logged.met))}.")
    if logged.new_customer:
        lines.append("A new customer, and yours.")
    if logged.closes:
        lines.append(f"That answers: {listed(logged.closes)}.")
    if logged.next:
        lines.append(_next(logged.next, logged))
    if logged.unread:
        lines.append(f"I did not understand {quoted(logged.unread)}. Change lets you put it right.")
    return lines


def _next(coming: Coming, logged: Logged) -> str:
    when = on_day(coming.ask_on, logged.today)
    return f"Next: {say_what(coming)} {when}, for {named(coming.to)}."


def _buttons(logged: Logged) -> Json:
    number = logged.touchpoint_id
    buttons = []
    if other := logged.other_day:
        year = "" if other.year == logged.touch.on.year else f" {other.year}"
        label = f"{other.day} {other:%B}{year} instead"
        value = f"{number} {other.isoformat()}"
        buttons.append(button(label, ids.of(ids.TOUCH_OTHER_DAY, number), value))
    return actions(
        *buttons,
        button("Undo", ids.of(ids.TOUCH_UNDO, number), str(number)),
        button("Change", ids.of(ids.TOUCH_CHANGE, number), str(number)),
    )
