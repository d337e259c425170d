"""How an unseen line was read, in the words of its table: right, asked about, or wrong and why."""

from collections.abc import Mapping

from bot.words.touch_line import TouchLine, read_touch
from tests.words.unseen_touches import ASKED, CUSTOMERS, TODAY, Told


def read(line: str) -> TouchLine:
    return read_touch(line, customers=CUSTOMERS, today=TODAY)


def asks(touch: TouchLine) -> bool:
    return touch.customer is None or touch.kind is None or touch.day_in_doubt


def at_odds(touch: TouchLine, told: Told) -> dict[str, object]:
    """What was read otherwise than it was told, or lost."""
    kinds = told.kinds if isinstance(told.kinds, tuple) else (told.kinds,)
    kept = set(_words(touch.whole_note))
    found = {
        "customer": (touch.customer, touch.customer == told.customer),
        "kind": (touch.kind, touch.kind in kinds),
        "day": (touch.day and touch.day.day, (touch.day and touch.day.day) == told.on),
        "people": (touch.contacts, _folded(touch.contacts) == _folded(told.people)),
        "lost": (touch.whole_note, kept.issuperset(_words(told.keeps))),
        "mood": (touch.mood, touch.mood == told.mood),
        "private": (touch.private, touch.private == told.private),
        "theirs": (touch.theirs, told.theirs in (None, touch.theirs)),
        "unanswered": (touch.unanswered, touch.unanswered == told.unanswered),
    }
    return {name: read_as for name, (read_as, right) in found.items() if not right}


def verdict(line: str, told: Told | str) -> str:
    touch = read(line)
    if asks(touch):
        return "rightly asked" if told == ASKED else "asked"
    if not isinstance(told, Told):
        return f"wrong: not asked, {touch.kind}"
    odds = at_odds(touch, told)
    return f"wrong: {odds}" if odds else "understood"


def verdicts(table: Mapping[str, Told | str]) -> dict[str, str]:
    return {line: verdict(line, told) for line, told in table.items()}


def wrong(table: Mapping[str, Told | str]) -> dict[str, str]:
    return {line: said for line, said in verdicts(table).items() if said.startswith("wrong")}


def right(table: Mapping[str, Told | str]) -> list[str]:
    """Understood, or asked where nobody could have known."""
    said = verdicts(table)
    return [line for line in table if said[line] in ("understood", "rightly asked")]


def _words(text: str) -> list[str]:
    return [word.strip(".,;:!?()#~'\"").casefold() for word in text.split()]


def _folded(names: tuple[str, ...]) -> set[str]:
    return {name.casefold() for name in names}
