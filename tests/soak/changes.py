"""What changes about the people and the customers of the year, day by day."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.flow import hand_over, leave, left, private, record, settings
from bot.flow.erase import customer as erase
from bot.flow.hand_over_rights import CannotHandOver
from bot.flow.learn import learn
from bot.flow.private import AnotherOfThatName, NotOwner
from bot.model import Absence
from bot.model.nouns import CONTACT, CUSTOMER
from bot.model.preferences import Mine
from rules.kit import Standing
from tests.soak.company import PLACES
from tests.soak.ledger import Account, Person
from tests.soak.world import World

ONE_DAY = timedelta(days=1)


@dataclass
class Changes:
    """How much happens on a day goes by how many there are."""

    world: World
    members: int
    customers: int

    def of_a_day(self, now: datetime) -> None:
        dice = self.world.dice
        for deed, a_day in (
            (self.goes_on_leave, self.members * 0.02),
            (self.moves, self.members * 0.008),
            (self.other_hours, self.members * 0.004),
            (self.leaves_us, self.members * 0.001),
            (self.hands_over, self.customers * 0.0004),
            (self.adds, self.customers * 0.0006),
            (self.archives, self.customers * 0.0002),
            (self.erases, self.customers * 0.0002),
            (self.hides, self.customers * 0.0004),
            (self.meets, self.customers * 0.001),
            (self.world.log_unasked, self.customers * 0.02),
        ):
            times = int(a_day) + (dice.random() < a_day % 1)
            for _ in range(times):
                self.world.later(now + timedelta(minutes=dice.randrange(24 * 60)), deed)

    def goes_on_leave(self, now: datetime) -> None:
        one = self.world.somebody()
        today = one.local(now).date()
        first = today + ONE_DAY * self.world.dice.randrange(15)
        last = first + ONE_DAY * self.world.dice.randrange(14)
        visit = self.world.visit(one.id, now)
        leave.leave(visit, Absence(first, last))
        one.leaves = self._as_on_record(one)
        self._count(now, "leaves")

    def _as_on_record(self, one: Person) -> list[tuple[date, date]]:
        """Which of two leaves gives way is for other tests."""
        off = self.world.member(one.id).absences
        return [(days.first, days.last or date.max) for days in off]

    def moves(self, now: datetime) -> None:
        one, place = self.world.somebody(), self.world.dice.choice(PLACES)
        one.zone, one.country = place
        self._settings(one, now)
        self._count(now, "moves")

    def other_hours(self, now: datetime) -> None:
        one, dice = self.world.somebody(), self.world.dice
        one.starts_at = dice.choice((7, 8, 9, 10)) * 60
        one.ends_at = one.starts_at + dice.choice((4, 8, 9)) * 60
        one.daily, one.weekly = max(one.daily, dice.choice((2, 3, 4))), max(one.weekly, 10)
        self._settings(one, now)
        self._count(now, "settings")

    def _settings(self, one: Person, now: datetime) -> None:
        visit = self.world.visit(one.id, now)
        mine = Mine(
            timezone=one.zone,
            country=one.country,
            language=visit.member.language,
            starts_at=one.starts_at,
            ends_at=one.ends_at,
            daily_budget=one.daily,
            weekly_budget=one.weekly,
        )
        settings.keep_mine(visit, mine)

    def leaves_us(self, now: datetime) -> None:
        """And is back after a few weeks, often."""
        one, world = self.world.somebody(), self.world
        if one.id == world.ledger.lead:
            return
        gone = world.member(one.id)
        one.here = False
        world.ledger.released_of(one.id)
        if world.dice.random() < 0.7:  # else Slack lets us know when we try to write to them
            left.account_closed(world.team.engine, world.team.workspace_id, gone, now)
        if world.dice.random() < 0.5:
            self._passes_all_on(one, now)
        if world.dice.random() < 0.6:
            back = now + ONE_DAY * world.dice.randrange(5, 60)
            world.later(back, lambda at: self.comes_back(one, at))
        self._count(now, "gone")

    def _passes_all_on(self, one: Person, now: datetime) -> None:
        world, to = self.world, self.world.somebody()
        visit = world.visit(world.ledger.lead, now)
        if world.member(one.id).active:
            return
        try:
            done = hand_over.everything(visit, world.member(one.id), world.member(to.id))
        except CannotHandOver:
            return
        for customer_id, _ in done.customers:
            world.ledger.accounts[customer_id].owner = to.id

    def comes_back(self, one: Person, now: datetime) -> None:
        world = self.world
        world.ledger.released_of(one.id)
        # What somebody else was asked in their stead may be asked of them.
        for customer_id in world.ledger.owned_by(one.id):
            for nudge_id in world.nudges_of(customer_id):
                world.ledger.released(nudge_id)
        one.here = True
        left.account_open(world.team.engine, world.team.workspace_id, world.member(one.id))
        leave.back(world.visit(one.id, now))
        one.leaves = self._as_on_record(one)
        self._count(now, "back")

    def hands_over(self, now: datetime) -> None:
        customer_id, account = self._open_one()
        giver, to = self.world.ledger.owner_of(account), self.world.somebody()
        visit = self.world.visit(giver, now)
        try:
            hand_over.customer(visit, customer_id, self.world.member(to.id), because="Nearer.")
        except CannotHandOver:
            return
        account.owner = to.id
        for nudge_id in self.world.nudges_of(customer_id):
            self.world.ledger.released(nudge_id)
        self._count(now, "customers handed over")

    def adds(self, now: datetime) -> None:
        one = self.world.somebody()
        name = f"Newcomer {now:%y%m%d%H%M} {self.world.dice.randrange(10**6)}"
        customer_id = record.add_customer(self.world.visit(one.id, now), name, owner=None)
        self.world.ledger.accounts[customer_id] = Account(one.id)
        self._count(now, "customers added")

    def archives(self, now: datetime) -> None:
        customer_id, account = self._open_one()
        visit = self.world.visit(self.world.ledger.owner_of(account), now)
        learn(visit, customer_id, CUSTOMER, {"standing": Standing.ARCHIVED})
        account.closed = True
        self._count(now, "customers archived")

    def erases(self, now: datetime) -> None:
        customer_id, account = self._open_one()
        visit = self.world.visit(self.world.ledger.owner_of(account), now)
        name = self.world.name_of(customer_id)
        erase(visit, customer_id, name)
        self.world.ledger.erased(customer_id)
        self._count(now, "customers erased")

    def hides(self, now: datetime) -> None:
        """Or opens up again, or tells one more colleague."""
        customer_id, account = self._open_one()
        visit = self.world.visit(self.world.ledger.owner_of(account), now)
        try:
            if account.private and self.world.dice.random() < 0.5:
                private.open_up(visit, customer_id)
                account.private = False
            elif account.private:
                other = self.world.somebody()
                private.share(visit, customer_id, [self.world.member(other.id)])
                account.shared.add(other.id)
            else:
                private.keep_private(visit, customer_id)
                private.share_with_these_only(visit, customer_id, [])
                account.private, account.shared = True, set()
        except (NotOwner, AnotherOfThatName):
            self._count(now, "refused")
        for nudge_id in self.world.nudges_of(customer_id):
            self.world.ledger.released(nudge_id)
        self._count(now, "hidden or opened")

    def meets(self, now: datetime) -> None:
        customer_id, account = self._open_one()
        visit = self.world.visit(self.world.ledger.owner_of(account), now)
        name = f"{self.world.dice.choice(('Kim', 'Lou', 'Max', 'Nia'))} {customer_id}"
        learn(visit, customer_id, CONTACT, {"name": name})
        self._count(now, "people met")

    def _open_one(self) -> tuple[int, Account]:
        while True:
            customer_id = self.world.some_account()
            account = self.world.ledger.accounts[customer_id]
            if not account.closed:
                return customer_id, account

    def _count(self, now: datetime, what: str) -> None:
        self.world.ledger.count(now, what)
