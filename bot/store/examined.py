"""Numbers that tell whether the bot does its work: what waits too long, and what nobody reads."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Connection, func, or_, select

from bot.model import NoteState
from bot.store.customers import AT_ONCE
from bot.store.tables import customers, members, notes, rule_settings
from rules.kit import Standing

PATIENCE = timedelta(hours=1)
"""How long a note or a customer may wait for its turn before something is wrong."""


@dataclass(frozen=True, slots=True)
class OnTheirWay:
    """How many notes; `reasons` are why notes failed, the most frequent first."""

    waiting: int
    uncertain: int
    failed: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unreached:
    """How many colleagues, active and no channel, of whom we know no Slack account."""

    with_email: int
    without: int


def notes_of(connection: Connection, workspace_id: int, now: datetime, since: date) -> OnTheirWay:
    """`since` is the local day from which on a note that failed still counts."""
    mine = notes.c.workspace_id == workspace_id
    stuck = notes.c.state.in_([NoteState.PLANNED, NoteState.CLAIMED, NoteState.SENDING])
    failed = (notes.c.state == NoteState.FAILED) & (notes.c.day >= since)
    told = connection.execute(
        select(
            func.count().filter(stuck, notes.c.try_at <= now - PATIENCE).label("waiting"),
            func.count().filter(notes.c.state == NoteState.UNCERTAIN).label("uncertain"),
            func.count().filter(failed).label("failed"),
        ).where(mine)
    ).one()
    often = (
        select(notes.c.trouble)
        .where(mine, failed, notes.c.trouble != "")
        .group_by(notes.c.trouble)
        .order_by(func.count().desc(), notes.c.trouble)
        .limit(3)
    )
    reasons = tuple(connection.scalars(often))
    return OnTheirWay(told.waiting, told.uncertain, told.failed, reasons)


def behind(connection: Connection, workspace_id: int, now: datetime) -> int:
    """Customers that should have been looked at for longer than patience lasts.

    What has changed is due at once and bears no date, so it is left out.
    """
    mine = customers.c.workspace_id == workspace_id
    late = (customers.c.look_at > AT_ONCE) & (customers.c.look_at <= now - PATIENCE)
    return _number(connection, customers.c.id, mine, late)


def unreached(connection: Connection, workspace_id: int) -> Unreached:
    mine = (
        members.c.workspace_id == workspace_id,
        members.c.active,
        ~members.c.channel,
        members.c.slack_id.is_(None),
    )
    with_email = _number(connection, members.c.id, *mine, members.c.email.is_not(None))
    return Unreached(with_email, _number(connection, members.c.id, *mine) - with_email)


def orphans(connection: Connection, workspace_id: int) -> int:
    """Customers without an owner who is with us, private ones included: a number tells no name."""
    here = select(members.c.id).where(members.c.workspace_id == workspace_id, members.c.active)
    return _number(
        connection,
        customers.c.id,
        customers.c.workspace_id == workspace_id,
        customers.c.standing.in_([Standing.ACTIVE, Standing.DORMANT]),
        or_(customers.c.owner_id.is_(None), customers.c.owner_id.not_in(here)),
    )


def switched_off(connection: Connection, workspace_id: int) -> dict[str, str]:
    """The rules that were switched off by themselves, and why."""
    wanted = select(rule_settings).where(
        rule_settings.c.workspace_id == workspace_id,
        ~rule_settings.c.enabled,
        rule_settings.c.trouble != "",
    )
    return {row.rule: row.trouble for row in connection.execute(wanted.order_by("rule"))}


def _number(connection: Connection, column: ColumnElement[int], *where: ColumnElement[bool]) -> int:
    return connection.execute(select(func.count(column)).where(*where)).scalar_one()
