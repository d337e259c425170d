"""How the rounds of one process end, by workspace."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager


class Fortunes:
    """One workspace may be broken for days, and its process is of use to all the others: only one
    whose rounds fail wherever it makes any is of none."""

    def __init__(self) -> None:
        self._went_well: dict[int, bool] = {}

    @contextmanager
    def of(self, workspace_id: int) -> Iterator[None]:
        """A round there, made in here."""
        try:
            yield
        except Exception:
            self._went_well[workspace_id] = False
            raise
        self._went_well[workspace_id] = True

    def forget_all_but(self, here: Collection[int]) -> None:
        for gone in {*self._went_well} - {*here}:
            del self._went_well[gone]

    def are_well(self, but: Collection[int] = ()) -> bool:
        """Somewhere else the last round went well; or there is nothing to be told of any."""
        went = dict(self._went_well)
        return any(well for one, well in went.items() if one not in but) or not (went or but)
