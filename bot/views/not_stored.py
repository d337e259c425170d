"""When the record could not be written: what was typed is there to be copied, whole."""

from enum import StrEnum

from bot.views.blocks import message, paragraph, preformatted, rich
from bot.views.guidance import PIECE
from bot.views.text import Json
from rules.kit.language import say


class Why(StrEnum):
    BUSY = "busy"
    FULL = "full"
    BROKEN = "broken"


def in_short(why: Why) -> str:
    if why is Why.BUSY:
        return say(
            "Others are writing to the record just now, so nothing was stored. Please try again in"
            " a moment."
        )
    if why is Why.FULL:
        return say(
            "There is no room left where I keep things, so nothing was stored. Please tell whoever"
            " looks after the server."
        )
    return say(
        "I cannot write anything down just now, so nothing was stored. Please tell whoever looks"
        " after the server."
    )


def not_stored(why: Why, typed: str = "") -> Json:
    said = [paragraph(in_short(why))]
    pieces = [typed[at : at + PIECE] for at in range(0, len(typed), PIECE)]
    if pieces:
        said.append(paragraph(say("You typed this; here it is to be copied:")))
    return message([*said, *(rich(preformatted(piece)) for piece in pieces)])
