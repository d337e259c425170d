"""Fail the n-th change of the record of a whole morning, for every n; or die there."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import OperationalError

from bot.flow.apart import Failed
from tests.chaos.morning import A_WHILE, OFFICE, Front, Morning, a_morning
from tests.database import swept

pytestmark = [pytest.mark.chaos, pytest.mark.thorough]


class Killed(BaseException):
    """Nobody catches it: the process is gone."""


@dataclass
class Commits:
    """Counts the changes of the record; the n-th goes wrong."""

    n: int = 0
    dies: bool = False
    done: bool = False
    met: int = 0

    @contextmanager
    def watched(self) -> Iterator[None]:
        event.listen(Engine, "commit", self._commits)
        try:
            yield
        finally:
            event.remove(Engine, "commit", self._commits)

    def _commits(self, connection: Connection) -> None:
        if not connection.get_execution_options().get("writing"):
            return
        self.met += 1
        if self.met != self.n:
            return
        if self.done:
            connection.exec_driver_sql("COMMIT")
        raise Killed if self.dies else OperationalError("COMMIT", {}, OSError("out of luck"))


def work(morning: Morning, commits: Commits, minutes: int) -> None:
    """Rounds, as the alarm clock rings them: one that fails is followed by the next, and a process
    that is gone by another."""
    with commits.watched():
        for _ in range(minutes):
            try:
                morning.minute()
            except (OperationalError, Failed):
                continue
            except Killed:
                morning.end()
                morning.bot = None


@pytest.fixture(scope="module")
def changes(tmp_path_factory: pytest.TempPathFactory) -> int:
    """How many a morning has that nobody disturbs."""
    commits = Commits()
    with a_morning(tmp_path_factory.mktemp("undisturbed") / "0", Front()) as morning:
        work(morning, commits, 4)
        assert [len(read) for read in morning.notes.values()] == [1] * OFFICE.people
    return commits.met


@pytest.mark.parametrize("done", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("dies", [False, True], ids=["fails", "dies"])
def test_whichever_change_goes_wrong_everybody_has_one_note(
    tmp_path: Path, changes: int, *, dies: bool, done: bool
) -> None:
    assert changes > 3 * OFFICE.people
    for n in range(1, changes + 1):
        commits = Commits(n, dies=dies, done=done)
        with swept(), a_morning(tmp_path / str(n), Front()) as morning:
            work(morning, commits, 4 + A_WHILE)

            assert (n, commits.met >= n) == (n, True)
            assert (n, morning.observer.duplicates()) == (n, [])
            assert (n, morning.observer.missing()) == (n, [])
            assert (n, [len(read) for read in morning.notes.values()]) == (n, [1] * OFFICE.people)
