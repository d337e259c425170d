"""Finding whom a name means: customers, contacts, colleagues."""

import heapq
import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler

from bot.words.exact_names import Called
from bot.words.normal_name import LONGEST, normalise

__all__ = ["LONGEST", "Found", "find", "normalise"]

SURE, MARGIN, WORTH_OFFERING = 85, 8, 70
LONG_NAME, SHORTEST_SLIP = 12, 4
"""In letters: of a name in which one letter may be missing, and of each of its words."""

_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class Found:
    """`sure` when one is meant beyond doubt, else up to five `choices`, the likeliest first."""

    sure: int | None = None
    choices: tuple[int, ...] = ()


def find(query: str, names: Iterable[tuple[int, str]]) -> Found:
    """Whom `query` means among (id, normalised name); an id may recur with its aliases."""
    wanted = normalise(query[:LONGEST])
    if not wanted:
        return Found()
    if isinstance(names, Called) and len(just_so := names.ids(wanted)) == 1:
        # Only the very name scores over 92, so nobody comes near enough to be meant instead.
        return Found(sure=min(just_so))
    known = list(names)
    best: dict[int, float] = {}
    for owner, name in _candidates(wanted, known):
        best[owner] = max(best.get(owner, 0), score(wanted, name))
    ranked = sorted(best, key=lambda owner: (-best[owner], owner))
    ranked = [owner for owner in ranked if best[owner] >= WORTH_OFFERING]
    second = best[ranked[1]] if len(ranked) > 1 else 0
    if ranked and best[ranked[0]] >= SURE and best[ranked[0]] - second >= MARGIN:
        return Found(sure=ranked[0])
    return Found(choices=tuple(ranked[:5]))


def score(wanted: str, name: str) -> float:
    """How likely `wanted` means `name`, 0 to 100. Only the very name scores over 92."""
    if wanted == name:
        return 100
    return max(_prefix(wanted, name), _acronym(wanted, name), _typo(wanted, name))


def _prefix(wanted: str, name: str) -> float:
    if name.startswith(f"{wanted} "):
        return 92
    if _compact(wanted) == _compact(name):
        return 92
    if name.startswith(wanted):
        half_a_number = wanted[-1].isdigit() and name[len(wanted)].isdigit()
        return 90 if len(wanted) >= 5 and not half_a_number else 80
    if wanted.startswith(f"{name} "):
        return 80
    return _token_prefix(wanted.split(), name.split())


def _token_prefix(wanted: list[str], name: list[str]) -> float:
    """Every word asked for begins a word of the name: `deut ba` for `deutsche bank`."""
    if not all(any(word.startswith(part) for word in name) for part in wanted):
        return 0
    if sorted(wanted) == sorted(name):
        return 92
    if sum(map(len, wanted)) < 4:
        return 78
    if set(wanted) <= set(name):
        return 88
    return 86 if len(wanted) > 1 and name[0].startswith(wanted[0]) else 78


def _acronym(wanted: str, name: str) -> float:
    for short, long in ((wanted, name), (name, wanted)):
        if " " in short or " " not in long:
            continue
        words = long.split()
        initials = {"".join(word[0] for word in each) for each in (words, _without_and(words))}
        if short in initials:
            return 88 if len(short) >= 3 else 80
    return 0


def _typo(wanted: str, name: str) -> float:
    """Few enough slips for the length of each word; else never more than a choice to offer."""
    alike = 92 * JaroWinkler.similarity(wanted, name)
    same_numbers = _DIGITS.findall(wanted) == _DIGITS.findall(name)
    return alike if same_numbers and _few_slips(wanted, name) else min(alike, SURE - 1)


def _few_slips(wanted: str, name: str) -> bool:
    pairs = [*zip(wanted.split(), name.split(), strict=False)]
    if wanted.count(" ") != name.count(" "):
        pairs = [(_compact(wanted), _compact(name))]
    return _one_letter_off(wanted, name, pairs) or all(
        OSA.distance(ours, theirs) <= _slips_allowed(min(len(ours), len(theirs)))
        for ours, theirs in pairs
    )


def _one_letter_off(wanted: str, name: str, pairs: list[tuple[str, str]]) -> bool:
    """A letter left out, doubled or swapped in a long name: another letter makes another word."""
    if min(len(wanted), len(name)) < LONG_NAME or OSA.distance(wanted, name) != 1:
        return False
    replaced = len(wanted) == len(name) and sorted(wanted) != sorted(name)
    return not replaced and all(min(map(len, pair)) >= SHORTEST_SLIP for pair in pairs)


def _slips_allowed(letters: int) -> int:
    return (letters >= 6) + (letters >= 10)


def _compact(name: str) -> str:
    return "".join(_without_and(name.split()))


def _without_and(words: list[str]) -> list[str]:
    return [word for word in words if word != "and"]


def _candidates(wanted: str, known: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The few names worth a close look, found by tests that are quick for tens of thousands."""
    texts = [name for _, name in known]
    alike = process.extract(
        wanted, texts, scorer=JaroWinkler.similarity, processor=None, score_cutoff=0.7, limit=30
    )
    likeliest = heapq.nsmallest(
        200,
        _holding(wanted, texts),
        key=lambda place: (not texts[place].startswith(wanted), len(texts[place])),
    )
    places = [*likeliest, *_of_those_letters(wanted, texts), *(place for _, _, place in alike)]
    return [known[place] for place in places]


def _holding(wanted: str, texts: list[str]) -> list[int]:
    """Names that hold the longest word asked for; letters that short must begin the name."""
    if len(wanted) < 3:
        return [place for place, text in enumerate(texts) if text.startswith(wanted)]
    longest = max(wanted.split(), key=len)
    return [place for place, text in enumerate(texts) if longest in text]


def _of_those_letters(wanted: str, texts: list[str]) -> list[int]:
    """Names of those initials, and names such as AT&T that lose their "and"."""
    words = wanted.split()
    if len(words) > 1:
        initials = "".join(word[0] for word in words)
        return [place for place, text in enumerate(texts) if text == initials]
    if not 2 <= len(wanted) <= 6:
        return []
    first, fewest = wanted[0], len(wanted) - 1
    return [
        place
        for place, text in enumerate(texts)
        if text.startswith(first)
        and text.count(" ") >= fewest
        and (_acronym(wanted, text) or _compact(text) == wanted)
    ]
