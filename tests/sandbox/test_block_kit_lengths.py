"""Each limit of Slack's on lengths and numbers of things, at its edge and one beyond."""

from collections.abc import Callable

import pytest

from bot.sandbox.block_kit import problems
from tests.sandbox.block_kit_pieces import (
    actions,
    asked,
    beside,
    button,
    confirm,
    dividers,
    image,
    in_message,
    message,
    modal,
    mrkdwn,
    option,
    options,
    plain,
    section,
    select,
    typing,
    video,
)

LENGTHS: list[tuple[str, Callable[[str], list[str]], int, int, str]] = [
    ("section text", lambda s: section(text=mrkdwn(s)), 1, 3000, "/blocks/0/text/text"),
    ("section field", lambda s: section(fields=[mrkdwn(s)]), 1, 2000, "/blocks/0/fields/0/text"),
    (
        "header text",
        lambda s: in_message({"type": "header", "text": plain(s)}),
        1,
        150,
        "/blocks/0/text/text",
    ),
    (
        "context text",
        lambda s: in_message({"type": "context", "elements": [mrkdwn(s)]}),
        1,
        3000,
        "/blocks/0/elements/0/text",
    ),
    (
        "block id",
        lambda s: in_message({"type": "divider", "block_id": s}),
        1,
        255,
        "/blocks/0/block_id",
    ),
    (
        "button text",
        lambda s: actions(button(text=plain(s))),
        1,
        75,
        "/blocks/0/elements/0/text/text",
    ),
    ("button value", lambda s: actions(button(value=s)), 1, 2000, "/blocks/0/elements/0/value"),
    ("action id", lambda s: actions(button(action_id=s)), 1, 255, "/blocks/0/elements/0/action_id"),
    (
        "accessibility label",
        lambda s: actions(button(accessibility_label=s)),
        1,
        75,
        "/blocks/0/elements/0/accessibility_label",
    ),
    (
        "confirm title",
        lambda s: beside(button(**confirm(title=plain(s)))),
        1,
        100,
        "/blocks/0/accessory/confirm/title/text",
    ),
    (
        "confirm text",
        lambda s: beside(button(**confirm(text=plain(s)))),
        1,
        300,
        "/blocks/0/accessory/confirm/text/text",
    ),
    (
        "confirm yes",
        lambda s: beside(button(**confirm(confirm=plain(s)))),
        1,
        30,
        "/blocks/0/accessory/confirm/confirm/text",
    ),
    (
        "confirm no",
        lambda s: beside(button(**confirm(deny=plain(s)))),
        1,
        30,
        "/blocks/0/accessory/confirm/deny/text",
    ),
    (
        "option text",
        lambda s: beside(select(options=[option(text=plain(s))])),
        1,
        75,
        "/blocks/0/accessory/options/0/text/text",
    ),
    (
        "option value",
        lambda s: beside(select(options=[option(s)])),
        1,
        150,
        "/blocks/0/accessory/options/0/value",
    ),
    (
        "option description",
        lambda s: beside(select(options=[option(description=plain(s))])),
        1,
        75,
        "/blocks/0/accessory/options/0/description/text",
    ),
    (
        "radio button text",
        lambda s: beside({"type": "radio_buttons", "options": [option(text=mrkdwn(s))]}),
        1,
        75,
        "/blocks/0/accessory/options/0/text/text",
    ),
    (
        "checkbox description",
        lambda s: beside({"type": "checkboxes", "options": [option(description=mrkdwn(s))]}),
        1,
        75,
        "/blocks/0/accessory/options/0/description/text",
    ),
    (
        "option group label",
        lambda s: beside(select(option_groups=[{"label": plain(s), "options": options(1)}])),
        1,
        75,
        "/blocks/0/accessory/option_groups/0/label/text",
    ),
    (
        "placeholder",
        lambda s: beside(select(options=options(1), placeholder=plain(s))),
        1,
        150,
        "/blocks/0/accessory/placeholder/text",
    ),
    ("image alt text", lambda s: in_message(image(alt_text=s)), 1, 2000, "/blocks/0/alt_text"),
    ("image title", lambda s: in_message(image(title=plain(s))), 1, 2000, "/blocks/0/title/text"),
    ("video title", lambda s: in_message(video(title=plain(s))), 1, 199, "/blocks/0/title/text"),
    (
        "video description",
        lambda s: in_message(video(description=plain(s))),
        1,
        3000,
        "/blocks/0/description/text",
    ),
    ("video author", lambda s: in_message(video(author_name=s)), 1, 49, "/blocks/0/author_name"),
    (
        "input label",
        lambda s: asked(typing(), label=plain(s)),
        1,
        2000,
        "/view/blocks/0/label/text",
    ),
    ("input hint", lambda s: asked(typing(), hint=plain(s)), 1, 2000, "/view/blocks/0/hint/text"),
    (
        "typed already",
        lambda s: asked(typing(initial_value=s)),
        0,
        3000,
        "/view/blocks/0/element/initial_value",
    ),
    ("modal title", lambda s: modal(title=plain(s)), 1, 24, "/view/title/text"),
    ("modal submit", lambda s: modal(submit=plain(s)), 1, 24, "/view/submit/text"),
    ("modal close", lambda s: modal(close=plain(s)), 1, 24, "/view/close/text"),
    ("private metadata", lambda s: modal(private_metadata=s), 0, 3000, "/view/private_metadata"),
    ("callback id", lambda s: modal(callback_id=s), 0, 255, "/view/callback_id"),
    ("external id", lambda s: modal(external_id=s), 0, 255, "/view/external_id"),
    ("message text", lambda s: message(text=s), 1, 40_000, "/text"),
]


@pytest.mark.parametrize(
    ("find", "least", "most", "at"), [row[1:] for row in LENGTHS], ids=[row[0] for row in LENGTHS]
)
def test_a_string_may_be_so_long_and_no_longer(
    find: Callable[[str], list[str]], least: int, most: int, at: str
) -> None:
    assert find("é" * least) == []
    assert find("😀" * most) == []
    assert find("x" * (most + 1)) == [
        f"[ERROR] must be less than {most + 1} characters [json-pointer:{at}]"
    ]
    if least:
        assert any(f"[json-pointer:{at}]" in said for said in find(""))


COUNTS: list[tuple[str, Callable[[int], list[str]], int, int, str]] = [
    ("fields", lambda n: section(fields=[plain()] * n), 1, 10, "/blocks/0/fields"),
    ("actions", lambda n: actions(*[button()] * n), 1, 25, "/blocks/0/elements"),
    (
        "context",
        lambda n: in_message({"type": "context", "elements": [plain()] * n}),
        1,
        10,
        "/blocks/0/elements",
    ),
    (
        "overflow",
        lambda n: beside({"type": "overflow", "options": options(n)}),
        1,
        5,
        "/blocks/0/accessory/options",
    ),
    (
        "options",
        lambda n: beside(select(options=options(n))),
        1,
        100,
        "/blocks/0/accessory/options",
    ),
    (
        "options in a group",
        lambda n: beside(select(option_groups=[{"label": plain(), "options": options(n)}])),
        1,
        100,
        "/blocks/0/accessory/option_groups/0/options",
    ),
    (
        "groups",
        lambda n: asked(select(option_groups=[{"label": plain(), "options": options(1)}] * n)),
        1,
        100,
        "/view/blocks/0/element/option_groups",
    ),
    (
        "checkboxes",
        lambda n: beside({"type": "checkboxes", "options": options(n)}),
        1,
        10,
        "/blocks/0/accessory/options",
    ),
    (
        "radio buttons",
        lambda n: beside({"type": "radio_buttons", "options": options(n)}),
        1,
        10,
        "/blocks/0/accessory/options",
    ),
    ("blocks in a message", lambda n: problems(dividers(n), "message"), 0, 50, "/blocks"),
    ("blocks in a modal", lambda n: problems(dividers(n), "modal"), 1, 100, "/view/blocks"),
    ("blocks in Home", lambda n: problems(dividers(n), "home"), 1, 100, "/view/blocks"),
]


@pytest.mark.parametrize(
    ("find", "least", "most", "at"), [row[1:] for row in COUNTS], ids=[row[0] for row in COUNTS]
)
def test_a_list_may_hold_so_many_and_no_more(
    find: Callable[[int], list[str]], least: int, most: int, at: str
) -> None:
    assert find(least) == []
    assert find(most) == []
    assert find(most + 1) == [f"[ERROR] no more than {most} items allowed [json-pointer:{at}]"]
    if least:
        assert find(0) == [f"[ERROR] no less than 1 items allowed [json-pointer:{at}]"]
