"""The rules as a workspace has set them: on or off, and their knobs."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from sqlalchemy import Engine

from bot.store import workspaces
from bot.store.engine import reading, writing
from rules.kit.rule import Rule, load


class NotAKnob(Exception):
    """There is no such rule or knob, or the knob takes no such value; the text says which do."""


def show_rules(engine: Engine, workspace: str) -> None:
    table = Table("Ritual", "", "Knobs")
    with reading(engine) as connection:
        here = workspaces.find(connection, workspace or None)
        settings = workspaces.rule_settings_of(connection, here.id)
    for rule in load():
        enabled, turned = settings.get(rule.name, (True, {}))
        knobs = [f"{knob}={_shown(value)}" for knob, value in {**rule.knobs, **turned}.items()]
        table.add_row(rule.name, "on" if enabled else "off", "\n".join(knobs))
    Console(soft_wrap=True).print(table)


def change_rule(
    engine: Engine, workspace: str, name: str, *, enabled: bool | None, turns: Sequence[str]
) -> None:
    """Switch a rule on or off and turn its knobs, each `knob=number`. Raises NotAKnob.

    Every customer is looked at again by itself, on the next tick.
    """
    rule = _rule(name)
    turned = dict(_turn(rule, turn) for turn in turns)
    with writing(engine) as connection:
        here = workspaces.find(connection, workspace or None)
        was_enabled, before = workspaces.rule_settings_of(connection, here.id).get(name, (True, {}))
        workspaces.set_rule(
            connection,
            here.id,
            name,
            enabled=was_enabled if enabled is None else enabled,
            knobs={**before, **turned},
        )


def _shown(value: object) -> str:
    return ",".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


def _rule(name: str) -> Rule:
    rules = {rule.name: rule for rule in load()}
    if name not in rules:
        raise NotAKnob(f"There is no rule {name}. There are: {', '.join(rules)}.")
    return rules[name]


def _turn(rule: Rule, turn: str) -> tuple[str, object]:
    knob, _, value = turn.partition("=")
    if knob not in rule.knobs:
        raise NotAKnob(f"{rule.name} has no knob {knob}. It has: {', '.join(rule.knobs)}.")
    default = rule.knobs[knob]
    given = value.split(",") if isinstance(default, tuple) else [value]
    if not all(one.isdecimal() and 0 < int(one) < 10_000 for one in given):
        kind = "numbers with commas between" if isinstance(default, tuple) else "a number"
        raise NotAKnob(f"{knob} takes {kind}, from 1 to 9999, as in {knob}={_shown(default)}.")
    numbers = sorted(int(one) for one in given)
    return knob, numbers if isinstance(default, tuple) else numbers[0]
