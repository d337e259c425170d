"""Looking at the customers whose time has come: what is due is written down, once.

Any number of processes may tick any number of times: a nudge's key is unique, and what was planned
from facts that have changed meanwhile is thrown away and planned again.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial

from sqlalchemy import Connection, Engine

from bot.flow.apart import Apart
from bot.flow.plan import Plan, Suggestion, plan
from bot.model import Dossier, NudgeState, Seen, Tuned, Workspace
from bot.model.people import zone_named
from bot.store import customers, dossiers, nudges, workspaces
from bot.store.engine import CannotWrite, reading, writing
from bot.words.languages import language
from rules.kit.language import ENGLISH, speaking
from rules.kit.nudge import Nudge
from rules.kit.rule import Rule

BATCH = 200
LOOK_AT_LEAST_EVERY = timedelta(days=7)
"""Early is harmless and late never: a week is the most that anything forgotten could cost."""

BROKEN_AGAIN_AFTER = timedelta(hours=1)

MIDNIGHT, ONE_DAY = time(), timedelta(days=1)

Because = Callable[[], str]
"""Why something closed by itself, in the language spoken."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class InForce:
    """A workspace with its rules as they are set, and the revision they have.

    `of_team` are those that look at the whole team and at no customer.
    """

    workspace: Workspace
    rules: Sequence[Tuned]
    revision: int
    of_team: Sequence[Tuned] = ()

    @classmethod
    def of(cls, workspace: Workspace, tuned: Sequence[Tuned], revision: int) -> "InForce":
        customers = [one for one in tuned if not one.rule.of_team]
        team = [one for one in tuned if one.rule.of_team]
        return cls(workspace, customers, revision, team)


def tick(engine: Engine, rules: Sequence[Rule], now: datetime) -> int:
    """Plan every customer that is due, in every workspace; answers how many were looked at.

    Raises Failed where some could not be planned; the others are.
    """
    with reading(engine) as connection:
        everywhere = workspaces.everyone(connection)
    looked, apart = 0, Apart()
    for one in everywhere:
        look_round = partial(_tick_workspace, engine, one.id, rules, now)
        looked += apart.do("tick_workspace", look_round, workspace=one.id) or 0
    apart.end()
    return looked


def in_force(engine: Engine, workspace_id: int, rules: Sequence[Rule]) -> InForce:
    """The rules of a workspace; a change of them starts a new revision."""
    with reading(engine) as connection:
        workspace = workspaces.get(connection, workspace_id)
        tuned = workspaces.tuned(connection, workspace_id, rules)
    if workspaces.fingerprint(tuned) == workspace.fingerprint:
        return InForce.of(workspace, tuned, workspace.revision)
    with writing(engine) as connection:
        revision = workspaces.revise(connection, workspace, tuned)
    return InForce.of(workspace, tuned, revision)


def _tick_workspace(engine: Engine, workspace_id: int, rules: Sequence[Rule], now: datetime) -> int:
    here = in_force(engine, workspace_id, rules)
    looked, apart = 0, Apart()
    while ids := _due(engine, here, now):
        try:
            _plan_all(engine, here, ids, now)
        except CannotWrite:
            raise
        except Exception:  # noqa: BLE001 - told below, once it is known whose fault it is
            _plan_one_by_one(engine, here, ids, now, apart)
        looked += len(ids)
    apart.end()
    return looked


def _due(engine: Engine, here: InForce, now: datetime) -> list[int]:
    with reading(engine) as connection:
        return customers.to_look_at(connection, here.workspace.id, now, here.revision, BATCH)


def _plan_all(engine: Engine, here: InForce, ids: Sequence[int], now: datetime) -> int:
    with reading(engine) as connection:
        page = dossiers.load_for_planning(connection, here.workspace.id, ids)
    planned = [(one, plan(one, here.rules, one.today(now))) for one in page]
    with writing(engine) as connection:
        for dossier, result in planned:
            write(connection, here, dossier, result)
    return len(page)


def _plan_one_by_one(
    engine: Engine, here: InForce, ids: Sequence[int], now: datetime, apart: Apart
) -> None:
    """One that cannot be planned keeps no other from it, and is tried again a while later."""
    for one in ids:
        planned = apart.do("plan", partial(_plan_all, engine, here, [one], now), customer=one)
        if planned is None:
            with writing(engine) as connection:
                customers.look_later(
                    connection,
                    here.workspace.id,
                    one,
                    at=now + BROKEN_AGAIN_AFTER,
                    revision=here.revision,
                )


def look(
    connection: Connection,
    here: InForce,
    customer_id: int,
    now: datetime,
    *,
    day: date,
    because: Because | None = None,
) -> Plan:
    """Plan one customer at once, within the transaction that has just changed its facts.

    `day` is the day of whoever changed them, which may be ahead of the owner's. `because` tells,
    in the notes of those who were asked, why their nudge closed itself.
    """
    (dossier,) = dossiers.load_for_planning(connection, here.workspace.id, [customer_id])
    result = plan(dossier, here.rules, max(dossier.today(now), day))
    write(connection, here, dossier, result, because)
    return result


def write(
    connection: Connection,
    here: InForce,
    dossier: Dossier,
    result: Plan,
    because: Because | None = None,
) -> None:
    """Write a plan down, unless its facts have changed: then the next tick plans afresh."""
    workspace_id = here.workspace.id
    if not customers.look_again(
        connection,
        workspace_id,
        dossier.id,
        at=_look_at(dossier, result),
        revision=here.revision,
        version=dossier.version,
    ):
        return
    for seen, state in (
        (result.overtaken, NudgeState.OVERTAKEN),
        (result.lapsed, NudgeState.LAPSED),
    ):
        for reason, ids in _told_to_each(dossier, seen, because).items():
            nudges.close(connection, workspace_id, ids, state, reason)
    nudges.bring_back(connection, workspace_id, [one.id for one in result.back])
    nudges.keep_alive(
        connection, workspace_id, [one.id for one in result.spared], result.today + ONE_DAY
    )
    for one, member in result.moved:
        nudges.hand_to(connection, workspace_id, one.id, member.id)
    for one, meant in result.retold:
        nudges.retell(connection, workspace_id, one.id, _said(meant.nudge))
    nudges.add(connection, [_row(workspace_id, dossier.id, one) for one in result.ask])
    for rule, error in result.broken:
        log.error("rule %s broke on customer %s: %s", rule.name, dossier.id, type(error).__name__)
        if rule.own:
            trouble = f"It broke on customer {dossier.id}: {type(error).__name__}."
            workspaces.switch_off(connection, workspace_id, rule.name, trouble)


def _told_to_each(
    dossier: Dossier, seen: Sequence[Seen], because: Because | None
) -> dict[str, list[int]]:
    """The reason in the language of whoever was asked, and which of these it is told about."""
    told: dict[str, list[int]] = {}
    for one in seen:
        reader = dossier.members.get(one.to_member_id or 0)
        with speaking(language(reader.language if reader else ENGLISH.code)):
            told.setdefault(because() if because else "", []).append(one.id)
    return told


def _look_at(dossier: Dossier, result: Plan) -> datetime:
    """The first moment of the day to look on, where the owner is; a week ahead at most."""
    day = min(result.look_on, result.today + LOOK_AT_LEAST_EVERY)
    zone = dossier.owner.zone if dossier.owner else zone_named(dossier.timezone)
    return datetime.combine(day, MIDNIGHT, zone)


def _row(workspace_id: int, customer_id: int, one: Suggestion) -> dict[str, object]:
    return {
        "workspace_id": workspace_id,
        "customer_id": customer_id,
        "rule": one.rule.name,
        "subject": one.nudge.about.subject,
        "due": one.nudge.due,
        "to_member_id": one.to.id,
        "ask_on": one.ask_on,
        "good_until": one.good_until,
        **_said(one.nudge),
    }


def _said(nudge: Nudge) -> dict[str, object]:
    """What it says and how it is asked, which may change as long as nobody has read it."""
    about = nudge.about
    return {
        "contact_id": int(about.contact.key) if about.contact else None,
        "project_id": int(about.project.key) if about.project else None,
        "loop_id": int(about.loop.key) if about.loop else None,
        "step": about.step,
        "why": nudge.why,
        "draft": nudge.draft,
        "worth": nudge.worth,
        "urgent": nudge.urgent,
        "private": nudge.private,
        "asks": nudge.asks,
        "sells": nudge.sells,
        "dated": nudge.dated,
        "even_if_lost": nudge.even_if_lost,
    }
