"""A team at work on a real record: rules of three lines, and a courier who remembers."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Thread
from zoneinfo import ZoneInfo

from sqlalchemy import Engine, insert, select, update

from bot.flow.deliver import deliver
from bot.flow.record import Happened
from bot.flow.settle import settle
from bot.flow.tick import InForce, in_force, tick
from bot.flow.visit import Visit
from bot.model import Member
from bot.store import contacts, customers, members, touchpoints, workspaces
from bot.store.engine import open_record, reading, waiting_at_most, writing
from bot.store.tables import metadata
from bot.words.names import normalise
from rules.kit import About, Colleague, Customer, DayOff, Kind, Nudge, Role
from rules.kit.rule import Rule
from tests.database import a_database
from tests.flow.courier import Courier

TUESDAY = date(2026, 3, 3)
"""A day on which nobody in these tests has a holiday."""

PATIENT = 120.0
"""Seconds for what should happen at once, and does so as soon as the machine has time for it."""


def day(text: str) -> date:
    return date.fromisoformat(text)


def at(text: str, zone: str = "UTC") -> datetime:
    """A moment such as "2026-03-03 09:00", as the clock on the wall there shows it."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def asks(
    name: str,
    *days: date,
    about: Callable[[Customer], About] = lambda _: About(),
    answer: Kind = Kind.CALL,
    worth: int = 50,
    urgent: bool = False,
    good_for: int = 30,
    on_day_off: DayOff = DayOff.NEXT,
    private: bool = False,
    dated: bool = True,
    to: Role | Colleague = Role.OWNER,
    asks_them: bool = False,
) -> Rule:
    """A rule that asks on these days, unless its answer has been logged since."""

    def nudges(customer: Customer, *, wait_days: int = 0) -> Iterator[Nudge]:
        for due in (one + timedelta(days=wait_days) for one in days):
            if not customer.has(answer, since=due):
                yield Nudge(
                    due=due,
                    why=f"{customer.name} is waiting.",
                    draft="Hello, how are you?",
                    about=about(customer),
                    worth=worth,
                    urgent=urgent,
                    good_for=good_for,
                    on_day_off=on_day_off,
                    private=private,
                    dated=dated,
                    to=to,
                    asks=asks_them,
                )

    return rule_of(name, nudges, answer=answer, source=f"{name} {days} {good_for} {worth}")


def rule_of(
    name: str,
    calendar: Callable[..., Iterator[Nudge]],
    *,
    answer: Kind = Kind.CALL,
    source: str = "",
) -> Rule:
    return Rule(name, f"Why {name}.", answer, calendar, (), source or name)


def breaks(name: str = "broken") -> Rule:
    def nudges(customer: Customer) -> Iterator[Nudge]:
        if customer.name:
            raise ZeroDivisionError(customer.name)
        yield from ()

    return rule_of(name, nudges)


@dataclass
class Team:
    """One workspace with its people and customers, its rules and its courier."""

    engine: Engine
    workspace_id: int
    rules: Sequence[Rule] = ()
    courier: Courier = field(default_factory=Courier)

    def hire(self, name: str, zone: str = "UTC", country: str = "", **columns: object) -> Member:
        row = {
            "workspace_id": self.workspace_id,
            "name": name,
            "normal_name": normalise(name),
            "slack_id": f"U{name.upper()}",
            "timezone": zone,
            "country": country,
            **columns,
        }
        with writing(self.engine) as connection:
            connection.execute(insert(metadata.tables["members"]).values(row))
        return self.member(name)

    def member(self, name: str) -> Member:
        with reading(self.engine) as connection:
            everybody = members.of_workspace(connection, self.workspace_id).values()
        return next(one for one in everybody if one.name == name)

    def customer(self, name: str, owner: Member | None = None, **columns: object) -> int:
        with writing(self.engine) as connection:
            return customers.add(
                connection,
                self.workspace_id,
                name=name,
                normal_name=normalise(name),
                owner_id=owner.id if owner else None,
                **columns,
            )

    def contact(self, customer_id: int, name: str) -> int:
        with writing(self.engine) as connection:
            return contacts.add(connection, self.workspace_id, customer_id, name, normalise(name))

    def touched(
        self, customer_id: int, on: date, kind: Kind = Kind.CALL, recorded_on: date | None = None
    ) -> None:
        """As an import brings it: known for as long as it is past, unless it says otherwise."""
        with writing(self.engine) as connection:
            touchpoints.add(
                connection,
                self.workspace_id,
                customer_id=customer_id,
                on=on,
                kind=kind,
                identity=f"{customer_id} {on} {kind}",
                recorded_at=datetime.combine(recorded_on or on, datetime.min.time(), UTC),
                recorded_on=recorded_on or on,
                by_member_id=None,
            )
            customers.changed(connection, self.workspace_id, customer_id)

    def change(self, table: str, row_id: int, **values: object) -> None:
        """A change from outside, which the planner is told of as an import would."""
        with writing(self.engine) as connection:
            changed = metadata.tables[table]
            connection.execute(update(changed).where(changed.c.id == row_id).values(values))
            customers.all_changed(connection, self.workspace_id)

    def tick(self, now: datetime) -> int:
        self.switch_on()
        return tick(self.engine, self.rules, now)

    def switch_on(self) -> None:
        """Every rule about which nobody has decided: a test that gives new ones means them."""
        with writing(self.engine) as connection:
            workspaces.adopt(connection, self.workspace_id, self.rules)

    def deliver(self, now: datetime) -> int:
        return deliver(self.engine, self.workspace_id, self.courier, now)

    def settle(self, now: datetime) -> int:
        return settle(self.engine, self.workspace_id, self.courier, now)

    def round(self, now: datetime) -> int:
        """What the worker does every minute."""
        self.tick(now)
        self.settle(now)
        return self.deliver(now)

    def in_force(self) -> InForce:
        self.switch_on()
        return in_force(self.engine, self.workspace_id, self.rules)

    def visit(self, member: Member, now: datetime) -> Visit:
        return Visit(self.engine, self.in_force(), member, now)

    def rows(self, table: str) -> list[dict[str, object]]:
        with reading(self.engine) as connection:
            found = connection.execute(select(metadata.tables[table]).order_by("id"))
            return [row._asdict() for row in found]

    def nudges(self) -> list[tuple[object, ...]]:
        """(rule, due day, state) of all there ever were."""
        return [(row["rule"], row["due"], row["state"]) for row in self.rows("nudges")]

    def states(self) -> dict[object, object]:
        return {row["rule"]: row["state"] for row in self.rows("nudges")}

    def nudge_id(self, rule: str) -> int:
        (found,) = (row["id"] for row in self.rows("nudges") if row["rule"] == rule)
        return int(str(found))


def called(
    customer_id: int, on: date, *, identity: str = "slack:1", kind: Kind = Kind.CALL, note: str = ""
) -> Happened:
    return Happened(customer_id=customer_id, on=on, kind=kind, identity=identity, note=note)


def record_in(folder: Path) -> Engine:
    return open_record(a_database(folder))


def team_in(engine: Engine, name: str = "Test", *, rules: Sequence[Rule] = ()) -> Team:
    with writing(engine) as connection:
        here = workspaces.named(connection, name, new_name=name)
    return Team(engine, here.id, rules)


def at_the_same_time(*deeds: Callable[[], object]) -> None:
    """Each in a thread of its own; what one of them raises is raised here.

    For its turn to write it waits longer than in earnest: a machine that does much else at the same
    time may let the same thread wait again and again, and has locked nobody out.
    """
    raised: list[Exception] = []

    def run(deed: Callable[[], object]) -> None:
        try:
            with waiting_at_most(PATIENT):
                deed()
        except Exception as error:  # noqa: BLE001 - raised again below, where the test sees it
            raised.append(error)

    threads = [Thread(target=run, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if raised:
        raise raised[0]
