"""Text from people, made safe to keep. Applied once, at the edge."""

import re
import unicodedata

_LINE_BREAKS = re.compile("\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_EMOJI = "[©®\u203c-\u3299\ufe0f\U0001f000-\U0001faff]"
_JOINING = (
    "[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u17ff\ufb50-\ufdff]"
)
_FLAG_TAGS = "(?<=\U0001f3f4)[\U000e0061-\U000e007a]{1,6}\U000e007f"
_KEPT = re.compile(
    f"(?<={_EMOJI})\u200d(?={_EMOJI})|(?<={_JOINING})[\u200c\u200d](?={_JOINING})|{_FLAG_TAGS}"
)
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff0-\uffff\U000e0000-\U000e007f]"
)
_ENTITY = re.compile(r"<([@#!]?)([^<>|\s][^<>|]*)(?:\|([^<>]*))?>")

QUOTES = " \"“”'"
"""What may stand around a name without being part of it."""


def clean(text: str, limit: int = 3000) -> str:
    """What people meant to write: NFC, trimmed, no NUL, control or bidi-override character.

    Newline and tab stay, and so do the joiners inside an emoji, a flag or a Persian or Indic word.
    Cleaning a clean text changes nothing.
    """
    seen = _without_invisible(_LINE_BREAKS.sub("\n", text))
    return _without_invisible(unicodedata.normalize("NFC", seen).strip()[:limit]).strip()


def plain(text: str) -> str:
    """Slack's entities as people see them: `<@U123|ana>` is `@ana`. Undoes Slack's escapes too."""
    return unescape_slack(_ENTITY.sub(_as_seen, text))


def unescape_slack(text: str) -> str:
    """Undo `&lt;`, `&gt;`, `&amp;`, once: what a person typed as `&lt;` stays `&lt;`."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _without_invisible(text: str) -> str:
    parts, end = [], 0
    for kept in _KEPT.finditer(text):
        parts += [_visible(text[end : kept.start()]), kept.group()]
        end = kept.end()
    return "".join([*parts, _visible(text[end:])])


def _visible(text: str) -> str:
    return "".join(
        letter
        for letter in _INVISIBLE.sub("", text)
        if letter in "\n\t" or unicodedata.category(letter) not in {"Cc", "Cs"}
    )


def _as_seen(entity: re.Match[str]) -> str:
    sigil, target, label = entity.groups()
    if sigil == "@":
        return f"@{(label or target).removeprefix('@')}"
    if sigil == "#":
        return f"#{(label or target).removeprefix('#')}"
    if sigil == "!":
        return label or f"@{target.partition('^')[0]}"
    return label or target.removeprefix("mailto:")
