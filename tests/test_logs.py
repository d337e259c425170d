"""How a line of the log looks, and what it leaves out."""

import io
import json
import logging
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from structlog.contextvars import bound_contextvars

from bot.logs import Form, formatter, with_ids
from bot.slack.afterwards import in_the_background
from bot.store.engine import open_record, writing
from tests.database import a_database

MARKER = "Zaphod"


@pytest.fixture
def lines() -> io.StringIO:
    return io.StringIO()


@pytest.fixture(params=["text", "json"])
def form(request: pytest.FixtureRequest) -> Form:
    chosen: Form = request.param
    return chosen


@pytest.fixture
def log(lines: io.StringIO, form: Form) -> Iterator[logging.Logger]:
    handler = logging.StreamHandler(lines)
    handler.setFormatter(formatter(form))
    logger = logging.getLogger("bot.of_this_test")
    logger.addHandler(handler)
    logger.propagate = False
    yield logger
    logger.removeHandler(handler)
    logger.propagate = True


def test_a_line_carries_time_level_logger_event_and_ids(
    log: logging.Logger, lines: io.StringIO, form: Form
) -> None:
    with bound_contextvars(workspace=1, note=7):
        log.warning("note %s went astray", 7)
    line = lines.getvalue().rstrip("\n")
    if form == "json":
        told = json.loads(line)
        assert told.pop("timestamp").endswith("Z")
        assert told == {
            "level": "warning",
            "logger": "bot.of_this_test",
            "event": "note 7 went astray",
            "workspace": 1,
            "note": 7,
        }
    else:
        time, rest = line.split(" ", 1)
        assert time.endswith("Z")
        assert rest == "warning bot.of_this_test note 7 went astray note=7 workspace=1"


def test_ids_are_gone_when_the_work_is_done(log: logging.Logger, lines: io.StringIO) -> None:
    with bound_contextvars(note=7):
        pass
    log.warning("nothing")
    assert "note" not in lines.getvalue()


def test_ids_go_along_to_another_thread(log: logging.Logger, lines: io.StringIO) -> None:
    with bound_contextvars(event_id="Ev123"):
        act = with_ids(lambda: log.warning("afterwards"))
    thread = Thread(target=act)
    thread.start()
    thread.join()
    assert "Ev123" in lines.getvalue()


def test_an_exception_is_told_by_its_way_and_kind_and_never_by_its_words(
    log: logging.Logger, lines: io.StringIO, form: Form
) -> None:
    try:
        try:
            raise LookupError(MARKER)
        except LookupError as error:
            raise RuntimeError(f"what {error} said") from error
    except RuntimeError:
        log.exception("a round failed")
    told = lines.getvalue()
    assert MARKER not in told
    assert told.index("LookupError") < told.index("RuntimeError")
    assert "test_logs.py" in told
    assert len(told.splitlines()) == 1 or form == "text"


def test_causes_that_go_round_in_a_circle_end(log: logging.Logger, lines: io.StringIO) -> None:
    first, second = ValueError(MARKER), KeyError(MARKER)
    first.__cause__, second.__cause__ = second, first
    log.error("failed", exc_info=first)
    assert lines.getvalue().count("ValueError") == 1


def test_what_is_done_afterwards_is_named_like_what_it_follows(lines: io.StringIO) -> None:
    handler, ours = logging.StreamHandler(lines), logging.getLogger("bot.slack.afterwards")
    handler.setFormatter(formatter("text"))
    ours.addHandler(handler)
    later = in_the_background()
    with bound_contextvars(event_id="Ev123"):
        later(lambda: 1 // 0)
    assert later.finish(20)
    ours.removeHandler(handler)
    assert "event_id=Ev123" in lines.getvalue()


def test_an_error_of_the_record_does_not_say_what_was_to_be_written(tmp_path: Path) -> None:
    engine = open_record(a_database(tmp_path))
    with pytest.raises(DBAPIError) as raised, writing(engine) as connection:
        connection.execute(text("INSERT INTO nowhere VALUES (:word)"), {"word": MARKER})
    engine.dispose()
    assert MARKER not in str(raised.value)
