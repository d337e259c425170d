"""What came of it."""

import json
from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass
class Score:
    """`stall` is the longest that the machine stood still, in seconds of the fast clock: where
    that is more than the bot waits before it looks, what Slack did late was our doing."""

    nudges: int = 0
    messages: int = 0
    kills: int = 0
    kills_while_sending: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    duplicates: int = 0
    missed: int = 0
    astray: int = 0
    uncertain: int = 0
    failed: int = 0
    seconds: float = 0.0
    stall: float = 0.0

    def __add__(self, other: "Score") -> "Score":
        added = {name: value + getattr(other, name) for name, value in vars(self).items()}
        return Score(**added | {"stall": max(self.stall, other.stall)})

    def per_10_000(self, number: int) -> float:
        return round(10_000 * number / self.nudges, 2) if self.nudges else 0.0

    def as_json(self, **more: object) -> str:
        told: dict[str, Any] = {**more, **asdict(self), "faults": dict(sorted(self.faults.items()))}
        for name in ("duplicates", "missed", "uncertain", "failed"):
            told[f"{name}_per_10_000"] = self.per_10_000(getattr(self, name))
        return json.dumps(told, indent=2)

    def __str__(self) -> str:
        rows = {
            "nudges due": self.nudges,
            "messages read": self.messages,
            "kill -9": f"{self.kills}, of which while sending {self.kills_while_sending}",
            "faults": sum(self.faults.values()),
            **{f"  {name}": number for name, number in sorted(self.faults.items())},
            "duplicates": f"{self.duplicates} ({self.per_10_000(self.duplicates)} in 10,000)",
            "silently missed": f"{self.missed} ({self.per_10_000(self.missed)} in 10,000)",
            "read by somebody else": self.astray,
            "left uncertain": self.uncertain,
            "shown as not sent": self.failed,
            "seconds": round(self.seconds),
            "longest stall, fast seconds": round(self.stall, 1),
        }
        return "\n".join(f"{name:32}{value}" for name, value in rows.items())
