"""Notes that have not reached their readers for certain, with what can be said of them."""

from collections.abc import Sequence

from bot.model import NoteState, NotSent
from bot.views import ids
from bot.views.blocks import actions, button, context, message, paragraph
from bot.views.text import Json, bold, named, one_line, say_date
from rules.kit.language import look_up, say, say_n

SHOWN = 5


def not_sent_blocks(every: Sequence[NotSent], viewer_id: int) -> list[Json]:
    """A section of Home; nothing where all has arrived."""
    if not every:
        return []
    blocks = [paragraph(bold(say("Not sent")))]
    for one in every[:SHOWN]:
        blocks += [paragraph(_line(one, own=one.reader_id == viewer_id)), *buttons(one)]
    if (more := len(every) - SHOWN) > 0:
        blocks.append(
            context(
                say_n(
                    more,
                    "And one more: it appears here as you settle these.",
                    "And {many} more: they appear here as you settle these.",
                )
            )
        )
    return blocks


def buttons(one: NotSent) -> list[Json]:
    """None for what is settled."""
    if not one.open:
        return []
    value = f"{one.note_id} {one.attempt}"
    about = {"day": say_date(one.day, one.day), "name": named(one.reader, 30)}
    there = button(
        say("It is there"),
        ids.of(ids.NOTE_THERE, one.note_id),
        value,
        aloud=say("It is there: {day}, {name}", **about),
    )
    again = button(
        say("Post again"),
        ids.of(ids.NOTE_AGAIN, one.note_id),
        value,
        aloud=say("Post again: {day}, {name}", **about),
    )
    return [actions(there, again) if one.can_go_again else actions(there)]


def settled(one: NotSent) -> str:
    """What has become of it, below the words that asked; nothing while that is open."""
    if one.open:
        return ""
    if one.state is NoteState.SENT:
        return say("That is settled: it is there.")
    return say("That is settled: it goes out again.")


def goes_again() -> Json:
    return message(
        [paragraph(say("I send it again within their working hours, with what is still open."))]
    )


def is_there() -> Json:
    return message([paragraph(say("Good to know. I leave it as it is."))])


def was_settled() -> Json:
    return message([paragraph(say("That one is settled already."))])


def not_yet() -> Json:
    return message(
        [
            paragraph(
                say(
                    "I am still finding out whether it arrived, and send it again by myself if it"
                    " did not. Please look at Home again in a few minutes."
                )
            )
        ]
    )


def not_theirs() -> Json:
    return message([paragraph(say("This note is not yours to see to."))])


def _line(one: NotSent, *, own: bool) -> str:
    parts = {"day": say_date(one.day, one.day), "name": named(one.reader)}
    if one.state is NoteState.UNCERTAIN:
        if one.channel:
            return say("{day}, {name}: nobody has said yet whether it is there.", **parts)
        return say("{day}: I am finding out whether it has arrived.", **parts)
    why = one_line(look_up(one.trouble), 200)
    if own:
        return say("{day}: {trouble}", day=parts["day"], trouble=why)
    return say("{day}, {name}: {trouble}", **parts, trouble=why)
