"""One spelling for a name, however it was written: `Müller & Söhne GmbH` is `muller and sohne`."""

import re
import unicodedata

from bot.words.legal_forms import FORMS, LEADING, TWO_TOKENS, UNSPACED

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
    | dict.fromkeys("'’‘`´ʼ′", "")
)
_ANDS = frozenset({"und", "et", "og", "och"})
_ACCENTS = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u0652]")
_UMLAUT = re.compile(r"((?:^|[bcdfghjklmnprstvwxz])[aou])e(?=[bcdfghjklmnpqrstvwxz])")
_BRACKETED_FORM = re.compile(r"\((?:株|有|주)\)")


LONGEST = 200
"""Room for a name as it is kept. Some letters, and signs read as words, become several."""


def normalise(name: str) -> str:
    """The same for every usual spelling of a name; never empty, unless the name is blank.

    An umlaut and its two letters become the bare vowel, so that Müller, Mueller and Muller are one.
    Normalising twice changes nothing, so what a column holds may be normalised again.
    """
    folded = _folded(name)
    tokens = _joined_initials(_words(folded))
    tokens = [_UMLAUT.sub(r"\1", "and" if token in _ANDS else token) for token in tokens]
    short = " ".join(_without_legal_form(tokens))
    normal = short or " ".join(folded.split()) or " ".join(name.casefold().split())
    return normal if len(normal) <= LONGEST else normalise(normal[:LONGEST])


def _folded(name: str) -> str:
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", text)).translate(_LETTERS)
    return unicodedata.normalize("NFKC", bare).casefold()


def _words(folded: str) -> list[str]:
    text = _BRACKETED_FORM.sub(" ", folded.replace("&", " and ").replace(" + ", " and "))
    parts = "".join(letter if unicodedata.category(letter)[0] in "LMN" else " " for letter in text)
    return [_without_unspaced_form(word) for word in parts.split()]


def _joined_initials(words: list[str]) -> list[str]:
    """I.B.M. and I B M are ibm."""
    joined: list[str] = []
    in_initials = False
    for word in words:
        initial = len(word) == 1 and word.isalpha()
        if initial and in_initials:
            joined[-1] += word
        else:
            joined.append(word)
        in_initials = initial
    return joined


def _without_legal_form(tokens: list[str]) -> list[str]:
    while True:
        shorter = _one_form_less(tokens)
        if shorter == tokens:
            return tokens
        tokens = shorter


def _one_form_less(tokens: list[str]) -> list[str]:
    if len(tokens) > 1 and tokens[0] in LEADING:
        return tokens[1:]
    if len(tokens) > 1 and tokens[-1] in FORMS:
        return _without_last_and(tokens[:-1])
    if len(tokens) > 2 and tuple(tokens[-2:]) in TWO_TOKENS:
        return _without_last_and(tokens[:-2])
    return tokens


def _without_last_and(tokens: list[str]) -> list[str]:
    return tokens[:-1] if len(tokens) > 1 and tokens[-1] == "and" else tokens


def _without_unspaced_form(token: str) -> str:
    while form := next((form for form in UNSPACED if _attached(form, token)), None):
        token = token.removeprefix(form) if token.startswith(form) else token.removesuffix(form)
    return token


def _attached(form: str, token: str) -> bool:
    return token != form and (token.startswith(form) or token.endswith(form))
