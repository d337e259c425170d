"""What a note says was done where nothing in front of it did: `Acme: called Ivo, no luck`."""

import re
from dataclasses import dataclass

from bot.words.kind_hints import HINTS, LONGEST_HINT, NOT_DONE, NOT_MEANT
from bot.words.kind_words import KINDS, LONGEST_KIND, MEANS, PAST, VERBS
from bot.words.plain_words import is_plain
from rules.kit.kinds import Kind

_CLAUSE = re.compile(r"[,;.!?\n]+(?:\s|$)|\s[-–—|>]+\s|:\s|\s(?:and|und|then|dann|but|aber)\s")
_OPENING = frozenset(
    [
        "i",
        "we",
        "just",
        "then",
        "also",
        "so",
        "have",
        "has",
        "had",
        "been",
        "ich",
        "wir",
        "habe",
        "haben",
        "hab",
        "kurz",
    ]
)
_THEM = frozenset(["they", "she", "he", "sie", "er"])
_MEANS_LED = frozenset(["by", "per", "via", "on", "over"])
_BY = frozenset(["per", "via", "by", "over", "on"])
_NAMED = KINDS | HINTS
_LONGEST = max(LONGEST_KIND, LONGEST_HINT)
_PARTICIPLE = re.compile(r"(?:\w+ge|ge|be|ver|unter)\w+(?:t|en)")


@dataclass(frozen=True)
class Done:
    kind: Kind
    person: str = ""
    theirs: bool = False


def done_in(note: str) -> Done | None:
    """The first deed: a verb that opens a clause, or ends one as in German, that is not denied."""
    for clause in _CLAUSE.split(note):
        words = [word.strip("()[]\"'“”") for word in clause.split()]
        lows = [word.casefold().replace("’", "'") for word in words]
        denied = not words or NOT_DONE.intersection(lows)
        done = None if denied else _opening(words, lows) or _ending(lows)
        done = done or _by_means(lows)
        if done:
            return done
    return None


def _by_means(lows: list[str]) -> Done | None:
    """`asked by email for the spec`: whatever else was asked, that is how."""
    for place, word in enumerate(lows[:-1]):
        kind = KINDS.get(lows[place + 1]) if word in _MEANS_LED else None
        if kind in MEANS and f"{word} {lows[place + 1]}" not in NOT_MEANT:
            return Done(kind)
    return None


def _opening(words: list[str], lows: list[str]) -> Done | None:
    start = 0
    theirs = lows[0] in _THEM
    while start < len(lows) and lows[start] in _OPENING | _THEM:
        start += 1
    by = start < len(lows) and lows[start] in _BY
    for length in range(_LONGEST, 0, -1):
        said = " ".join(lows[start + by : start + by + length])
        if any(said.startswith(words) for words in NOT_MEANT):
            return None
        end = start + by + length
        if said in _NAMED and end <= len(lows) and (by or lows[start] in PAST):
            return Done(_NAMED[said], "" if by else _person(words, end, lows[end - 1]), theirs)
    return None


def _ending(lows: list[str]) -> Done | None:
    said = lows[-1]
    if said in PAST and said in _NAMED and _PARTICIPLE.fullmatch(said):
        return Done(_NAMED[said])
    return None


def _person(words: list[str], start: int, verb: str) -> str:
    """`called Ivo instead`."""
    end = start
    while end < len(words) and end < start + 3 and _is_name(words[end]):
        end += 1
    return " ".join(words[start:end]) if verb in VERBS else ""


def _is_name(word: str) -> bool:
    return word[:1].isupper() and not is_plain(word.casefold())
