"""Slack may tell the same thing again, at any time and to any process of ours: it is done once."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from slack_bolt import BoltContext
from sqlalchemy import Connection, Engine

from bot.model import Clock
from bot.slack.afterwards import Afterwards
from bot.slack.surface import TOUCH
from bot.store import seen
from bot.store.engine import (
    CannotWrite,
    beside_the_first_change,
    quietly,
    reading,
    waiting_at_most,
    writing,
)

HELD, FORM = "held", "held_form"
MOST = 200
SPOKEN = frozenset({"app_mention", "message"})
TOLD_AGAIN = ("said:", "event:")
"""The keys of what Slack tells again by itself when it was not acknowledged."""
READING_ONLY = frozenset({"app_home_opened"})
"""Answered by drawing what is there: told twice it is drawn twice, and it waits for no writer."""

Body = Mapping[str, Any]


class SeenElsewhere(Exception):
    """While we were at it, somebody else has done the same. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class Once:
    """A claim before anything runs, and with the first change of the record the word that it is
    done: both in one transaction, or neither."""

    engine: Engine
    workspace_id: int
    clock: Clock
    afterwards: Afterwards

    def begins(self, body: Body, context: BoltContext, patience: float) -> bool:
        """False where it was done before, or somebody is at it just now. `patience` is how long a
        claim waits for whoever writes, in seconds: who only asks something must not wait long."""
        key = key_of(body)
        if key is None:
            return True
        held = self._unless_claimed(key) if writes_at_once(body) else self._claim(key, patience)
        form = form_key(body)
        context[HELD], context[FORM] = held, form if form != key else None
        return held is not None

    def is_heard(self, body: Body) -> bool:
        """Whether Slack need not tell again what did not begin. While somebody is at an event it
        must: should they die at it, nobody else would ever hear of it."""
        key = key_of(body)
        if key is None or not key.startswith(TOLD_AGAIN):
            return True
        with reading(self.engine) as connection:
            return seen.is_done(connection, self.workspace_id, key)

    def changes(self, connection: Connection, context: BoltContext) -> None:
        """The first change is being made. Raises SeenElsewhere."""
        held, form, now = context.get(HELD), context.get(FORM), self.clock()
        if held and not seen.finish(connection, held, now):
            raise SeenElsewhere
        if form and not seen.finish(connection, seen.Claim(self.workspace_id, form), now):
            raise SeenElsewhere

    def ends(self, context: BoltContext, *, changed: bool, failed: bool, stays_open: bool) -> None:
        """It has run. What failed may be told again, and a form that stays open sent again."""
        held, form = context.get(HELD), context.get(FORM)
        if changed:
            if form and stays_open:
                self._reopen(form)
            elif held and failed and held.key.startswith(TOLD_AGAIN):
                # What was written bears the name of what was said; only the answer is missing.
                self._reopen(held.key)
        elif held and not (failed or stays_open):
            self.afterwards(lambda: self._finish(held))
        elif held and held.until:
            self._write(lambda connection: seen.release(connection, held))

    def _claim(self, key: str, patience: float) -> seen.Claim | None:
        try:
            with waiting_at_most(patience), apart(), writing(self.engine) as connection:
                return seen.claim(connection, self.workspace_id, key, self.clock())
        except CannotWrite:
            return self._unless_claimed(key)

    def _unless_claimed(self, key: str) -> seen.Claim | None:
        """Nothing is written: the first change decides who was first, and what changes nothing
        needs no claim."""
        with reading(self.engine) as connection:
            if seen.is_claimed(connection, self.workspace_id, key, self.clock()):
                return None
        return seen.Claim(self.workspace_id, key)

    def _finish(self, held: seen.Claim) -> None:
        self._write(lambda connection: seen.finish(connection, held, self.clock()))

    def _reopen(self, key: str) -> None:
        def reopen(connection: Connection) -> None:
            seen.reopen(connection, self.workspace_id, key)

        if not self._write(reopen):
            # What is done does not lapse, and whoever comes again would not be heard.
            self.afterwards(lambda: self._write(reopen))

    def _write(self, act: Callable[[Connection], object]) -> bool:
        # Where it cannot be written a claim lapses by itself.
        with suppress(CannotWrite), apart(), writing(self.engine) as connection:
            act(connection)
            return True
        return False


@contextmanager
def apart() -> Iterator[None]:
    """Changes made in here are not yet what somebody asked for, and nobody has to follow them."""
    with beside_the_first_change(lambda _: None), quietly():
        yield


def writes_at_once(body: Body) -> bool:
    """A touchpoint that is typed is written before anybody is answered, so that its own transaction
    is claim enough; with one before it, whoever waits would wait for the disk twice."""
    return body.get("command") == TOUCH.name and str(body.get("text") or "").strip() != ""


def key_of(body: Body) -> str | None:
    """What names this telling; None for what may be told as often as anybody likes."""
    if body.get("type") == "event_callback":
        return _event_key(body)
    if body.get("type") == "block_suggestion":
        return None
    if trigger := body.get("trigger_id"):
        return _short(f"trigger:{trigger}")
    return _action_key(body) or form_key(body)


def form_key(body: Body) -> str | None:
    """Names a form as it was when it was sent: two presses of its button send it twice."""
    view = body.get("view") or {}
    if body.get("type") != "view_submission" or not view.get("id"):
        return None
    return _short(f"form:{view['id']}:{view.get('hash') or ''}")


def _event_key(body: Body) -> str | None:
    event = body.get("event") or {}
    if event.get("type") in READING_ONLY:
        return None
    spoken = event.get("type") in SPOKEN and not event.get("subtype")
    if spoken and event.get("channel") and event.get("ts"):
        # A mention may be told as a message, too: by another id, and it was said once.
        return _short(f"said:{event['channel']}:{event['ts']}")
    return _short(f"event:{body['event_id']}") if body.get("event_id") else None


def _action_key(body: Body) -> str | None:
    (action, *_) = body.get("actions") or [{}]
    place = body.get("container") or {}
    at = place.get("message_ts") or place.get("view_id") or ""
    return _short(f"action:{action['action_ts']}:{at}") if action.get("action_ts") else None


def _short(key: str) -> str:
    """As long as a key may be; nobody but Slack names things so long."""
    return key if len(key) <= MOST else f"long:{hashlib.sha256(key.encode()).hexdigest()}"
