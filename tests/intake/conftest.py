from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.intake.harbour import Harbour, harbour_in, put_full_folder


@pytest.fixture
def harbour(tmp_path: Path) -> Iterator[Harbour]:
    built = harbour_in(tmp_path)
    yield built
    built.engine.dispose()


@pytest.fixture
def ada(harbour: Harbour) -> Harbour:
    """A record in which a customer is known, with an empty folder before it."""
    put_full_folder(harbour).land()
    for path in harbour.folder.iterdir():
        path.unlink()
    return harbour
