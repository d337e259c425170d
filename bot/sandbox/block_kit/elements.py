"""Which elements each block may hold, and the two that neither offer nor ask for text."""

from bot.sandbox.block_kit.inputs import DAY, MOMENT, RICH_TEXT_INPUT, TEXT_INPUTS, TIME
from bot.sandbox.block_kit.menus import BOXES, OVERFLOW, SELECTS
from bot.sandbox.block_kit.objects import SLACK_FILE, STYLE, URL, WEB_URL, plain_text, texts
from bot.sandbox.block_kit.shapes import Fields, by_type, exactly_one, string, thing
from bot.sandbox.block_kit.traits import ASKING

BUTTON: Fields = {
    "button": thing(
        {"text": plain_text(75)},
        {
            **ASKING,
            "value": string(1, 2000),
            "url": URL,
            "style": STYLE,
            "accessibility_label": string(1, 75),
        },
    )
}

PICTURE: Fields = {"image_url": WEB_URL, "slack_file": SLACK_FILE}
ONE_PICTURE = (exactly_one("image_url", "slack_file"),)
ALT_TEXT: Fields = {"alt_text": string(1, 2000)}
IMAGE: Fields = {"image": thing(ALT_TEXT, PICTURE, rules=ONE_PICTURE)}

PICKED: Fields = {**SELECTS, **BOXES, **DAY, **TIME}
PRESSED: Fields = {**BUTTON, **OVERFLOW}

IN_ACTIONS = by_type({**PRESSED, **PICKED, **MOMENT, **RICH_TEXT_INPUT})
IN_CONTEXT = by_type({**IMAGE, **texts(3000)})
IN_INPUT = by_type({**PICKED, **MOMENT, **TEXT_INPUTS, **RICH_TEXT_INPUT})
IN_SECTION = by_type({**PRESSED, **PICKED, **IMAGE})
