"""Zones as Slack and sheets name them."""

from zoneinfo import ZoneInfo

import pytest

from bot.words.zones import known_zone, zones


def test_a_zone_that_is_known_stays_as_it_is() -> None:
    assert known_zone("Europe/Madrid") == "Europe/Madrid"


@pytest.mark.parametrize("name", ["", "US/Nowhere", "europe madrid", "../etc/passwd", "/UTC"])
def test_a_zone_that_nobody_knows_is_utc(name: str) -> None:
    assert known_zone(name) == "UTC"


def test_every_known_zone_can_be_read() -> None:
    assert all(ZoneInfo(name).key == name for name in zones())
