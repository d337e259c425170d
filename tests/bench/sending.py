"""A morning on which everybody in a large workspace is written to, as fast as Slack takes it."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from statistics import mean

from sqlalchemy import insert

from bot.flow.deliver import deliver
from bot.model import Note, Posted, TryAgain
from bot.sandbox.api.rates import Rates
from bot.sandbox.world.wire import RateLimited
from bot.store.engine import writing
from bot.store.pace import OF_A_WORKSPACE
from bot.store.tables import customers, members
from tests.bench.ground import Ground
from tests.bench.row import Measured, Row, at_least
from tests.flow.courier import Courier
from tests.flow.team import TUESDAY, Team, asks, at, record_in, team_in

A_MINUTE = timedelta(minutes=1)
IN_A_MINUTE = round(A_MINUTE / OF_A_WORKSPACE.every)
"""So many messages Slack takes from us in a minute: what our own pace is set to."""
OPENS = at("2026-03-03 09:00")
EVERYBODY_HAS_BEGUN = at("2026-03-03 09:15")
"""In a large workspace not all begin with the same minute."""
ANSWERS_AFTER = timedelta(milliseconds=50)
AT_A_TIME = 500


@dataclass
class Strict(Courier):
    """Slack, which takes a while for every call and refuses what comes too fast."""

    now: datetime = EVERYBODY_HAS_BEGUN
    refused: int = 0
    rates: Rates = field(init=False)

    def __post_init__(self) -> None:
        self.rates = Rates(self._seconds)

    def clock(self) -> datetime:
        return self.now

    def _seconds(self) -> float:
        return (self.now - OPENS).total_seconds()

    def send(self, note: Note) -> Posted:
        self.now += ANSWERS_AFTER
        try:
            self.rates.take("chat.postMessage", IN_A_MINUTE)
            self.rates.take_channel(note.member.slack_id or "")
        except RateLimited as wait:
            self.refused += 1
            raise TryAgain(wait.retry_after) from wait
        return super().send(note)


def sent_over_allowed(ground: Ground, rounds: int) -> Measured:
    """The clock is made up, so the same morning would be the same again: what is read one after the
    other are as many stretches of one."""
    people = ground.sizes.written_to
    courier = Strict()
    team = _team_of(ground, people, courier)
    sent = list[int]()
    while len(courier.posted) < people:
        began = courier.now
        sent.append(deliver(team.engine, team.workspace_id, courier, began, clock=courier.clock))
        courier.now = max(courier.now, began + A_MINUTE)
    minutes = (courier.now - EVERYBODY_HAS_BEGUN) / A_MINUTE
    note = f"{people:,} notes in {minutes:,.0f} minutes, {courier.refused} refused"
    right = not courier.refused and len({one.member.id for one in courier.posted}) == people
    stretches = [sent[place::rounds] for place in range(rounds)]
    a = tuple(mean(one) for one in stretches if one)
    return Measured(people / (minutes * IN_A_MINUTE), a, (IN_A_MINUTE,) * len(a), note, right)


def _team_of(ground: Ground, people: int, courier: Courier) -> Team:
    """Everybody looks after one customer, who is to be called today."""
    team = team_in(record_in(ground.room("sending")), rules=[asks("call", TUESDAY)])
    ground.stack.callback(team.engine.dispose)
    team.courier = courier
    for first in range(0, people, AT_A_TIME):
        numbers = range(first, min(first + AT_A_TIME, people))
        with writing(team.engine) as connection:
            connection.execute(
                insert(members),
                [
                    {
                        "workspace_id": team.workspace_id,
                        "name": f"Person {number}",
                        "normal_name": f"person {number}",
                        "slack_id": f"U{number:06}",
                    }
                    for number in numbers
                ],
            )
            connection.execute(
                insert(customers),
                [
                    {
                        "workspace_id": team.workspace_id,
                        "name": f"Customer {number}",
                        "normal_name": f"customer {number}",
                        "owner_id": 1 + number,
                        "look_at": OPENS,
                    }
                    for number in numbers
                ],
            )
    team.tick(OPENS)
    return team


ROWS = (
    Row(
        19,
        "notes sent to everybody in a workspace over what Slack takes in that time",
        "–",
        at_least(0.95, ", no 429"),
        sent_over_allowed,
    ),
)
PEERS = ()
