"""A rule as the bot sees it, read off its module: name, reason, answer, knobs, examples."""

import hashlib
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import ModuleType

import rules
from rules.kit.customer import Customer
from rules.kit.examples import Example
from rules.kit.kinds import Kind
from rules.kit.nudge import Nudge
from rules.kit.team import Team

MOST_ON_ONE_DAY = 1_000
"""A calendar that names more for one day of one customer has run away."""


class BrokenRule(Exception):
    """A module that is not a rule, or a calendar that is none; the text says what is wrong."""


@dataclass(frozen=True)
class Rule:
    """One ritual. `knobs` holds the defaults of its keyword-only arguments.

    A rule whose argument is called `team` looks at a Team, and all others at a Customer. `own`:
    it is a team's own, and not one of those that come with the bot.
    """

    name: str
    why: str
    answer: Kind
    calendar: Callable[..., Iterator[Nudge]]
    examples: tuple[Example, ...]
    source: str = field(repr=False, compare=False)
    own: bool = False

    @cached_property
    def title(self) -> str:
        return self.name.replace("_", " ").capitalize()

    @cached_property
    def knobs(self) -> Mapping[str, object]:
        parameters = inspect.signature(self.calendar).parameters.values()
        return {p.name: p.default for p in parameters if p.kind is p.KEYWORD_ONLY}

    @cached_property
    def fingerprint(self) -> str:
        """Changes when the rule's text changes, so that every customer is looked at again."""
        return hashlib.sha256(self.source.encode()).hexdigest()

    @cached_property
    def of_team(self) -> bool:
        """Whether it looks at the whole team and not at a customer."""
        return next(iter(inspect.signature(self.calendar).parameters), "") == "team"

    def nudges(
        self, subject: Customer | Team, knobs: Mapping[str, object] | None = None
    ) -> Iterator[Nudge]:
        """Its calendar. Two causes with one subject and due day are one nudge.

        Raises BrokenRule, while it is read, when it goes back in time or never gets on.
        """
        return _once(self.calendar(subject, **(knobs or {})))


def _once(calendar: Iterator[Nudge]) -> Iterator[Nudge]:
    day, seen, number = date.min, set[str](), 0
    for nudge in calendar:
        subject = nudge.about.subject
        if nudge.due < day:
            raise BrokenRule(f"it asks for {nudge.due} after {day}: due days must never go back")
        if nudge.due > day:
            day, seen, number = nudge.due, set(), 0
        number += 1
        if number > MOST_ON_ONE_DAY:
            raise BrokenRule(f"it asks for {day} without end: every round needs a later day")
        if subject not in seen:
            seen.add(subject)
            yield nudge


def load() -> tuple[Rule, ...]:
    """Every ritual of ours, by name. Raises BrokenRule.

    With those of a team's own beside them: see `rules.kit.rulebook`.
    """
    names = sorted(
        module.name for module in pkgutil.iter_modules(rules.__path__) if not module.ispkg
    )
    return tuple(read(importlib.import_module(f"rules.{name}")) for name in names)


def read(module: ModuleType, *, own: bool = False) -> Rule:
    """The rule that a module holds. Raises BrokenRule with what it lacks."""
    name = module.__name__.rpartition(".")[2]
    calendar = getattr(module, "nudges", None)
    answer = getattr(module, "ANSWER", None)
    examples: Sequence[Example] = getattr(module, "EXAMPLES", ())
    lacks = [
        *(["a docstring that says why"] if not (module.__doc__ or "").strip() else []),
        *(
            ["`ANSWER`, the kind of touchpoint that Done records"]
            if not isinstance(answer, Kind)
            else []
        ),
        *(["a generator `nudges(customer)`"] if not callable(calendar) else []),
        *(["`EXAMPLES`"] if not examples else []),
    ]
    if lacks or answer is None or calendar is None:
        file = f"{name}.py" if own else f"rules/{name}.py"
        raise BrokenRule(f"{file} lacks {', '.join(lacks)}")
    return Rule(
        name=name,
        why=inspect.cleandoc(module.__doc__ or ""),
        answer=answer,
        calendar=calendar,
        examples=tuple(examples),
        source=inspect.getsource(module),
        own=own,
    )
