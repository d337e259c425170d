from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.intake.harbour import Harbour, harbour_in


@pytest.fixture
def harbour(tmp_path: Path) -> Iterator[Harbour]:
    built = harbour_in(tmp_path)
    yield built
    built.engine.dispose()
