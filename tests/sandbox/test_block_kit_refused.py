"""What Slack refuses outright, and what may be chosen at first."""

import pytest

from bot.sandbox.block_kit import problems
from tests.sandbox.block_kit_pieces import (
    Json,
    actions,
    asked,
    beside,
    button,
    image,
    in_message,
    modal,
    mrkdwn,
    option,
    options,
    plain,
    rich,
    section,
    select,
    typing,
    url,
    words,
)

REFUSED: list[tuple[str, list[str]]] = [
    ("verbatim in plain text", section(text={**plain(), "verbatim": True})),
    ("emoji in mrkdwn", section(text={**mrkdwn(), "emoji": True})),
    ("mrkdwn in a header", in_message({"type": "header", "text": mrkdwn()})),
    ("mrkdwn on a button", actions(button(text=mrkdwn()))),
    ("mrkdwn in a menu option", beside(select(options=[option(text=mrkdwn())]))),
    ("mrkdwn in a label", asked(typing(), label=mrkdwn())),
    ("mrkdwn in a title", modal(title=mrkdwn())),
    ("a string for a text object", section(text="Hello")),
    ("a section of nothing", section()),
    ("no fields", section(fields=[])),
    ("a url outside of an overflow menu", beside(select(options=[option(url=url(30))]))),
    ("options and groups", beside(select(options=options(1), option_groups=[]))),
    ("neither options nor groups", beside(select())),
    ("no picture", in_message({"type": "image", "alt_text": "A"})),
    ("two pictures", in_message(image(slack_file={"id": "F1"}))),
    ("an image without words", in_message({"type": "image", "image_url": url(30)})),
    ("a number input that is unsure", asked({"type": "number_input"})),
    ("a confirmation without a no", beside(button(confirm={"title": plain()}))),
    ("a file", in_message({"type": "file", "external_id": "A", "source": "remote"})),
    ("markdown", in_message({"type": "markdown", "text": "A"})),
    ("a block without type", in_message({"text": plain()})),
    ("a block that is text", problems(["divider"], "message")),
    ("blocks that are one block", problems({"type": "divider"}, "message")),
    ("blocks that are JSON text", problems('[{"type": "divider"}]', "message")),
    ("typing in actions", actions(typing())),
    ("typing beside a section", beside(typing())),
    ("a moment beside a section", beside({"type": "datetimepicker"})),
    ("a button in an input", asked(button())),
    ("a button in context", in_message({"type": "context", "elements": [button()]})),
    ("an image in actions", actions(image())),
    ("an empty rich text", rich()),
    ("a rich section of nothing", words()),
    ("words outside of a section", rich({"type": "text", "text": "A"})),
    ("a key that is a number", problems([{"type": "divider", 7: "A"}], "message")),
]


@pytest.mark.parametrize("found", [row[1] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_refused(found: list[str]) -> None:
    assert found != []


ONE, TWO = options(2)
MARKED = {**ONE, "text": mrkdwn()}


@pytest.mark.parametrize(
    ("element", "taken"),
    [
        (select(options=[ONE], initial_option=ONE), True),
        (select(options=[ONE], initial_option=TWO), False),
        (select(options=[ONE], initial_option={**ONE, "description": plain()}), False),
        (select(option_groups=[{"label": plain(), "options": [TWO]}], initial_option=TWO), True),
        (select(option_groups=[{"label": plain(), "options": [TWO]}], initial_option=ONE), False),
        ({"type": "radio_buttons", "options": [MARKED], "initial_option": MARKED}, True),
        ({"type": "radio_buttons", "options": [MARKED], "initial_option": ONE}, False),
        ({"type": "checkboxes", "options": [ONE, TWO], "initial_options": [TWO, ONE]}, True),
        ({"type": "checkboxes", "options": [ONE], "initial_options": [ONE, TWO]}, False),
        ({"type": "checkboxes", "options": [ONE], "initial_options": []}, False),
        ({"type": "multi_static_select", "options": [ONE], "initial_options": [ONE]}, True),
        ({"type": "multi_static_select", "options": [ONE], "initial_options": [TWO]}, False),
        ({"type": "external_select", "initial_option": ONE}, True),
    ],
)
def test_what_is_chosen_at_first_is_one_of_the_options(element: Json, taken: bool) -> None:
    assert (beside(element) == []) is taken
