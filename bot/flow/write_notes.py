"""Each person's nudges that may go out now become notes, and old ones are taken back, unsent."""

import hashlib
import logging
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from functools import partial
from itertools import chain, count

from sqlalchemy import Connection, Engine

from bot import meters
from bot.flow.apart import Apart
from bot.flow.ask_one import ask_one
from bot.flow.choose import Choice, LookUp, choose
from bot.flow.in_turn import spread_over, turn_of
from bot.flow.known import load_of, loads_of, look_up
from bot.flow.look_first import LookFirst
from bot.flow.working_days import works
from bot.model import Beat, Member, Waiting
from bot.store import arrangements, beats, members, notes, nudges, questions, unread
from bot.store.engine import reading, writing

ASK_AGAIN = timedelta(minutes=15)
"""How long a note waits whose time to be sent has come outside working hours, and how long we leave
somebody alone about whom everything was held back."""

ONE_DAY = timedelta(days=1)

LOOKS = 50
"""So often what is about to be asked is looked at first: each time what takes the place of what was
asked by older rules alone. What then is left is looked at before it is sent."""

log = logging.getLogger(__name__)

Quiet = dict[int, tuple[int, datetime]]
"""By member: what was waiting when all of it was held back, and when that was."""

Asked = dict[int, tuple[bool, int]]
"""By member: whether something urgent waits for them, and what waits."""


def take_back_old_notes(engine: Engine, workspace_id: int, now: datetime) -> None:
    """A note that could not be sent on its own day: its nudges wait for the note of a later one."""
    with reading(engine) as connection:
        colleagues = members.of_workspace(connection, workspace_id)
        unsent = notes.unsent(connection, workspace_id, now)
    for note_id, member_id, day in unsent:
        if day < colleagues[member_id].day(now):
            with writing(engine) as connection:
                take_back(connection, workspace_id, note_id, now)


def take_back(
    connection: Connection, workspace_id: int, note_id: int, now: datetime, *, mine: bool = False
) -> None:
    """As if it had never been written: nobody has read it. `mine`: the caller has claimed it."""
    held = notes.take_back(connection, workspace_id, note_id, now=now, mine=mine)
    unread.wait_again(connection, workspace_id, held)
    questions.forget_unsent(connection, workspace_id)


def write_notes(
    engine: Engine,
    workspace_id: int,
    now: datetime,
    quiet: Quiet | None = None,
    look_first: LookFirst | None = None,
) -> None:
    """The morning note of everybody whose day has begun, and a note for each urgent nudge.

    To choose reads customers. Whoever is in `quiet` had nothing but what was held back, and is
    looked at again when something comes or goes, or a while later. With `look_first` nobody is
    asked what older rules have asked. Raises Failed when the notes of some could not be written;
    those of the others are.
    """
    quiet = {} if quiet is None else quiet
    with reading(engine) as connection:
        asked = nudges.members_waiting(connection, workspace_id, now.date() + ONE_DAY)
        ready = may_get_one(connection, workspace_id, now, asked, quiet)
    apart = Apart()
    first = look_first if ready and look_first and look_first.is_needed() else None
    for member, turn in ready:
        wrote = apart.do(
            "write_notes_of",
            partial(_write_notes_of, engine, workspace_id, member, now, first, turn=turn),
            member=member.id,
        )
        if wrote is False:
            quiet[member.id] = (asked[member.id][1], now)
    apart.end()


def may_get_one(
    connection: Connection, workspace_id: int, now: datetime, asked: Asked, quiet: Quiet
) -> list[tuple[Member, datetime]]:
    """Whose nudges are to be gone through now, of all who are `asked` something: a note may come
    of it. And since when it is their turn."""
    colleagues = members.of_workspace(connection, workspace_id)
    spread = spread_over(colleagues.values())
    there = [
        (member, turn)
        for key, (urgent, what) in asked.items()
        if can_be_told(member := colleagues[key], now)
        and not _still_quiet(quiet.get(key), what, now)
        and ((turn := turn_of(workspace_id, member, member.day(now), spread)) <= now or urgent)
    ]
    calm = [one for one, _ in there if not asked[one.id][0]]
    full = {one.id for one in calm} - _with_room(connection, workspace_id, calm, now)
    return [(one, turn) for one, turn in there if one.id not in full]


def _still_quiet(heard: tuple[int, datetime] | None, what: int, now: datetime) -> bool:
    return heard is not None and heard[0] == what and heard[1] <= now < heard[1] + ASK_AGAIN


def _with_room(
    connection: Connection, workspace_id: int, readers: Sequence[Member], now: datetime
) -> set[int]:
    """Without a morning note today, and with a week that is not full: quicker than to choose."""
    written = notes.occasions(connection, workspace_id, now.date() - ONE_DAY) if readers else set()
    without = [one for one in readers if (one.id, one.day(now).isoformat()) not in written]
    loads = loads_of(connection, workspace_id, without, now)
    return {one.id for one in without if loads[one.id].room_of(one)}


def can_be_told(member: Member, now: datetime) -> bool:
    """On a working day, within working hours, and with an account in Slack."""
    day = member.day(now)
    working = member.at_work(now) and works(day, (member.country,)) and not member.away(day)
    return member.active and member.slack_id is not None and working


def _write_notes_of(
    engine: Engine,
    workspace_id: int,
    member: Member,
    now: datetime,
    first: LookFirst | None,
    *,
    turn: datetime,
) -> bool:
    """False when everything is held back, or has to wait for the note of another day."""
    for _ in range(LOOKS) if first else ():
        with reading(engine) as connection:
            choice, _ = _choose(connection, workspace_id, member, now, first)
        if not (first and first.at([one.customer_id for one in choice.chosen])):
            break
    with writing(engine) as connection:
        return _choose_and_write(connection, workspace_id, member, now, first, turn=turn)


def _choose_and_write(
    connection: Connection,
    workspace_id: int,
    member: Member,
    now: datetime,
    first: LookFirst | None,
    *,
    turn: datetime,
) -> bool:
    day = member.day(now)
    choice, known = _choose(connection, workspace_id, member, now, first)
    for trouble in choice.unreadable:
        kind = type(trouble.__cause__).__name__
        log.error("nothing is asked about customer %s: %s", trouble.customer_id, kind)
        meters.STEPS_FAILED.labels("read_customer").inc()
    urgent = [one for one in choice.chosen if one.urgent]
    morning = [one for one in choice.chosen if not one.urgent]
    before = notes.occasions(connection, workspace_id, day - ONE_DAY) if urgent else set()
    written = {occasion for member_id, occasion in before if member_id == member.id}
    keys = notes.keys_of_nudges(connection, workspace_id, [one.id for one in urgent])
    occasions = [(_occasion(one, keys[one.id], written), [one]) for one in urgent]
    began, wrote = wanted_at(connection, workspace_id, turn), False
    for occasion, chosen in (*occasions, (day.isoformat(), morning)):
        ids = [one.id for one in chosen]
        note_id = ids and notes.open_for(
            connection,
            workspace_id,
            member.id,
            occasion=occasion,
            day=day,
            now=now,
            nudge_ids=ids,
            wanted_at=min(began, now) if chosen is morning else now,
        )
        if note_id:
            wrote = True
            good_until = {one.id: one.good_until_if_asked(day) for one in chosen}
            nudges.put_into(connection, workspace_id, note_id, good_until, day=day, now=now)
            if chosen is morning and not member.channel:
                ask_one(
                    connection, workspace_id, note_id, member, day, chosen=chosen, look_up=known
                )
    return wrote


def _choose(
    connection: Connection,
    workspace_id: int,
    member: Member,
    now: datetime,
    first: LookFirst | None,
) -> tuple[Choice, LookUp]:
    day = member.day(now)
    known = look_up(connection, workspace_id, day)
    waiting = nudges.waiting(connection, workspace_id, member.id, day)
    choice = choose(
        [one for one in waiting if not (first and one.customer_id in first.unplanned)],
        member,
        day,
        load_of(connection, workspace_id, member, day),
        look_up=known,
        arrangements=arrangements.of_workspace(connection, workspace_id),
    )
    return choice, known


def wanted_at(connection: Connection, workspace_id: int, turn: datetime) -> datetime:
    """When somebody's note of a day should have been written: as their turn came, or once the last
    round was over, which would have written it had there been anything to say."""
    last_round = beats.last(connection, workspace_id).get(Beat.TICK)
    return max(turn, last_round[0]) if last_round else turn


def _occasion(one: Waiting, key: str, written: Collection[str]) -> str:
    """What is asked, by what makes it the same in every copy of the record: a row's id does not.

    An urgent one that was handed to and fro comes to the same reader twice on a day.
    """
    digest = hashlib.sha256(key.encode()).hexdigest()[:16]
    first = f"urgent:{digest}:{one.ask_on}"
    again = (f"{first}:{number}" for number in count(2))
    return next(name for name in chain([first], again) if name not in written)
