"""What the documents name is there: files, chapters, make targets and verbs."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.main import get_group

from bot.__main__ import cli

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
VERBS = set(get_group(cli).commands)

LINK = re.compile(r"\]\(([^)\s]+)\)|(?:src|srcset|href)=\"([^\"]+)\"")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
CODE = re.compile(r"`([^`\n]+)`|^(?: {4,}|\$ )(\S.*)$", re.MULTILINE)
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
MAKE = re.compile(r"\bmake ([a-z][a-z-]*)")
VERB = re.compile(r"-m bot ([a-z][a-z-]*)")
VERB_ROW = re.compile(r"^\| ((?:`[a-z-]+`(?:, )?)+) \|", re.MULTILINE)


def text_of(document: Path) -> str:
    return document.read_text(encoding="utf-8")


def links(document: Path) -> Iterator[str]:
    for in_markdown, in_html in LINK.findall(FENCED.sub("", text_of(document))):
        yield in_markdown or in_html


def anchors(document: Path) -> set[str]:
    """The chapters as GitHub names them."""
    headings = HEADING.findall(FENCED.sub("", text_of(document)))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def code(document: Path) -> str:
    """All that a reader may copy: spans, fenced blocks and indented blocks."""
    text = text_of(document)
    spans = ["".join(found) for found in CODE.findall(FENCED.sub("", text))]
    return "\n".join([*spans, *FENCED.findall(text)])


def named(pattern: re.Pattern[str]) -> dict[str, Path]:
    """What the pattern finds in any document's code, with one document that names it."""
    return {name: document for document in DOCUMENTS for name in pattern.findall(code(document))}


def is_there(document: Path, link: str) -> bool:
    path, _, anchor = link.partition("#")
    target = (document.parent / path).resolve() if path else document
    return target.exists() and (not anchor or anchor in anchors(target))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_relative_link_leads_somewhere(document: Path) -> None:
    inside = [link for link in links(document) if not re.match(r"[a-z]+:", link)]
    assert [link for link in inside if not is_there(document, link)] == []


def test_every_decision_can_be_found_by_its_number() -> None:
    numbers = [path.name[:4] for path in sorted((ROOT / "docs" / "decisions").glob("*.md"))]
    assert numbers == [f"{number:04}" for number in range(1, len(numbers) + 1)]


def test_every_make_target_named_is_one() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    mentioned = named(MAKE)
    assert {"demo", "test", "check"} <= mentioned.keys()
    assert mentioned.keys() <= targets, mentioned


def test_every_verb_named_is_one() -> None:
    mentioned = named(VERB)
    assert {"run", "import", "rehearse"} <= mentioned.keys()
    assert mentioned.keys() <= VERBS, mentioned


def test_the_readme_lists_every_verb() -> None:
    _, _, chapter = text_of(ROOT / "README.md").partition("## On the command line")
    rows = VERB_ROW.findall(chapter.partition("\n## ")[0])
    listed = {verb for row in rows for verb in re.findall(r"[a-z-]+", row)}
    assert listed == VERBS
