"""Small sound pieces of Block Kit, and short ways to ask what is wrong with one.

Each asks about the smallest payload in which the piece can stand.
"""

from typing import Any

from bot.sandbox.block_kit import message_problems, problems, view_problems

Json = dict[str, Any]


def plain(text: str = "Hello") -> Json:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str = "Hello") -> Json:
    return {"type": "mrkdwn", "text": text}


def option(value: str = "one", **more: object) -> Json:
    return {"text": plain(), "value": value, **more}


def options(count: int) -> list[Json]:
    return [option(str(index)) for index in range(count)]


def button(**more: object) -> Json:
    return {"type": "button", "text": plain(), **more}


def confirm(**more: object) -> Json:
    texts = {"title": plain(), "text": plain(), "confirm": plain(), "deny": plain()}
    return {"confirm": {**texts, **more}}


def select(**more: object) -> Json:
    return {"type": "static_select", **more}


def image(**more: object) -> Json:
    return {"type": "image", "image_url": "https://example.com/a.png", "alt_text": "A", **more}


def video(**more: object) -> Json:
    return {
        "type": "video",
        "title": plain(),
        "alt_text": "A",
        "thumbnail_url": "https://example.com/a.png",
        "video_url": "https://example.com/v",
        **more,
    }


def typing(**more: object) -> Json:
    return {"type": "plain_text_input", **more}


def in_message(block: Json) -> list[str]:
    return problems([block], "message")


def section(**fields: object) -> list[str]:
    return in_message({"type": "section", **fields})


def beside(element: Json) -> list[str]:
    return section(text=plain(), accessory=element)


def actions(*elements: Json) -> list[str]:
    return in_message({"type": "actions", "elements": list(elements)})


def asked(element: Json, **more: object) -> list[str]:
    return problems([{"type": "input", "label": plain(), "element": element, **more}], "modal")


def rich(*elements: Json) -> list[str]:
    return in_message({"type": "rich_text", "elements": list(elements)})


def words(*elements: Json) -> list[str]:
    return rich({"type": "rich_text_section", "elements": list(elements)})


def modal(**more: object) -> list[str]:
    blocks = [{"type": "divider"}]
    return view_problems({"type": "modal", "title": plain(), "blocks": blocks, **more})


def message(**more: object) -> list[str]:
    return message_problems({"text": "Hello", **more})


def dividers(count: int) -> list[Json]:
    return [{"type": "divider"}] * count


def url(count: int) -> str:
    return "https://example.com/".ljust(count, "a")
