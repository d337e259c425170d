"""What holds for every test."""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from rules.kit.language import ENGLISH, speak
from tests import database
from tests.postgresql import Found, NoServer, found_or_started
from tests.reaching import reaches_records

FOUND = pytest.StashKey[Found]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database",
        choices=("sqlite", "postgresql"),
        default="sqlite",
        help="Where records are kept. PostgreSQL: in the server of TEST_DATABASE_URL, if that is"
        " set, else in one that is started for this run.",
    )


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("database") == "sqlite":
        return
    stack = ExitStack()
    config.add_cleanup(stack.close)
    told: dict[str, Any] = getattr(config, "workerinput", {})
    try:
        found = Found(*told["found"]) if told else stack.enter_context(found_or_started())
    except NoServer as error:
        raise pytest.UsageError(str(error)) from error
    config.stash[FOUND] = found
    prefix = f"{found.template}_{told.get('workerid', 'alone')}"
    stack.enter_context(database.records_on(*found, prefix=prefix))


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:  # noqa: ANN401 - pytest-xdist has no name for it
    """All workers share the server that their controller has found."""
    if found := node.config.stash.get(FOUND, None):
        node.workerinput["found"] = tuple(found)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    here = config.getoption("database")
    if here != "sqlite":
        same = [item for item in items if not reaches_records(item.path)]
        config.hook.pytest_deselected(items=same)
        items[:] = [item for item in items if reaches_records(item.path)]
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
