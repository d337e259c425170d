"""A fact in one line: `Acme concern severe: the budget`, `Acme @ivo left`, `Acme tier A`."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial

from bot.model.nouns import (
    CONCERN,
    CONTACT,
    CUSTOMER,
    HONEST_NO,
    JOB,
    LIFE_EVENT,
    NEED,
    PROJECT,
    PROMISE,
    ROLE,
    TERM,
    VALUE,
    Noun,
)
from bot.words.exact_names import Exact, Names
from bot.words.fact_reading import FactLine, Setting
from bot.words.fact_theirs import read_customer, read_person, read_project
from bot.words.fact_told import (
    read_life,
    read_loop,
    read_need,
    read_no,
    read_role,
    read_term,
    read_words,
)
from bot.words.fact_words import CLOSERS, NOUN_WORDS
from bot.words.names import Found, find, normalise

LONGEST_NAME = 12
_TOKEN = re.compile(r'"[^"\n]+"|“[^”\n]+”|„[^“”\n]+[“”]|\S+')
_QUOTES = '"“”„ '
NO = "no"
NEAR = 0.7
"""Of two words: "concren" and "concern" are nearer than that, "erase" and "terms" are not."""
_TO_SOMEBODY = re.compile(r"(?:to|for|an) @[^:]+:", re.IGNORECASE)
_SECOND = {("honest", "no"), ("life", "event")}

READS: Mapping[str, Callable[[str, Setting], FactLine]] = {
    CONCERN.word: partial(read_loop, CONCERN),
    PROMISE.word: partial(read_loop, PROMISE),
    HONEST_NO.word: read_no,
    JOB.word: partial(read_words, JOB),
    NEED.word: read_need,
    VALUE.word: partial(read_words, VALUE),
    LIFE_EVENT.word: read_life,
    ROLE.word: read_role,
    TERM.word: read_term,
    CONTACT.word: read_person,
    PROJECT.word: read_project,
    CUSTOMER.word: read_customer,
}


Split = tuple[str, Noun | None, str, str]

IN_THEIR_WORDS = (CONCERN, PROMISE, HONEST_NO, JOB, VALUE)


@dataclass(frozen=True, slots=True)
class Address:
    """Whom a line is about, as far as it says so, and what it says of them.

    `said` is all that follows the name, `rest` the same without the word for the noun. `noun` is
    None when the first word after a customer's own name is none that we know.
    """

    words: str
    found: Found
    noun: Noun | None
    said: str
    rest: str


def address(text: str, customers: Names) -> Address | None:
    """Where the customer's name ends and the fact begins; None when it is a name and no more.

    A customer may be called Active Life: so the longest exact name wins, then the first that is
    sure, then the first that may be meant.
    """
    exact = Exact(customers)
    if normalise(text) in exact:
        return None
    splits = [*_splits(text)]
    for split in reversed(splits):
        if normalise(split[0]) in exact:
            return _addressed(split, customers)
    told = [split for split in splits if split[1] is not None]
    if not told or find(text, customers).sure is not None:
        return None
    tried = [_addressed(split, customers) for split in told]
    sure = (one for one in tried if one.found.sure is not None)
    maybe = (one for one in tried if one.found.choices)
    likeliest = next(sure, None) or next(maybe, None) or tried[0]
    says_something = likeliest.rest or likeliest.found.sure or likeliest.found.choices
    return likeliest if says_something else None


def read_fact(noun: Noun, rest: str, here: Setting) -> FactLine:
    """After `concern:` there are only their words, so a colon in front of `rest` counts."""
    said = rest.strip()
    return READS[noun.word](said if noun in IN_THEIR_WORDS else said.lstrip(": "), here)


def nearest(word: str) -> str:
    """The word of ours that comes nearest to one that means nothing, if any does."""
    said = word.casefold().strip(":,")[:40]
    if said == NO:
        return f"{NO}:"
    near = get_close_matches(said, [word for word in NOUN_WORDS if word != NO], 1, NEAR)
    return near[0] if near else ""


def _splits(text: str) -> list[Split]:
    """Each way to part the name from what follows, with the noun that begins there, if any."""
    tokens = [*_TOKEN.finditer(text)][:LONGEST_NAME]
    if tokens and tokens[0][0][0] in _QUOTES and len(tokens[0][0]) > 1:
        tokens = tokens[:2]  # the quotes say where the name ends
    return [
        (
            text[: token.start()].strip(_QUOTES),
            noun,
            text[token.start() :].strip(),
            _rest(text, token, noun),
        )
        for token in tokens[1:]
        for noun in [_begun(text, token)]
    ]


def _noun(word: str) -> Noun | None:
    if word.startswith("@") and len(word) > 1:
        return CONTACT
    return NOUN_WORDS.get(word.casefold().rstrip(":,"))


def _begun(text: str, token: re.Match[str]) -> Noun | None:
    """A bare "no" is one of many sentences: "no concerns", "no longer a customer"."""
    after = text[token.end() :].strip()
    told = after.startswith(":") or _TO_SOMEBODY.match(after)
    if token[0].casefold() != NO or not after or told:
        return _noun(token[0])
    return HONEST_NO if after.partition(" ")[0].casefold() in CLOSERS else None


def _rest(text: str, token: re.Match[str], noun: Noun | None) -> str:
    """What follows the word; of a person and of the customer itself, the word belongs to it."""
    word, after = token[0].casefold().rstrip(":,"), text[token.end() :].strip()
    if noun is None or token[0].startswith("@") or (noun == CUSTOMER and word != "customer"):
        return text[token.start() :].strip()
    second, _, more = after.partition(" ")
    if (word, second.casefold().rstrip(":")) in _SECOND:
        word_ends, after = second, more.strip()
    else:
        word_ends = token[0]
    return f": {after}" if word_ends.endswith(":") and after else after


def _addressed(split: Split, customers: Names) -> Address:
    name, noun, said, rest = split
    return Address(name, find(name, customers), noun, said, rest)
