"""Whether a rule does what one of its examples says."""

from itertools import takewhile

from rules.kit.days import say_day
from rules.kit.examples import Example
from rules.kit.made_up import day
from rules.kit.nudge import Nudge
from rules.kit.rule import Rule


def broken_promises(rule: Rule, example: Example) -> list[str]:
    """What the example says and the rule does not do, a sentence each; empty when all is kept."""
    nudges = _up_to(example.until, rule, example)
    asked, promised = [nudge.due for nudge in nudges], [day(text) for text in example.due]
    broken = []
    if asked != promised:
        found = ", ".join(map(say_day, asked)) or "nobody"
        wanted = ", ".join(map(say_day, promised)) or "nobody"
        broken.append(f"it should ask {_on(wanted)}, but it asks {_on(found)}")
    for name, text in (("why", example.why), ("draft", example.draft)):
        told = getattr(nudges[0], name) if nudges else ""
        if text not in told:
            broken.append(f"the {name} should hold “{text}”, but it says “{told}”")
    return broken


def _up_to(until: str, rule: Rule, example: Example) -> list[Nudge]:
    calendar = rule.nudges(example.customer, example.knobs)
    return list(takewhile(lambda nudge: nudge.due <= day(until), calendar))


def _on(days: str) -> str:
    return days if days == "nobody" else f"on {days}"
