"""What we wrote into buttons and forms, as it comes back: from outside, and perhaps made up."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

MOST_DIGITS = 18
"""The record holds no greater number."""


def row_id(said: object) -> int:
    """The id of a row; 0, which is nobody's, where it is no number of ours."""
    text = str(said) if isinstance(said, int | str) else ""
    fits = text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS
    return int(text) if fits else 0


def day(said: object) -> date | None:
    try:
        return date.fromisoformat(str(said))
    except ValueError:
        return None


def about(view: Mapping[str, Any]) -> dict[str, Any]:
    """What a view was opened with; nothing where that makes no sense."""
    try:
        known = json.loads(view.get("private_metadata") or "{}")
    except ValueError:
        return {}
    return known if isinstance(known, dict) else {}
