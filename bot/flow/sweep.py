"""Once a day everybody is looked at, a slice a minute, due or not: nothing should be found by it.

Whatever the facts ask for is written down when a customer's time has come. That nobody's time was
reckoned too late is what this proves every day: what it finds is counted, told in the log, and
mended.
"""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial

from sqlalchemy import Connection, Engine

from bot import meters
from bot.flow.apart import Apart
from bot.flow.in_force import InForce, in_force
from bot.flow.look import said, write
from bot.flow.plan import Plan, plan
from bot.model import Dossier
from bot.model.people import zone_named
from bot.store import dossiers, sweeps
from bot.store.engine import CannotWrite, reading, writing
from bot.store.said import Said, said_of
from bot.store.sweeps import Look, Sweep
from rules.kit.rule import Rule

BATCH = 200
LEAST, MOST = 50, 1_000
"""In one round: a small workspace is gone through in one, and a huge one is held up by none."""

SPARE = timedelta(hours=2)
"""What is to be done in a day is planned to be done so long before its end."""

OVER = 0

Pace = dict[int, tuple[date, int]]
"""By workspace: how many are looked at in a round of that day (in UTC), or OVER."""

TOO_LATE = "look_at"
"""Stands for the rule where nothing was missed yet, but would have been."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Missed:
    """What one customer's facts ask for besides what the record has, by rule; `was` is when it was
    to be looked at."""

    dossier: Dossier
    result: Plan
    rules: Sequence[str]
    was: Look


def sweep(
    engine: Engine, workspace_id: int, rules: Sequence[Rule], now: datetime, pace: Pace
) -> int:
    """Look at the next slice of everybody; answers at how many. `pace` is kept from round to round.

    Whoever is due is left to the planner, and so is whoever is behind the rules. Raises Failed
    where some could not be looked at; the others are.
    """
    today = now.date()
    day, size = pace.get(workspace_id, (date.min, OVER))
    if (day, size) == (today, OVER):
        return 0
    with reading(engine) as connection:
        before = sweeps.of(connection, workspace_id)
        this = before.to_go_on(today)
        if this and day != today:
            left = sweeps.count_after(connection, workspace_id, this.after_id)
            size = slice_of(left, now)
        ids = sweeps.ids_after(connection, workspace_id, this.after_id, size) if this else []
    pace[workspace_id] = (today, size if this else OVER)
    if this is None:
        return 0
    here, apart = in_force(engine, workspace_id, rules), Apart()
    found = [*_missed(engine, here, ids, now, apart)]
    gone_on = replace(
        this,
        day=today,
        after_id=max(ids, default=this.after_id),
        looked=this.looked + len(ids),
        done=len(ids) < size,
    )
    _write(engine, here, found, (before, gone_on))
    apart.end()
    return len(ids)


def slice_of(left: int, now: datetime) -> int:
    """So many in a round that the day is long enough for all who are left."""
    midnight = datetime.combine(now.astimezone(UTC).date() + timedelta(days=1), time(), UTC)
    minutes = max((midnight - now - SPARE) // timedelta(minutes=1), 1)
    return min(max(-(-left // minutes), LEAST), MOST)


def _missed(
    engine: Engine, here: InForce, ids: Sequence[int], now: datetime, apart: Apart
) -> Iterator[Missed]:
    for start in range(0, len(ids), BATCH):
        some = ids[start : start + BATCH]
        try:
            yield from _missed_of(engine, here, some, now)
        except CannotWrite:
            raise
        except Exception:  # noqa: BLE001 - told below, once it is known whose fault it is
            for one in some:
                step = partial(_missed_of, engine, here, [one], now)
                yield from apart.do("sweep_customer", step, customer=one) or ()


def _missed_of(engine: Engine, here: InForce, ids: Sequence[int], now: datetime) -> list[Missed]:
    workspace_id = here.workspace.id
    with reading(engine) as connection:
        looks = sweeps.looks_of(connection, workspace_id, ids, here.revision)
        later = [one for one in ids if one in looks and looks[one].at > now]
        page = dossiers.load_for_planning(connection, workspace_id, later)
        planned = [(one, plan(one, here.rules, one.today(now))) for one in page]
        waits = [seen.id for _, result in planned for seen, _ in result.retold]
        told = said_of(connection, workspace_id, waits)
    missed = [
        Missed(one, result, _rules(one, result, told, looks[one.id]), looks[one.id])
        for one, result in planned
    ]
    return [one for one in missed if one.rules]


def _rules(dossier: Dossier, result: Plan, told: Said, was: Look) -> list[str]:
    """The rules about which the record says something else than the facts do."""
    open_ones = (*result.overtaken, *result.lapsed, *result.back, *result.spared)
    found = {
        *(one.rule.name for one in result.ask),
        *(one.rule for one in open_ones),
        *(one.rule for one, _ in result.moved),
        *(
            one.rule
            for one, meant in result.retold
            if one.id in told and told[one.id] != said(meant.nudge)
        ),
    }
    zone = dossier.owner.zone if dossier.owner else zone_named(dossier.timezone)
    late = was.at.astimezone(zone).date() > result.look_on
    return sorted(found) or [TOO_LATE] * late


def _write(
    engine: Engine, here: InForce, found: Sequence[Missed], step: tuple[Sweep, Sweep]
) -> None:
    """Mend what was missed, unless it is mended by now, or another process has taken this step."""
    before, after = step
    workspace_id = here.workspace.id
    with writing(engine) as connection:
        still = [*_still_missed(connection, here, found)]
        after = replace(after, missed=after.missed + len(still))
        if not sweeps.step(connection, workspace_id, before, after):
            return
        for one in still:
            write(connection, here, one.dossier, one.result)
    meters.SWEEP_MISSED.inc(len(still))
    for one in still:
        log.error("customer %s was missed by: %s", one.dossier.id, ", ".join(one.rules))


def _still_missed(
    connection: Connection, here: InForce, found: Sequence[Missed]
) -> Iterator[Missed]:
    ids = [one.dossier.id for one in found]
    now = sweeps.looks_of(connection, here.workspace.id, ids, here.revision) if ids else {}
    return (one for one in found if now.get(one.dossier.id) == one.was)
