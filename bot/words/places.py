"""Countries and time zones by the names that people know them by, in the language spoken."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

from babel import Locale
from babel.core import get_global

from bot.words.zones import zones
from rules.kit.language import spoken

Named = tuple[str, str]
"""The code of a place, and its name."""

NOWHERE = frozenset({"001", "ZZ"})
"""What Unicode calls the place of a zone that lies in no country, such as UTC."""

_LETTERS = re.compile(r"[^\w]+")


def country_name(code: str) -> str:
    """ "Spain" of ES; what nobody here knows is its code."""
    return str(spoken().locale.territories.get(code, code))


def zone_name(zone: str) -> str:
    """ "Madrid, Spain" of Europe/Madrid."""
    return _zone_name(zone, spoken().locale)


def every_zone() -> list[str]:
    """Those that lie in a country, and UTC: without the bare offsets and second names."""
    return sorted(zone for zone in zones() if zone in _places() or zone == "UTC")


def that_begin(typed: str, places: Iterable[Named], most: int) -> list[Named]:
    """Those of whose name a word begins as was typed, or whose code does; by name.

    Those that begin so themselves come first.
    """
    start = _folded(typed)
    found = [one for one in places if f" {start}" in f" {_folded(one[1])} {_folded(one[0])}"]
    return sorted(found, key=lambda one: (not _folded(one[1]).startswith(start), one[1]))[:most]


@lru_cache(maxsize=4_096)
def _folded(text: str) -> str:
    """In small letters without accents, with single spaces between words."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(one for one in letters if not unicodedata.combining(one))
    return " ".join(_LETTERS.sub(" ", bare.replace("_", " ")).split())


@lru_cache(maxsize=4_096)
def _zone_name(zone: str, locale: Locale) -> str:
    own = locale.time_zones.get(zone, {})
    city = str(own.get("city") or zone.rpartition("/")[2].replace("_", " "))
    country = _places().get(zone)
    return f"{city}, {locale.territories.get(country, country)}" if country else city


@lru_cache(maxsize=1)
def _places() -> Mapping[str, str]:
    """The country of each zone that lies in one."""
    known: Mapping[str, str] = get_global("zone_territories")
    return {zone: place for zone, place in known.items() if place not in NOWHERE}
