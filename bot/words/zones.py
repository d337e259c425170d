"""The names of time zones."""

from functools import lru_cache
from zoneinfo import available_timezones


def known_zone(name: str) -> str:
    """The name itself, or UTC where nobody here knows the zone."""
    return name if name in zones() else "UTC"


@lru_cache(maxsize=1)
def zones() -> frozenset[str]:
    """All but those that mean something else on each machine, or nothing."""
    return frozenset(available_timezones()) - {"localtime", "Factory"}
