"""What was understood of a touchpoint, and the questions when it was not clear."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from bot.model import Coming, Logged
from bot.views import ids
from bot.views.apart import SLOT, set_apart
from bot.views.blocks import Part, actions, button, context, message, paragraph
from bot.views.coming import say_what
from bot.views.text import (
    Json,
    bold,
    capital,
    cut,
    in_quotes,
    listed,
    named,
    on_day,
    one_line,
    one_of_these,
    quoted,
    say_exactly,
)
from bot.views.touch import say_meeting, say_mood
from rules.kit import Side, Touch
from rules.kit.kinds import Kind
from rules.kit.language import DATE, DATE_OF_THE_YEAR, day_in_words, look_up, say, say_n, word


def logged(logged: Logged) -> Json:
    """The echo, with Undo and Change."""
    touch = logged.touch
    parts: list[Part] = [*_first(logged)]
    if note := cut(touch.note.strip(), 1_000):
        parts.append("\n" + say("Note: {note}", note=note))
    if mood := say_mood(touch.mood):
        parts.append("\n" + say("Mood: {mood}", mood=mood))
    parts += [f"\n{line}" for line in _consequences(logged)]
    return message([paragraph(*parts), _buttons(logged)])


def _first(logged: Logged) -> list[Part]:
    """With the customer in bold, wherever in the sentence a language puts it."""
    touch = logged.touch
    what, day = say_meeting(touch), say_exactly(touch.on, logged.today)
    if logged.planned:
        said = say("Planned with {customer}: {touch}, {day}.", customer=SLOT, touch=what, day=day)
    else:
        said = say("Logged for {customer}: {touch}, {day}.", customer=SLOT, touch=what, day=day)
    return set_apart(said, bold(named(logged.customer)))


def undone(customer: str = "") -> Json:
    """After Undo."""
    if customer.strip():
        said = say(
            "Undone. The touchpoint with {customer} is gone, and what it had closed is open again.",
            customer=named(customer),
        )
    else:
        said = say("Undone. The touchpoint is gone, and what it had closed is open again.")
    return message([context(said)])


def not_undone(why: str) -> Json:
    """`why` is "too late", "not yours" or "not there"."""
    return message([context(_not_undone(why))])


def _not_undone(why: str) -> str:
    if why == "too late":
        return say("It is too late to undo this. Log what is right, and the record holds both.")
    if why == "not yours":
        return say("Somebody else logged this, so only they can undo it.")
    return say("There is nothing to undo: it is no longer in the record.")


def which_customer(words: str, choices: Sequence[tuple[int, str]], pending: str) -> Json:
    """At most five customers to choose from, and a new one. `pending` finds what was typed."""
    offered = choices[:5]
    names = one_of_these(in_quotes(named(name, 50)) for _, name in offered)
    buttons = [
        button(name, ids.of(ids.TOUCH_PICK, number), f"{number} {pending}")
        for number, name in offered
    ]
    asked = say(
        "Which customer is “{words}”: {names}? Or is it a new one?", words=named(words), names=names
    )
    return message([paragraph(asked), actions(*buttons, _create(words, pending))])


def offer_new_customer(words: str, pending: str) -> Json:
    """Nobody of that name is known."""
    asked = say(
        "I do not know “{words}” yet. Shall I add it, with you as its owner?"
        " Nothing you typed is lost. If it has another name here, type it again with that one.",
        words=named(words),
    )
    return message([paragraph(asked), actions(_create(words, pending))])


def which_kind(customer: tuple[int, str], kinds: Sequence[Kind], pending: str) -> Json:
    """The likeliest kinds to choose from, and the form for all others."""
    number, name = customer
    asked = say(
        "What was it with {customer}: {kinds}?"
        " The rest is understood, and logged with your answer.",
        customer=named(name),
        kinds=one_of_these(look_up(kind.a) for kind in kinds),
    )
    buttons = [
        button(capital(word(kind)), f"{ids.TOUCH_KIND}:{kind}", f"{number} {kind} {pending}")
        for kind in kinds
    ]
    other = button(say("Something else"), ids.FORM_REOPEN, f"{pending} {number}")
    return message([paragraph(asked), actions(*buttons, other)])


def _create(words: str, pending: str) -> Json:
    label = say("Create “{words}”", words=named(words, 60))
    return button(label, ids.TOUCH_CREATE, pending)


def _besides(touch: Touch) -> Iterator[str]:
    """What was understood beyond the kind, the people and the day."""
    if touch.began is Side.THEY:
        yield say("They began it.")
    if touch.answered is False:
        yield say("It had no answer, so it does not count as a talk.")
    if touch.private:
        yield say("It stays between you and the customer's owner.")


def _consequences(logged: Logged) -> Iterator[str]:
    yield from _besides(logged.touch)
    if logged.met:
        yield say("New there: {names}.", names=listed(map(named, logged.met)))
    if logged.new_customer:
        yield say("A new customer, and yours.")
    if logged.closes:
        yield say("That answers: {rituals}.", rituals=listed(each_once(logged.closes)))
    if logged.next:
        yield _next(logged.next, logged)
    if logged.unread:
        yield say(
            "I did not understand {words}, so it stands in the note. Change lets you put it right.",
            words=quoted(logged.unread),
        )


def each_once(titles: Iterable[str]) -> Iterator[str]:
    """ "Coffee", "Champion left (five times)"."""
    for title, number in Counter(titles).items():
        if number == 1:
            yield title
        else:
            yield say_n(
                number,
                "{title} (once)",
                "{title} ({many} times)",
                title=one_line(title, 40),
            )


def _next(coming: Coming, logged: Logged) -> str:
    return say(
        "Next: {what} {day}, for {whom}.",
        what=say_what(coming),
        day=on_day(coming.ask_on, logged.today),
        whom=named(coming.to),
    )


def _buttons(logged: Logged) -> Json:
    number = logged.touchpoint_id
    buttons = []
    if other := logged.other_day:
        label = say("{day} instead", day=_short(other, logged.touch.on))
        value = f"{number} {other.isoformat()}"
        buttons.append(button(label, ids.of(ids.TOUCH_OTHER_DAY, number), value))
    return actions(
        *buttons,
        button(say("Undo"), ids.of(ids.TOUCH_UNDO, number), str(number)),
        button(say("Change"), ids.of(ids.TOUCH_CHANGE, number), str(number)),
    )


def _short(day: date, near: date) -> str:
    """ "4 March"; with the year where it is not that of `near`."""
    return day_in_words(day, DATE_OF_THE_YEAR if day.year == near.year else DATE)
