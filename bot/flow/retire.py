"""A ritual that is rarely of use proposes its own retirement, to the team lead.

It only proposes: the lead may switch it off, turn a knob, or do nothing.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, Engine

from bot.model.rituals import Tally
from bot.store import notes, tallies, workspaces
from bot.store.engine import reading, writing
from bot.words.languages import language
from rules.kit.language import look_up, say, speaking
from rules.kit.rule import Rule

Counted = tuple[int, date]
"""The workspace, and the day of its lead."""

ONCE_IN = timedelta(days=90)

LATELY = 20
"""Fewer answers say more about the week than about the ritual; more would take years to come."""

WORTH_KEEPING = 0.3
"""A good colleague's hint may be wrong two times in three; beyond that one stops to listen."""


def propose(
    engine: Engine,
    workspace_id: int,
    rules: Sequence[Rule],
    now: datetime,
    counted: set[Counted] | None = None,
) -> int:
    """Plan a note to the lead for each rule in force that is rarely of use, once in three months.

    Answers how many were planned. Outside the lead's hours it waits; without a lead nobody is
    asked, and the stats tell everybody. Counting reads all that was ever asked: what is in
    `counted` is not counted again, and what was is put into it.
    """
    seen = set[Counted]() if counted is None else counted
    with reading(engine) as connection:
        lead = workspaces.lead_of(connection, workspace_id)
        today = (workspace_id, lead.day(now)) if lead and lead.at_work(now) else None
        if lead is None or today is None or today in seen:
            return 0
        told = {
            occasion
            for _, occasion in notes.occasions(connection, workspace_id, today[1] - ONCE_IN)
        }
        tired = [
            (rule, tally)
            for rule, tally in _tired(connection, workspace_id, rules)
            if not any(one.startswith(_occasions(rule)) for one in told)
        ]
    seen.add(today)
    if not tired:
        return 0
    with writing(engine) as connection, speaking(language(lead.language)):
        planned = [
            notes.open_for(
                connection,
                workspace_id,
                lead.id,
                occasion=_occasion(rule, lead.day(now)),
                day=lead.day(now),
                now=now,
                nudge_ids=(),
                text=text(rule, tally),
            )
            for rule, tally in tired
        ]
    return sum(note_id is not None for note_id in planned)


def rarely_useful(tally: Tally) -> bool:
    return tally.closed >= LATELY and tally.useful < WORTH_KEEPING * tally.closed


def text(rule: Rule, tally: Tally) -> str:
    """What the lead reads: the numbers, and what to type."""
    return say(
        "{ritual} may have had its day here. Of the last {closed} nudges of this ritual that came"
        " to an end, {done} were done and {overtaken} settled in another way; {skipped} were"
        " skipped, {not_useful} called not useful, and {ignored} passed without an answer."
        "\nTo switch it off: {command}"
        "\nTo keep it, do nothing. I will not bring it up again for three months.",
        ritual=look_up(rule.title),
        closed=tally.closed,
        done=tally.done,
        overtaken=tally.overtaken,
        skipped=tally.skipped,
        not_useful=tally.not_useful,
        ignored=tally.ignored,
        command=f"/nudges rules {rule.name} off",
    )


def _tired(
    connection: Connection, workspace_id: int, rules: Sequence[Rule]
) -> list[tuple[Rule, Tally]]:
    counted = tallies.lately(connection, workspace_id, LATELY)
    return [
        (one.rule, tally)
        for one in workspaces.tuned(connection, workspace_id, rules)
        if (tally := counted.get(one.rule.name)) and rarely_useful(tally)
    ]


def _occasions(rule: Rule) -> str:
    """How those begin on which this rule has proposed its retirement."""
    return f"retire:{rule.name}:"


def _occasion(rule: Rule, day: date) -> str:
    return f"{_occasions(rule)}{day:%y%m%d}"
