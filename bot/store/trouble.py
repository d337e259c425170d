"""What can be wrong with the record that is no fault of what was asked."""

from bot.meters import RECORD_BUSY


class CannotOpen(Exception):
    """The record cannot be opened; the text says what to do."""


class CannotWrite(Exception):
    """Nothing was written; the text says why."""


class Busy(CannotWrite):
    """Somebody else was writing for as long as we could wait."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        RECORD_BUSY.inc()


class Full(CannotWrite):
    """There is no room for what was to be written."""


class ReadOnly(CannotWrite):
    """We may read it and no more."""


class Damaged(CannotWrite):
    """What is in it makes no sense to its database."""


class Vanished(CannotWrite):
    """What we have open is not what others would open."""
