"""Whatever may happen, as often as it does."""

from contextlib import suppress

from tests.flow.deeds import OF_CUSTOMERS, REFUSED, answers, learns, logs
from tests.flow.deeds_of_members import OF_MEMBERS
from tests.flow.history import History

DEEDS = (*OF_CUSTOMERS, *OF_MEMBERS, logs, learns, learns, answers, answers)


def something_happens(history: History) -> None:
    """Or is refused, kindly."""
    with suppress(*REFUSED):
        history.chance.among(DEEDS)(history)
