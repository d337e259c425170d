"""Where the slots of a touch line end and its note begins."""

import re

from bot.words.moods import ANY_MOOD, SAID, SHORTCODE

QUOTED = r'"[^"\n]+"|“[^”\n]+”|„[^“”\n]+[“”]|«[^»\n]+»'
_BULLET = re.compile(r"^\s*(?:[-*•–·‣]|\d{1,2}[.)])\s+")
_PRIVATE = re.compile(r"(?<!\S)#(?:private|privat)\b[,;]?", re.IGNORECASE)
_UNANSWERED = re.compile(
    r"(?<!\w)#?(?:no[ -]?(?:answer|reply|response)(?: yet| so far)?|unanswered"
    r"|keine antwort|unbeantwortet)"
    r"(?!\w)[,;]?",
    re.IGNORECASE,
)
_LEFT_VOICEMAIL = re.compile(
    r"(?<!\w)(?:left (?:[^\s,;.]+ ){0,6}?(?:voice ?mail|vm)|lvm|vm left"
    r"|(?:(?:got|hit|reached|to) (?:\w+ )?|[-–—,;(] ?)(?:voice ?mail|vm)(?! from)"
    r"|auf (?:die|der|den|dem) (?:mailbox|ab|anrufbeantworter)|(?:nur|leider) (?:mailbox|ab)"
    r"|(?:didn['’]?t|did not) (?:answer|pick up)"
    r"|(?:no ?one|nobody|not) (?:answer|pick)(?:s|ed|ing)?(?: up)?"
    r"|(?:niemand|keiner) (?:da|dran|rangegangen|erreicht)"
    r"|no luck|without success|erfolglos|vergeblich"
    r"|(?:could|can)(?:n['’]?t| ?not) (?:reach|get hold of)|not reached"
    r"|nicht (?:erreicht|rangegangen)"
    r"|niemanden? erreicht|rang out|line (?:was )?(?:busy|engaged))(?!\w)",
    re.IGNORECASE,
)
_THEY_DID = re.compile(
    r"(?<!\w)(?:called|rang|phoned|rung|emailed|mailed|texted|messaged|pinged|wrote to|whatsapped"
    r"|visited) (?:me|us|our)\b|(?<!\w)(?:hat|haben) (?:\w+ ){0,3}(?:angerufen|zurückgerufen"
    r"|geschrieben"
    r"|sich gemeldet|sich beschwert)\b|(?<!\w)rief (?:\w+ ){0,2}an\b",
    re.IGNORECASE,
)
_CALLED_OFF = re.compile(
    r"(?<!\w)(?:(?:cancell?ed|postponed|rescheduled|called off|fell through|abgesagt|verschoben"
    r"|ausgefallen|storniert)(?!\w)"
    r"(?= *(?:[,;.!?)\n]|$|by\b|due\b|because\b|again\b|until\b|to\b|auf\b))"
    r"|no[ -]show"
    r"|(?:nicht|not|not yet) (?=unterschrieben|unterzeichnet|verlängert|bestellt|beauftragt"
    r"|abgenommen|stattgefunden|signed|renewed|ordered|accepted|happened))",
    re.IGNORECASE,
)
_OURS = re.compile(r"(?<!\w)(?:ich|wir|i|we)(?!\w)", re.IGNORECASE)
_THEY = re.compile(
    r"(?<!\w)(?:#they\b|(?:they|s?he) (?=(?:called|rang|phoned|wrote|e-?mailed|mailed|messaged"
    r"|visited|came"
    r"|asked|suggested|invited|complained|texted|pinged|replied)\b))",
    re.IGNORECASE,
)
_WHOLE = (
    rf"{QUOTED}|{SHORTCODE}|{SAID}|\d:\d\d|(?<![\w:])1:1(?!\d)|[a-z]+://\S+|(?<!\S):-?[()D|](?!\w)"
)
_BREAK = r"(?P<break>:|\s[-–—|]+\s|\n|\s[–—](?=\S))"
_SCAN = re.compile(rf"{_WHOLE}|{_BREAK}", re.IGNORECASE)


def split_note(line: str) -> tuple[str, str]:
    """What stands before and after the first `:`, ` - ` or line break of its own.

    One in quotes, in a time of day, an address or an emoji is none.
    """
    for start, end in breaks(line):
        return line[:start].strip(), line[end:].strip()
    return line.strip(), ""


def breaks(line: str) -> list[tuple[int, int]]:
    """Where each of them stands."""
    return [found.span() for found in _SCAN.finditer(line) if found["break"]]


def blanked(text: str) -> str:
    """The text with blanks for what shows neither customer, kind, day nor person, as long as it."""
    for pattern in (_PRIVATE, _UNANSWERED, _THEY, ANY_MOOD):
        text = pattern.sub(lambda found: " " * len(found.group()), text)
    return text


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


def left_voicemail(text: str) -> bool:
    """Nobody was there to answer."""
    return bool(_LEFT_VOICEMAIL.search(text))


def called_off(slots: str, note: str) -> bool:
    """`lunch cancelled`, `noch nicht unterschrieben`: it did not happen after all."""
    begins = note.removeprefix("noch ").removeprefix("was ")
    return bool(_CALLED_OFF.search(slots) or _CALLED_OFF.match(begins))


def they_did(text: str) -> bool:
    """`called us back`, `Acme hat gestern angerufen`."""
    return bool(_THEY_DID.search(text)) and not _OURS.search(text)


def take_began(text: str) -> tuple[str, bool]:
    """The text without the word that says that they began it, and whether it was there."""
    without = _THEY.sub(" ", text)
    return (without.strip(), True) if without != text else (text, False)
