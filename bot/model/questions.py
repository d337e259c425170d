"""The one small question that a note may hold, about something that we would like to know."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Missing(StrEnum):
    """What we do not know. The value is what is stored."""

    DECIDES = "decides"
    CHAMPION = "champion"
    ANSWERED = "answered"
    COUNTRY = "country"


class QuestionState(StrEnum):
    """Whether somebody clicked."""

    ASKED = "asked"
    ANSWERED = "answered"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """`choices` are (value, label), short enough for buttons. `answer` is the label chosen.

    `touch_id` is the message of ours that it is about, if any, and `sent_on` its day.
    """

    customer_id: int
    customer: str
    about: Missing
    choices: tuple[tuple[str, str], ...]
    touch_id: int | None = None
    sent_on: date | None = None
    id: int = 0
    state: QuestionState = QuestionState.ASKED
    answer: str = ""
