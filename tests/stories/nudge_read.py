"""A nudge as somebody read it in a message that came over the wire."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.sandbox import Message
from bot.views.blocks import spoken
from tests.slack.colleague import seen

THE_TEAM = "team"
TABLES = ("notes", "nudges", "customers", "contacts", "projects", "loops")

Rows = Mapping[str, list[dict[str, Any]]]
"""What the record holds in these tables."""


@dataclass(frozen=True, kw_only=True)
class Read:
    """One nudge as somebody read it, on the day it was where they are.

    `to` is ana, ben, noor or team.
    """

    day: date
    to: str
    ritual: str
    customer: str = ""
    contact: str = ""
    project: str = ""
    loop: str = ""
    step: str = ""
    urgent: bool = False
    private: bool = False
    asks: bool = False
    """Whether it asks them for something, or sells."""
    said: str
    message: Message
    nudge: int = 0

    def is_(self, **what: str) -> bool:
        return all(getattr(self, name) == value for name, value in what.items())


def nudges_of(message: Message, to: str, rows: Rows) -> Iterator[Read]:
    """The nudges of a message that the bot has posted; none of an answer to somebody."""
    note = next((one for one in rows["notes"] if one["ts"] == message.ts), None)
    if note is None:
        return
    if note["text"]:
        ritual = note["occasion"].partition(":")[0]
        yield Read(day=note["day"], to=to, ritual=ritual, said=seen(message), message=message)
    for words, buttons in zip(message.blocks, message.blocks[1:], strict=False):
        first = (buttons.get("elements") or [{}])[0].get("action_id", "")
        if first.startswith("nudge_done:"):
            number = int(first.partition(":")[2])
            row = next(one for one in rows["nudges"] if one["id"] == number)
            yield Read(
                day=note["day"],
                to=to,
                ritual=row["rule"],
                customer=_named(rows["customers"], row["customer_id"], "name"),
                contact=_named(rows["contacts"], row["contact_id"], "name"),
                project=_named(rows["projects"], row["project_id"], "name"),
                loop=_named(rows["loops"], row["loop_id"], "text"),
                step=row["step"],
                urgent=row["urgent"],
                private=row["private"],
                asks=row["asks"] or row["sells"],
                said="\n".join(spoken([words])),
                message=message,
                nudge=number,
            )


def _named(rows: list[dict[str, Any]], row_id: int | None, column: str) -> str:
    return next((str(one[column]) for one in rows if one["id"] == row_id), "")
