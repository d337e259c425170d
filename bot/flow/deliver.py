"""Each person's nudges that may go out now become one note, and the note is sent.

The intent is committed before anything leaves the house, and no transaction waits for the network.
"""

import logging
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import chain, count

from sqlalchemy import Connection, Engine

from bot.flow.ask_one import ask_one
from bot.flow.choose import choose
from bot.flow.known import load_of, look_up
from bot.flow.working_days import works
from bot.model import (
    Clock,
    GiveUp,
    Gone,
    Member,
    Messenger,
    Note,
    NudgeState,
    Posted,
    TryAgain,
    Uncertain,
    Waiting,
)
from bot.store import arrangements, cards, members, notes, nudges, questions, unread
from bot.store.engine import reading, writing

log = logging.getLogger(__name__)

SETTLE_AFTER = timedelta(seconds=90)
"""Longer than any reply of Slack can be late: what is not in the history by then never will be."""

ASK_AGAIN = timedelta(minutes=15)
"""How long a note waits whose time to be sent has come outside working hours, and how long we leave
somebody alone about whom everything was held back."""

AT_ONCE = 50
"""About as many notes a minute as Slack takes from an app in one workspace."""

ONE_DAY = timedelta(days=1)

Quiet = dict[int, tuple[int, datetime]]
"""By member: what was waiting when all of it was held back, and when that was."""

Told = Callable[[Note, Posted], None]


def deliver(
    engine: Engine,
    workspace_id: int,
    messenger: Messenger,
    now: datetime,
    *,
    clock: Clock | None = None,
    quiet: Quiet | None = None,
    told: Told | None = None,
) -> int:
    """Write the notes that are due, send them, and show again what has changed since.

    Answers how many were sent. Safe to run in any number of processes at once. Sending takes time:
    `clock` tells the moment after it; without one, time stands still at `now`. `quiet` is kept from
    round to round: see `write_notes`. `told` hears of each note that was sent for certain, once.
    """
    moment = clock or (lambda: now)
    take_back_old_notes(engine, workspace_id, now)
    write_notes(engine, workspace_id, now, quiet)
    sent = 0
    with writing(engine) as connection:
        claimed = notes.claim(connection, workspace_id, now, AT_ONCE)
    for note_id in claimed:
        try:
            sent += _send(engine, workspace_id, note_id, messenger, moment, told=told)
        except TryAgain:
            # Slack asks us to wait. What is claimed and not begun is claimed again after the lease.
            break
        except Exception:
            # One note that cannot be drawn stops no other. It stays marked as being sent, so that
            # it is settled like any other whose sender died.
            log.exception("note %s could not be sent", note_id)
    show_again(engine, workspace_id, messenger)
    return sent


def take_back_old_notes(engine: Engine, workspace_id: int, now: datetime) -> None:
    """A note that could not be sent on its own day: its nudges wait for the note of a later one."""
    with reading(engine) as connection:
        colleagues = members.of_workspace(connection, workspace_id)
        unsent = notes.unsent(connection, workspace_id, now)
    for note_id, member_id, day in unsent:
        if day < colleagues[member_id].day(now):
            with writing(engine) as connection:
                _take_back(connection, workspace_id, note_id, now)


def _take_back(
    connection: Connection, workspace_id: int, note_id: int, now: datetime, *, mine: bool = False
) -> None:
    """As if it had never been written: nobody has read it."""
    held = notes.take_back(connection, workspace_id, note_id, now=now, mine=mine)
    unread.wait_again(connection, workspace_id, held)
    questions.forget_unsent(connection, workspace_id)


def write_notes(
    engine: Engine, workspace_id: int, now: datetime, quiet: Quiet | None = None
) -> None:
    """The morning note of everybody whose day has begun, and a note for each urgent nudge.

    To choose reads customers. Whoever is in `quiet` had nothing but what was held back, and is
    looked at again when something comes or goes, or a while later.
    """
    quiet = {} if quiet is None else quiet
    yesterday, tomorrow = now.date() - ONE_DAY, now.date() + ONE_DAY
    with reading(engine) as connection:
        asked = nudges.members_waiting(connection, workspace_id, tomorrow)
        colleagues = members.of_workspace(connection, workspace_id)
        written = notes.occasions(connection, workspace_id, yesterday)
        ready = [
            member
            for key, (urgent, what) in asked.items()
            if can_be_told(member := colleagues[key], now)
            and not _still_quiet(quiet.get(key), what, now)
            and (urgent or _has_room(connection, workspace_id, member, now, written))
        ]
    for member in ready:
        with writing(engine) as connection:
            if not _write_notes_of(connection, workspace_id, member, now):
                quiet[member.id] = (asked[member.id][1], now)


def _still_quiet(heard: tuple[int, datetime] | None, what: int, now: datetime) -> bool:
    return heard is not None and heard[0] == what and heard[1] <= now < heard[1] + ASK_AGAIN


def _has_room(
    connection: Connection,
    workspace_id: int,
    member: Member,
    now: datetime,
    written: Collection[tuple[int, str]],
) -> bool:
    """Without a morning note today, and with a week that is not full: quicker than to choose."""
    day = member.day(now)
    had_morning = (member.id, day.isoformat()) in written
    return not had_morning and load_of(connection, workspace_id, member, day).room_of(member)


def can_be_told(member: Member, now: datetime) -> bool:
    """On a working day, within working hours, and with an account in Slack."""
    day = member.day(now)
    working = member.at_work(now) and works(day, (member.country,)) and not member.away(day)
    return member.active and member.slack_id is not None and working


def _write_notes_of(
    connection: Connection, workspace_id: int, member: Member, now: datetime
) -> bool:
    """False when everything is held back."""
    day = member.day(now)
    known = look_up(connection, workspace_id, day)
    choice = choose(
        nudges.waiting(connection, workspace_id, member.id, day),
        member,
        day,
        load_of(connection, workspace_id, member, day),
        look_up=known,
        arrangements=arrangements.of_workspace(connection, workspace_id),
    )
    urgent = [one for one in choice.chosen if one.urgent]
    morning = [one for one in choice.chosen if not one.urgent]
    before = notes.occasions(connection, workspace_id, day - ONE_DAY) if urgent else set()
    written = {occasion for member_id, occasion in before if member_id == member.id}
    occasions = [(_occasion(one, written), [one]) for one in urgent]
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
        )
        if note_id:
            good_until = {one.id: one.good_until_if_asked(day) for one in chosen}
            nudges.put_into(connection, workspace_id, note_id, good_until, day=day, now=now)
            if chosen is morning and not member.channel:
                ask_one(
                    connection, workspace_id, note_id, member, day, chosen=chosen, look_up=known
                )
    return bool(choice.chosen)


def _occasion(one: Waiting, written: Collection[str]) -> str:
    """An urgent one that was handed to and fro comes to the same reader twice on a day."""
    first = f"urgent:{one.id}:{one.ask_on}"
    again = (f"{first}:{number}" for number in count(2))
    return next(name for name in chain([first], again) if name not in written)


def _send(
    engine: Engine,
    workspace_id: int,
    note_id: int,
    messenger: Messenger,
    clock: Clock,
    *,
    told: Told | None,
) -> bool:
    """Raises TryAgain when Slack asks us to wait; the note itself is planned again by then."""
    note = _begin(engine, workspace_id, note_id, clock())
    if note is None:
        return False
    try:
        posted = messenger.send(note)
    except TryAgain as wait:
        with writing(engine) as connection:
            try_at = clock() + timedelta(seconds=wait.seconds)
            notes.not_sent(connection, workspace_id, note_id, try_at=try_at)
        raise
    except GiveUp as reason:
        with writing(engine) as connection:
            notes.failed(connection, workspace_id, note_id, str(reason))
            unread.not_asked(connection, workspace_id, note_id)
    except Uncertain:
        with writing(engine) as connection:
            notes.uncertain(connection, workspace_id, note_id, clock() + SETTLE_AFTER)
    else:
        with writing(engine) as connection:
            sent = notes.sent(
                connection,
                workspace_id,
                note_id,
                channel=posted.channel,
                ts=posted.ts,
                version=note.version,
            )
        if sent and told:
            told(note, posted)
        return sent
    return False


def _begin(engine: Engine, workspace_id: int, note_id: int, now: datetime) -> Note | None:
    """The note, its sending written down as begun; None when it is not to be sent now."""
    with writing(engine) as connection:
        note = cards.note(connection, workspace_id, note_id)
        if note is None:
            return None
        if not note.text and not any(card.state is NudgeState.ASKED for card in note.cards):
            _take_back(connection, workspace_id, note_id, now, mine=True)
            return None
        if not can_be_told(note.member, now):
            notes.put_off(connection, workspace_id, note_id, try_at=now + ASK_AGAIN)
            return None
        begun = notes.begin_sending(connection, workspace_id, note_id, now)
        return replace(note, sent_at=now) if begun else None


def show_again(engine: Engine, workspace_id: int, messenger: Messenger) -> None:
    """Bring the notes in Slack up to date with what has happened to their nudges since."""
    with reading(engine) as connection:
        behind = notes.stale(connection, workspace_id, AT_ONCE)
    for note_id in behind:
        try:
            _show_again(engine, workspace_id, note_id, messenger)
        except TryAgain:
            break  # Slack asks us to wait: the next round goes on
        except (Uncertain, GiveUp):
            continue
        except Exception:
            log.exception("note %s could not be shown again", note_id)


def _show_again(engine: Engine, workspace_id: int, note_id: int, messenger: Messenger) -> None:
    with reading(engine) as connection:
        note = cards.note(connection, workspace_id, note_id)
    if note is None:
        return
    with suppress(Gone):  # the message is no longer in Slack: nothing is left to bring up to date
        messenger.show_again(note)
    with writing(engine) as connection:
        notes.shown(connection, workspace_id, note_id, note.version)
