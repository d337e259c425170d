"""The words in which Slack's rules are written down: strings, flags, lists, things with fields.

A check takes any value at all and the JSON pointer to it, and yields what Slack would say is wrong.
It never raises. Cross-field rules see a thing only when each of its fields is sound by itself.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

Check = Callable[[object, str], Iterator[str]]
Fields = Mapping[str, Check]
Rule = Callable[[Mapping[str, object]], str | None]

BIGGEST_WHOLE = 2**53


def problem(what: str, at: str) -> str:
    return f"[ERROR] {what} [json-pointer:{at}]"


def below(at: str, key: object) -> str:
    escaped = str(key).replace("~", "~0").replace("/", "~1")
    return f"{at}/{escaped}"


def string(least: int = 0, most: int | None = None, *, like: str = "", says: str = "") -> Check:
    """Lengths are counted in code points."""
    pattern = re.compile(like) if like else None

    def check(value: object, at: str) -> Iterator[str]:
        if not isinstance(value, str):
            yield problem("must provide a string", at)
        elif len(value) < least:
            yield problem(f"must be more than {least - 1} characters", at)
        elif most is not None and len(value) > most:
            yield problem(f"must be less than {most + 1} characters", at)
        elif pattern and not pattern.fullmatch(value):
            yield problem(says, at)

    return check


def flag(value: object, at: str) -> Iterator[str]:
    if not isinstance(value, bool):
        yield problem("must provide a boolean", at)


def anything(_value: object, _at: str) -> Iterator[str]:
    yield from ()


def json_object(value: object, at: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield problem("must provide an object", at)


def whole(least: int, most: int = BIGGEST_WHOLE) -> Check:
    def check(value: object, at: str) -> Iterator[str]:
        if not isinstance(value, int) or isinstance(value, bool):
            yield problem("must provide an integer", at)
        elif value < least:
            yield problem(f"must be greater than {least - 1}", at)
        elif value > most:
            yield problem(f"must be less than {most + 1}", at)

    return check


def one_of(*allowed: str) -> Check:
    def check(value: object, at: str) -> Iterator[str]:
        if not isinstance(value, str) or value not in allowed:
            yield problem(f"must be one of: {', '.join(allowed)}", at)

    return check


def items(item: Check, least: int = 1, most: int | None = None) -> Check:
    def check(value: object, at: str) -> Iterator[str]:
        if not isinstance(value, list | tuple):
            yield problem("must provide an array", at)
            return
        if len(value) < least:
            yield problem(f"no less than {least} items allowed", at)
        if most is not None and len(value) > most:
            yield problem(f"no more than {most} items allowed", at)
        for index, one in enumerate(value):
            yield from item(one, below(at, index))

    return check


def thing(needs: Fields, may: Fields | None = None, *, rules: tuple[Rule, ...] = ()) -> Check:
    """An object with exactly these fields; a key that nobody named is refused."""
    known = {**needs, **(may or {})}

    def check(value: object, at: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield problem("must provide an object", at)
            return
        wrong = [problem(f"missing required field: {key}", at) for key in needs if key not in value]
        wrong += [said for key in value for said in field(known, key, value[key], at)]
        yield from wrong or (problem(said, at) for rule in rules if (said := rule(value)))

    return check


def field(known: Fields, key: object, value: object, at: str) -> Iterator[str]:
    if not isinstance(key, str):
        yield problem("property names must be strings", at)
    elif key not in known:
        yield problem(f"invalid additional property: {key}", at)
    else:
        yield from known[key](value, below(at, key))


def by_type(kinds: Fields) -> Check:
    """An object whose `type` says which of these checks its other fields must pass."""

    def check(value: object, at: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield problem("must provide an object", at)
        elif "type" not in value:
            yield problem("missing required field: type", at)
        elif not isinstance(kind := value["type"], str):
            yield problem("must provide a string", below(at, "type"))
        elif kind not in kinds:
            yield problem(f"unsupported type: {kind}", below(at, "type"))
        else:
            yield from kinds[kind]({key: one for key, one in value.items() if key != "type"}, at)

    return check


def exactly_one(*keys: str) -> Rule:
    def rule(value: Mapping[str, object]) -> str | None:
        given = [key for key in keys if key in value]
        return None if len(given) == 1 else f"must define exactly one of: {', '.join(keys)}"

    return rule


def at_least_one(*keys: str) -> Rule:
    def rule(value: Mapping[str, object]) -> str | None:
        return None if any(key in value for key in keys) else f"must define {' or '.join(keys)}"

    return rule


def in_order(low: str, high: str) -> Rule:
    def rule(value: Mapping[str, object]) -> str | None:
        if low not in value or high not in value:
            return None
        ordered = Decimal(str(value[low])) <= Decimal(str(value[high]))
        return None if ordered else f"{low} must not be greater than {high}"

    return rule
