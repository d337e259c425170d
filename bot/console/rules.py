"""The rules as a workspace has set them: on or off, and their knobs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from rich.console import Console
from rich.prompt import Confirm
from rich.table import Table
from rich.text import Text
from sqlalchemy import Engine

from bot.flow.estimate import estimate
from bot.model import Tuned
from bot.model.rituals import RuleSetting
from bot.store import dossiers, workspaces
from bot.store.engine import reading, writing
from bot.views.rules import say_estimate, say_of_team
from bot.words.knobs import NotAKnob, read_knob, shown
from rules.kit.rule import Rule
from rules.kit.rulebook import Rulebook


def show_rules(engine: Engine, workspace: str, book: Rulebook, only: str = "") -> None:
    """All of them, or one."""
    out, table = Console(soft_wrap=True), Table("Ritual", "", "Knobs")
    with reading(engine) as connection:
        here = workspaces.find(connection, workspace or None)
        settings = workspaces.as_set(connection, here.id, book.rules)
    for one in (one for one in settings if only in ("", one.rule.name)):
        knobs = [f"{knob}={shown(value)}" for knob, value in one.knobs.items()]
        table.add_row(one.rule.name, _state(one), "\n".join(knobs))
    out.print(table)
    if only:
        return
    for one in settings:
        if one.trouble:
            out.print(Text(f"{one.rule.name} was switched off by itself. {one.trouble}"))
    for broken in book.broken:
        out.print(Text(f"{broken.name} cannot be used: {broken.reason}."))
    if any(one.new for one in settings):
        out.print("What is new starts off. To see what it would add: python -m bot rules NAME on")


def _state(one: RuleSetting) -> str:
    return "on" if one.enabled else "off (new)" if one.new else "off"


@dataclass(frozen=True, slots=True)
class Change:
    """A rule switched on or off, unless that is None, and its knobs turned: `knob=number`."""

    rule: str
    enabled: bool | None = None
    turns: Sequence[str] = ()


def ask(question: str) -> bool:
    """Put it to whoever is typing; Enter alone says no."""
    return Confirm.ask(question, default=False)


def change_rule(
    engine: Engine,
    workspace: str,
    book: Rulebook,
    change: Change,
    *,
    now: datetime,
    agree: Callable[[str], bool] | None = None,
) -> bool:
    """Make the change, unless `agree` is given and says no. Raises NotAKnob.

    What is switched on first says what it would add. Every customer is looked at again by itself,
    on the next tick.
    """
    rule = _rule(change.rule, book)
    turned = dict(_turn(rule, turn) for turn in change.turns)
    with reading(engine) as connection:
        here = workspaces.find(connection, workspace or None)
        (setting,) = workspaces.as_set(connection, here.id, [rule])
    wanted = replace(
        setting,
        turned={**setting.turned, **turned},
        enabled=setting.enabled if change.enabled is None else change.enabled,
    )
    if wanted.enabled and not setting.enabled:
        Console(soft_wrap=True).print(Text(_would_add(engine, here.id, wanted, now)))
        if agree and not agree("Switch it on?"):
            return False
    with writing(engine) as connection:
        knobs = dict(wanted.turned)
        workspaces.set_rule(connection, here.id, rule.name, enabled=wanted.enabled, knobs=knobs)
    return True


def _would_add(engine: Engine, workspace_id: int, setting: RuleSetting, now: datetime) -> str:
    if setting.rule.of_team:
        return say_of_team(setting.rule.name)
    with reading(engine) as connection:
        known = list(dossiers.stream(connection, workspace_id))
    found = estimate(known, Tuned(setting.rule, setting.turned), now.date())
    return say_estimate(setting.rule.name, found)


def _rule(name: str, book: Rulebook) -> Rule:
    rules = {rule.name: rule for rule in book.rules}
    reasons = {one.name: one.reason for one in book.broken}
    if name in reasons and name not in rules:
        raise NotAKnob(f"{name} cannot be used: {reasons[name]}.")
    if name not in rules:
        raise NotAKnob(f"There is no rule {name}. There are: {', '.join(rules)}.")
    return rules[name]


def _turn(rule: Rule, turn: str) -> tuple[str, object]:
    knob, _, value = turn.partition("=")
    return knob, read_knob(rule, knob, value)
