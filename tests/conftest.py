"""What holds for every test."""

import pytest

from rules.kit.language import ENGLISH, speak


@pytest.fixture(autouse=True)
def begins_in_english() -> None:
    """Whatever an earlier test has spoken in this thread."""
    speak(ENGLISH)
