"""From what the record holds to the text of a cell: the way back from `cells`."""

import re
from collections.abc import Iterable
from datetime import date

from bot.intake.cells import FORMULA, all_lines, one_line

_FORMULA = re.compile(f"'*[{FORMULA}]")


def harmless(text: str) -> str:
    """With a quote before what a spreadsheet would take for a formula. An import takes it off."""
    return f"'{text}" if _FORMULA.match(text) else text


def line(text: object) -> str:
    return harmless(one_line(str(text or "")))


def lines(text: object) -> str:
    return harmless(all_lines(str(text or "")))


def several(texts: Iterable[object]) -> str:
    """Parted by semicolons; one that is meant has a backslash before it."""
    parts = (line(text).replace(";", "\\;") for text in texts)
    # The space keeps a backslash at the end from making the next semicolon a part of the text.
    return "; ".join(f"{part} " if part.endswith("\\") else part for part in parts)


def day(on: object) -> str:
    return on.isoformat() if isinstance(on, date) else ""


def yes_or_no(value: object) -> str:
    return "" if value is None else "yes" if value else "no"


def hours(begins: int, ends: int) -> str:
    return f"{begins // 60:02}:{begins % 60:02}-{ends // 60:02}:{ends % 60:02}"
