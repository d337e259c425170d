"""Workspaces, and the rules as each has set them."""

import hashlib
import json
from collections.abc import Sequence

from sqlalchemy import Connection, Row, insert, select, update

from bot.model import Member, Tuned, Workspace, WorkspaceSettings
from bot.model.rituals import RuleSetting
from bot.store import members, revisions
from bot.store.new_row import insert_new
from bot.store.tables import rule_settings, workspaces
from rules.kit.rule import Rule

NEVER_PLANNED = ""
"""The fingerprint of a workspace in which no rules have been in force yet."""


class NoWorkspace(Exception):
    """There is no such workspace, or none can be chosen; the text says what to do."""


def everyone(connection: Connection) -> list[Workspace]:
    return [workspace_of(row) for row in connection.execute(select(workspaces).order_by("id"))]


def get(connection: Connection, workspace_id: int) -> Workspace:
    row = connection.execute(select(workspaces).where(workspaces.c.id == workspace_id)).one()
    return workspace_of(row)


def find(connection: Connection, name: str | None) -> Workspace:
    """The workspace of this name; without one, the only workspace there is. Raises NoWorkspace."""
    found = everyone(connection)
    meant = [one for one in found if name in (None, one.name)]
    if len(meant) == 1:
        return meant[0]
    names = ", ".join(one.name for one in found)
    if not found:
        raise NoWorkspace("The record is empty. Import a folder first: python -m bot import FOLDER")
    if name:
        raise NoWorkspace(f"There is no workspace {name!r} in the record, only {names}.")
    raise NoWorkspace(f"The record holds several workspaces; add --workspace and one of {names}.")


def named(
    connection: Connection, name: str | None, *, new_name: str, begins: bool = True
) -> Workspace:
    """The same; an empty record gets its first workspace, and a new name a new one, if it `begins`.

    Raises NoWorkspace.
    """
    if name is None and everyone(connection):
        return find(connection, None)
    wanted = select(workspaces).where(workspaces.c.name == (name or new_name))
    row = connection.execute(wanted).first()
    if row:
        return workspace_of(row)
    others = [one.name for one in everyone(connection)]
    if others and not begins:
        raise NoWorkspace(
            f"There is no workspace “{name}” in the record, only {listed(others)}."
            " To begin one of that name: --new-workspace"
        )
    added = connection.execute(
        insert(workspaces).values(name=name or new_name).returning(workspaces.c.id)
    )
    return get(connection, added.scalar_one())


def connect(
    connection: Connection, team_id: str, name: str, *, take_over: bool | None = None
) -> Workspace:
    """The workspace of a Slack team. It takes over what `imported_for` says."""
    there = everyone(connection)
    if here := next((one for one in there if one.team_id == team_id), None):
        return here
    if meant := imported_for(there, name, take_over=take_over):
        claim = update(workspaces).where(workspaces.c.id == meant.id)
        connection.execute(claim.values(team_id=team_id, name=name))
        return get(connection, meant.id)
    added = connection.execute(
        insert(workspaces).values(team_id=team_id, name=name).returning(workspaces.c.id)
    )
    return get(connection, added.scalar_one())


def imported_for(
    there: Sequence[Workspace], name: str, *, take_over: bool | None = None
) -> Workspace | None:
    """What a new Slack team takes over: what was imported under its name, or alone.

    `take_over` says whether what was imported under another name is meant, alone or not; where
    several were, nobody can tell which.
    """
    waiting = [one for one in there if one.team_id is None]
    if same := [one for one in waiting if one.name == name]:
        return same[0]
    if take_over is None:
        take_over = len(there) == 1
    return waiting[0] if take_over and len(waiting) == 1 else None


def listed(names: Sequence[str]) -> str:
    """As in “Twin, Shop and Office”."""
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def lead(connection: Connection, workspace_id: int, member_id: int) -> None:
    """Make somebody the team lead: the one who is asked where a customer has no owner."""
    change = update(workspaces).where(workspaces.c.id == workspace_id)
    connection.execute(change.values(lead_member_id=member_id))


def lead_of(connection: Connection, workspace_id: int) -> Member | None:
    """The team lead, if there is one who is still with us."""
    wanted = select(workspaces.c.lead_member_id).where(workspaces.c.id == workspace_id)
    lead_id = connection.execute(wanted).scalar_one()
    found = members.of_workspace(connection, workspace_id).get(lead_id or 0)
    return found if found and found.active else None


def rule_settings_of(
    connection: Connection, workspace_id: int
) -> dict[str, tuple[bool, dict[str, object]]]:
    """(enabled, knobs turned) of the rules that this workspace has touched."""
    wanted = select(rule_settings).where(rule_settings.c.workspace_id == workspace_id)
    return {row.rule: (row.enabled, row.knobs) for row in connection.execute(wanted)}


def as_set(connection: Connection, workspace_id: int, rules: Sequence[Rule]) -> list[RuleSetting]:
    """Every rule as it is set here. One that is new is off, until somebody switches it on.

    Only a workspace that has never planned begins with all that there are.
    """
    begins = get(connection, workspace_id).fingerprint == NEVER_PLANNED
    wanted = select(rule_settings).where(rule_settings.c.workspace_id == workspace_id)
    rows = {row.rule: row for row in connection.execute(wanted)}
    return [
        RuleSetting(rule, row.enabled, row.knobs, row.trouble)
        if (row := rows.get(rule.name))
        else RuleSetting(rule, enabled=begins, new=not begins)
        for rule in rules
    ]


def tuned(connection: Connection, workspace_id: int, rules: Sequence[Rule]) -> list[Tuned]:
    """The rules that are switched on here, with this workspace's knobs."""
    settings = as_set(connection, workspace_id, rules)
    return [Tuned(one.rule, one.turned) for one in settings if one.enabled]


def fingerprint(rules: Sequence[Tuned]) -> str:
    """Changes whenever a rule in force or one of its knobs does."""
    text = json.dumps([(one.rule.name, one.rule.fingerprint, one.knobs) for one in rules])
    return hashlib.sha256(text.encode()).hexdigest()


def revise(connection: Connection, workspace: Workspace, rules: Sequence[Tuned]) -> int:
    """The revision of the rules in force, a new one when they have changed.

    Customers planned under an older revision are looked at again, so that a new rule or a turned
    knob needs no recomputation by hand.
    """
    now_in_force = fingerprint(rules)
    if get(connection, workspace.id).fingerprint == NEVER_PLANNED:
        adopt(connection, workspace.id, [one.rule for one in rules])
    changed = (
        update(workspaces)
        .where(workspaces.c.id == workspace.id, workspaces.c.fingerprint != now_in_force)
        .values(fingerprint=now_in_force, revision=workspaces.c.revision + 1)
    )
    connection.execute(changed)
    return get(connection, workspace.id).revision


def set_rule(
    connection: Connection, workspace_id: int, rule: str, *, enabled: bool, knobs: dict[str, object]
) -> None:
    """Switch a rule on or off here, and turn its knobs. What troubled it is forgotten."""
    mine = (rule_settings.c.workspace_id == workspace_id, rule_settings.c.rule == rule)
    values = {"enabled": enabled, "knobs": knobs, "trouble": ""}
    if not connection.execute(update(rule_settings).where(*mine).values(values)).rowcount:
        row = {"workspace_id": workspace_id, "rule": rule, **values}
        connection.execute(insert(rule_settings).values(row))
    revisions.begin(connection, workspace_id)


def adopt(connection: Connection, workspace_id: int, rules: Sequence[Rule]) -> None:
    """Switch on those rules about which nobody has decided here yet."""
    decided = rule_settings_of(connection, workspace_id)
    rows = [
        {"workspace_id": workspace_id, "rule": rule.name, "enabled": True, "knobs": {}}
        for rule in rules
        if rule.name not in decided
    ]
    if rows:
        connection.execute(insert_new(connection, rule_settings), rows)
        revisions.begin(connection, workspace_id)


def switch_off(connection: Connection, workspace_id: int, rule: str, trouble: str) -> bool:
    """Off, because of a trouble that people are shown. False when it was off already."""
    mine = (rule_settings.c.workspace_id == workspace_id, rule_settings.c.rule == rule)
    off = update(rule_settings).where(*mine, rule_settings.c.enabled)
    was_on = connection.execute(off.values(enabled=False, trouble=trouble[:200])).rowcount == 1
    if was_on:
        revisions.begin(connection, workspace_id)
    return was_on


def workspace_of(row: Row[tuple[object, ...]]) -> Workspace:
    return Workspace(
        row.id,
        row.name,
        row.team_id,
        row.timezone,
        row.revision,
        row.fingerprint,
        WorkspaceSettings(
            language=row.language,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            daily_budget=row.daily_budget,
            weekly_budget=row.weekly_budget,
            round_up=row.round_up,
        ),
    )
