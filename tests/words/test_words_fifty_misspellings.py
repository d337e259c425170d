"""However a customer is misspelt, it is found or offered, and never taken for another one."""

from bot.words.names import Found, find, normalise
from tests.words.fifty_misspellings import KNOWN, MEANT

NAMES = [(number, normalise(name)) for number, name in enumerate(KNOWN)]
FOUND: dict[str, Found] = {typed: find(typed, NAMES) for typed in MEANT}


def meant(typed: str) -> int:
    return KNOWN.index(MEANT[typed])


def test_there_are_fifty_among_some_two_hundred() -> None:
    assert len(MEANT) == 50
    assert len(set(KNOWN)) == len(KNOWN) > 195


def test_none_is_taken_for_somebody_else() -> None:
    taken = {
        typed: KNOWN[found.sure]
        for typed, found in FOUND.items()
        if found.sure is not None and found.sure != meant(typed)
    }
    assert taken == {}


def test_all_but_one_in_twenty_are_found_or_offered() -> None:
    offered = [
        typed for typed, found in FOUND.items() if meant(typed) in (found.sure, *found.choices)
    ]
    assert len(offered) >= 0.95 * len(MEANT), set(MEANT) - set(offered)


def test_most_need_no_question() -> None:
    assert sum(found.sure is not None for found in FOUND.values()) >= 40


def test_a_near_twin_is_asked_about() -> None:
    for typed in ("Deutsche Ba", "Borealis", "Aldi", "Acme", "Cobalt", "Deutsche Banh"):
        found = find(typed, NAMES)
        assert found.sure is None, KNOWN[found.sure or 0]
        assert len(found.choices) >= 2
