"""What came of it."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

BY_SECONDS = tuple[float, float, float]
"""p50, p99 and the most."""


@dataclass
class Score:
    members: int = 0
    workspaces: int = 0
    due: int = 0
    lost: int = 0
    on_its_way: int = 0
    doubled: int = 0
    second_notes: int = 0
    astray: int = 0
    uncertain: int = 0
    failed: int = 0
    killed: int = 0
    restarts: int = 0
    ended: Counter[str] = field(default_factory=Counter)
    late: BY_SECONDS = (0.0, 0.0, 0.0)
    worst_workspace: BY_SECONDS = (0.0, 0.0, 0.0)
    late_noisy: BY_SECONDS = (0.0, 0.0, 0.0)
    late_noisy_beyond_slack: BY_SECONDS = (0.0, 0.0, 0.0)
    asked: int = 0
    acknowledged: BY_SECONDS = (0.0, 0.0, 0.0)
    unanswered: Counter[str] = field(default_factory=Counter)
    promised: int = 0
    promised_lost: int = 0
    promised_doubled: int = 0
    seconds: float = 0.0

    def as_json(self, **more: object) -> str:
        return json.dumps({**more, **vars(self)}, indent=2)

    @property
    def is_clean(self) -> bool:
        wrong = self.lost, self.doubled, self.second_notes, self.astray
        return not any((*wrong, self.promised_lost, self.promised_doubled))

    def __str__(self) -> str:
        rows = {
            "members, workspaces": f"{self.members}, {self.workspaces}",
            "nudges due": self.due,
            "kill -9 of a worker": self.killed,
            "restarts of PostgreSQL": self.restarts,
            **{f"  ended by itself, {name}": times for name, times in self.ended.items()},
            "lost": self.lost,
            "on its way when all ended": self.on_its_way,
            "doubled": self.doubled,
            "second notes of a day": self.second_notes,
            "read by somebody else": self.astray,
            "left uncertain": self.uncertain,
            "shown as not sent": self.failed,
            "late, p50 p99 most": _said(self.late),
            "  in the worst workspace": _said(self.worst_workspace),
            "late in the noisy workspace": _said(self.late_noisy),
            "  beyond Slack's own limit": _said(self.late_noisy_beyond_slack),
            "commands, presses, forms": self.asked,
            "  acknowledged, p50 p99 most": _said(self.acknowledged),
            "  not acknowledged in time": self.unanswered.total(),
            **{f"    {name}": times for name, times in self.unanswered.items()},
            "said to be written down": self.promised,
            "  and is not": self.promised_lost,
            "  and is twice": self.promised_doubled,
            "seconds": round(self.seconds),
        }
        return "\n".join(f"{name:32}{value}" for name, value in rows.items())


def spread(measured: Sequence[timedelta] | Sequence[float]) -> BY_SECONDS:
    found = sorted(one.total_seconds() if isinstance(one, timedelta) else one for one in measured)
    if not found:
        return 0.0, 0.0, 0.0
    last = len(found) - 1
    return found[last // 2], found[round(last * 0.99)], found[last]


def _said(three: BY_SECONDS) -> str:
    return " ".join(f"{seconds:.1f}" for seconds in three) + " s"
