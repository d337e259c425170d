"""What people may have meant by a word that is nearly one of ours, or one of another command."""

from collections.abc import Iterable
from difflib import get_close_matches

from bot.flow.called import called
from bot.flow.visit import Visit
from bot.slack import outlook
from bot.slack.reply import Json
from bot.slack.surface import CUSTOMER
from bot.store import customers
from bot.store.engine import reading
from bot.views.guidance import did_you_mean, no_touchpoint
from bot.words.clean import QUOTES
from bot.words.exact_names import Names
from bot.words.fact_line import address
from bot.words.fact_words import NOUN_WORDS
from bot.words.touch_line import TouchLine

NEAR = 0.75
LONGEST = 40


def nearest(word: str, known: Iterable[str]) -> str:
    near = get_close_matches(word.casefold()[:LONGEST], [*filter(None, known)], 1, NEAR)
    return near[0] if near else ""


def word_before(text: str, known: Iterable[str]) -> Json | None:
    """`arhive Acme`: the line that was nearly typed, if there is one."""
    first, _, rest = text.partition(" ")
    near = nearest(first, known)
    return did_you_mean(f"{CUSTOMER.name} {near} {rest}") if near else None


def word_after(visit: Visit, text: str, known: Iterable[str]) -> Json | None:
    """`Acme timelin`, where Acme is the very name of a customer."""
    before, _, last = text.rpartition(" ")
    near = "" if last.casefold() in NOUN_WORDS else nearest(last, known)
    if not near or not outlook.is_known(visit, before.strip(QUOTES)):
        return None
    return did_you_mean(f"{CUSTOMER.name} {before} {near}")


def tells_a_fact(visit: Visit, text: str) -> bool:
    """`Acme concern: their data is` may end in a word of ours, which is one of theirs there."""
    about = address(text, called(visit, text))
    return about is not None and about.noun is not None


def fact_in(visit: Visit, typed: str, line: TouchLine, known: Names) -> Json | None:
    """`/touch Acme lost because of the price` is a fact about Acme, and says of no touchpoint."""
    about = address(typed, known) if line.kind is None else None
    if about is None or about.noun is None or about.found.sure is None:
        return None
    with reading(visit.engine) as connection:
        mine = visit.workspace_id, [about.found.sure], visit.member.id
        names = customers.name_of(connection, *mine)
    if not names:
        return None
    (name,) = names.values()
    return no_touchpoint(name, about.said)
