"""What is said of an archived customer besides what was noted."""

from bot.views import ids
from bot.views.blocks import actions, button, context, message, paragraph
from bot.views.text import Json, code, named
from rules.kit.language import say


def undo_archive(customer_id: int, value: str) -> Json:
    """The way back, as a line to copy for later, and as a button for ten minutes."""
    undo = button(say("Undo"), ids.of(ids.ARCHIVE_UNDO, customer_id), value)
    quiet = say("No nudge is about them any more, and no list shows them. All is still on record.")
    return message([context(quiet), actions(undo)])


def archived_already(name: str) -> Json:
    back = code(f"/customer bring back {named(name)}")
    return message([paragraph(say("This one is archived already. To bring it back: "), back)])


def put_back_again() -> Json:
    return message([context(say("Undone. It is as it was before."))])
