"""Colours, for light and dark, and the lanes that the kinds of touchpoints share.

The colours are told apart by people who see few colours, too; and each lane has a place of its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rules.kit import Kind
from rules.kit.language import say


class Lane(StrEnum):
    """What is alike enough to be one row of a picture."""

    TOGETHER = "together"
    TALKS = "talks"
    FROM_US = "from us"
    BUSINESS = "business"
    FAVOURS = "favours"
    COMPLAINTS = "complaints"


KINDS: Final[Mapping[Lane, tuple[Kind, ...]]] = {
    Lane.TOGETHER: (Kind.MEETING, Kind.COFFEE, Kind.VISIT, Kind.WORKSHOP),
    Lane.TALKS: (
        Kind.CALL,
        Kind.EMAIL,
        Kind.MESSAGE,
        Kind.INTRODUCTION,
        Kind.FEEDBACK,
        Kind.SUGGESTION,
    ),
    Lane.FROM_US: (Kind.UPDATE, Kind.REPORT, Kind.GREETING, Kind.CARD, Kind.THANK_YOU),
    Lane.BUSINESS: (
        Kind.ORDER,
        Kind.RENEWAL,
        Kind.CONTRACT,
        Kind.ACCEPTANCE,
        Kind.MILESTONE,
        Kind.AUDIT,
        Kind.REVIEW,
    ),
    Lane.FAVOURS: (Kind.REFERRAL, Kind.TESTIMONIAL),
    Lane.COMPLAINTS: (Kind.COMPLAINT,),
}

LANE_OF: Final[Mapping[Kind, Lane]] = {
    kind: lane for lane, kinds in KINDS.items() for kind in kinds
}


def named(lane: Lane) -> str:
    return {
        Lane.TOGETHER: say("Face to face"),
        Lane.TALKS: say("Calls and mail"),
        Lane.FROM_US: say("Word from us"),
        Lane.BUSINESS: say("Business"),
        Lane.FAVOURS: say("Favours"),
        Lane.COMPLAINTS: say("Complaints"),
    }[lane]


@dataclass(frozen=True, slots=True)
class Palette:
    """`paper` lies under everything, so that a picture reads well wherever it is shown."""

    paper: str
    edge: str
    text: str
    quiet: str
    line: str
    band: str
    silence: str
    mood: str
    usual: str
    before: str
    after: str
    pale: str
    on_colour: str
    lanes: Mapping[Lane, str]


LIGHT: Final = Palette(
    paper="#fcfbf8",
    edge="#dcd9d2",
    text="#1f2328",
    quiet="#5c6370",
    line="#dedbd4",
    band="#f1eee7",
    silence="#e4e0d8",
    mood="#1f2328",
    usual="#c9bfae",
    before="#b35900",
    after="#00658f",
    pale="#a9d0ea",
    on_colour="#ffffff",
    lanes={
        Lane.TOGETHER: "#00658f",
        Lane.TALKS: "#2f86c9",
        Lane.FROM_US: "#6f7682",
        Lane.BUSINESS: "#007a5a",
        Lane.FAVOURS: "#9c4a86",
        Lane.COMPLAINTS: "#b8410b",
    },
)

DARK: Final = Palette(
    paper="#1d2026",
    edge="#3b4049",
    text="#f0eee9",
    quiet="#b0b5bf",
    line="#3b4049",
    band="#262a32",
    silence="#363b45",
    mood="#f0eee9",
    usual="#6f6656",
    before="#f0a04b",
    after="#63b8e8",
    pale="#2f6688",
    on_colour="#14161a",
    lanes={
        Lane.TOGETHER: "#63b8e8",
        Lane.TALKS: "#9ccdf2",
        Lane.FROM_US: "#aab0bb",
        Lane.BUSINESS: "#3fc79a",
        Lane.FAVOURS: "#e29bcb",
        Lane.COMPLAINTS: "#ff8d5c",
    },
)
