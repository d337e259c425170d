"""Every ritual that may be in force: ours, and beside them a team's own from a folder.

Ours are tested before they ship, so one that is broken is a fault and raises. A team's own are
checked here, when they are read, and one that is broken stays out, with the reason.
"""

import re
import sys
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

from rules.kit.examples import Example
from rules.kit.proof import broken_promises
from rules.kit.rule import BrokenRule, Rule, load, read

GOOD_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
LONGEST_NAME = 25
"""What fits wherever a rule is named, such as in the occasion of a note."""

TAKEN = "there is a ritual of this name already: give the file another name"

PACKAGE = "a_teams_own"
"""Where their modules stand, so that none of them takes the name of anything else."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A file that does not count as a rule, and what to mend."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The rules, ours first, each part by name; and what a team has written that is none."""

    rules: tuple[Rule, ...]
    broken: tuple[Broken, ...] = ()

    @property
    def own(self) -> tuple[Rule, ...]:
        return tuple(rule for rule in self.rules if rule.own)


def gather(folder: Path | None = None) -> Rulebook:
    """Our rules, and those in the folder beside them. Raises BrokenRule for one of ours only."""
    ours = load()
    found = list(_own_of(folder, {rule.name for rule in ours})) if folder else []
    return Rulebook(
        (*ours, *(one for one in found if isinstance(one, Rule))),
        tuple(one for one in found if isinstance(one, Broken)),
    )


def _own_of(folder: Path, taken: set[str]) -> Iterator[Rule | Broken]:
    for path in sorted(folder.glob("*.py")):
        if path.stem.startswith("_"):
            continue
        one = Broken(path.stem, TAKEN) if path.stem in taken else open_file(path)
        failing = next(_failing(one), None) if isinstance(one, Rule) else None
        yield failing or one


def open_file(path: Path) -> Rule | Broken:
    """The rule in a file, whatever its examples say."""
    name = path.stem
    if not GOOD_NAME.fullmatch(name) or len(name) > LONGEST_NAME:
        letters = f"take small letters and underscores, {LONGEST_NAME} at most"
        return Broken(name, f"this cannot name a rule: {letters}")
    try:
        rule = read(_imported(path), own=True)
    except BrokenRule as lacks:
        return Broken(name, str(lacks))
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever it is, it is theirs
        return Broken(name, f"it cannot be imported: {say_error(error, path)}")
    if not all(isinstance(one, Example) for one in rule.examples):
        return Broken(name, "`EXAMPLES` must hold nothing but `Example(...)`")
    return rule


def say_error(error: BaseException, path: Path) -> str:
    """What went wrong, and the last line of their file that was part of it."""
    if isinstance(error, SyntaxError):
        return f"{type(error).__name__} in line {error.lineno}: {error.msg}"
    said = f"{type(error).__name__}: {error}"
    lines = [
        frame.lineno
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename == str(path)
    ]
    return f"{said} (line {lines[-1]})" if lines else said


class _LeavesNoTrace(SourceFileLoader):
    """Reads the text itself each time: a folder of theirs is not ours to write bytecode into."""

    def set_data(self, path: str, data: object, *, _mode: int = 0o666) -> None:
        """Keep nothing."""


def _imported(path: Path) -> ModuleType:
    name = f"{PACKAGE}.{path.stem}"
    spec = spec_from_file_location(name, path, loader=_LeavesNoTrace(name, str(path)))
    if spec is None or spec.loader is None:
        raise ImportError(f"{path.name} is no module")
    module = module_from_spec(spec)
    # A dataclass in it looks its own module up here.
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    return module


def _failing(rule: Rule) -> Iterator[Broken]:
    for example in rule.examples:
        wrong = wrong_with(rule, example)
        if wrong:
            yield Broken(rule.name, f"its example “{example.says}” fails: {wrong[0]}")


def wrong_with(rule: Rule, example: Example) -> list[str]:
    """As `broken_promises`, of a rule that may break while it is read."""
    try:
        made: object = rule.calendar(example.customer, **example.knobs)
        if not isinstance(made, Iterator):
            kind = type(made).__name__
            return [f"`nudges` must be a generator that yields each Nudge, and it returns {kind}"]
        return broken_promises(rule, example)
    except BrokenRule as wrong:
        return [str(wrong)]
    except Exception as error:  # noqa: BLE001 - a rule may break in any way
        return [f"it breaks with {type(error).__name__}: {error}"]
