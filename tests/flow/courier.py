"""A messenger whose post can be read."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import count
from threading import Lock

from bot.model import Member, Note, Posted, Reach


@dataclass
class Courier:
    """A Messenger whose post can be read, and who finds it again by reader, occasion and words, as
    Slack does. Each of `troubles` spoils one sending, in order: an exception before anything was
    posted, or after it, when the flag says so. `reaches` says of whom it is not read as it should.
    """

    posted: list[Note] = field(default_factory=list)
    shown: list[Note] = field(default_factory=list)
    looked_up: list[Note] = field(default_factory=list)
    troubles: list[tuple[Exception, bool]] = field(default_factory=list)
    before_showing: list[Callable[[], object]] = field(default_factory=list)
    refuses_to_show: list[Exception] = field(default_factory=list)
    refuses_to_look: list[Exception] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))
    _lock: Lock = field(default_factory=Lock)
    _history: dict[tuple[str | None, str, str], Posted] = field(default_factory=dict)
    reaches: dict[str, Reach] = field(default_factory=dict)

    def reach(self, reader: Member) -> Reach:
        return self.reaches.get(reader.slack_id or "", Reach.OPEN)

    def send(self, note: Note) -> Posted:
        with self._lock:
            error, after = self.troubles.pop(0) if self.troubles else (None, True)
            if error and not after:
                raise error
            posted = Posted(f"D{note.member.id}", f"{next(self._numbers)}.0")
            self.posted.append(note)
            self._history[_known_by(note)] = posted
        if error:
            raise error
        return posted

    def show_again(self, note: Note) -> None:
        if self.before_showing:
            self.before_showing.pop(0)()
        if self.refuses_to_show:
            raise self.refuses_to_show.pop(0)
        self.shown.append(note)

    def find(self, note: Note, since: datetime) -> Posted | None:  # noqa: ARG002 - all is recent
        if self.refuses_to_look:
            raise self.refuses_to_look.pop(0)
        self.looked_up.append(note)
        return self._history.get(_known_by(note))

    def told(self) -> list[tuple[str, date, list[str]]]:
        """To whom, on which of their days, which rules' nudges, in order."""
        return [
            (note.member.name, note.day, [card.rule for card in note.cards]) for note in self.posted
        ]


def _known_by(note: Note) -> tuple[str | None, str, str]:
    return note.member.slack_id, note.occasion, note.text
