"""Nothing that people type, no name and no token is in any line of the log, whatever goes wrong."""

import io
import json
import logging
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.logs import QUIET, formatter, hush
from bot.store.engine import writing
from tests.serve.waiting import comes
from tests.slack.edge import TEN, Edge, an_edge

Fails = Callable[[Callable[[], object], str], None]
"""To do what fails, until the log says so."""

MARKERS = ("Zaphod", "Trillian", "Marvin", "Vogon", "Krikkit", "Ana Ruiz", "Acme", "Borealis")


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """Every line of every logger at DEBUG, as an operator would get it."""
    told, root = io.StringIO(), logging.getLogger()
    handler, level = logging.StreamHandler(told), root.level
    handler.setFormatter(formatter("json"))
    levels = {name: logging.getLogger(name).level for name in QUIET}
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    hush()
    yield told
    root.removeHandler(handler)
    root.setLevel(level)
    for name, before in levels.items():
        logging.getLogger(name).setLevel(before)


@pytest.fixture
def hands() -> Iterator[ThreadPoolExecutor]:
    """Whoever is never answered over a socket waits until the edge is closed."""
    with ThreadPoolExecutor(1) as hands:
        yield hands


@pytest.fixture(params=["socket", "http"])
def edge(
    tmp_path: Path, lines: io.StringIO, hands: ThreadPoolExecutor, request: pytest.FixtureRequest
) -> Iterator[Edge]:
    with an_edge(tmp_path, delivery=request.param) as edge:
        yield edge


def lives(edge: Edge) -> None:
    """A morning's work, with a word in each place that can be filled."""
    edge.walk(TEN)
    edge.ana.types("/touch Acme call today: Zaphod was there")
    edge.ana.presses("Undo", edge.ana.reply)
    edge.ana.types("/touch Zaphodium call today")
    edge.ana.types("/nudges why Trillian")
    edge.ana.types("/customer Trillian")
    edge.ana.presses("Done & log", edge.ana.note, "Acme")
    edge.ana.submits(on="2026-03-02", note="Marvin is sad")
    edge.ana.hands.uses_shortcut("log_touchpoint")
    edge.ana.is_offered("customer_options", "Krikk")
    edge.ana.hands.looks_at_home()


@pytest.fixture
def fails(hands: ThreadPoolExecutor, lines: io.StringIO) -> Fails:
    def fails(act: Callable[[], object], said: str) -> None:
        hands.submit(act)
        assert comes(lambda: said in lines.getvalue())

    return fails


def types(edge: Edge, command: str) -> None:
    edge.ana.hands.types("CTEAM", command)


def assert_private(edge: Edge, lines: io.StringIO) -> list[dict[str, object]]:
    told = lines.getvalue()
    secrets = (edge.sandbox.bot_token, edge.sandbox.app_token, edge.sandbox.signing_secret)
    assert [one for one in (*MARKERS, *secrets) if one in told] == []
    return [json.loads(line) for line in told.splitlines()]


def test_a_morning_leaves_no_word_in_the_log(edge: Edge, lines: io.StringIO) -> None:
    logging.getLogger("bot").debug("the log is awake")
    lives(edge)
    assert assert_private(edge, lines) != []


def test_a_record_that_fails_midway_leaves_none_either(
    edge: Edge, lines: io.StringIO, fails: Fails
) -> None:
    edge.walk(TEN)
    with writing(edge.bot.engine) as connection:
        connection.exec_driver_sql("ALTER TABLE touchpoints RENAME COLUMN note TO gone")
    fails(lambda: types(edge, "/touch Acme call today: Zaphod was there"), "exception")
    failed = [line for line in assert_private(edge, lines) if "exception" in line]
    assert failed
    assert all(line["workspace"] == edge.bot.installed.workspace_id for line in failed)
    assert all((line["kind"], line["user"]) == ("command", "UANA") for line in failed)


def test_a_listener_that_raises_what_it_was_told_leaves_none(
    edge: Edge, lines: io.StringIO, fails: Fails
) -> None:
    def raises(body: dict[str, str]) -> None:
        raise ValueError(body["text"])

    edge.bot.installed.app._listeners.clear()
    edge.bot.installed.app.command("/touch")(raises)
    fails(lambda: types(edge, "/touch Acme call today: Vogon poems"), "exception")
    (failed,) = [line for line in assert_private(edge, lines) if "exception" in line]
    assert failed["event"] == "a listener failed"
    assert "ValueError" in str(failed["exception"])


def test_what_nobody_listens_to_is_not_quoted(edge: Edge, lines: io.StringIO, fails: Fails) -> None:
    edge.ana.hands.uses_shortcut("log_touchpoint")
    edge.bot.installed.app._listeners.clear()
    form, ask = edge.ana.form, edge.ana.hands.asks_options
    fails(lambda: ask(form, "customer_options", "Krikkit"), "nobody listens to this")
    assert assert_private(edge, lines)
