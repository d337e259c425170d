"""Where the slots of a touch line end and its note begins."""

import re

from bot.words.moods import SAID, SHORTCODE

QUOTED = r'"[^"\n]+"|“[^”\n]+”|„[^“”\n]+[“”]|«[^»\n]+»'
_BULLET = re.compile(r"^\s*(?:[-*•–·‣]|\d{1,2}[.)])\s+")
_PRIVATE = re.compile(r"(?<!\S)#(?:private|privat)\b[,;]?", re.IGNORECASE)
_UNANSWERED = re.compile(
    r"(?<!\w)#?(?:no[ -]?(?:answer|reply|response)|unanswered|keine antwort|unbeantwortet)"
    r"(?!\w)[,;]?",
    re.IGNORECASE,
)
_THEY = re.compile(
    r"(?<!\w)(?:#they\b|they (?=(?:called|rang|phoned|wrote|e-?mailed|mailed|messaged|visited|came"
    r"|asked|suggested|invited|complained)\b))",
    re.IGNORECASE,
)
_WHOLE = rf"{QUOTED}|{SHORTCODE}|{SAID}|\d:\d\d|[a-z]+://\S+|(?<!\S):-?[()D|](?!\w)"
_BREAK = r"(?P<break>:|\s[-–—]+\s|\n|\s[–—](?=\S))"
_SCAN = re.compile(rf"{_WHOLE}|{_BREAK}", re.IGNORECASE)


def split_note(line: str) -> tuple[str, str]:
    """What stands before and after the first `:`, ` - ` or line break of its own.

    One in quotes, in a time of day, an address or an emoji is none.
    """
    for found in _SCAN.finditer(line):
        if found["break"]:
            return line[: found.start()].strip(), line[found.end() :].strip()
    return line.strip(), ""


def without_bullet(line: str) -> str:
    return _BULLET.sub("", line)


def take_private(text: str) -> tuple[str, bool]:
    """The text without `#private`, and whether it was there."""
    without = _PRIVATE.sub(" ", text)
    return (without.strip(), True) if without != text else (text, False)


def take_unanswered(text: str) -> tuple[str, bool]:
    """The text without `no answer`, and whether it was there."""
    without = _UNANSWERED.sub(" ", text)
    return (without.strip(), True) if without != text else (text, False)


def take_began(text: str) -> tuple[str, bool]:
    """The text without the word that says that they began it, and whether it was there."""
    without = _THEY.sub(" ", text)
    return (without.strip(), True) if without != text else (text, False)
