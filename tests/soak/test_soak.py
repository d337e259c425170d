"""A few months of a small company: the same as `python -m tests.soak`, which lives a whole year."""

from datetime import date
from pathlib import Path

import pytest

from tests.soak.year import Year

pytestmark = pytest.mark.thorough

FIRST, DAYS = date(2026, 1, 5), 115


def test_in_a_few_months_nothing_goes_wrong_and_nothing_grows_but_what_was_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("CRITICAL")
    year = Year.of(tmp_path, 8, 50, FIRST, seed=7, hours_apart=4)
    objects: list[int] = []
    for number, _ in enumerate(year.days(FIRST, DAYS)):
        if number in (DAYS // 2, DAYS - 1):
            objects.append(year.objects())
    year.team.engine.dispose()
    ledger = year.world.ledger
    assert ledger.wrong == []
    total = sum(ledger.counts.values(), start=type(ledger.counts["all"])())
    assert total["notes"] > 200
    assert {"done", "snooze", "skip", "started afresh", "Uncertain"} <= set(total)
    assert objects[1] < 1.1 * objects[0]
    rows = year.rows()
    assert rows["notes"] < total["notes"] - 5, "old ones were dropped"
