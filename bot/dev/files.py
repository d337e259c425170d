"""`python -m bot.dev.files` writes the generated files; with --check it says which are stale."""

import sys
from pathlib import Path

from bot.dev.catalogue import catalogues
from bot.dev.manifest import manifest_json
from bot.dev.rules_page import rules_page
from bot.settings import example
from rules.kit.rule import load

ROOT = Path(__file__).parents[2]


def generated() -> dict[str, str]:
    """Every generated file of the project, by its path from the root."""
    return {
        "docs/rules.md": rules_page(load()),
        "manifest.json": manifest_json(),
        ".env.example": example(),
        **catalogues(),
    }


def stale(root: Path) -> list[str]:
    """The generated files that do not say what the code says."""
    return [
        name
        for name, text in generated().items()
        if not (root / name).is_file() or (root / name).read_text(encoding="utf-8") != text
    ]


def write(root: Path) -> None:
    for name, text in generated().items():
        (root / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:] != ["--check"]:
        write(ROOT)
    elif behind := stale(ROOT):
        sys.exit(f"Out of date: {', '.join(behind)}. Run: make generate")
