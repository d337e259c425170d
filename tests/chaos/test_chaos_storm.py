"""A thousand nudges, a hundred kills and a storm of faults: nothing twice, and nothing missed."""

from pathlib import Path

import pytest

from tests.chaos.office import Office
from tests.chaos.wave import Wave


@pytest.mark.chaos
@pytest.mark.timeout(600)
def test_a_thousand_nudges_and_a_hundred_kills(tmp_path: Path) -> None:
    score = Wave(Office(people=200, customers_each=5), kills=100, workers=2, seed=7).run(tmp_path)

    assert score.kills == 100, score
    assert score.kills_while_sending >= 50, score
    assert score.faults.total() >= 30, score
    assert (score.duplicates, score.missed, score.astray) == (0, 0, 0), score
    assert (score.uncertain, score.failed) == (0, 0), score
