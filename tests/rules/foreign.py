"""A language without letters: whatever is still to be read was never looked up, or is a fact."""

import re
from functools import cache
from gettext import NullTranslations

from babel.messages.pofile import read_po

from bot.words.languages import CATALOGUES, language
from rules.kit.language import ENGLISH, Language

PART = re.compile(r"(\{[A-Za-z_]*\})")
LETTERS = re.compile(r"[^\W\d_]")
WORDS = re.compile(r"[^\W\d_]{2,}")


class _Wordless(NullTranslations):
    def gettext(self, message: str) -> str:
        return "".join(
            piece if PART.fullmatch(piece) else LETTERS.sub("·", piece)
            for piece in PART.split(message)
        )

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        return "y-MM-dd" if context == "date" else self.gettext(message)


WORDLESS = Language("xx", ENGLISH.locale, _Wordless())


def words_in(text: str) -> set[str]:
    return set(WORDS.findall(text))


class Listening(NullTranslations):
    """Remembers every sentence that was looked up."""

    def __init__(self) -> None:
        super().__init__()
        self.heard = set[str]()

    def gettext(self, message: str) -> str:
        self.heard.add(message)
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        self.heard.add(msgid1)
        return super().ngettext(msgid1, msgid2, n)


class Untranslated(NullTranslations):
    """Hears what a catalogue could not say."""

    def __init__(self) -> None:
        super().__init__()
        self.heard = set[tuple[str, str | None]]()

    def gettext(self, message: str) -> str:
        self.heard.add((message, None))
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        self.heard.add((msgid1, None))
        return super().ngettext(msgid1, msgid2, n)

    def pgettext(self, context: str, message: str) -> str:
        self.heard.add((message, context))
        return message


@cache
def hear(code: str) -> Untranslated:
    """What a language cannot say yet, whoever says it: clear it, and listen."""
    heard = Untranslated()
    language(code).catalogue.add_fallback(heard)
    return heard


def unknown(missing: Untranslated) -> set[str]:
    """What was looked up in German and stands in no catalogue: never extracted, or glued."""
    with (CATALOGUES / "de.po").open("rb") as file:
        known = read_po(file, locale="de")
    return {text for text, context in missing.heard if known.get(text, context) is None}
