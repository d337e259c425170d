"""Replaying the recorded history: what would have been nudged, had the bot been switched on.

Day by day, each fact hidden until its own day, with the same planning and choosing as in earnest,
and nobody answering. Customers are looked at only on days on which something can change for them,
so that the cost grows with what happened and not with the calendar.
"""

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date, timedelta

from bot.flow.choose import choose, waiting_of
from bot.flow.hold_back import HeldBack, Known, Load
from bot.flow.plan import Plan, Suggestion, plan
from bot.flow.scroll import Shelf
from bot.flow.working_days import works
from bot.model import Dossier, Member, NudgeState, Seen, Tuned, Waiting

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One nudge in one note. `day` is the note's, `due` the rule's own before anything moved it."""

    day: date
    due: date
    workspace: str
    customer: str
    contact: str | None
    project: str | None
    rule: str
    to: str
    urgent: bool
    held_back_by: tuple[str, ...]

    def as_json(self) -> dict[str, object]:
        return asdict(self) | {"day": self.day.isoformat(), "due": self.due.isoformat()}


@dataclass(slots=True)
class _Open:
    """A suggestion that has been planned, until its customer's facts or time close it."""

    suggestion: Suggestion
    seen: Seen
    waiting: Waiting
    customer: int
    held: dict[HeldBack, None] = field(default_factory=dict)


class Rehearsal:
    """A replay, to be read as an iterator of lines in order of day.

    Afterwards `held` counts the nudges that each reason held back, `lapsed` those that were never
    sent because they waited too long, and `broken` the rules that failed, by name.
    """

    def __init__(self, workspace: str, dossiers: Iterable[Dossier], rules: Sequence[Tuned]) -> None:
        self._workspace = workspace
        self._rules = rules
        self._dossiers = [replace(one, seen=()) for one in dossiers]
        self._places = {one.id: place for place, one in enumerate(self._dossiers)}
        self._shelves = [Shelf(one.customer) for one in self._dossiers]
        self._queues: defaultdict[int, dict[int, _Open]] = defaultdict(dict)
        self._seen: list[list[Seen]] = [[] for _ in self._dossiers]
        agreed = (arranged for one in self._dossiers for arranged in one.arrangements)
        self._arrangements = tuple(dict.fromkeys(agreed))
        self._open: dict[int, _Open] = {}
        self._asked: set[int] = set()
        self._sent: Counter[tuple[int, date]] = Counter()
        self.held: Counter[HeldBack] = Counter()
        self.broken: Counter[str] = Counter()
        self.lapsed = 0

    def days(self, first: date, last: date) -> Iterator[tuple[date, list[Line]]]:
        """Each day with its lines, so that a caller can show progress."""
        looks = [(first, index) for index in range(len(self._dossiers))]
        heapq.heapify(looks)
        day = first
        while day <= last:
            while looks and looks[0][0] <= day:
                _, index = heapq.heappop(looks)
                look_on = self._look(index, day)
                if look_on <= last:
                    heapq.heappush(looks, (look_on, index))
            yield day, self._notes(day)
            day += ONE_DAY

    def _look(self, index: int, day: date) -> date:
        dossier = replace(self._dossiers[index], seen=tuple(self._seen[index]))
        shelf = self._shelves[index]
        shelf.turn_to(day)
        result = plan(dossier, self._rules, day, shelf.read)
        self.broken.update(rule.name for rule, _ in result.broken)
        self._close(index, result)
        for one, meant in result.retold:
            if one.id not in self._asked:
                self._retell(index, one, waiting_of(one.id, dossier, meant, day), meant)
        for suggestion in result.ask:
            self._add(index, dossier, suggestion, day)
        return result.look_on

    def _close(self, index: int, result: Plan) -> None:
        for one in result.lapsed:
            if one.state is NudgeState.WAITING:
                self.lapsed += 1
                self.held.update(list(self._open[one.id].held))
        states = {one.id: NudgeState.OVERTAKEN for one in result.overtaken}
        states |= {one.id: NudgeState.LAPSED for one in result.lapsed}
        for nudge_id in states:
            self._queue(nudge_id).pop(nudge_id, None)
        for one in result.back:
            states[one.id] = NudgeState.ASKED if one.id in self._asked else NudgeState.WAITING
        if states:
            self._restate(index, states)
        for one in result.spared:
            self._keep_alive(index, one, result.today + ONE_DAY)

    def _keep_alive(self, index: int, one: Seen, day: date) -> None:
        opened = self._open[one.id]
        opened.waiting = replace(opened.waiting, good_until=day)
        self._queue(one.id)[one.id] = opened
        self._seen[index] = [
            replace(seen, good_until=day) if seen.id == one.id else seen
            for seen in self._seen[index]
        ]

    def _retell(self, index: int, one: Seen, waiting: Waiting, meant: Suggestion) -> None:
        """As today's facts have it, and to whom they name, on the day that it had."""
        opened = self._open[one.id]
        self._queue(one.id).pop(one.id, None)
        opened.suggestion = replace(meant, ask_on=one.ask_on)
        opened.waiting = replace(waiting, ask_on=one.ask_on, good_until=one.good_until)
        self._queue(one.id)[one.id] = opened
        if one.to_member_id != meant.to.id:
            self._seen[index] = [
                replace(seen, to_member_id=meant.to.id) if seen.id == one.id else seen
                for seen in self._seen[index]
            ]

    def _queue(self, nudge_id: int) -> dict[int, _Open]:
        return self._queues[self._open[nudge_id].suggestion.to.id]

    def _restate(self, index: int, states: dict[int, NudgeState]) -> None:
        self._seen[index] = [
            replace(one, state=states[one.id]) if one.id in states else one
            for one in self._seen[index]
        ]

    def _add(self, index: int, dossier: Dossier, suggestion: Suggestion, day: date) -> None:
        key = len(self._open)
        seen = _seen(key, suggestion)
        waiting = waiting_of(key, dossier, suggestion, day)
        opened = _Open(suggestion, seen, waiting, index)
        due, to = suggestion.nudge.due, suggestion.to
        if suggestion.ask_on != due:
            own = works(due, (to.country,)) and not to.away(due)
            opened.held[HeldBack.THEIR_HOLIDAY if own else HeldBack.DAY_OFF] = None
        self._open[key] = opened
        self._seen[index].append(seen)
        self._queues[suggestion.to.id][key] = opened

    def _notes(self, day: date) -> list[Line]:
        lines: list[Line] = []
        for member_id in sorted(self._queues):
            queue = self._queues[member_id]
            if queue:
                member = next(iter(queue.values())).suggestion.to
                lines += self._note(member, queue, day)
        return lines

    def _note(self, member: Member, queue: dict[int, _Open], day: date) -> list[Line]:
        monday = day - ONE_DAY * day.weekday()
        this_week = sum(self._sent[member.id, monday + ONE_DAY * n] for n in range(7))
        ready = [one.waiting for one in queue.values() if one.waiting.ask_on <= day]
        choice = choose(
            ready,
            member,
            day,
            Load(this_week=this_week),
            look_up=lambda customer_id: self._known(customer_id, day),
            arrangements=self._arrangements,
        )
        for waiting, held in choice.held:
            self._open[waiting.id].held[held.reason] = None
        lines = [self._line(queue.pop(waiting.id), day) for waiting in choice.chosen]
        self._sent[member.id, day] += len(lines)
        return lines

    def _known(self, customer_id: int, day: date) -> Known:
        place = self._places[customer_id]
        return Known(self._shelves[place].customer_on(day), self._seen[place])

    def _line(self, opened: _Open, day: date) -> Line:
        index, suggestion = opened.customer, opened.suggestion
        self._asked.add(opened.seen.id)
        good_until = opened.waiting.good_until_if_asked(day)
        self._seen[index] = [
            replace(one, state=NudgeState.ASKED, good_until=good_until, asked_on=day)
            if one.id == opened.seen.id
            else one
            for one in self._seen[index]
        ]
        self.held.update(list(opened.held))
        nudge = suggestion.nudge
        return Line(
            day=day,
            due=nudge.due,
            workspace=self._workspace,
            customer=opened.waiting.customer,
            contact=nudge.about.contact.name if nudge.about.contact else None,
            project=nudge.about.project.name if nudge.about.project else None,
            rule=suggestion.rule.name,
            to=suggestion.to.name,
            urgent=nudge.urgent,
            held_back_by=tuple(opened.held),
        )


def _seen(key: int, one: Suggestion) -> Seen:
    about = one.nudge.about
    return Seen(
        id=key,
        rule=one.rule.name,
        subject=about.subject,
        due=one.nudge.due,
        state=NudgeState.WAITING,
        good_until=one.good_until,
        ask_on=one.ask_on,
        to_member_id=one.to.id,
        asks=one.nudge.asks,
        contact=about.contact.key if about.contact else None,
    )
