"""Where blocks and elements may stand, and what may stand there only once."""

from typing import Any, Literal

import pytest

from bot.sandbox.block_kit import problems

Json = dict[str, Any]
Surface = Literal["message", "modal", "home"]

LABEL = {"type": "plain_text", "text": "Hello"}
WORDS = {"type": "rich_text_section", "elements": [{"type": "text", "text": "Hello"}]}
PICTURE = {"type": "image", "image_url": "https://example.com/a.png", "alt_text": "A"}
VIDEO = {
    "type": "video",
    "title": LABEL,
    "alt_text": "A",
    "thumbnail_url": "https://example.com/a.png",
    "video_url": "https://example.com/v",
}


def asked(element: Json, **more: object) -> Json:
    return {"type": "input", "label": LABEL, "element": element, **more}


def button(**more: object) -> Json:
    return {"type": "button", "text": LABEL, **more}


def typing(**more: object) -> Json:
    return {"type": "plain_text_input", **more}


def actions(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


@pytest.mark.parametrize("surface", ["message", "modal", "home"])
@pytest.mark.parametrize(
    "block",
    [
        {"type": "section", "text": LABEL},
        {"type": "header", "text": LABEL},
        {"type": "divider"},
        {"type": "context", "elements": [LABEL, PICTURE]},
        actions(button()),
        PICTURE,
        asked(typing()),
        {"type": "rich_text", "elements": [WORDS]},
        VIDEO,
    ],
    ids=lambda block: block["type"],
)
def test_a_safe_block_stands_anywhere(block: Json, surface: Surface) -> None:
    assert problems([block], surface) == []


@pytest.mark.parametrize(
    ("element", "taken_by"),
    [
        ({"type": "email_text_input"}, {"modal"}),
        ({"type": "url_text_input"}, {"modal"}),
        ({"type": "number_input", "is_decimal_allowed": False}, {"modal"}),
        ({"type": "file_input"}, {"modal"}),
        ({"type": "rich_text_input"}, {"modal", "home"}),
        ({"type": "datetimepicker"}, {"message", "modal"}),
        ({"type": "datepicker"}, {"message", "modal", "home"}),
        ({"type": "channels_select", "response_url_enabled": True}, {"modal"}),
        (typing(focus_on_load=True), {"modal", "home"}),
        ({"type": "multi_users_select", "focus_on_load": True}, {"modal", "home"}),
        ({"type": "multi_external_select", "focus_on_load": True}, set()),
    ],
    ids=lambda value: value.get("type") if isinstance(value, dict) else None,
)
def test_an_element_stands_only_where_slack_shows_it(element: Json, taken_by: set[str]) -> None:
    names: tuple[Surface, ...] = ("message", "modal", "home")
    assert {name for name in names if not problems([asked(element)], name)} == taken_by


def test_a_misplaced_element_is_pointed_at() -> None:
    blocks = [{"type": "divider"}, asked({"type": "email_text_input"})]
    assert problems(blocks, "message") == [
        "[ERROR] unsupported surface for email_text_input [json-pointer:/blocks/1/element]"
    ]


def test_a_response_url_needs_an_input_block() -> None:
    menu = {"type": "conversations_select", "response_url_enabled": True}
    assert problems([asked(menu)], "modal") == []
    assert problems([actions(menu)], "modal") != []


def test_only_one_element_is_focused() -> None:
    once = [asked(typing(focus_on_load=True)), asked(typing(focus_on_load=False))]
    assert problems(once, "modal") == []
    assert problems([*once, asked(typing(focus_on_load=True))], "modal") == [
        "[ERROR] only one element can have focus_on_load "
        "[json-pointer:/view/blocks/2/element/focus_on_load]"
    ]


@pytest.mark.parametrize("surface", ["message", "modal", "home"])
def test_block_ids_are_unique_in_a_payload(surface: Surface) -> None:
    unnamed = [{"type": "divider"}, {"type": "divider"}]
    named = [{"type": "divider", "block_id": name} for name in ("a", "b", "a")]
    assert problems([*unnamed, *named[:2]], surface) == []
    [said] = problems([*unnamed, *named], surface)
    assert said.endswith("blocks/4/block_id]")


@pytest.mark.parametrize("surface", ["message", "modal", "home"])
def test_action_ids_are_unique_in_a_block(surface: Surface) -> None:
    same = actions(button(action_id="go"), button(action_id="go"))
    different = actions(button(action_id="go"), button(action_id="stay"), button(), button())
    assert problems([different], surface) == []
    [said] = problems([same], surface)
    assert said.endswith("blocks/0/elements/1/action_id]")


def test_action_ids_are_unique_in_a_whole_message_but_not_in_a_view() -> None:
    beside = {"type": "section", "text": LABEL, "accessory": button(action_id="go")}
    blocks = [actions(button(action_id="go")), beside]
    assert problems(blocks, "home") == []
    assert problems(blocks, "modal") == []
    assert problems(blocks, "message") == [
        "[ERROR] action_id go already exists for another element "
        "[json-pointer:/blocks/1/accessory/action_id]"
    ]


def test_a_message_holds_some_13000_characters_in_all_blocks() -> None:
    def sections(total: int) -> list[Json]:
        empty = '[{"type":"section","text":{"type":"mrkdwn","text":""}},]'
        one = len(empty) - len("[,]") + len(",")
        texts = ["x" * 3000] * 4
        texts.append("x" * (total - 12_000 - 5 * one - 1))
        return [{"type": "section", "text": {"type": "mrkdwn", "text": text}} for text in texts]

    assert problems(sections(13_000), "message") == []
    [said] = problems(sections(13_001), "message")
    assert "msg_blocks_too_long" in said
    assert problems(sections(13_001), "home") == []
