"""Examples: what a rule does, said once, read as documentation and run as a test."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rules.kit.customer import Customer
from rules.kit.team import Team


@dataclass(frozen=True, slots=True)
class Example:
    """`says` is a sentence and the name of the test. `due` is every due day up to `until`.

    `why` and `draft` are texts that the first nudge must hold; `knobs` overrides defaults.
    """

    says: str
    customer: Customer | Team
    due: tuple[str, ...] = ()
    until: str = "2025-12-31"
    why: str = ""
    draft: str = ""
    knobs: Mapping[str, object] = field(default_factory=dict[str, object])
