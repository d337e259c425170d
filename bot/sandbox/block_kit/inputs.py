"""Elements into which people type, and those that pick a day or a time."""

from collections.abc import Iterator
from datetime import date

from bot.sandbox.block_kit.rich_text import PARAGRAPHS
from bot.sandbox.block_kit.shapes import (
    Fields,
    by_type,
    flag,
    in_order,
    problem,
    string,
    thing,
    whole,
)
from bot.sandbox.block_kit.traits import CHOOSING, IDENTIFIED, PICKING, SOME, SOMES, TYPING

WRITTEN_DAY = string(like="[0-9]{4}-[0-9]{2}-[0-9]{2}", says="must be YYYY-MM-DD")


def day(value: object, at: str) -> Iterator[str]:
    wrong = list(WRITTEN_DAY(value, at))
    yield from wrong
    if not wrong:
        try:
            date.fromisoformat(str(value))
        except ValueError:
            yield problem("must be a day that exists", at)


HOUR = string(like="([01][0-9]|2[0-3]):[0-5][0-9]", says="must be HH:mm")
NUMBER = string(like=r"-?[0-9]+(\.[0-9]+)?", says="must be a number")
TEN_DIGITS = whole(1_000_000_000, 9_999_999_999)
LINES = whole(1, 100)

DAY: Fields = {"datepicker": thing({}, {**CHOOSING, "initial_date": day})}
TIME: Fields = {"timepicker": thing({}, {**CHOOSING, "initial_time": HOUR, "timezone": SOME})}
MOMENT: Fields = {"datetimepicker": thing({}, {**PICKING, "initial_date_time": TEN_DIGITS})}

RICH_TEXT_INPUT: Fields = {
    "rich_text_input": thing(
        {},
        {
            **TYPING,
            "initial_value": by_type({"rich_text": thing({"elements": PARAGRAPHS})}),
            "min_lines": LINES,
            "max_lines": LINES,
        },
        rules=(in_order("min_lines", "max_lines"),),
    )
}

TEXT_INPUTS: Fields = {
    "plain_text_input": thing(
        {},
        {
            **TYPING,
            "initial_value": string(0, 3000),
            "multiline": flag,
            "min_length": whole(0, 3000),
            "max_length": whole(1, 3000),
        },
        rules=(in_order("min_length", "max_length"),),
    ),
    "email_text_input": thing({}, {**TYPING, "initial_value": string()}),
    "url_text_input": thing({}, {**TYPING, "initial_value": string()}),
    "number_input": thing(
        {"is_decimal_allowed": flag},
        {**TYPING, "initial_value": NUMBER, "min_value": NUMBER, "max_value": NUMBER},
        rules=(in_order("min_value", "max_value"),),
    ),
    "file_input": thing({}, {**IDENTIFIED, "filetypes": SOMES, "max_files": whole(1, 10)}),
}
