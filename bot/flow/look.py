"""One customer's plan: made at once where its facts have just changed, and written down once."""

import logging
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta

from sqlalchemy import Connection

from bot.flow.in_force import InForce
from bot.flow.plan import Plan, Suggestion, plan
from bot.model import Dossier, NudgeState, Seen
from bot.model.people import zone_named
from bot.store import customers, dossiers, nudges, workspaces
from bot.words.languages import language
from rules.kit.language import ENGLISH, speaking
from rules.kit.nudge import Nudge

LOOK_AT_LEAST_EVERY = timedelta(days=7)
"""Early is harmless and late never: a week is the most that anything forgotten could cost."""

MIDNIGHT, ONE_DAY = time(), timedelta(days=1)

Because = Callable[[], str]
"""Why something closed by itself, in the language spoken."""

log = logging.getLogger(__name__)


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
    return look_and_see(connection, here, customer_id, now, day=day, because=because)[0]


def look_and_see(
    connection: Connection,
    here: InForce,
    customer_id: int,
    now: datetime,
    *,
    day: date,
    because: Because | None = None,
) -> tuple[Plan, Dossier]:
    """The same, and the customer with what is planned for them by now."""
    (dossier,) = dossiers.load_for_planning(connection, here.workspace.id, [customer_id])
    result = plan(dossier, here.rules, max(dossier.today(now), day))
    write(connection, here, dossier, result, because)
    return result, dossiers.as_planned(connection, here.workspace.id, dossier)


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
        today=result.today,
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
        nudges.retell(connection, workspace_id, one.id, said(meant.nudge))
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
        **said(one.nudge),
    }


def said(nudge: Nudge) -> dict[str, object]:
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
