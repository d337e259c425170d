"""The shortest Monday: workers are killed, PostgreSQL falls over, and everybody has one note."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.monday.firms import firms
from tests.monday.monday import Monday
from tests.postgresql import NoServer


@pytest.mark.chaos
@pytest.mark.timeout(600)
def test_a_monday_of_twelve_workspaces(tmp_path: Path) -> None:
    monday = Monday(
        firms(12, 200, noisy=0, waves=1),
        workers=2,
        webs=1,
        engine="procrastinate",
        kill_every=timedelta(seconds=5),
        kill_for=timedelta(seconds=40),
        restart_after=timedelta(seconds=12),
        acts_a_second=2,
        lead=timedelta(seconds=10),
        at_most=timedelta(minutes=4),
        settle=timedelta(0),
    )
    try:
        score = monday.run(tmp_path)
    except NoServer as why:
        pytest.skip(str(why))

    assert (score.restarts, score.killed > 0) == (1, True), score
    assert score.is_clean, score
    assert score.promised > 0, score
    # Whoever is killed while they send leaves what they were at in doubt for minutes.
    assert score.on_its_way <= score.due / 8, score
