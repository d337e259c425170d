"""The cells of a row as the facts of a noun: columns, readers, and days that must fit together."""

from collections.abc import Callable, Collection
from functools import lru_cache

from bot.intake import cells as read
from bot.intake.landing import Landing
from bot.intake.report import Wrong
from bot.intake.sheet import Cells, Columns
from bot.model.nouns import NOUNS, Field, Noun, Sort
from bot.store import intake as store

Read = Callable[[Cells, str], object]

BY_NAME: dict[str, Read] = {
    "country": read.country,
    "email": read.email,
    "tag": lambda cells, column: read.text(cells, column, 64).lower(),
    "tier": read.tier,
}
"""Fields whose text has a shape of its own."""

BY_SORT: dict[Sort, Read] = {
    Sort.TEXT: read.whole_text,
    Sort.DAY: read.day,
    Sort.NUMBER: read.number,
    Sort.YES_NO: read.yes_or_no,
    Sort.BIRTHDAY: read.birthday,
}

NOTHING: dict[Sort, str | None] = dict.fromkeys(Sort, None) | dict.fromkeys(
    (Sort.LINE, Sort.TEXT, Sort.CHOICE, Sort.BIRTHDAY), ""
)
"""What an empty cell says."""

IN_ORDER = (
    ("since", "standing_since"),
    ("since", "renews_on"),
    ("met_on", "standing_since"),
    ("opened_on", "wait_until"),
    ("opened_on", "closed_on"),
    ("on", "revisit_on"),
    ("on", "closed_on"),
    ("on", "refused_on"),
)
"""Days of one row of which the second cannot be before the first."""


def columns_of(noun: Noun, *others: str) -> Columns:
    """What heads its file. What is told says of which customer."""
    needed = [field.name for field in noun.fields if field.needed]
    known = [field.name for field in noun.fields if not field.needed]
    whose = [] if noun.table == "customers" else ["customer"]
    return Columns((*whose, *needed), (*known, *others))


def facts_of(
    landing: Landing, noun: Noun, cells: Cells, customer_id: int = 0, but: Collection[str] = ()
) -> dict[str, object]:
    """What a row says of each field, by where it is kept. Raises Wrong."""
    facts: dict[str, object] = {}
    days: dict[str, object] = {}
    for field, kept_in in _kept(noun.word):
        if field.name in but:
            continue
        given = cells.get(field.name)
        said = _said(landing, noun, field, cells, customer_id) if given else NOTHING[field.sort]
        if field.needed and not said:
            raise Wrong(f"{field.name} is empty. Fill it in, or delete the row.")
        facts[kept_in] = said
        if field.sort is Sort.DAY and said:
            days[field.name] = said
    if len(days) > 1:
        _check_order(days)
    return facts


@lru_cache(maxsize=len(NOUNS))
def _kept(word: str) -> tuple[tuple[Field, str], ...]:
    """The fields of a noun, each with where it is kept."""
    noun = next(noun for noun in NOUNS if noun.word == word)
    return tuple((field, field.kept_in) for field in noun.fields)


def check_standing(facts: dict[str, object]) -> None:
    """Raises Wrong for a day without the standing that began on it."""
    if "standing_since" in facts and "standing" not in facts:
        raise Wrong("standing_since is of no use without a standing. Fill in both, or neither.")


def _said(landing: Landing, noun: Noun, field: Field, cells: Cells, customer_id: int) -> object:
    if read_it := BY_NAME.get(field.name) or BY_SORT.get(field.sort):
        return read_it(cells, field.name)
    if field.sort is Sort.CHOICE:
        return read.one_of(cells, field.name, field.of)
    given = read.text(cells, field.name, _room(noun, field))
    if field.sort is Sort.COLLEAGUE:
        return landing.colleague(field.name, given)
    among = {Sort.CONTACT: landing.contacts, Sort.PROJECT: landing.projects}.get(field.sort)
    return landing.whose(among, field.name, given, customer_id) if among else given


def _room(noun: Noun, field: Field) -> int:
    if field.sort is Sort.COLLEAGUE:
        return read.ADDRESS
    return store.room(noun.table, field.kept_in) or read.NAME


def _check_order(days: dict[str, object]) -> None:
    for first, then in IN_ORDER:
        began, ended = days.get(first), days.get(then)
        if began and ended and str(ended) < str(began):
            raise Wrong(f"{then} ({ended}) is before {first} ({began}). Correct one of them.")
