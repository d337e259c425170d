"""A verb that ends has closed the record: nothing of it lies beside the file any more."""

import gc
from collections.abc import Iterator

import pytest

from tests.console.terminal import Terminal

pytestmark = pytest.mark.only_on("sqlite", "it looks for the files")


@pytest.fixture(autouse=True)
def nobody_tidies_up() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()


@pytest.mark.parametrize(
    "words",
    [
        ("preview",),
        ("rehearse", "--from", "2025-03-01", "--to", "2025-03-31"),
        ("why", "Acme"),
        ("rules",),
        ("rules", "check_in", "off"),
        ("stats",),
        ("lead", "Ana"),
        ("export", "out"),
        ("import", "history", "--yes"),
        ("migrate",),
        ("installed",),
    ],
    ids=" ".join,
)
def test_a_verb_that_ends_has_closed_the_record(terminal: Terminal, words: tuple[str, ...]) -> None:
    terminal.put("history", members="name\nAna\n", customers="name\nAcme\n")
    assert terminal.run("import", "history", "--yes").exit_code == 0
    assert terminal.run(*words).exit_code == 0
    assert [one.name for one in terminal.folder.glob("record.db*")] == ["record.db"]
