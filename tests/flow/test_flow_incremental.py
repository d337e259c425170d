"""Looking only at who is due is as good as looking at everybody, whatever happens and when."""

import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from tests.flow.any_deed import something_happens
from tests.flow.chance import Drawn
from tests.flow.history import WALKS, History

QUICKLY = settings(
    max_examples=4,
    stateful_step_count=25,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.generate, Phase.shrink),
    suppress_health_check=[*HealthCheck],
)
THOROUGHLY = settings(QUICKLY, max_examples=50, stateful_step_count=50, derandomize=False)


class Incremental(RuleBasedStateMachine):
    """Each round looks at who is due, and the full scan that follows has nothing to change."""

    def __init__(self) -> None:
        super().__init__()
        self.place = tempfile.TemporaryDirectory()
        self.history: History | None = None

    def teardown(self) -> None:
        if self.history:
            self.history.team.engine.dispose()
        self.place.cleanup()

    @rule(data=st.data())
    def something_happens(self, data: st.DataObject) -> None:
        something_happens(self._whatever(data))

    @rule(data=st.data(), by=st.sampled_from(WALKS))
    def time_goes_by(self, data: st.DataObject, by: timedelta) -> None:
        history = self._whatever(data)
        history.later(by)
        history.round()
        assert history.missed() == []

    def _whatever(self, data: st.DataObject) -> History:
        chance = Drawn(data)
        if self.history is None:
            self.history = History.in_folder(Path(self.place.name), chance)
        self.history.chance = chance
        return self.history


def test_a_full_scan_finds_nothing_that_was_missed() -> None:
    run_state_machine_as_test(Incremental, settings=QUICKLY)


@pytest.mark.thorough
def test_a_full_scan_finds_nothing_that_was_missed_in_long_histories() -> None:
    run_state_machine_as_test(Incremental, settings=THOROUGHLY)
