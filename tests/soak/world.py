"""The people of the year: what they answer and log, by chance and through the bot's own verbs."""

import heapq
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from itertools import count
from random import Random

from sqlalchemy import select

from bot.flow import hand_over, react, record
from bot.flow.hand_over_rights import CannotHandOver
from bot.flow.record import Happened
from bot.flow.tick import InForce
from bot.flow.visit import Visit
from bot.model import Card, Member, Note, NudgeState, Way
from bot.store import members
from bot.store.engine import reading
from bot.store.tables import customers, nudges
from rules.kit import Kind
from tests.flow.team import Team
from tests.soak.ledger import Ledger, Person

ONE_DAY = timedelta(days=1)
REFUSED = (react.AnsweredAlready, react.NotYours, react.NotShared, CannotHandOver)
"""What people are told kindly who answer too late, or what is not theirs any more."""

ANSWERS = {
    "done": 46,
    "snooze": 9,
    "skip": 10,
    "not useful": 4,
    "mute": 1,
    "less often": 1,
    "hand over": 2,
    "somebody else": 1,
    "nothing": 26,
}

Deed = Callable[[datetime], None]


@dataclass
class World:
    team: Team
    ledger: Ledger
    dice: Random
    _plans: list[tuple[datetime, int, Deed]] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=count)
    _here: InForce | None = None

    def later(self, when: datetime, deed: Deed) -> None:
        heapq.heappush(self._plans, (when, next(self._numbers), deed))

    def live(self, now: datetime) -> None:
        """All that has been planned for by now."""
        while self._plans and self._plans[0][0] <= now:
            heapq.heappop(self._plans)[2](now)

    def somebody(self) -> Person:
        here = [one for one in self.ledger.people.values() if one.here and not one.channel]
        return self.dice.choice(here)

    def some_account(self) -> int:
        return self.dice.choice(list(self.ledger.accounts))

    def member(self, member_id: int) -> Member:
        with reading(self.team.engine) as connection:
            return members.of_workspace(connection, self.team.workspace_id)[member_id]

    def visit(self, member_id: int, now: datetime) -> Visit:
        self._here = self._here or self.team.in_force()
        return Visit(self.team.engine, self._here, self.member(member_id), now)

    def rules_changed(self) -> None:
        self._here = None

    def name_of(self, customer_id: int) -> str:
        with reading(self.team.engine) as connection:
            wanted = select(customers.c.name).where(customers.c.id == customer_id)
            return str(connection.execute(wanted).scalar_one())

    def nudges_of(self, customer_id: int) -> list[int]:
        with reading(self.team.engine) as connection:
            wanted = select(nudges.c.id).where(nudges.c.customer_id == customer_id)
            return list(connection.scalars(wanted))

    def read(self, note: Note, now: datetime) -> None:
        """A note has come: its reader answers some of it within a day or two."""
        for card in note.cards:
            if card.state is NudgeState.ASKED and not note.member.channel:
                answer = self.dice.choices([*ANSWERS], [*ANSWERS.values()])[0]
                when = now + timedelta(minutes=self.dice.randrange(3, 36 * 60))
                self.later(when, partial(self.answer, card, answer, note.member.id))

    def answer(self, card: Card, answer: str, member_id: int, now: datetime) -> None:
        if answer == "nothing" or not self.ledger.people[member_id].here:
            return
        visit = self.visit(member_id, now)
        try:
            self._say(visit, card, answer)
        except REFUSED:
            self.ledger.count(now, "too late")
        else:
            self.ledger.count(now, answer)
            self.ledger.count(now, "answers")

    def _say(self, visit: Visit, card: Card, answer: str) -> None:
        if answer == "done":
            kind = self._kind_for(card)
            react.done(visit, card.id, self._happened(visit, card.customer_id, kind))
        elif answer == "snooze":
            until = visit.today + ONE_DAY * self.dice.randrange(1, 20)
            react.snooze(visit, card.id, until=until, reason="not now")
            self.ledger.released(card.id)
        elif answer in ("mute", "less often"):
            react.arrange(visit, card.id, Way.MUTED if answer == "mute" else Way.LESS_OFTEN)
        elif answer in ("hand over", "somebody else"):
            self._pass_on(visit, card, answer)
        else:
            {"skip": react.skip, "not useful": react.not_useful}[answer](visit, card.id)

    def _pass_on(self, visit: Visit, card: Card, answer: str) -> None:
        to = self.member(self.somebody().id)
        account = self.ledger.accounts.get(card.customer_id)
        if card.private or account is None or not self.ledger.may_know(to.id, account):
            raise react.NotShared
        if answer == "hand over":
            hand_over.nudge(visit, card.id, to, because="You know them.")
        elif to.id == visit.member.id:
            raise react.NotYours
        else:
            react.ask_somebody_else(visit, card.id, to)
        self.ledger.released(card.id)

    def _kind_for(self, card: Card) -> Kind:
        rule = next(one for one in self.team.rules if one.name == card.rule)
        return rule.answer

    def log_unasked(self, now: datetime) -> None:
        """Somebody tells what happened with a customer of theirs, or of somebody else."""
        customer_id = self.some_account()
        account = self.ledger.accounts[customer_id]
        teller = self.ledger.owner_of(account)
        if self.ledger.people[teller].here and not account.closed:
            visit = self.visit(teller, now)
            record.log(visit, self._happened(visit, customer_id, self.dice.choice(list(Kind))))
            self.ledger.count(now, "logged unasked")

    def _happened(self, visit: Visit, customer_id: int, kind: Kind) -> Happened:
        return Happened(
            customer_id=customer_id,
            on=visit.today,
            kind=kind,
            identity=f"soak:{next(self._numbers)}",
            answered=self.dice.choice((True, True, None, False)),
            mood=self.dice.choice((None, None, None, 1, 3, 4, 5)),
        )
