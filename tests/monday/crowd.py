"""People who type and press all morning: what they do comes signed to one web or the other."""

import random
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from threading import Event, Lock, Thread

from bot.sandbox import Hands, Message, Outcome, Refused, Sandbox, Town
from tests.monday.firms import Firm
from tests.monday.observer import Observer
from tests.slack.colleague import button, labels, seen

THREADS = 6
DONE = "Done & log"
SKIP = "Skip this time"


@dataclass
class Crowd:
    """`marks` are the words that somebody has read to be written down: each is there once."""

    town: Town
    firms: Sequence[Firm]
    observer: Observer
    webs: Sequence[str]
    a_second: float
    seed: int
    waits: list[float] = field(default_factory=list)
    unanswered: Counter[str] = field(default_factory=Counter)
    marks: set[str] = field(default_factory=set)
    tried: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._numbers, self._lock, self._over = count(1), Lock(), Event()
        self._threads = [Thread(target=self._live, args=(n,)) for n in range(THREADS)]

    def begin(self) -> None:
        for thread in self._threads:
            thread.start()

    def finish(self) -> None:
        self._over.set()
        for thread in self._threads:
            thread.join()

    def _live(self, number: int) -> None:
        dice = random.Random(f"{self.seed}:{number}")  # noqa: S311 - dice, not secrets
        acts: Mapping[str, Callable[[Firm, Hands, random.Random], None]] = {
            "touch": self._log,
            "home": self._look,
            "press": self._answer,
        }
        while not self._over.wait(dice.expovariate(self.a_second / THREADS)):
            firm = dice.choice(self.firms)
            workspace = self.town.workspaces[firm.team.id]
            workspace.request_url = dice.choice(self.webs)
            hands = workspace.person(dice.choice(firm.staff).id)
            try:
                acts[dice.choice(list(acts))](firm, hands, dice)
            except (Refused, AssertionError):
                # What was there when they looked is gone by now, for instance answered.
                self._count("no longer there")

    def _log(self, firm: Firm, hands: Hands, _dice: random.Random) -> None:
        mark = self._mark()
        customer = firm.quiet(hands.person.id)
        app = self._workspace(firm).bot_user
        before = len(hands.sees(app))
        outcome = self._timed("touch", hands.types, app, f"/touch {customer} call: {mark}")
        told = " ".join(seen(one) for one in hands.sees(app)[before:])
        if not outcome.warning and mark in told:
            self.marks.add(mark)

    def _look(self, _firm: Firm, hands: Hands, _dice: random.Random) -> None:
        self._timed("home", hands.looks_at_home)

    def _answer(self, firm: Firm, hands: Hands, dice: random.Random) -> None:
        there = self.observer.messages.get((firm.team.id, hands.person.id))
        if not there:
            return
        note: Message = hands.finds(there[0].channel, there[0].ts)
        if DONE not in labels(note):
            return
        if dice.random() < 0.5:
            self._timed("skip", hands.presses, note, button(note, SKIP))
            return
        self._timed("done", hands.presses, note, button(note, DONE))
        for form in self._workspace(firm).views(hands.person.id)[-1:]:
            mark = self._mark()
            sent = self._timed("form", hands.submits, form, {"note": mark})
            # Whoever was second reads in place of the form that nothing was logged.
            if not sent.warning and not sent.answer:
                self.marks.add(mark)

    def _workspace(self, firm: Firm) -> Sandbox:
        return self.town.workspaces[firm.team.id]

    def _mark(self) -> str:
        with self._lock:
            # No other crowd has it, which types in the same record.
            mark = f"W{self.seed}{next(self._numbers):06}W"
            self.tried.add(mark)
        return mark

    def _timed(self, what: str, act: Callable[..., Outcome], *told: object) -> Outcome:
        began = time.monotonic()
        outcome = act(*told)
        took = time.monotonic() - began
        with self._lock:
            self.waits.append(took)
        if outcome.warning:
            self._count(what)
        return outcome

    def _count(self, what: str) -> None:
        with self._lock:
            self.unanswered[what] += 1
