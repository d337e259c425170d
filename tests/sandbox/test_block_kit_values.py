"""What Slack takes for a value."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.sandbox.block_kit_pieces import (
    Json,
    actions,
    asked,
    beside,
    button,
    image,
    in_message,
    message,
    plain,
    rich,
    section,
    typing,
    url,
    video,
    words,
)

Find = Callable[[Any], list[str]]

BOLD = dict.fromkeys(("bold", "italic", "strike", "code", "underline"), True)
LIT = dict.fromkeys(("bold", "italic", "strike", "highlight", "client_highlight", "unlink"), False)
INLINE: list[Json] = [
    {"type": "text", "text": "A", "style": BOLD},
    {"type": "link", "url": "https://a.example", "text": "A", "unsafe": True, "style": BOLD},
    {"type": "emoji", "name": "wave", "unicode": "1f44b", "skin_tone": 2, "style": BOLD},
    {
        "type": "date",
        "timestamp": 7,
        "format": "{date}",
        "url": "https://a.example",
        "fallback": "A",
        "style": BOLD,
    },
    {"type": "color", "value": "#aabbcc"},
    {"type": "broadcast", "range": "everyone", "style": LIT},
    {"type": "channel", "channel_id": "C", "style": LIT},
    {"type": "team", "team_id": "T", "style": LIT},
    {"type": "user", "user_id": "U", "style": LIT},
    {"type": "usergroup", "usergroup_id": "S", "style": LIT},
]
UNSTYLED: list[Json] = [
    {"type": "text", "text": "A", "style": {"loud": True}},
    {"type": "text", "text": "A", "style": {"bold": "yes"}},
    {"type": "user", "user_id": "U", "style": {"code": True}},
    {"type": "novel"},
]

VALUES: list[tuple[str, Callable[[Any], list[str]], list[Any], list[Any]]] = [
    (
        "initial_date",
        lambda v: beside({"type": "datepicker", "initial_date": v}),
        ["2026-02-28", "2028-02-29"],
        ["2026-02-29", "20260228", "2026-W09-6", "28.02.2026", "2026-2-3", "", 20260228, None],
    ),
    (
        "initial_time",
        lambda v: beside({"type": "timepicker", "initial_time": v}),
        ["00:00", "23:59"],
        ["24:00", "9:00", "09:60", "09:00\n", 900],
    ),
    (
        "initial_date_time",
        lambda v: actions({"type": "datetimepicker", "initial_date_time": v}),
        [1_000_000_000, 9_999_999_999],
        [999_999_999, 10_000_000_000, "1628633820", 1628633820.0, True],
    ),
    ("style", lambda v: actions(button(style=v)), ["primary", "danger"], ["default", "", None]),
    (
        "button url",
        lambda v: actions(button(url=v)),
        [url(3000), "mailto:ada@example.com"],
        [url(3001), "", "example", "https://a b"],
    ),
    (
        "image url",
        lambda v: in_message(image(image_url=v)),
        [url(3000)],
        [url(3001), "mailto:ada@example.com"],
    ),
    (
        "video url",
        lambda v: in_message(video(video_url=v)),
        ["https://example.com/v", url(3000)],
        ["http://example.com/v", url(3001)],
    ),
    ("max_length", lambda v: asked(typing(max_length=v)), [1, 3000], [0, 3001, "9", True]),
    ("min_length", lambda v: asked(typing(min_length=v)), [0, 3000], [-1, 3001]),
    (
        "min_length and max_length",
        lambda v: asked(typing(min_length=v[0], max_length=v[1])),
        [(5, 5), (9, 10)],
        [(6, 5), (10, 9)],
    ),
    (
        "min_value and max_value",
        lambda v: asked(
            {
                "type": "number_input",
                "is_decimal_allowed": True,
                "min_value": v[0],
                "max_value": v[1],
            }
        ),
        [("-1.5", "0"), ("9", "10")],
        [("10", "9"), ("1e3", "9"), (1, "2"), ("٣", "9")],
    ),
    (
        "max_files",
        lambda v: asked({"type": "file_input", "max_files": v}),
        [1, 10],
        [0, 11],
    ),
    (
        "max_selected_items",
        lambda v: asked({"type": "multi_users_select", "max_selected_items": v}),
        [1, 100],
        [0, "1"],
    ),
    (
        "dispatch_action_config",
        lambda v: asked(typing(dispatch_action_config={"trigger_actions_on": v})),
        [["on_enter_pressed"], ["on_enter_pressed", "on_character_entered"]],
        [[], ["on_blur"], "on_enter_pressed"],
    ),
    (
        "filter",
        lambda v: beside({"type": "conversations_select", "filter": v}),
        [
            {"include": ["im", "mpim", "private", "public"]},
            {"exclude_bot_users": True},
            {"exclude_external_shared_channels": False},
        ],
        [{}, {"include": []}, {"include": ["dm"]}],
    ),
    (
        "slack_file",
        lambda v: in_message({"type": "image", "alt_text": "A", "slack_file": v}),
        [{"id": "F"}, {"url": "https://files.slack.com/a"}],
        [{}, {"id": "F1", "url": "https://files.slack.com/a"}],
    ),
    (
        "indent",
        lambda v: rich(
            {
                "type": "rich_text_list",
                "style": "bullet",
                "indent": v,
                "elements": [
                    {"type": "rich_text_section", "elements": [{"type": "text", "text": "A"}]}
                ],
            }
        ),
        [0, 8],
        [-1, 9],
    ),
    (
        "rich text",
        lambda v: words({"type": "text", "text": v}),
        ["A"],
        ["", None],
    ),
    (
        "first mail",
        lambda v: asked({"type": "email_text_input", "initial_value": v}),
        ["", "ada@example.com"],
        [7],
    ),
    (
        "first link",
        lambda v: asked({"type": "url_text_input", "initial_value": v}),
        ["https://example.com"],
        [7],
    ),
    (
        "first number",
        lambda v: asked({"type": "number_input", "is_decimal_allowed": True, "initial_value": v}),
        ["7", "-0.5"],
        [7, "seven", ""],
    ),
    (
        "filetypes",
        lambda v: asked({"type": "file_input", "filetypes": v}),
        [["csv"]],
        [[], [""]],
    ),
    (
        "first conversation",
        lambda v: beside({"type": "conversations_select", "initial_conversation": v}),
        ["C"],
        [""],
    ),
    ("provider", lambda v: in_message(video(provider_name=v)), ["A"], [""]),
    ("user", lambda v: words({"type": "user", "user_id": v}), ["U"], [""]),
    ("first user", lambda v: beside({"type": "users_select", "initial_user": v}), ["U"], [""]),
    (
        "first users",
        lambda v: beside({"type": "multi_users_select", "initial_users": v}),
        [["U"]],
        [[], "U"],
    ),
    (
        "min_query_length",
        lambda v: beside({"type": "external_select", "min_query_length": v}),
        [0, 3],
        [-1, "3"],
    ),
    (
        "min_lines and max_lines",
        lambda v: asked({"type": "rich_text_input", "min_lines": v[0], "max_lines": v[1]}),
        [(1, 1), (100, 100)],
        [(0, 1), (1, 101), (9, 8)],
    ),
    (
        "event_type",
        lambda v: message(metadata={"event_type": v, "event_payload": {}}),
        ["n"],
        ["", 7],
    ),
    (
        "skin tone",
        lambda v: words({"type": "emoji", "name": "wave", "skin_tone": v}),
        [1, 6],
        [0, 7],
    ),
    (
        "timestamp",
        lambda v: words({"type": "date", "timestamp": v, "format": "{date}"}),
        [0, 9_999_999_999],
        [-1, 10_000_000_000],
    ),
    (
        "border",
        lambda v: rich(
            {
                "type": "rich_text_quote",
                "border": v,
                "elements": [{"type": "text", "text": "A"}],
            }
        ),
        [0, 1],
        [-1, 2, True],
    ),
    ("inline", words, INLINE, UNSTYLED),
    ("broadcast", lambda v: words({"type": "broadcast", "range": v}), ["here"], ["all"]),
    ("color", lambda v: words({"type": "color", "value": v}), ["#0aF9ff"], ["0aF9ff", "#fff"]),
    ("plain emoji", lambda v: section(text={**plain(), "emoji": v}), [True, False], [1, "true"]),
]


@pytest.mark.parametrize(
    ("find", "good", "bad"), [row[1:] for row in VALUES], ids=[row[0] for row in VALUES]
)
def test_a_value_is_one_that_slack_takes(find: Find, good: list[Any], bad: list[Any]) -> None:
    assert [find(value) for value in good] == [[]] * len(good)
    assert [value for value in bad if not find(value)] == []
