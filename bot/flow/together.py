"""What concerns the whole team: where it is told, and telling it there, each thing once."""

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import takewhile

from sqlalchemy import Engine

from bot.flow.deliver import can_be_told
from bot.flow.tick import InForce
from bot.flow.visit import Visit
from bot.flow.working_days import move
from bot.model import Member, Tuned
from bot.store import customers, members, months, notes, team_channel, workspaces
from bot.store.engine import reading, writing
from bot.words.languages import language
from rules.kit import Team
from rules.kit.language import speaking
from rules.kit.nudge import Nudge
from rules.kit.rule import Rule

A_YEAR = timedelta(days=366)
"""What was told the team longer ago is good for nothing any more."""

Looked = tuple[int, int, int, date]
"""The workspace, the revision of its rules, who would read, and the day."""

log = logging.getLogger(__name__)


def meet_in(visit: Visit, slack_id: str, name: str) -> Member:
    """From now on this channel is the team's; it keeps the days and hours of the team lead."""
    with writing(visit.engine) as connection:
        like = workspaces.lead_of(connection, visit.workspace_id) or visit.member
        team_channel.put(connection, visit.workspace_id, slack_id, name, like)
        customers.all_changed(connection, visit.workspace_id)
        channel = members.by_slack_id(connection, visit.workspace_id, slack_id)
    assert channel is not None, "just written in this transaction"  # noqa: S101
    return channel


def meet_nowhere(visit: Visit) -> bool:
    """What is for the team goes to its lead again. False when there was no channel."""
    with writing(visit.engine) as connection:
        there = team_channel.take_away(connection, visit.workspace_id)
        customers.all_changed(connection, visit.workspace_id)
    return there


@dataclass(frozen=True, slots=True)
class Gathering:
    """The team as it is known on a day, who reads of it then, and what was told before."""

    team: Team
    reader: Member
    day: date
    told: frozenset[str]

    def news(self, one: Tuned) -> Iterator[tuple[str, str]]:
        """(occasion, text) of all that a rule asks today and that nobody has been told."""
        for nudge in takewhile(
            lambda it: it.due <= self.day, one.rule.nudges(self.team, one.knobs)
        ):
            occasion = f"{one.rule.name}:{nudge.due}"
            if occasion not in self.told and self._is_for_today(nudge):
                yield occasion, f"{nudge.why}\n\n{nudge.draft}"

    def _is_for_today(self, nudge: Nudge) -> bool:
        ask_on = move(nudge.due, nudge.on_day_off, (self.reader.country,), self.reader)
        hidden = nudge.private and self.reader.channel
        return ask_on <= self.day <= max(nudge.good_until, ask_on) and not hidden


def tell_team(
    engine: Engine, here: InForce, now: datetime, looked: set[Looked] | None = None
) -> int:
    """A note for whatever the rules about the whole team ask today; answers how many were written.

    It goes to the team's channel, or else to the team lead; without either, to nobody. No budget
    is asked: these are few, and they are nobody's own. Whoever passes what it has `looked` at looks
    once a day: to count months takes long, and they are over.
    """
    reader = _reader(engine, here.workspace.id) if here.of_team else None
    if reader is None or not can_be_told(reader, now):
        return 0
    day = reader.day(now)
    looking = here.workspace.id, here.revision, reader.id, day
    if looked is not None and looking in looked:
        return 0
    gathering = _gathering(engine, here.workspace.id, reader, day)
    news: dict[str, str] = {}
    for one in here.of_team:
        try:
            with speaking(language(reader.language)):
                news |= dict(gathering.news(one))
        except Exception as error:  # noqa: BLE001 - any failure of one rule is shown, and stops no other
            _broke(engine, here.workspace.id, one.rule, error)
    written = _write(engine, here.workspace.id, gathering, news, now) if news else 0
    if looked is not None:
        looked.add(looking)
    return written


def _reader(engine: Engine, workspace_id: int) -> Member | None:
    with reading(engine) as connection:
        channel = team_channel.of_workspace(connection, workspace_id)
        return channel or workspaces.lead_of(connection, workspace_id)


def _gathering(engine: Engine, workspace_id: int, reader: Member, day: date) -> Gathering:
    with reading(engine) as connection:
        told = notes.occasions(connection, workspace_id, day - A_YEAR)
        team = months.team(connection, workspace_id, day, reader.id)
    return Gathering(team, reader, day, frozenset(occasion for _, occasion in told))


def _write(
    engine: Engine, workspace_id: int, gathering: Gathering, news: Mapping[str, str], now: datetime
) -> int:
    with writing(engine) as connection:
        planned = [
            notes.open_for(
                connection,
                workspace_id,
                gathering.reader.id,
                occasion=occasion,
                day=gathering.day,
                now=now,
                nudge_ids=(),
                text=text,
            )
            for occasion, text in news.items()
        ]
    return sum(note_id is not None for note_id in planned)


def _broke(engine: Engine, workspace_id: int, rule: Rule, error: Exception) -> None:
    log.error("rule %s broke on the team: %s", rule.name, type(error).__name__)
    if rule.own:
        with writing(engine) as connection:
            trouble = f"It broke on the team: {type(error).__name__}."
            workspaces.switch_off(connection, workspace_id, rule.name, trouble)
