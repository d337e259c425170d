"""Why work cannot be handed out; the text says what to do. It needs nothing that may be missing."""


class NoEngine(Exception):
    """ENGINE=procrastinate does not go with the rest of the settings, or is not installed."""
