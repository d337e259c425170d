"""Start a new rule: a module that is complete but for its idea."""

import keyword
import re
from pathlib import Path

import rules
from rules.kit.rulebook import GOOD_NAME, LONGEST_NAME

OURS = Path(rules.__path__[0])

TEMPLATE = '''\
"""Say in one sentence what a colleague should do.

Say why it is good for the customer. People read this in Slack, under "Why me?".
"""

from collections.abc import Iterator

from rules.kit import Customer, Example, Kind, Nudge, ada, days, say_day, touch

ANSWER = Kind.CALL


def nudges(customer: Customer, *, wait_days: int = 3) -> Iterator[Nudge]:
    for cause in customer.all(Kind.SUGGESTION):
        if not customer.has(ANSWER, since=cause.on):
            yield Nudge(
                due=cause.on + days(wait_days),
                why=f"{customer.name} made a suggestion on {say_day(cause.on)}.",
                draft=f"Hello {cause.whom}, your idea has stayed with me. Tell me more about it?",
            )


SUGGESTED = touch(Kind.SUGGESTION, "2025-03-03")

EXAMPLES = [
    Example(
        "this example fails until you write your own: the day should be the 6th",
        ada(SUGGESTED),
        due=("2025-03-05",),
    ),
    Example(
        "a suggestion that we have talked about stays quiet",
        ada(SUGGESTED, touch(ANSWER, "2025-03-04")),
    ),
]
'''


class RuleNameError(ValueError):
    """A name that no new rule can have; the text says which would do."""


def new_rule(name: str, folder: Path) -> Path:
    """Write `folder/name.py` with one failing example. Raises RuleNameError."""
    if not GOOD_NAME.fullmatch(name) or len(name) > LONGEST_NAME or keyword.iskeyword(name):
        raise RuleNameError(
            f"“{name}” cannot name a rule: take small letters and underscores, at most"
            f" {LONGEST_NAME}, as in {_suggested(name)}."
        )
    path = folder / f"{name}.py"
    if path.exists() or (folder / name).exists():
        raise RuleNameError(f"There is a {name} in {folder.name}/ already: take another name.")
    if (OURS / f"{name}.py").exists():
        raise RuleNameError(f"The bot comes with a ritual called {name}: take another name.")
    path.write_text(TEMPLATE, encoding="utf-8")
    return path


def _suggested(name: str) -> str:
    words = re.findall(r"[a-z0-9]+", name.lower())
    name = "_".join(words).lstrip("0123456789_")[:LONGEST_NAME].rstrip("_")
    return name if name and not keyword.iskeyword(name) else "send_a_card"
