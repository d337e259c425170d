"""`python -m bot demo --faults …`: nonsense is told before anything is set up."""

from contextlib import chdir
from pathlib import Path

from typer.testing import CliRunner

from bot.__main__ import cli


def test_a_fault_that_is_none_is_told_plainly_and_nothing_is_started(tmp_path: Path) -> None:
    with chdir(tmp_path):  # away from the `.env` of whoever runs the tests
        told = CliRunner().invoke(cli, ["demo", "--faults", "chat.postMessage:lots"])

    assert told.exit_code == 1
    assert "“lots” is no fault; there are 500-before" in told.output
    assert "made-up company" not in told.output


def test_help_gives_an_example_that_is_understood() -> None:
    told = CliRunner(env={"COLUMNS": "300", "TERM": "dumb"}).invoke(cli, ["demo", "--help"])

    assert "chat.postMessage:lost:0.1,events_api:again=2:every3" in told.output
