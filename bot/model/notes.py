"""Notes, and whoever carries them to people."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from bot.model.nudges import Card
from bot.model.people import Member
from bot.model.questions import Question


class NoteState(StrEnum):
    """Where a note is on its way. UNCERTAIN: Slack may or may not have posted it."""

    PLANNED = "planned"
    CLAIMED = "claimed"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNCERTAIN = "uncertain"


class Reach(StrEnum):
    """Whether what we write to somebody is read by whom it is for. CLOSED: their account is, and
    Slack takes messages to them all the same. SHARED: the channel is, with another organisation."""

    OPEN = "open"
    CLOSED = "closed"
    SHARED = "shared"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotSent:
    """A note that has not reached its reader for certain, as it is told whoever may see to it.

    An answer is about its `attempt` and no later one. `trouble` is in the words of the record.
    """

    note_id: int
    attempt: int
    state: NoteState
    day: date
    reader_id: int
    reader: str
    channel: bool = False
    trouble: str = ""

    @property
    def open(self) -> bool:
        return self.state in (NoteState.FAILED, NoteState.UNCERTAIN)

    @property
    def can_go_again(self) -> bool:
        """Whether one to a person has arrived is looked up; in a channel only people can look."""
        return self.state is NoteState.FAILED or (self.open and self.channel)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One Slack message to one member, and what it holds, in order: cards, or a `text` alone.

    `customers` are the ids and names of those whose pages a text offers to show. `sent_at` is when
    it was posted, or is about to be, `wanted_at` from when on it is late. `about` is another note,
    whose fate this one tells.
    """

    id: int
    member: Member
    day: date
    occasion: str
    version: int
    channel: str | None
    ts: str | None
    cards: tuple[Card, ...]
    text: str = ""
    customers: tuple[tuple[int, str], ...] = ()
    question: Question | None = None
    sent_at: datetime | None = None
    wanted_at: datetime | None = None
    attempts: int = 0
    about: NotSent | None = None

    @property
    def urgent(self) -> bool:
        return self.occasion.startswith("urgent")


@dataclass(frozen=True, slots=True)
class Posted:
    """Where a note is in Slack."""

    channel: str
    ts: str


class TryAgain(Exception):
    """Slack asks us to wait: nothing was posted."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"try again in {seconds:.0f} s")
        self.seconds = seconds


class GiveUp(Exception):
    """Slack will never take this: nothing was posted. The text is the reason."""


class Gone(GiveUp):
    """What was to be changed is no longer there."""


class NotDrawn(Exception):
    """It could not be put into words or blocks: nothing left the house."""


class Stopped(Exception):
    """Slack takes nothing from us in this workspace until somebody mends it; nothing was posted.

    The text says what to mend.
    """


class Uncertain(Exception):
    """No reply that can be trusted: it may have been posted or not."""


class Messenger(Protocol):
    """Whoever carries notes to people. `send` and `show_again` raise NotDrawn, TryAgain, GiveUp,
    Stopped or Uncertain; `find` the last four. `reach` answers as well as it can find out."""

    def reach(self, reader: Member) -> Reach: ...

    def send(self, note: Note) -> Posted: ...

    def show_again(self, note: Note) -> None: ...

    def find(self, note: Note, since: datetime) -> Posted | None: ...
