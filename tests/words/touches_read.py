"""How a line was read, in the words of the tables, and whether anything would have been asked."""

from collections.abc import Mapping

from bot.words.touch_line import TouchLine, read_touch
from tests.words.sixty_touches import ASKS, CUSTOMERS, TODAY, Means


def read(line: str) -> TouchLine:
    return read_touch(line, customers=CUSTOMERS, today=TODAY)


def meant(touch: TouchLine) -> Means | str:
    if touch.customer is None or touch.kind is None or touch.day_in_doubt:
        return ASKS
    return Means(
        touch.customer,
        touch.kind,
        touch.day.day if touch.day else None,
        touch.contacts,
        touch.whole_note,
        touch.mood,
        touch.private,
        touch.theirs,
        touch.unanswered,
    )


def wrong(table: Mapping[str, Means | str]) -> dict[str, Means | str]:
    """What would be logged otherwise than it was meant; a question is never wrong."""
    read_as = {line: meant(read(line)) for line in table}
    return {
        line: read_as[line] for line, means in table.items() if read_as[line] not in (means, ASKS)
    }


def understood(table: Mapping[str, Means | str]) -> list[str]:
    return [line for line, means in table.items() if means != ASKS and meant(read(line)) == means]
