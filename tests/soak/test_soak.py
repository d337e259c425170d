"""A few months of a small company: the same as `python -m tests.soak`, which lives a whole year."""

from datetime import date
from pathlib import Path

import pytest

from tests.soak.year import Year

pytestmark = pytest.mark.thorough

FIRST, DAYS = date(2026, 1, 5), 60


def test_in_a_few_months_nothing_goes_wrong_and_nothing_grows_but_what_was_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("CRITICAL")
    year = Year.of(tmp_path, 8, 40, FIRST, seed=7, hours_apart=6)
    objects: list[int] = []
    for number, _ in enumerate(year.days(FIRST, DAYS)):
        if number in (DAYS // 2, DAYS - 1):
            objects.append(year.objects())
    year.team.engine.dispose()
    ledger = year.world.ledger
    assert ledger.wrong == []
    total = sum(ledger.counts.values(), start=type(ledger.counts["all"])())
    assert total["notes"] > 60, "or nothing was tried"
    assert {"done", "snooze", "skip", "started afresh"} <= set(total)
    assert [one for one in total if one.startswith(("Uncertain", "TryAgain"))]
    assert objects[1] < 1.1 * objects[0]
    rows = year.rows()
    assert rows["note_nudges"] <= 1.1 * total["nudges"], "and those of a few that Slack never took"
    assert rows["notes"] <= 1.1 * total["notes"], "and these few"
