"""One touchpoint in a line of words."""

from bot.views.text import listed, one_line
from rules.kit import Touch
from rules.kit.language import say, word


def say_touch(touch: Touch, when: str, *, note_limit: int = 200, show_note: bool = True) -> str:
    """ "call with Ana yesterday, by Ben: “worried about the budget” (worried)"."""
    said = _said_by(touch, when)
    if note := one_line(touch.note, note_limit) if show_note else "":
        said = say("{what}: “{words}”", what=said, words=note)
    aside = ", ".join(filter(None, [say_mood(touch.mood), say("private") if touch.private else ""]))
    return f"{said} ({aside})" if aside else said


def _said_by(touch: Touch, when: str) -> str:
    parts = {"what": say_meeting(touch), "when": when}
    if touch.by and touch.by.name.strip():
        return say("{what} {when}, by {name}", name=one_line(touch.by.name, 60), **parts)
    return say("{what} {when}", **parts)


def say_meeting(touch: Touch) -> str:
    """ "call with Ana and Ben"; the kind alone when nobody was named."""
    people = listed(contact.name for contact in touch.contacts)
    kind = word(touch.kind)
    return say("{kind} with {people}", kind=kind, people=people) if people else kind


def say_mood(mood: int | None) -> str:
    return moods().get(mood or 0, "")


def moods() -> dict[int, str]:
    return {
        1: say("despairing"),
        2: say("worried"),
        3: say("neutral"),
        4: say("pleased"),
        5: say("delighted"),
    }
