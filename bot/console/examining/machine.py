"""What this machine brings along: Python, the data of time zones, the extras."""

import sys
from collections.abc import Iterator
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from zoneinfo import TZPATH

from bot.model.findings import Check, Finding, note, ok

YEARS = 2
"""Zone data of so many years before this one misses clock changes that have been decided since."""


def checks(now: datetime) -> list[Check]:
    return [
        Check("Python", _python),
        Check("Time zones", lambda: zones(now, [Path(one) for one in TZPATH])),
        Check("Pictures", _pictures),
    ]


def _python() -> Iterator[Finding]:
    yield ok("Python", f"{sys.version.split()[0]}.")


def zones(now: datetime, folders: list[Path]) -> Iterator[Finding]:
    told, mend = _of_system(folders), "Update the package tzdata of your system."
    if told is None:
        told, mend = _of_package(), "Update it: pip install --upgrade tzdata."
    if not told[:4].isdecimal():
        yield note("Time zones", "Which version of the zone data is used cannot be told.", mend)
    elif now.year - int(told[:4]) >= YEARS:
        yield note("Time zones", f"The zone data is of {told}: old.", mend)
    else:
        yield ok("Time zones", f"The zone data is of {told}.")


def _of_system(folders: list[Path]) -> str | None:
    """What Python reads first; None where the system has none. Some do not say which."""
    for folder in folders:
        if (folder / "Europe" / "Madrid").is_file():
            return _first_line(folder / "tzdata.zi").removeprefix("# version").strip()
    return None


def _first_line(file: Path) -> str:
    return file.read_text("utf-8", "replace").partition("\n")[0] if file.is_file() else ""


def _of_package() -> str:
    try:
        return version("tzdata")
    except PackageNotFoundError:
        return ""


def _pictures() -> Iterator[Finding]:
    if find_spec("resvg_py") and find_spec("uharfbuzz"):
        yield ok("Pictures", "The extra is installed.")
    else:
        yield ok(
            "Pictures",
            "The extra is not installed: timelines answer in words. If you want them:"
            " pip install --require-hashes -r requirements-pictures.txt",
        )
