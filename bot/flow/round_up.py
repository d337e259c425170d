"""On the first working day of a week the team's channel reads of the one before, once."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from sqlalchemy import Engine

from bot.flow.deliver import can_be_told
from bot.flow.tick import InForce
from bot.flow.working_days import move
from bot.model import Member
from bot.model.round_up import RoundUp
from bot.store import notes, round_up, team_channel
from bot.store.engine import reading, writing
from bot.words.languages import language
from rules.kit.language import speaking
from rules.kit.nudge import DayOff

GOOD_FOR = timedelta(days=2)
"""Whoever was down on a Monday tells it until Wednesday; later it is no news."""

Rounded = tuple[int, int, date]
"""The workspace, its channel, and the day."""

Words = Callable[[RoundUp], str]


def round_up_week(
    engine: Engine,
    here: InForce,
    now: datetime,
    words: Words,
    looked: set[Rounded] | None = None,
) -> int:
    """Write it, in the channel's language; 0 where there is nothing to say, or no channel.

    The occasion is the week: two processes, or one that died, tell nothing twice. Whoever passes
    what it has `looked` at counts once a day.
    """
    workspace = here.workspace
    if not workspace.settings.round_up:
        return 0
    with reading(engine) as connection:
        channel = team_channel.of_workspace(connection, workspace.id)
    if channel is None or not can_be_told(channel, now):
        return 0
    day = channel.day(now)
    looking = workspace.id, channel.id, day
    if not _is_the_day(channel, day) or (looked is not None and looking in looked):
        return 0
    written = _tell(engine, workspace.id, channel, now, words)
    if looked is not None:
        looked.add(looking)
    return written


def _is_the_day(channel: Member, day: date) -> bool:
    first = move(_monday(day), DayOff.NEXT, (channel.country,), channel)
    return first <= day <= first + GOOD_FOR


def _tell(engine: Engine, workspace_id: int, channel: Member, now: datetime, words: Words) -> int:
    day = channel.day(now)
    with reading(engine) as connection:
        past = round_up.week(connection, workspace_id, _monday(day))
    if past.empty:
        return 0
    with speaking(language(channel.language)):
        text = words(past)
    with writing(engine) as connection:
        planned = notes.open_for(
            connection,
            workspace_id,
            channel.id,
            occasion=_occasion(day),
            day=day,
            now=now,
            nudge_ids=(),
            text=text,
        )
    return int(planned is not None)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _occasion(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"round-up:{year}-W{week:02}"
