"""healthz, readyz and metrics: what they say, and that they answer when nothing else does."""

import http.client
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import update
from starlette.applications import Starlette

from bot.model import NoteState
from bot.sandbox.web.serving import listen, served
from bot.serve.asking import Asking, NoAnswer
from bot.serve.gauges import FRESH_SECONDS, Gauges
from bot.serve.health import Health, of_record
from bot.serve.rounds import Rounds
from bot.serve.watchdog import Watchdog
from bot.store.engine import CannotOpen, writing
from bot.store.tables import notes
from tests.serve.waiting import A_LONG_TIME
from tests.slack.edge import TEN, Edge, an_edge


class Seconds:
    """Real time, as far as anybody can tell."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


class Line:
    refused = ""

    def __init__(self) -> None:
        self.said = 0

    def words(self) -> int:
        return self.said

    def connect_anew(self) -> None:
        pass


@pytest.fixture
def edge(tmp_path: Path) -> Iterator[Edge]:
    with an_edge(tmp_path, delivery="http") as edge:
        yield edge


def asked(health: Health, path: str) -> tuple[int, list[str]]:
    listener = listen(0)
    with served(Starlette(routes=[*health.routes()]), listener):
        line = http.client.HTTPConnection(
            "127.0.0.1", listener.getsockname()[1], timeout=A_LONG_TIME
        )
        line.request("GET", path)
        answer = line.getresponse()
        told = answer.status, answer.read().decode().splitlines()
        line.close()
    return told


def test_who_lives_says_so_and_asks_nobody(edge: Edge) -> None:
    break_the_record(edge)
    assert asked(Health(edge.bot), "/healthz") == (200, ["ok"])


def test_ready_is_who_can_read_the_record_and_hears_and_makes_rounds(edge: Edge) -> None:
    seconds = Seconds()
    rounds = Rounds(lambda: None, seconds)
    dog = Watchdog(Line(), seconds)
    health = Health(edge.bot, rounds, dog, record_seconds=A_LONG_TIME)
    assert asked(health, "/readyz") == (503, ["rounds: none went well yet"])
    rounds()
    assert asked(health, "/readyz") == (200, ["ok"])
    seconds.now += 31
    assert asked(health, "/readyz") == (503, ["socket: silent for 31 seconds"])
    seconds.now += 270
    assert asked(health, "/readyz")[1] == [
        "rounds: the last went well 301 seconds ago",
        "socket: silent for 301 seconds",
    ]


def test_a_round_leaves_its_mark_about_once_a_minute(edge: Edge) -> None:
    edge.bot.round(TEN)
    edge.bot.round(TEN + timedelta(seconds=20))
    assert marks(edge) == {"tick": TEN}
    edge.bot.round(TEN + timedelta(seconds=60))
    assert marks(edge) == {"tick": TEN + timedelta(seconds=60)}


def marks(edge: Edge) -> dict[str, datetime]:
    return {row["name"]: row["at"] for row in edge.rows("beats") if row["name"] == "tick"}


def test_a_round_that_fails_does_not_count_as_finished() -> None:
    def fails() -> None:
        raise ZeroDivisionError

    rounds = Rounds(fails)
    with pytest.raises(ZeroDivisionError):
        rounds()
    assert rounds.since_last() is None


def test_a_record_that_cannot_be_read_is_told_without_its_reasons() -> None:
    def fails() -> bool:
        raise CannotOpen("secret.db cannot be opened")

    assert of_record(Asking(fails, A_LONG_TIME))() == "record: it cannot be read"


def test_a_record_of_another_shape_is_told(edge: Edge) -> None:
    with writing(edge.bot.engine) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
    told = ["record: its shape is not the one this version knows"]
    assert asked(Health(edge.bot, record_seconds=A_LONG_TIME), "/readyz") == (503, told)


def test_a_record_that_hangs_holds_nobody_up_and_is_asked_once() -> None:
    asked, released, questions = Event(), Event(), list[int]()

    def hangs() -> bool:
        questions.append(1)
        asked.set()
        return released.wait(A_LONG_TIME)

    complaint = of_record(Asking(hangs, 0.02))
    assert [complaint() for _ in range(3)] == ["record: it cannot be read"] * 3
    assert asked.wait(A_LONG_TIME)
    assert questions == [1]
    released.set()


def test_an_answer_comes_back_and_so_does_a_failure() -> None:
    assert Asking(lambda: 7, A_LONG_TIME)() == 7
    with pytest.raises(NoAnswer):
        Asking(lambda: 1 // 0, A_LONG_TIME)()


def test_notes_are_counted_by_state_and_not_at_every_look(edge: Edge) -> None:
    seconds = Seconds()
    gauges = Gauges(edge.bot, None, seconds, A_LONG_TIME)
    edge.walk(TEN)
    assert by_state(gauges) == {"planned": 0, "uncertain": 0, "failed": 0}
    with writing(edge.bot.engine) as connection:
        connection.execute(update(notes).values(state=NoteState.FAILED))
    many = len(edge.rows("notes"))
    assert many > 0
    assert by_state(gauges)["failed"] == 0
    seconds.now += FRESH_SECONDS
    assert by_state(gauges) == {"planned": 0, "uncertain": 0, "failed": many}


def test_metrics_are_told_without_a_record_too(edge: Edge) -> None:
    break_the_record(edge)
    status, lines = asked(Health(edge.bot, watchdog=Watchdog(Line())), "/metrics")
    assert status == 200
    assert any(line.startswith("build_info{") for line in lines)
    assert any(line.startswith("socket_silent_seconds ") for line in lines)
    assert not any(line.startswith("notes_by_state{") for line in lines)


def by_state(gauges: Gauges) -> dict[str, float]:
    (family,) = (one for one in gauges.collect() if one.name == "notes_by_state")
    return {sample.labels["state"]: sample.value for sample in family.samples}


def break_the_record(edge: Edge) -> None:
    with writing(edge.bot.engine) as connection:
        connection.exec_driver_sql("DROP TABLE alembic_version")
        connection.exec_driver_sql("ALTER TABLE notes RENAME TO gone")
