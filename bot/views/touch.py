"""One touchpoint in a line of words."""

from bot.views.text import listed, one_line
from rules.kit import Touch

MOODS = {1: "despairing", 2: "worried", 3: "neutral", 4: "pleased", 5: "delighted"}


def say_touch(touch: Touch, when: str, *, note_limit: int = 200, show_note: bool = True) -> str:
    """ "call with Ana yesterday, by Ben: “worried about the budget” (worried)"."""
    by = f", by {one_line(touch.by.name, 60)}" if touch.by and touch.by.name.strip() else ""
    note = one_line(touch.note, note_limit) if show_note else ""
    said = f": “{note}”" if note else ""
    return f"{say_meeting(touch)} {when}{by}{said}{_aside(touch)}"


def say_meeting(touch: Touch) -> str:
    """ "call with Ana and Ben"; the kind alone when nobody was named."""
    people = listed(contact.name for contact in touch.contacts)
    return f"{touch.kind} with {people}" if people else str(touch.kind)


def say_mood(mood: int | None) -> str:
    return MOODS.get(mood or 0, "")


def _aside(touch: Touch) -> str:
    notes = filter(None, [say_mood(touch.mood), "private" if touch.private else ""])
    said = ", ".join(notes)
    return f" ({said})" if said else ""
