"""Whatever a view may be called with, made up of what its arguments are declared to be.

Deterministic: the same seed draws the same. Words are as the record holds them: cleaned.
"""

import types
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from functools import cache
from itertools import count
from random import Random
from typing import Any

from bot.model import Note
from bot.model.hand_overs import HandedOver
from bot.model.home import CustomersPage, HomePage, Owed, TeamPage
from bot.model.nouns import NOUNS, Noun, Sort
from bot.model.questions import Question
from bot.model.rituals import RuleSetting
from bot.model.warmth import Warm, WarmList
from bot.views import customers, pictures
from bot.views.home_customers import A_PAGE
from rules.kit import Kind, Stage
from rules.kit.rule import Rule, load
from tests.views.drawn import TODAY
from tests.views.odd_words import BLANK, KEPT_NAMES, KEPT_WORDS

NOW = datetime(2026, 3, 3, 9, tzinfo=UTC)

Hint = Any
"""What an annotation may be: a class, or what `typing` makes of some."""

Drawn = Any
"""Something of the type that was asked for."""

OURS = frozenset({"key", "value", "pending", "code_word", "accounts"})
"""What only we or Slack ever write: it comes back as it is."""

PICKED = frozenset({"customer", "contacts", "choices", "people", "projects"})
"""Pairs of an id, as text, and a name."""

LONG = frozenset({"because", "draft", "note", "reason", "said", "text", "why", "why_text", "typed"})
FEW = (0, 1, 1, 2, 3)
NUMBERS = (0, 1, 2, 5, 9, 12, 200, 1_000, 2_000, 1_000_000)


class Stranger:
    """A customer nobody has met, and all that is around them."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 - the same stranger each time
        self.ids: Iterator[int] = count(1)
        self.crowded = self.random.random() < 0.06

    def asked(self, view: Callable[..., object]) -> dict[str, Any]:
        """Arguments for a view, each by its name."""
        known = typing.get_type_hints(view)
        return {
            name: self.of(hint, name, 1) for name, hint in known.items() if name != "return"
        } | self.fitting(view)

    def fitting(self, view: Callable[..., object]) -> dict[str, Any]:
        """What has to go together with something else."""
        return SPECIAL.get(f"{view.__module__.rpartition('.')[2]}.{view.__name__}", _nothing)(self)

    def name(self) -> str:
        return self.random.choice(KEPT_NAMES)

    def words(self, name: str = "") -> str:
        """What somebody typed: nothing, a few words, or as much as a field takes."""
        if self.random.random() < 0.15:
            return self.random.choice(BLANK)
        if name in LONG and self.random.random() < 0.5:
            return self.random.choice(KEPT_WORDS)
        return self.name()

    def day(self) -> date:
        return TODAY + timedelta(days=self.random.randint(-800, 800))

    def many(self, depth: int) -> int:
        """Few as a rule; 200 of what a crowded customer has."""
        if depth <= 2 and self.crowded and self.random.random() < 0.3:
            return 200
        return self.random.choice(FEW)

    def of(self, hint: Hint, name: str, depth: int) -> Drawn:
        """Something of this type, under this name."""
        if name in BY_NAME and not is_dataclass(hint):
            return BY_NAME[name](self)
        origin: object = typing.get_origin(hint)
        if origin is not None:
            parts = typing.get_args(hint)
            if isinstance(origin, type) and origin is not types.UnionType:
                return self.several(origin, parts, name, depth)
            return self.maybe(parts, name, depth)
        if is_dataclass(hint):
            return self.made(hint, depth)
        if isinstance(hint, type) and issubclass(hint, Enum):
            return self.random.choice([*hint])
        return self.plain(hint, name)

    def plain(self, hint: Hint, name: str) -> Drawn:
        if hint is str:
            return str(next(self.ids)) if name in OURS else self.words(name)
        if hint is int and (name == "id" or name.endswith("_id") or name == "undo"):
            return next(self.ids)
        return {
            int: lambda: self.random.choice(NUMBERS),
            bool: lambda: self.random.random() < 0.5,
            float: self.random.random,
            date: self.day,
            datetime: lambda: NOW + timedelta(minutes=self.random.randint(-20, 20)),
            timedelta: lambda: timedelta(minutes=self.random.choice((0, 1, 89, 90, 9_000))),
            object: self.name,
        }[hint]()

    def maybe(self, parts: tuple[Any, ...], name: str, depth: int) -> Drawn:
        there = [one for one in parts if one is not types.NoneType]
        if len(there) < len(parts) and self.random.random() < 0.3:
            return None
        if there == [str]:
            return "U0ABCDEF12"
        return self.of(self.random.choice(there), name, depth)

    def several(self, origin: type, parts: tuple[Any, ...], name: str, depth: int) -> Drawn:
        if issubclass(origin, Mapping):
            key, value = parts
            return {
                self.of(key, "", depth): self.of(value, name, depth)
                for _ in range(self.many(depth))
            }
        if origin is tuple and parts[-1] is not Ellipsis:
            return self.pair(parts, name, depth)
        found = [self.of(parts[0], name, depth + 1) for _ in range(self.many(depth))]
        return frozenset(found) if origin is frozenset else tuple(found)

    def pair(self, parts: tuple[Any, ...], name: str, depth: int) -> tuple[Any, ...]:
        """(id, name), (value, label), or what else stands together."""
        first, *rest = parts
        if first is int or (first is str and name in PICKED):
            number = next(self.ids)
            return (first(number), *(self.of(one, "name", depth) for one in rest))
        return (self.of(first, "name", depth), *(self.of(one, name, depth) for one in rest))

    def made(self, kind: Hint, depth: int) -> Drawn:
        if kind is Rule:
            return self.ritual()
        if kind is Noun:
            return self.random.choice(NOUNS)
        hints = _hints(kind)
        values = {one.name: self.of(hints[one.name], one.name, depth + 1) for one in fields(kind)}
        return kind(**values | WITHIN.get(kind, _nothing)(self))

    def ritual(self) -> Rule:
        """A team's own: each has another name, and its author says why at any length."""
        rule = self.random.choice(rulebook())
        name = f"{rule.name}_{next(self.ids)}{'_long' * self.random.choice((0, 0, 30))}"
        return replace(rule, name=name, why=self.words("why") or "To see.", own=True)

    def some(self, hint: Hint, name: str, most: int) -> tuple[Any, ...]:
        """One at least, and a few at most."""
        return tuple(self.of(hint, name, 2) for _ in range(self.random.randint(1, most)))


def _nothing(_: Stranger) -> dict[str, Any]:
    return {}


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


@cache
def rulebook() -> tuple[Rule, ...]:
    return load()


@cache
def titles() -> Mapping[str, str]:
    return {rule.name: rule.title for rule in rulebook()}


def _fact(one: Stranger) -> dict[str, Any]:
    """A noun, and some of its fields filled in, each with what it may hold."""
    noun = one.of(Noun, "noun", 1)
    by_sort: dict[Sort, Callable[[], object]] = {
        Sort.DAY: one.day,
        Sort.NUMBER: lambda: one.random.randint(1, 400),
        Sort.YES_NO: lambda: one.random.random() < 0.5,
        Sort.CONTACT: lambda: one.random.choice((1, one.name())),
        Sort.PROJECT: lambda: one.random.choice((1, one.name())),
        Sort.COLLEAGUE: lambda: 1,
        Sort.TEXT: lambda: one.words("text"),
    }
    filled = {
        field.name: one.random.choice(field.of)
        if field.sort is Sort.CHOICE
        else by_sort.get(field.sort, one.words)()
        for field in noun.fields
        if one.random.random() < 0.7
    }
    return {"noun": noun, "filled": filled}


def _rituals(one: Stranger) -> dict[str, Any]:
    """With the rituals that everybody has, since there is no workspace without any."""
    settings = one.some(RuleSetting, "settings", 40)
    return {"settings": settings, "chosen": one.random.choice((None, *settings))}


def _page(one: Stranger) -> dict[str, Any]:
    drawn = customers.customer_page(**one.asked(customers.customer_page))
    return {"blocks": drawn["blocks"]}


BY_NAME: Mapping[str, Callable[[Stranger], Any]] = {
    "rule": lambda one: one.random.choice([*titles(), "gone_by_now"]),
    "titles": lambda _: titles(),
    "today": lambda _: TODAY,
    "now": lambda _: NOW,
    "timezone": lambda one: one.random.choice(("UTC", "Europe/Berlin", "Asia/Kathmandu")),
    "country": lambda one: one.random.choice(("", "NL", "de", "XX")),
    "language": lambda one: one.random.choice(("en", "de")),
    "starts_at": lambda one: one.random.randint(0, 1_439),
    "ends_at": lambda one: one.random.randint(1, 1_440),
    "mood": lambda one: one.random.choice((None, 1, 2, 3, 4, 5)),
    "moods": lambda one: tuple((one.day(), one.random.randint(1, 5)) for _ in range(3)),
    "usual": lambda one: one.random.choice((None, (Stage.DELIVERY, 3))),
    "cadence": lambda one: one.random.choice((1, 21, 90)),
    "weeks": lambda _: 8,
    "metadata": lambda one: "k" * one.random.randint(0, 3_000),
}

WITHIN: Mapping[type, Callable[[Stranger], dict[str, Any]]] = {
    Question: lambda one: {"choices": one.some(tuple[str, str], "choices", 5)},
    Note: lambda one: {
        "text": one.random.choice(("", "", "", one.words("text"))),
        "occasion": one.random.choice(("morning", "urgent 7")),
    },
    CustomersPage: lambda one: {"warm": one.some(Warm, "warm", A_PAGE)},
    HomePage: lambda one: {"owed": one.some(Owed, "owed", 6)},
    WarmList: lambda one: {"warm": one.some(Warm, "warm", 20)},
    TeamPage: lambda one: {
        "rituals": one.some(RuleSetting, "rituals", 40),
        "ownerless": one.some(tuple[int, str], "ownerless", 5),
    },
}

SPECIAL: Mapping[str, Callable[[Stranger], dict[str, Any]]] = {
    "customers.answer_modal": _page,
    "fact_form.fact_form": _fact,
    "hand_over.customer_handed": lambda one: {
        "done": replace(one.of(HandedOver, "done", 1), customers=((7, one.name()),))
    },
    "learnt.which_is_over": lambda one: {"open_ones": one.some(tuple[int, str], "open_ones", 9)},
    "learnt.whose_fact": lambda one: {"choices": one.some(tuple[int, str], "choices", 9)},
    "lists.titled": lambda one: {"most": one.random.randint(1, 15)},
    "logged.which_kind": lambda one: {"kinds": one.random.sample([*Kind], k=3)},
    "pictures.not_allowed": lambda one: {
        "instead": pictures.timeline(**one.asked(pictures.timeline))
    },
    "pictures.not_sent": lambda one: {"instead": pictures.beside(**one.asked(pictures.beside))},
    "rules.offer": lambda one: {"name": one.ritual().name},
    "rules.rules_list": lambda one: {"settings": _rituals(one)["settings"]},
    "settings_rules.rules_form": _rituals,
    "stats.stats": lambda one: {"tired": tuple(one.random.sample([*titles()], k=3))},
}
