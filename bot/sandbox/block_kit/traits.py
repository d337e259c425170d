"""What elements have in common."""

from bot.sandbox.block_kit.objects import CONFIRM, DISPATCH_ACTION_CONFIG, plain_text
from bot.sandbox.block_kit.shapes import Fields, flag, items, string

SOME = string(1)
SOMES = items(SOME)

IDENTIFIED: Fields = {"action_id": string(1, 255)}
FOCUSING: Fields = {"focus_on_load": flag}
PROMPTING: Fields = {"placeholder": plain_text(150)}

ASKING: Fields = {**IDENTIFIED, "confirm": CONFIRM}
PICKING: Fields = {**ASKING, **FOCUSING}
CHOOSING: Fields = {**PICKING, **PROMPTING}
TYPING: Fields = {
    **IDENTIFIED,
    **FOCUSING,
    **PROMPTING,
    "dispatch_action_config": DISPATCH_ACTION_CONFIG,
}
