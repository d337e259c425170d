"""What can be wrong with the record that is no fault of what was asked."""


class CannotOpen(Exception):
    """The record cannot be opened; the text says what to do."""


class CannotWrite(Exception):
    """Nothing was written; the text says why."""


class Busy(CannotWrite):
    """Somebody else was writing for as long as we could wait."""


class Full(CannotWrite):
    """There is no room for what was to be written."""
