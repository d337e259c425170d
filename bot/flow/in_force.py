"""The rules of a workspace as they are set, and the revision they have."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import is_
from weakref import WeakKeyDictionary

from sqlalchemy import Engine

from bot.model import Tuned, Workspace
from bot.store import workspaces
from bot.store.engine import reading, writing
from rules.kit.rule import Rule


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


_read: WeakKeyDictionary[Engine, dict[int, tuple[tuple[Rule, ...], InForce]]] = WeakKeyDictionary()
"""What was read of each workspace. It holds as long as its row says the same revision: whoever
changes a setting of a rule begins another one in the same transaction."""


def in_force(engine: Engine, workspace_id: int, rules: Sequence[Rule]) -> InForce:
    """The rules of a workspace; a change of them starts a new revision."""
    with reading(engine) as connection:
        workspace = workspaces.get(connection, workspace_id)
        found = as_read_before(
            engine, workspace_id, rules, (workspace.revision, workspace.fingerprint)
        )
        tuned = [] if found else workspaces.tuned(connection, workspace_id, rules)
    if found:
        return replace(found, workspace=workspace)
    if workspaces.fingerprint(tuned) == workspace.fingerprint:
        here = InForce.of(workspace, tuned, workspace.revision)
        _read.setdefault(engine, {})[workspace_id] = (tuple(rules), here)
        return here
    # Not remembered: a setting may have changed between what was read and what is written here.
    with writing(engine) as connection:
        revision = workspaces.revise(connection, workspace, tuned)
    return InForce.of(workspace, tuned, revision)


def as_read_before(
    engine: Engine, workspace_id: int, rules: Sequence[Rule], says: tuple[int, str]
) -> InForce | None:
    """What was in force when it was last read, if the row of the workspace still `says` the same
    revision and fingerprint."""
    known, here = _read.get(engine, {}).get(workspace_id, ((), None))
    if here is None or says != (here.revision, here.workspace.fingerprint):
        return None
    same = len(known) == len(rules) and all(map(is_, known, rules))
    return here if same else None
