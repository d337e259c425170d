"""Which version this is: pyproject.toml is the one place that says so."""

import tomllib
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).parent.parent / "pyproject.toml"


@cache
def version() -> str:
    """ "unknown" where only the code was carried somewhere."""
    try:
        return str(tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["version"])
    except (OSError, ValueError, KeyError):
        return "unknown"
