"""What the team's channel reads on the first working day of a week."""

from dataclasses import dataclass
from datetime import date

from rules.kit import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundUp:
    """The week that is over, and of the new one what is known already. No colleague is named.

    `first` is its Monday. `kinds` are counted, the most frequent first, with `customers` all
    together. `again` were spoken with after a long silence, `new` have become customers. `answered`
    and `settled` are nudges that somebody answered and that closed by themselves. `meetings`,
    `renewals` and `open` are ahead.
    """

    first: date
    kinds: tuple[tuple[Kind, int], ...] = ()
    customers: int = 0
    again: tuple[str, ...] = ()
    wins: tuple[tuple[Kind, str], ...] = ()
    new: tuple[str, ...] = ()
    concerns: int = 0
    answered: int = 0
    settled: int = 0
    meetings: int = 0
    renewals: int = 0
    open: int = 0

    @property
    def empty(self) -> bool:
        """Nothing happened that would be worth a line."""
        return not (self.kinds or self.new or self.concerns)
