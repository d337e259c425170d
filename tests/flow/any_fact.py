"""Whatever may be told of any field, by chance."""

from collections.abc import Callable, Mapping

from bot.model.nouns import Field, Noun, Sort, Value
from tests.flow.history import CUSTOMERS, PEOPLE, TAGS, History

TEXTS = ("The budget", "Late again", "Too loud")
SPANS = ((-60, 60), (0, 9))
"""Far away, or before the next look at the latest."""

CALLED: Mapping[str, tuple[str, ...]] = {
    "contact": PEOPLE,
    "project": ("Shop", "Till"),
    "customer": CUSTOMERS,
    "need": TAGS,
}
BY_SORT: Mapping[Sort, Callable[[History, Field, int], Value | None]] = {
    Sort.DAY: lambda history, _, __: history.some_day(*history.chance.among(SPANS)),
    Sort.BIRTHDAY: lambda history, _, __: f"--{history.some_day(0, 360):%m-%d}",
    Sort.CHOICE: lambda history, field, _: history.chance.among(field.of),
    Sort.YES_NO: lambda history, _, __: history.chance.among(["yes", "no"]),
    Sort.NUMBER: lambda history, _, __: str(history.chance.number(3, 30)),
    Sort.CONTACT: lambda history, _, here: history.some_id("contacts", customer_id=here),
    Sort.PROJECT: lambda history, _, here: history.some_id("projects", customer_id=here),
    Sort.COLLEAGUE: lambda history, _, __: history.somebody().id,
}


def any_facts(history: History, noun: Noun, customer_id: int) -> dict[str, Value]:
    """All that is needed, and some of the rest."""
    told = {
        one.name: _value(history, noun, one, customer_id)
        for one in noun.fields
        if one.needed or history.maybe()
    }
    return {name: value for name, value in told.items() if value is not None}


def _value(history: History, noun: Noun, field: Field, customer_id: int) -> Value | None:
    if field.sort in BY_SORT:
        return BY_SORT[field.sort](history, field, customer_id)
    if field.name in ("name", "tag"):
        return history.chance.among(CALLED[noun.word])
    by_name = {"country": ("ES", "JP", "US"), "email": ("",)}
    return history.chance.among(by_name.get(field.name, TEXTS))
