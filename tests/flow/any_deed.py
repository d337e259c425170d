"""Whatever may happen, as often as it does."""

from collections.abc import Sequence
from contextlib import suppress

from tests.flow.deeds import OF_CUSTOMERS, REFUSED, USUAL, Deed, imports, learns, logs
from tests.flow.deeds_of_members import OF_MEMBERS, goes_on_leave, is_back
from tests.flow.history import History

TOLD = (logs, learns, learns)
OFTEN = (imports, goes_on_leave, is_back)
"""They change much at once, and few of them matter: mostly nothing is due so soon."""

DEEDS = (*OF_CUSTOMERS, *OF_MEMBERS, *OFTEN, *OFTEN)


def something_was_told(history: History) -> None:
    """Before it all begins, so that there is something to ask."""
    for _ in range(10):
        _or_is_refused(history, TOLD)


def something_happens(history: History, deeds: Sequence[Deed] = DEEDS) -> None:
    """What is usual as often as one of these."""
    for _ in range(history.chance.number(1, 3)):
        _or_is_refused(history, history.chance.among((USUAL, deeds)))


def _or_is_refused(history: History, deeds: Sequence[Deed]) -> None:
    """Kindly."""
    with suppress(*REFUSED):
        history.chance.among(deeds)(history)
