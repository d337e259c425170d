"""What a workspace sees of its rituals: how they are set, what they would add, how they go down."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from rules.kit.rule import Rule


@dataclass(frozen=True, slots=True)
class RuleSetting:
    """A rule as a workspace has set it. `new`: nobody has decided about it here yet.

    `trouble` is why it was switched off by itself.
    """

    rule: Rule
    enabled: bool
    turned: Mapping[str, object] = field(default_factory=dict[str, object])
    trouble: str = ""
    new: bool = False

    @property
    def knobs(self) -> dict[str, object]:
        """With what they are set to, whoever set it."""
        return {**self.rule.knobs, **self.turned}


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """What a rule would add if it were switched on: by the record, before any budget.

    `at_once` are due already; `in_all` are those that came after them in so many `weeks`.
    `breaks`: the rule fails on this record.
    """

    in_all: int = 0
    weeks: int = 8
    colleagues: int = 0
    at_once: int = 0
    breaks: bool = False

    @property
    def a_week(self) -> float:
        return self.in_all / self.weeks


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How people have answered a ritual. `sent` are the nudges that were ever put into a note.

    `overtaken` are those that somebody settled otherwise after they were asked, `ignored` those
    that lapsed without an answer. `median` is the time to an answer.
    """

    rule: str
    sent: int = 0
    done: int = 0
    snoozed: int = 0
    skipped: int = 0
    not_useful: int = 0
    overtaken: int = 0
    ignored: int = 0
    median: timedelta | None = None

    @property
    def closed(self) -> int:
        return self.done + self.skipped + self.not_useful + self.overtaken + self.ignored

    @property
    def useful(self) -> int:
        """What was done after we had asked, by whomever, and whichever button was pressed."""
        return self.done + self.overtaken
