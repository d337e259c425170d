"""Trying a rule before it is in force: its examples, the laws, and the record, only read."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.text import Text
from sqlalchemy import Engine, make_url
from sqlalchemy.exc import ArgumentError

from bot.console.rehearse import show_lines
from bot.flow.rehearse import Rehearsal
from bot.model import Dossier, Tuned
from bot.store import dossiers, workspaces
from bot.store.engine import open_record, reading
from bot.store.migrate import is_current
from rules.kit import Customer, Team
from rules.kit.laws import broken_laws
from rules.kit.rule import Rule, load
from rules.kit.rulebook import TAKEN, Broken, open_file, wrong_with

LINES_SHOWN = 20
TOLD_AT_MOST = 10
TRIED_ON = 200
"""On so many customers of the record: the laws read every calendar again for each of its nudges."""

OUT = Console(soft_wrap=True)


@dataclass(frozen=True, slots=True)
class Span:
    first: date
    last: date


def try_file(path: Path, database_url: str, workspace: str, span: Span) -> bool:
    """Whether the rule in a file may be put in force; says what it does, and what is wrong."""
    rule = _opened(path)
    if isinstance(rule, Broken):
        _say(f"{rule.name} is no rule yet: {rule.reason}.")
        return False
    known, why_not = _record(database_url, workspace)
    examples = _try_examples(rule)
    laws = _try_laws(rule, known, span)
    if why_not:
        _say(f"It was not rehearsed: {why_not}")
        return examples and laws
    rehearsed = _rehearse(rule, known, span)
    return examples and laws and rehearsed


def _opened(path: Path) -> Rule | Broken:
    if not path.is_file():
        return Broken(path.stem, f"there is no file {path}")
    ours = next((rule for rule in load() if rule.name == path.stem), None)
    if ours and ours.source != path.read_text(encoding="utf-8", errors="replace"):
        return Broken(path.stem, TAKEN)
    return open_file(path)


def _try_examples(rule: Rule) -> bool:
    _say(f"{rule.title}: {rule.why.partition(chr(10))[0]}")
    ok = True
    for example in rule.examples:
        wrong = wrong_with(rule, example)
        _say(f"  {'wrong' if wrong else 'ok   '} {example.says}")
        for one in wrong:
            _say(f"        {one}")
        ok = ok and not wrong
    return ok


def _try_laws(rule: Rule, known: Sequence[Dossier], span: Span) -> bool:
    """On the customers of its examples and of the record: each is somebody's made-up data."""
    subjects = [
        *((one.customer, date.fromisoformat(one.until)) for one in rule.examples),
        *((one.customer, span.last) for one in known[:TRIED_ON] if not rule.of_team),
    ]
    wrong = list(_broken_laws(rule, subjects))
    for one in wrong[:TOLD_AT_MOST]:
        _say(f"  wrong {one}")
    if len(wrong) > TOLD_AT_MOST:
        _say(f"        … and {len(wrong) - TOLD_AT_MOST:,} more.")
    if not wrong:
        _say(f"  ok    the laws of every rule, tried on {len(subjects):,} customers")
    return not wrong


def _broken_laws(rule: Rule, subjects: Iterable[tuple[Customer | Team, date]]) -> Iterator[str]:
    for subject, until in subjects:
        for wrong in broken_laws(rule, subject, until):
            yield f"{subject.name}: {wrong}"


def _record(url: str, workspace: str) -> tuple[list[Dossier], str]:
    """Everybody on record, or why nobody can be read. Nothing is written, nor made, nor moved."""
    if not _is_there(url):
        return [], "there is no record here yet."
    engine = open_record(url)
    try:
        return _read(engine, workspace)
    finally:
        engine.dispose()


def _is_there(url: str) -> bool:
    """A file is made by opening it; whether a server holds a record is seen in there."""
    try:
        where = make_url(url)
    except ArgumentError:
        return False
    return where.get_backend_name() != "sqlite" or Path(where.database or "").is_file()


def _read(engine: Engine, workspace: str) -> tuple[list[Dossier], str]:
    if not is_current(engine):
        return [], "the record has another shape. Bring it up to date: python -m bot migrate"
    with reading(engine) as connection:
        if not workspaces.everyone(connection):
            return [], "the record is empty."
        here = workspaces.find(connection, workspace or None)
        return list(dossiers.stream(connection, here.id)), ""


def _rehearse(rule: Rule, known: Sequence[Dossier], span: Span) -> bool:
    if rule.of_team:
        _say("It looks at the whole team, and a rehearsal at each customer: not rehearsed.")
        return True
    rehearsal = Rehearsal("", known, [Tuned(rule, {})])
    days = rehearsal.days(span.first, span.last)
    lines = [line for _, day in days for line in day]
    _say(f"On the record, from {span.first:%d %b %Y} to {span.last:%d %b %Y}, with no other rule:")
    show_lines(lines, rehearsal, span.first, span.last, most=LINES_SHOWN)
    return not rehearsal.broken


def _say(line: str) -> None:
    OUT.print(Text(line))
