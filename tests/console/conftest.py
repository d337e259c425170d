from pathlib import Path

import pytest

from tests.console.terminal import HISTORY, Terminal


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path)


@pytest.fixture
def filled(terminal: Terminal) -> Terminal:
    """With two customers and a little of their history."""
    result = terminal.run("import", terminal.put("history", **HISTORY), "--yes")
    assert result.exit_code == 0, result.output
    return terminal
