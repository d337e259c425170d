"""touchpoints.csv: what happened between us and them, a thousand rows at a time."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from bot.intake import cells as read
from bot.intake.cells import NOTE, filled
from bot.intake.landing import Landing
from bot.intake.logged import BY_CONTENT, EXTERNAL, LoggedId
from bot.intake.loops import Loops
from bot.intake.report import Outcome, Wrong
from bot.intake.sheet import Cells, Columns, shown
from bot.store import intake as store
from rules.kit import Kind, Side

FILE = "touchpoints.csv"
ALWAYS = ("by", "with", "project", "mood", "note", "external_id")
MORE = ("began", "answered", "private", "step", "loop")
TOUCHPOINTS = Columns(("customer", "on", "kind"), (*ALWAYS, *MORE))
BATCH = 1_000
LONGEST_ID, LONGEST_STEP = 70, 64
REMEMBERED = 50_000
PUBLIC = ("private", False)


@dataclass(frozen=True, slots=True)
class Happened:
    """One row. `named` says that it has an external id, so that its facts may change."""

    line: int
    identity: str
    named: bool
    facts: dict[str, object]
    people: frozenset[int]


class Touchpoints:
    """Takes rows one by one and writes them in batches; `finish` writes the last one."""

    def __init__(self, landing: Landing) -> None:
        self._landing = landing
        self._batch: dict[str, Happened] = {}
        self._before = store.last_touchpoint_id(landing.connection)
        # One byte for each touchpoint there was: whether this file has spoken of it already.
        self._spoken_of = bytearray(self._before + 1)
        self._shortened = 0
        self._plain: bool | None = None
        # Files name the same few people and customers again and again.
        self._customer = lru_cache(REMEMBERED)(self._find_customer)
        self._colleague = lru_cache(REMEMBERED)(self._find_colleague)
        self._people = lru_cache(REMEMBERED)(self._find_people)
        self._loops = lru_cache(REMEMBERED)(self._find_loops)

    def take(self, cells: Cells, line: int) -> None:
        if self._plain is None:
            self._plain = not any(column in cells for column in MORE)
        one = self._read(cells, line)
        twin = self._batch.setdefault(one.identity, one)
        if twin is not one:
            if (twin.facts, twin.people) != (one.facts, one.people):
                raise _said_twice(cells)
            self._landing.ledger.count(FILE, Outcome.UNCHANGED)
        elif len(self._batch) >= BATCH:
            self._write()

    def finish(self) -> None:
        if self._batch:
            self._write()
        if self._shortened:
            self._landing.ledger.warnings.append(
                f"{FILE}: {self._shortened:,} notes were cut after {NOTE:,} characters."
            )

    def _read(self, cells: Cells, line: int) -> Happened:
        landing = self._landing
        customer_id = self._customer(cells["customer"])
        on = read.needed_day(cells, "on")
        kind = read.choice(cells, "kind", Kind)
        if kind is None:
            raise Wrong("kind is empty. Fill it in, or delete the row.")
        facts = {
            "customer_id": customer_id,
            "on": on,
            "kind": str(kind),
            "by_member_id": self._colleague(cells.get("by", "")),
            "project_id": landing.whose(
                landing.projects, "project", read.text(cells, "project"), customer_id
            ),
            "mood": read.mood(cells, "mood"),
            "note": read.note(cells, "note"),
        }
        more = {} if self._plain else self._read_more(cells, customer_id)
        external = read.text(cells, "external_id", LONGEST_ID)
        self._shortened += len(cells.get("note", "").strip()) > NOTE
        people = self._people(customer_id, cells.get("with", ""))
        identity = f"{EXTERNAL}{external}" if external else _digest(facts, more, people)
        return Happened(line, identity, bool(external), facts | more if more else facts, people)

    def _read_more(self, cells: Cells, customer_id: int) -> dict[str, object]:
        """What most files have no columns for."""
        return {
            "began": str(read.choice(cells, "began", Side) or ""),
            "answered": read.yes_or_no(cells, "answered"),
            "private": read.yes_or_no(cells, "private"),
            "step": read.text(cells, "step", LONGEST_STEP),
            "loop_id": self._loop(customer_id, cells),
        }

    def _find_customer(self, given: str) -> int:
        return self._landing.customer(read.needed({"customer": given}, "customer"))

    def _find_colleague(self, given: str) -> int | None:
        return self._landing.colleague("by", read.text({"by": given}, "by", 320))

    def _loop(self, customer_id: int, cells: Cells) -> int | None:
        text = read.text(cells, "loop", 2 * NOTE)
        return self._loops(customer_id).find(text) if text else None

    def _find_loops(self, customer_id: int) -> Loops:
        landing = self._landing
        return Loops(store.loops_of(landing.connection, landing.workspace_id, customer_id))

    def _find_people(self, customer_id: int, given: str) -> frozenset[int]:
        """The ids of those it was with; who is not known yet becomes a contact."""
        people = set[int]()
        for name in read.several({"with": given}, "with"):
            known = self._landing.contacts.find(name, customer_id)
            if known is None:
                known = self._landing.add_contact(customer_id, name, {})
                self._landing.ledger.met += 1
            people.add(known)
        return frozenset(people)

    def _write(self) -> None:
        landing, batch = self._landing, self._batch
        self._batch = {}
        ours = self._logged_here(batch)
        identities = [ours.get(identity, identity) for identity in batch]
        known = store.known_touchpoints(landing.connection, landing.workspace_id, identities)
        told = [(one, known.get(ours.get(one.identity, one.identity))) for one in batch.values()]
        self._add([one for one, held in told if held is None])
        self._amend([(one, held) for one, held in told if held is not None])

    def _logged_here(self, batch: dict[str, Happened]) -> dict[str, str]:
        """What the record calls those that it has exported itself: identity by identity."""
        given = {
            identity: LoggedId.read(identity.removeprefix(EXTERNAL))
            for identity in batch
            if identity.startswith(EXTERNAL + LoggedId.MARK)
        }
        logged = {identity: one for identity, one in given.items() if one is not None}
        if not logged:
            return {}
        landing, ids = self._landing, [one.row_id for one in logged.values()]
        held = store.identities_of(landing.connection, landing.workspace_id, ids)
        return {
            identity: held[one.row_id][0]
            for identity, one in logged.items()
            if one.row_id in held and one == LoggedId.of(one.row_id, held[one.row_id][1])
        }

    def _add(self, new: list[Happened]) -> None:
        landing = self._landing
        told = {"recorded_at": landing.now, "recorded_on": landing.today}
        store.add_touchpoints(
            landing.connection,
            landing.workspace_id,
            [
                {
                    **one.facts,
                    **told,
                    "private": bool(one.facts.get("private")),
                    "identity": one.identity,
                }
                for one in new
            ],
        )
        people = [(one.identity, person) for one in new for person in one.people]
        store.add_people(landing.connection, landing.workspace_id, people)
        landing.touched.update(cast("int", one.facts["customer_id"]) for one in new)
        landing.ledger.count(FILE, Outcome.ADDED, len(new))

    def _amend(self, told_before: list[tuple[Happened, store.Facts]]) -> None:
        landing = self._landing
        ids = [cast("int", held["id"]) for one, held in told_before if one.named]
        people = store.people_of(landing.connection, landing.workspace_id, ids)
        for one, held in told_before:
            there = people.get(cast("int", held["id"]), set())
            try:
                outcome = self._amend_one(one, held, there)
            except Wrong as wrong:
                landing.ledger.refuse(FILE, one.line, wrong)
            else:
                landing.ledger.count(FILE, outcome)

    def _amend_one(self, one: Happened, held: store.Facts, there: set[int]) -> Outcome:
        if not one.named:
            return Outcome.UNCHANGED
        row_id = cast("int", held["id"])
        said = filled(one.facts)
        new = {name: value for name, value in said.items() if held[name] != value}
        people = one.people if one.people and one.people != there else frozenset[int]()
        spoken_of = row_id > self._before or self._spoken_of[row_id]
        if not spoken_of:
            self._spoken_of[row_id] = 1
        if not new and not people:
            return Outcome.UNCHANGED
        if spoken_of:
            raise _said_twice({"external_id": one.identity.removeprefix(EXTERNAL)})
        landing = self._landing
        store.change_touchpoint(landing.connection, landing.workspace_id, row_id, new, people)
        for customer_id in (held["customer_id"], one.facts["customer_id"]):
            landing.touched.add(cast("int", customer_id))
        return Outcome.CHANGED


def _digest(facts: dict[str, object], more: dict[str, object], people: frozenset[int]) -> str:
    """What was not said adds nothing, so that a column more makes no other touchpoint of it."""
    said = [f"{name}={value}" for name, value in filled(more).items() if (name, value) != PUBLIC]
    content = "\0".join(map(str, (*facts.values(), *sorted(people), *said)))
    return f"{BY_CONTENT}{hashlib.blake2b(content.encode(), digest_size=16).hexdigest()}"


def _said_twice(cells: Cells) -> Wrong:
    external = shown(cells.get("external_id", ""))
    return Wrong(f'The external_id "{external}" is above with other facts. Keep one of the two.')
