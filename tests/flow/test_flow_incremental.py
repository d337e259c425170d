"""Looking only at who is due is as good as looking at everybody, whatever happens and when."""

import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from tests.flow.any_deed import DEEDS, something_happens, something_was_told
from tests.flow.chance import Drawn
from tests.flow.deeds import Deed
from tests.flow.history import A_MINUTE, PLACES, WALKS, History

QUICKLY = settings(
    max_examples=3,
    stateful_step_count=15,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.generate, Phase.shrink),
    suppress_health_check=[*HealthCheck],
)
THOROUGHLY = settings(
    QUICKLY,
    max_examples=25,
    stateful_step_count=40,
    # As everywhere else: new examples each time, but for a change that is to land.
    derandomize=settings().derandomize,
)

ANYTHING = st.just(DEEDS)
A_FEW = st.lists(st.sampled_from(DEEDS), min_size=1, max_size=4)
"""What happens again and again, with little in between that would hide what it forgets."""

ZONES = tuple(zone for zone, _ in PLACES)
AROUND = (-A_MINUTE, timedelta(), A_MINUTE)


class Incremental(RuleBasedStateMachine):
    """Each round looks at who is due, and the full scan that follows has nothing to change."""

    def __init__(self) -> None:
        super().__init__()
        self.at_the_end = ExitStack()
        self.place = self.at_the_end.enter_context(tempfile.TemporaryDirectory())

    @initialize(data=st.data(), deeds=ANYTHING | A_FEW)
    def it_begins(self, data: st.DataObject, deeds: Sequence[Deed]) -> None:
        self.history = History.in_folder(Path(self.place), Drawn(data))
        self.at_the_end.callback(self.history.team.engine.dispose)
        self.deeds = deeds
        something_was_told(self.history)
        self.history.round()

    def teardown(self) -> None:
        self.at_the_end.close()

    @rule(data=st.data())
    def something_happens(self, data: st.DataObject) -> None:
        self.history.chance = Drawn(data)
        something_happens(self.history, self.deeds)
        if self.history.maybe():
            self._go_on(A_MINUTE)

    @rule(by=st.sampled_from(WALKS))
    def time_goes_by(self, by: timedelta) -> None:
        self._go_on(by)

    @rule(zone=st.sampled_from(ZONES), by=st.sampled_from(AROUND))
    def a_day_ends(self, zone: str, by: timedelta) -> None:
        self._go_on(self.history.until_midnight(zone) + by)

    def _go_on(self, by: timedelta) -> None:
        self.history.later(by)
        self.history.round()
        assert not self.history.left()
        assert self.history.missed() == []


def test_a_full_scan_finds_nothing_that_was_missed() -> None:
    run_state_machine_as_test(Incremental, settings=QUICKLY)


@pytest.mark.thorough
# A history in which something is found is made as short as can be, which Hypothesis does for five
# minutes: then it is told, and not only that the time is over.
@pytest.mark.timeout(900)
def test_a_full_scan_finds_nothing_that_was_missed_in_long_histories() -> None:
    run_state_machine_as_test(Incremental, settings=THOROUGHLY)
