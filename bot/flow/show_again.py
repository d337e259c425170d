"""Notes in Slack follow what has happened to their nudges since."""

import logging
from contextlib import suppress

from sqlalchemy import Engine

from bot.model import Gone, Messenger, Note, Stopped, TryAgain, Uncertain
from bot.store import cards, notes, sending
from bot.store.engine import reading, writing

AT_ONCE = 50
"""About as many notes a minute as Slack takes from an app in one workspace."""

log = logging.getLogger(__name__)


def show_again(engine: Engine, workspace_id: int, messenger: Messenger) -> None:
    """Bring those up to date that say less than the record.

    One that cannot be drawn, or that Slack does not let us change, is tried three times; then it
    stays as it is until it changes once more.
    """
    with reading(engine) as connection:
        behind = notes.stale(connection, workspace_id, AT_ONCE)
    for note_id in behind:
        try:
            _show(engine, workspace_id, note_id, messenger)
        except (TryAgain, Stopped):
            break  # Slack takes nothing for now: the next round goes on


def _show(engine: Engine, workspace_id: int, note_id: int, messenger: Messenger) -> None:
    version = None
    try:
        note = _note(engine, workspace_id, note_id)
        if note is None:
            return
        version = note.version
        _change(note, messenger)
    except (TryAgain, Stopped):
        raise
    except Uncertain:
        return
    except Exception as why:
        log.exception("note %s could not be shown again: %s", note_id, type(why).__name__)
        with writing(engine) as connection:
            sending.left_as_it_is(connection, workspace_id, note_id, version=version)
        return
    with writing(engine) as connection:
        notes.shown(connection, workspace_id, note_id, version)


def _change(note: Note, messenger: Messenger) -> None:
    with suppress(Gone):  # the message is no longer in Slack: nothing is left to bring up to date
        messenger.show_again(note)


def _note(engine: Engine, workspace_id: int, note_id: int) -> Note | None:
    with reading(engine) as connection:
        return cards.note(connection, workspace_id, note_id)
