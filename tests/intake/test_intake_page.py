"""docs/import.md names every file and every column, and no other."""

import re
from pathlib import Path

import pytest

from bot.intake.files import SHEETS

PAGE = Path(__file__).parents[2] / "docs" / "import.md"
CHAPTER = re.compile(r"^### (.+)\n((?:(?!^##).*\n)*)", re.MULTILINE)
NAMED = re.compile(r"^\| ([*a-z_, ]+) \|", re.MULTILINE)


def tables() -> dict[str, set[str]]:
    """The first cells of the table of each file; bold ones keep their asterisks."""
    found = {}
    for heading, text in CHAPTER.findall(PAGE.read_text(encoding="utf-8")):
        cells = ", ".join(NAMED.findall(text)).split(", ")
        for file in re.findall(r"[a-z_]+\.csv", heading):
            found[file] = {cell.strip() for cell in cells} - {"column"}
    return found


def test_the_page_tells_of_every_file_and_no_other() -> None:
    assert set(tables()) == set(SHEETS)


@pytest.mark.parametrize("file", SHEETS)
def test_the_page_tells_of_every_column(file: str) -> None:
    columns = SHEETS[file][0]
    needed = {f"**{name}**" for name in columns.needed}
    assert tables()[file] == needed | set(columns.optional)
