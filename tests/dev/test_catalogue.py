"""Sentences that a catalogue can hold: whole, known before they are said, and said in time."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CODE = sorted([*(ROOT / "bot").rglob("*.py"), *(ROOT / "rules").rglob("*.py")])
SAID = ("say", "say_n")
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    """Every sentence that a piece of code says."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SAID:
            yield node


def texts(call: ast.Call) -> list[ast.expr]:
    """The sentence, or what is said of one and of many."""
    of_one = isinstance(call.func, ast.Name) and call.func.id == "say"
    return call.args[:1] if of_one else call.args[1:]


def is_literal(text: ast.expr) -> bool:
    return isinstance(text, ast.Constant) and isinstance(text.value, str)


def not_extracted(tree: ast.AST) -> Iterator[ast.Call]:
    """What stands in an f-string is never found, and what is put together is never known."""
    yield from (call for call in calls(tree) if not all(map(is_literal, texts(call))))
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield from calls(node)


def said_at_import(tree: ast.AST) -> Iterator[ast.Call]:
    """Before anybody speaks: at the top of a module or class, or as a default or a decorator."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SAID:
            yield node
        if isinstance(node, FUNCTIONS):
            waiting += [*node.args.defaults, *filter(None, node.args.kw_defaults)]
            waiting += getattr(node, "decorator_list", [])
        else:
            waiting += ast.iter_child_nodes(node)


def plurals(tree: ast.AST) -> Iterator[tuple[str, str]]:
    for call in calls(tree):
        both = [text.value for text in texts(call) if isinstance(text, ast.Constant)]
        if len(both) == 2:
            yield str(both[0]), str(both[1])


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def where(path: Path, found: Iterator[ast.Call]) -> list[str]:
    return [f"{path.relative_to(ROOT)}:{call.lineno}" for call in found]


def test_every_sentence_can_be_extracted() -> None:
    assert [at for path in CODE for at in where(path, not_extracted(parsed(path)))] == []


def test_nothing_is_said_before_anybody_speaks() -> None:
    assert [at for path in CODE for at in where(path, said_at_import(parsed(path)))] == []


def test_the_same_singular_has_one_plural() -> None:
    """A catalogue finds the plural by its singular: of two it would lose one."""
    many = defaultdict[str, set[str]](set)
    for path in CODE:
        for one, more in plurals(parsed(path)):
            many[one].add(more)
    assert {one: found for one, found in many.items() if len(found) > 1} == {}


def test_a_sentence_is_not_also_the_singular_of_another() -> None:
    """A catalogue holds one of them."""
    alone = set[str]()
    counted = set[str]()
    for path in CODE:
        tree = parsed(path)
        counted |= {one for one, _ in plurals(tree)}
        alone |= {
            str(text.value)
            for call in calls(tree)
            if len(found := texts(call)) == 1
            for text in found
            if isinstance(text, ast.Constant)
        }
    assert alone & counted == set()


@pytest.mark.parametrize(
    ("code", "caught_by"),
    [
        ("def f(): return f\"{say('Hello')}\"", not_extracted),
        ("def f(x): return say(x)", not_extracted),
        ("def f(n, x): return say_n(n, 'One', x)", not_extracted),
        ("def f(x): return say(f'Hello {x}')", not_extracted),
        ("HELLO = say('Hello')", said_at_import),
        ("class A:\n    hello = say('Hello')", said_at_import),
        ("def f(x=say('Hello')): return x", said_at_import),
    ],
)
def test_what_cannot_be_translated_is_found(code: str, caught_by: object) -> None:
    assert callable(caught_by)
    assert list(caught_by(ast.parse(code)))
