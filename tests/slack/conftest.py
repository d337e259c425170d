import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.slack.edge import Edge, an_edge

WEBHOOK = "slack_sdk.webhook.client"
REFUSED = re.compile(r"status: [45]\d\d")


@pytest.fixture
def expected_trouble() -> list[str]:
    """A test that provokes trouble puts here what the log may say of it."""
    return []


@pytest.fixture(autouse=True)
def nothing_goes_wrong_unseen(
    caplog: pytest.LogCaptureFixture, expected_trouble: list[str]
) -> Iterator[None]:
    """Bolt and Slack's SDK log what Slack refuses and go on; here it fails the test."""
    # What a response url answers is told at this level only.
    caplog.set_level(logging.DEBUG, logger=WEBHOOK)
    yield
    troubles = [
        record.getMessage()
        for record in caplog.get_records("call")
        if record.levelno >= logging.WARNING
        or (record.name == WEBHOOK and REFUSED.search(record.getMessage()))
    ]
    unexpected = [one for one in troubles if not any(part in one for part in expected_trouble)]
    assert unexpected == []


@pytest.fixture
def edge(tmp_path: Path) -> Iterator[Edge]:
    with an_edge(tmp_path) as edge:
        yield edge


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Edge]:
    """One for all tests of a module: for those to which it does not matter what came before."""
    with an_edge(tmp_path_factory.mktemp("shared")) as edge:
        yield edge
