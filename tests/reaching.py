"""Which tests could open a record at all: the others are the same on every database. And which go
through the edge, where rounds can be handed out."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
RECORDS, SHARED = HERE / "database.py", HERE / "conftest.py"
EDGE = HERE / "slack" / "edge.py"


def reaches_records(file: Path) -> bool:
    return reaches(file, RECORDS)


@cache
def reaches(file: Path, wanted: Path) -> bool:
    """Whether it imports that one, by itself or by what it imports."""
    seen, ahead = set[Path](), [file, *_fixtures_of(file)]
    while ahead:
        if (one := ahead.pop()) == wanted:
            return True
        if one not in seen:
            seen.add(one)
            ahead += _imported(one)
    return False


def _fixtures_of(file: Path) -> Iterator[Path]:
    """What every test shares only cleans up after those that open one."""
    for folder in file.parents:
        found = folder / "conftest.py"
        if folder.is_relative_to(HERE) and found != SHARED and found.is_file():
            yield found


@cache
def _imported(file: Path) -> tuple[Path, ...]:
    return tuple(_files(ast.parse(file.read_text(encoding="utf-8"))))


def _files(tree: ast.AST) -> Iterator[Path]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == HERE.name:
            folder = HERE.parent.joinpath(*str(node.module).split("."))
            places = (folder, *(folder / one.name for one in node.names))
            yield from filter(Path.is_file, (place.with_suffix(".py") for place in places))
