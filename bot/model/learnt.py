"""What was learnt about a customer, to be echoed."""

from dataclasses import dataclass
from datetime import datetime

from bot.model.pages import Coming


@dataclass(frozen=True, slots=True, kw_only=True)
class Learnt:
    """What was understood and is on record now.

    `noun` is its word. `what` are pairs of label and text. `new`: it was not on record before.
    `undo_until` is None for what cannot be taken back but only told differently. `closes` are the
    titles of rules whose open nudge about this customer it answered.
    """

    noun: str
    row_id: int
    customer_id: int
    customer: str
    what: tuple[tuple[str, str], ...]
    new: bool = False
    undo_until: datetime | None = None
    closes: tuple[str, ...] = ()
    next: Coming | None = None
