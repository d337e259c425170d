"""The languages that people may choose, each with its catalogue in `bot/locale`."""

from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from rules.kit.language import ENGLISH, Language

CATALOGUES = Path(__file__).parents[1] / "locale"

NAMES = {"en": "English", "de": "Deutsch"}
"""Every language by its code, named as its speakers name it."""


@cache
def language(code: str) -> Language:
    """English where there is no such language, as where nobody has chosen one."""
    if code == ENGLISH.code or code not in NAMES:
        return ENGLISH
    with (CATALOGUES / f"{code}.po").open("rb") as file:
        catalogue = read_po(file, locale=code, abort_invalid=True)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Language(code, Locale(code), GNUTranslations(compiled))


def nearest(slack_locale: str) -> str:
    """The code of the language that comes nearest to Slack's, such as "de-AT"; else English's."""
    code = slack_locale.partition("-")[0].casefold()
    return code if code in NAMES else ENGLISH.code
