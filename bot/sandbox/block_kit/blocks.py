"""The blocks that are safe on every surface.

A `file` block only ever comes out of Slack; it cannot be sent.
"""

from bot.sandbox.block_kit.elements import (
    ALT_TEXT,
    IN_ACTIONS,
    IN_CONTEXT,
    IN_INPUT,
    IN_SECTION,
    ONE_PICTURE,
    PICTURE,
)
from bot.sandbox.block_kit.objects import HTTPS_URL, WEB_URL, any_text, plain_text
from bot.sandbox.block_kit.rich_text import PARAGRAPHS
from bot.sandbox.block_kit.shapes import (
    Fields,
    at_least_one,
    by_type,
    flag,
    items,
    string,
    thing,
)

NAMED: Fields = {"block_id": string(1, 255)}

BLOCK = by_type(
    {
        "actions": thing({"elements": items(IN_ACTIONS, 1, 25)}, NAMED),
        "context": thing({"elements": items(IN_CONTEXT, 1, 10)}, NAMED),
        "divider": thing({}, NAMED),
        "header": thing({"text": plain_text(150)}, NAMED),
        "image": thing(
            ALT_TEXT, {**NAMED, **PICTURE, "title": plain_text(2000)}, rules=ONE_PICTURE
        ),
        "input": thing(
            {"label": plain_text(2000), "element": IN_INPUT},
            {**NAMED, "hint": plain_text(2000), "optional": flag, "dispatch_action": flag},
        ),
        "rich_text": thing({"elements": PARAGRAPHS}, NAMED),
        "section": thing(
            {},
            {
                **NAMED,
                "text": any_text(3000),
                "fields": items(any_text(2000), 1, 10),
                "accessory": IN_SECTION,
                "expand": flag,
            },
            rules=(at_least_one("text", "fields"),),
        ),
        "video": thing(
            {
                **ALT_TEXT,
                "title": plain_text(199),
                "thumbnail_url": WEB_URL,
                "video_url": HTTPS_URL,
            },
            {
                **NAMED,
                "title_url": HTTPS_URL,
                "author_name": string(1, 49),
                "provider_name": string(1),
                "provider_icon_url": WEB_URL,
                "description": plain_text(3000),
            },
        ),
    }
)
