"""Worker and web for real, where Procrastinate hands out the work."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.sandbox import Sandbox
from tests.serve.office import an_office
from tests.serve.ports import a_port
from tests.serve.test_serve_processes import a_process, asks, comes, ends, marks

pytestmark = [
    pytest.mark.only_on("postgresql", "Procrastinate is at home nowhere else"),
    pytest.mark.thorough,
]

MANY = {"ENGINE": "procrastinate"}


@pytest.fixture(scope="module")
def office() -> Iterator[Sandbox]:
    with an_office() as sandbox:
        yield sandbox


@pytest.fixture
def port() -> Iterator[int]:
    with a_port() as port:
        yield port


def test_a_worker_has_its_part_in_the_work_and_ends_well(
    office: Sandbox, tmp_path: Path, port: int
) -> None:
    with a_process(office, tmp_path, "worker", HEALTH_PORT=str(port), **MANY) as process:
        assert comes(process, port, "/readyz") == (200, "ok")
        assert comes(process, port, "/metrics")[0] == 200
        assert ends(process) == 0


def test_web_is_there_before_any_worker_and_makes_no_round_itself(
    office: Sandbox, tmp_path: Path, port: int
) -> None:
    with a_process(office, tmp_path, "web", HOST="127.0.0.1", PORT=str(port), **MANY) as process:
        assert comes(process, port, "/readyz") == (200, "ok")
        assert asks(port, "/healthz") == (200, "ok")
        assert marks(tmp_path) == set()
        assert ends(process) == 0
