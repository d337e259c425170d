"""`bot/locale/de.po` and its like: every sentence of ours, with what it is in that language.

`make generate` adds the sentences that are new, keeps what is translated and drops what is no
longer said; nothing is guessed. What is still to be translated stands there empty.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

import rules.kit
from bot.flow.hold_back import HeldBack
from bot.model import NudgeState
from bot.model.nouns import NOUNS
from bot.words.knobs import bare
from bot.words.languages import CATALOGUES, NAMES
from rules.kit.kinds import Kind
from rules.kit.language import ENGLISH, PATTERNS, SMALL
from rules.kit.rule import load

ROOT = Path(__file__).parents[2]
ROOMS = ("bot", "rules")
KEYWORDS: dict[str, tuple[int, ...] | None] = {"say": None, "say_n": (2, 3)}
WIDTH = 100
UNDATED = datetime(2026, 1, 1, tzinfo=UTC)
"""A catalogue is a function of the code; when it was made says nothing."""


def catalogues() -> dict[str, str]:
    """The text of every catalogue, by its path from the root."""
    said = _said()
    return {
        str((CATALOGUES / f"{code}.po").relative_to(ROOT)): _updated(code, said)
        for code in NAMES
        if code != ENGLISH.code
    }


def untranslated(code: str) -> list[str]:
    """What a language cannot say yet."""
    with (CATALOGUES / f"{code}.po").open("rb") as file:
        known = read_po(file, locale=code)
    return [str(one.id) for one in known if one.id and (one.fuzzy or not all(forms(one.string)))]


def forms(string: object) -> tuple[str, ...]:
    """What is said of one and of many; a sentence without a number has one form."""
    return tuple(map(str, string)) if isinstance(string, tuple | list) else (str(string or ""),)


def _updated(code: str, said: Catalog) -> str:
    path = CATALOGUES / f"{code}.po"
    known = Catalog(locale=code)
    if path.is_file():
        with path.open("rb") as file:
            known = read_po(file, locale=code)
    made = Catalog(
        locale=code,
        project="Second Date",
        header_comment=f"# {NAMES[code]}. Written by `make generate`; translate here.",
        version="0.1",
        msgid_bugs_address="see CONTRIBUTING.md",
        last_translator="the team",
        language_team=NAMES[code],
        creation_date=UNDATED,
        revision_date=UNDATED,
        fuzzy=False,
    )
    for message in said:
        if message.id:
            before = known.get(message.id, context=message.context)
            made.add(
                message.id,
                before.string if before else "",
                context=message.context,
                locations=[(name, 0) for name in dict.fromkeys(at for at, _ in message.locations)],
            )
    written = BytesIO()
    write_po(written, made, width=WIDTH, omit_header=False, include_lineno=False)
    return written.getvalue().decode()


def _said() -> Catalog:
    """Everything that the code says, in the order of files."""
    catalogue = Catalog()
    for room in ROOMS:
        found = extract_from_dir(ROOT / room, [("**.py", "python")], keywords=KEYWORDS)
        for name, line, message, _comments, context in sorted(found, key=_place):
            catalogue.add(message, locations=[(f"{room}/{name}", line)], context=context)
    for text, context, name in _looked_up():
        locations = [(name, 0)] if name else []
        catalogue.add(text, context=context or None, locations=locations)
    return catalogue


def _place(found: Sequence[object]) -> tuple[str, int]:
    return str(found[0]), int(str(found[1]))


def _looked_up() -> Iterator[tuple[str, str, str]]:
    """What the code says of no sentence of its own: each with its context, and where it stands."""
    for rule in load():
        at = f"rules/{rule.name}.py"
        yield from ((text, "", at) for text in (rule.title, rule.why))
        yield from ((bare(knob), "knob", at) for knob in rule.knobs)
    yield from ((one.value, type(one).__name__, "") for one in _values())
    yield from ((kind.a, "", "") for kind in Kind)
    for field in (field for noun in NOUNS for field in noun.fields):
        yield from ((text, "field", "") for text in (field.label, field.hint) if text)
    yield from ((pattern, "date", "") for pattern in PATTERNS)
    yield from ((number, "number", "") for number in SMALL)


def _values() -> Iterator[StrEnum]:
    """Every value that a rule may name, and those of ours that people read."""
    yield from HeldBack
    yield from NudgeState
    for name in rules.kit.__all__:
        kind = getattr(rules.kit, name)
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            yield from kind
