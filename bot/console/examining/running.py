"""Whether the bot is at work in a workspace: its rounds, its socket, its notes."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import Engine

from bot.console.examining.spans import ago
from bot.flow.next_ring import LONGEST
from bot.model import Beat, Workspace
from bot.model.beats import SOUND
from bot.model.findings import Check, Finding, bad, note, ok
from bot.store import beats, examined, looks, rings, sweeps
from bot.store.engine import reading

LATELY = timedelta(days=7)
ALIVE = timedelta(minutes=5)
CHECKED = timedelta(days=3)
LONGEST_CHECK = timedelta(hours=1)
A_MONTH = timedelta(days=31)
UNDER_WAY = ""
"""What the mark of a check tells until it is done."""


class Running:
    """What one workspace's record tells about the processes that serve it."""

    def __init__(
        self, engine: Engine, workspace: Workspace, now: datetime, *, socket: bool
    ) -> None:
        self._engine, self._here, self._now, self._socket = engine, workspace.id, now, socket

    def checks(self) -> list[Check]:
        return [
            Check("Last round", self._rounds),
            Check("Socket", self._sockets),
            Check("Stopped", self._stopped),
            Check("Nightly check", self._nightly),
            Check("Nightly backup", self._backed_up),
            Check("Restored", self._restored),
            Check("Notes", self._notes),
            Check("Customers behind", self._behind),
            Check("Looking again", self._again),
            Check("Daily look", self._swept),
        ]

    def _rounds(self) -> Iterator[Finding]:
        beat = self._beats().get(Beat.TICK)
        if beat is None:
            yield note(
                "Last round",
                "There has been none yet: nothing is planned, and nothing is sent.",
                "Start the bot: python -m bot run (or web and worker).",
            )
        elif self._now - self._next_round(beat[0]) > ALIVE:
            yield bad(
                "Last round",
                f"It ended {ago(beat[0], self._now)}, and the next one is overdue.",
                "See whether `run` or `worker` is running, and what its log says.",
            )
        else:
            yield ok("Last round", f"It ended {ago(beat[0], self._now)}.")

    def _next_round(self, last: datetime) -> datetime:
        """When it was to begin: where nothing can be due a worker waits longer than a minute."""
        with reading(self._engine) as connection:
            due = rings.of(connection, self._here)
        if due is None or due == rings.AT_ONCE:
            # Since somebody changed something; when that was nobody knows.
            return last + LONGEST
        return max(due, last)

    def _sockets(self) -> Iterator[Finding]:
        beat = self._beats().get(Beat.SOCKET)
        if not self._socket or beat is None:
            return
        if self._now - beat[0] > ALIVE:
            yield bad(
                "Socket",
                f"Slack last spoke to us {ago(beat[0], self._now)}: what people type is not heard.",
                "See whether `run` is running, and restart it.",
            )
        else:
            yield ok("Socket", f"Slack last spoke to us {ago(beat[0], self._now)}.")

    def _stopped(self) -> Iterator[Finding]:
        beat = self._beats().get(Beat.STOPPED)
        if beat:
            yield bad(
                "Stopped",
                f"Slack takes nothing from us, as we saw {ago(beat[0], self._now)}: {beat[1]}",
                "Mend that: what waits is sent by itself afterwards.",
            )

    def _nightly(self) -> Iterator[Finding]:
        beat = self._beats().get(Beat.CHECK)
        if beat is None:
            yield note(
                "Nightly check",
                "The record has not been examined yet.",
                "Leave `run` or `worker` running over night.",
            )
        elif beat[1] not in (SOUND, UNDER_WAY):
            yield bad(
                "Nightly check",
                f"It found this {ago(beat[0], self._now)}: {beat[1]}.",
                "Stop the bot, and restore the newest backup: docs/keeping.md says how.",
            )
        elif self._now - beat[0] > CHECKED:
            yield note(
                "Nightly check",
                f"The last one was {ago(beat[0], self._now)}.",
                "Leave `run` or `worker` running over night.",
            )
        elif beat[1] == SOUND:
            yield ok("Nightly check", f"The record was sound {ago(beat[0], self._now)}.")
        elif self._now - beat[0] > LONGEST_CHECK:
            yield note(
                "Nightly check",
                f"One was begun {ago(beat[0], self._now)}, and never ended.",
                "See in the log of `run` or `worker` what ended it.",
            )

    def _backed_up(self) -> Iterator[Finding]:
        beat = self._beats().get(Beat.BACKUP)
        if beat and beat[1]:
            yield bad(
                "Nightly backup",
                f"It failed {ago(beat[0], self._now)}: {beat[1]}",
                "When that is mended, make one by hand: python -m bot backup",
            )

    def _restored(self) -> Iterator[Finding]:
        beat = self._beats().get(Beat.RESTORED)
        if beat and self._now - beat[0] < A_MONTH:
            yield note(
                "Restored",
                f"A backup was put in place {ago(beat[0], self._now)}; it was made at {beat[1]}.",
                "What was logged in between has to be logged again.",
            )

    def _notes(self) -> Iterator[Finding]:
        with reading(self._engine) as connection:
            since = (self._now - LATELY).date()
            it = examined.notes_of(connection, self._here, self._now, since)
        if it.waiting:
            yield bad(
                "Notes",
                f"Waiting for longer than an hour: {it.waiting}.",
                "See the lines above about the last round, Slack and the bot's token.",
            )
        if it.uncertain:
            yield note(
                "Notes",
                f"Perhaps sent, perhaps not: {it.uncertain}.",
                "The bot looks for them itself; if this line stays, see Not sent in Home.",
            )
        if it.failed:
            yield note(
                "Notes",
                f"Not sent in the last week: {it.failed}. {' '.join(it.reasons)}",
                "Whom they were for sees them in Home, and what to do.",
            )
        if not (it.waiting or it.uncertain or it.failed):
            yield ok("Notes", "None is stuck.")

    def _behind(self) -> Iterator[Finding]:
        with reading(self._engine) as connection:
            late = examined.behind(connection, self._here, self._now)
        if late:
            yield bad(
                "Customers behind",
                f"Not looked at for an hour or more after their time: {late}.",
                "See the line about the last round; if rounds are made, their log says what fails.",
            )
        else:
            yield ok("Customers behind", "None: all were looked at in their time.")

    def _again(self) -> Iterator[Finding]:
        with reading(self._engine) as connection:
            done, every = looks.progress(connection, self._here)
        if done < every:
            yield note(
                "Looking again",
                f"Rules or settings have changed: {done} of {every} customers were looked"
                " at since.",
                "Leave `run` or `worker` running: some thousands are looked at in a minute.",
            )

    def _swept(self) -> Iterator[Finding]:
        with reading(self._engine) as connection:
            sweep = sweeps.of(connection, self._here)
        if sweep == sweeps.NEVER:
            return
        how_far = "all" if sweep.done else "so far"
        found = f"Customers looked at on {sweep.day}, due or not: {sweep.looked}, {how_far}."
        if sweep.missed:
            yield note(
                "Daily look",
                f"{found} Missed before, and mended now: {sweep.missed}.",
                "This is a mistake of the bot's: tell its makers what the log says was missed.",
            )
        else:
            yield ok("Daily look", f"{found} Nothing had been missed.")

    def _beats(self) -> dict[Beat, tuple[datetime, str]]:
        with reading(self._engine) as connection:
            return beats.last(connection, self._here)
