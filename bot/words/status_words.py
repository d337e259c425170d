"""Whether a status in Slack says that somebody is away."""

import re

AWAY_EMOJI = frozenset(
    {"palm_tree", "face_with_thermometer", "beach_with_umbrella", "desert_island"}
)
"""The first two are Slack's own for Vacationing and Out sick."""

_AWAY = re.compile(
    r"\b(?:vacation(?:ing)?|(?:on|public|bank|school)? ?holidays?|ooo|out of (?:the )?office"
    r"|(?:on|annual|parental|maternity|paternity|sick|medical|family|unpaid) leave|leave until"
    r"|(?:out|off|home|am|i'm|call(?:ed|ing) in) sick|sick(?: day)?$|^sick\b|pto|day off|time off"
    r"|urlaub|im urlaub|krank|elternzeit|abwesend|leave$|^leave\b(?! me))\b"
)
_NOT_YET = re.compile(
    r"\b(?:back (?:from|after)|before|after|soon|planning|next (?:week|month)|^no"
    r"|not (?:on|off|sick|yet)|(?<!not )working|nach|vor|bald"
    r"|zurück aus|zurück vom|kein(?:en)?|sick of)\b"
)


def says_away(emoji: str, text: str) -> bool:
    """By the words, or by an emoji for it whose words do not say otherwise.

    In doubt no: who is told of nothing loses more than who is told too much.
    """
    said = " ".join(text.casefold().replace("’", "'").split())
    if _NOT_YET.search(said):
        return False
    return bool(_AWAY.search(said)) or emoji.strip(":").partition("::")[0] in AWAY_EMOJI
