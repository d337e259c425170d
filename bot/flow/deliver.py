"""Each person's nudges that may go out now become one note, and the note is sent.

The intent is committed before anything leaves the house, and no transaction waits for the network.
"""

import logging
from datetime import datetime

from sqlalchemy import Engine
from structlog.contextvars import bound_contextvars

from bot.flow.apart import Apart
from bot.flow.halt import is_halted
from bot.flow.look_first import LookFirst
from bot.flow.send import SETTLE_AFTER, Sender, Told
from bot.flow.show_again import AT_ONCE, show_again
from bot.flow.write_notes import ASK_AGAIN, Quiet, can_be_told, take_back_old_notes, write_notes
from bot.model import Clock, Messenger, Stopped, TryAgain, Uncertain
from bot.store import notes, unread
from bot.store.engine import CannotWrite, reading, writing

__all__ = [
    "ASK_AGAIN",
    "SETTLE_AFTER",
    "Quiet",
    "Told",
    "can_be_told",
    "deliver",
    "show_again",
    "take_back_old_notes",
    "write_notes",
]

SILENT = 3
"""So many answers are missing in a row when Slack is out of reach: each more would hold up the
round for as long as we wait for one, and be in doubt."""

log = logging.getLogger(__name__)


def deliver(
    engine: Engine,
    workspace_id: int,
    messenger: Messenger,
    now: datetime,
    *,
    clock: Clock | None = None,
    quiet: Quiet | None = None,
    told: Told | None = None,
    look_first: LookFirst | None = None,
) -> int:
    """Write the notes that are due, send them, and show again what has changed since.

    Answers how many were sent. Safe to run in any number of processes at once. Sending takes time:
    `clock` tells the moment after it; without one, time stands still at `now`. `quiet` is kept from
    round to round: see `write_notes`. `told` hears of each note that was sent for certain, once.
    With `look_first` nobody is asked what older rules have asked. Raises Failed once all that can
    be done is done.
    """
    apart = Apart()
    apart.do("take_back_old_notes", lambda: take_back_old_notes(engine, workspace_id, now))
    apart.do("write_notes", lambda: write_notes(engine, workspace_id, now, quiet, look_first))
    sent = 0
    if not apart.do("is_halted", lambda: _is_halted(engine, workspace_id, now)):
        sender = Sender(engine, workspace_id, messenger, clock or (lambda: now), told)
        sent = apart.do("send", lambda: _send_what_is_due(sender, now, look_first)) or 0
        apart.do("show_again", lambda: show_again(engine, workspace_id, messenger))
    apart.end()
    return sent


def _is_halted(engine: Engine, workspace_id: int, now: datetime) -> bool:
    with reading(engine) as connection:
        return is_halted(connection, workspace_id, now)


def _send_what_is_due(sender: Sender, now: datetime, look_first: LookFirst | None) -> int:
    sent = unanswered = 0
    with writing(sender.engine) as connection:
        claimed = notes.claim(connection, sender.workspace_id, now, AT_ONCE)
    for note_id in claimed:
        try:
            with bound_contextvars(note=note_id):
                if look_first and (look_first.unplanned or look_first.is_needed()):
                    _look_first(look_first, sender, note_id)
                sent += sender.send(note_id)
            unanswered = 0
        except Uncertain:
            unanswered += 1
            if unanswered == SILENT:
                break
        except (TryAgain, Stopped):
            # Slack takes nothing for now. What is claimed and not begun is claimed again after the
            # lease.
            break
        except CannotWrite as why:
            log.error("note %s could not be sent: %s", note_id, type(why).__name__)
            break
        except Exception:
            # One note stops no other. What is marked as being sent is settled like any other whose
            # sender died.
            log.exception("note %s could not be sent", note_id)
    return sent


def _look_first(look_first: LookFirst, sender: Sender, note_id: int) -> None:
    here = sender.workspace_id
    with reading(sender.engine) as connection:
        about = notes.asks_about(connection, here, note_id)
    look_first.at(about)
    if look_first.unplanned.intersection(about):
        with writing(sender.engine) as connection:
            held = notes.nudges_about(connection, here, note_id, look_first.unplanned)
            unread.take_out(connection, here, note_id, held)
