"""What holds for every test."""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from rules.kit.language import ENGLISH, speak
from tests import database
from tests.many import handed_out
from tests.postgresql import Found, NoServer, found_or_started
from tests.reaching import EDGE, RECORDS, reaches

FOUND = pytest.StashKey[Found]()
RECORDS_HERE = pytest.StashKey[ExitStack]()

# How long an example takes says more about what else the machine is doing than about our code.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database",
        choices=("sqlite", "postgresql"),
        default="sqlite",
        help="Where records are kept. PostgreSQL: in the server of TEST_DATABASE_URL, if that is"
        " set, else in one that is started for this run.",
    )
    parser.addoption(
        "--engine",
        choices=("embedded", "procrastinate"),
        default="embedded",
        help="Who makes the rounds. Procrastinate, with --database postgresql only: its workers do,"
        " of all tests that go through the edge; the others are left out.",
    )


def pytest_configure(config: pytest.Config) -> None:
    many = config.getoption("engine") == "procrastinate"
    if config.getoption("database") == "sqlite":
        if many:
            raise pytest.UsageError("--engine procrastinate needs --database postgresql as well.")
        return
    stack = config.stash[RECORDS_HERE] = ExitStack()
    config.add_cleanup(stack.close)
    also = stack.enter_context(handed_out.in_use()) if many else lambda _: None
    told: dict[str, Any] = getattr(config, "workerinput", {})
    try:
        found = Found(*told["found"]) if told else stack.enter_context(found_or_started(also))
    except NoServer as error:
        raise pytest.UsageError(str(error)) from error
    config.stash[FOUND] = found
    prefix = f"{found.template}_{told.get('workerid', 'alone')}"
    stack.enter_context(database.records_on(*found, prefix=prefix))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A process of pytest-xdist's drops its databases before it says that it is done: the one that
    has begun it waits for no more than that, and then takes the server away."""
    if hasattr(session.config, "workerinput") and RECORDS_HERE in session.config.stash:
        session.config.stash[RECORDS_HERE].close()


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:  # noqa: ANN401 - pytest-xdist has no name for it
    """All workers share the server that their controller has found."""
    if found := node.config.stash.get(FOUND, None):
        node.workerinput["found"] = tuple(found)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    here = config.getoption("database")
    if here != "sqlite":
        there = RECORDS if config.getoption("engine") == "embedded" else EDGE
        same = [item for item in items if not reaches(item.path, there)]
        config.hook.pytest_deselected(items=same)
        items[:] = [item for item in items if reaches(item.path, there)]
    for item in items:
        for mark in item.iter_markers("only_on"):
            wanted, why = mark.args
            if wanted != here:
                item.add_marker(pytest.mark.skip(reason=f"only on {wanted}: {why}"))


@pytest.fixture(autouse=True)
def begins_in_english() -> None:
    """Whatever an earlier test has spoken in this thread."""
    speak(ENGLISH)


@pytest.fixture(autouse=True)
def leaves_no_database() -> Iterator[None]:
    with database.swept():
        yield
