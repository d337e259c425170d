"""Concerns, promises, honest noes, jobs, needs, values, life events, terms and roles in a line."""

import re
from collections.abc import Mapping

from bot.model.nouns import HONEST_NO, LIFE_EVENT, NEED, PROMISE, ROLE, TERM, Noun, Value
from bot.words.fact_reading import FactLine, Setting
from bot.words.fact_slots import Reads, Slot, Taken, from_end, from_front, take
from bot.words.fact_words import CLOSERS, ITEMS, LIFE_KINDS, SEVERITIES
from bot.words.touch_split import split_note
from bot.words.touch_words import FILLERS
from rules.kit import HELD

_SILENT = re.compile(
    r"[,;(]?\s*(?:please )?(?:do not|don't|don’t|not to be) mention(?:ed)?(?: it)?\)?",
    re.IGNORECASE,
)
WAIT = "(?:wait )?(?:until|till)"
PROMISED = "(?:until|till|by|for)"
_BY_STRANGER = re.compile(r"by @(?P<name>[^\s:,]+)", re.IGNORECASE)
_WHOSE_WORDS = re.compile(
    r"\s*[,;(]\s*(?:(?:said )?(?:from|by|to)\s+)?(?P<who>@[^\s,;:()]+(?: [^\s,;:()]+){0,2})"
    r"\)?\s*\.?$",
    re.IGNORECASE,
)
_PARTS = re.compile(
    r"[;\n]\s*|[,.]?\s+(?=(?:instead(?! of\b)|revisit|again on|win)\b)", re.IGNORECASE
)
_PART = {
    "instead": re.compile(r"instead(?! of\b)[:,]?\s+", re.IGNORECASE),
    "win": re.compile(r"win[:,]?\s+", re.IGNORECASE),
    "revisit_on": re.compile(r"(?:revisit|again)[:,]?\s+", re.IGNORECASE),
}
_ASKING = re.compile(r"(?:^|\s)(?:what|who|how)\b", re.IGNORECASE)
_NOBODY = {"nobody", "noone", "no-one", "none"}
_NO_TAG = FILLERS | {"no", "not", "never", "for", "to", "and", "more", "kein", "keine", "nicht"}
"""They begin a sentence; nothing that we offer is matched by one of them."""


def read_loop(noun: Noun, text: str, here: Setting) -> FactLine:
    """A concern or a promise, or the end of one."""
    word, _, rest = text.partition(" ")
    if word.rstrip(":").casefold() in CLOSERS:
        return _closing(noun, rest, here)
    slots = (
        Slot("severity", "", lambda said: SEVERITIES.get(said.casefold()), False, 1),
        Slot("by", "by", here.colleague, longest=3),
        Slot("contact", "from", here.anybody, longest=3),
        Slot("contact", "", _handle(here), False, 3),
        Slot("by", "", _colleague_handle(here), False, 3),
        Slot("opened_on", "since", here.day),
        Slot("wait_until", PROMISED if noun == PROMISE else WAIT, here.day_ahead),
    )
    text, facts = take(text, slots)
    stranger = _BY_STRANGER.match(text)
    return FactLine(
        noun=noun,
        facts={"opened_on": here.today, **facts, **_text(text)},
        stranger=stranger["name"] if stranger else "",
    )


def read_no(text: str, here: Setting) -> FactLine:
    """`a bigger contract; instead a trial; revisit in three months`."""
    word, _, rest = text.partition(" ")
    if word.rstrip(":").casefold() in CLOSERS:
        return _closing(HONEST_NO, rest, here)
    first, *more = _PARTS.split(text)
    facts, unread = _simple(first, here), list[str]()
    for part in filter(None, map(str.strip, more)):
        name = next((name for name, lead in _PART.items() if lead.match(part)), "")
        said = _PART[name].sub("", part, count=1).strip(" .,") if name else part
        value = here.day_ahead(said) if name == "revisit_on" else said
        if name and value:
            facts[name] = value
        elif name:
            unread.append(part)
        else:
            facts["text"] = f"{facts.get('text', '')}; {part}".strip("; ")
    return FactLine(noun=HONEST_NO, facts=facts, unread=" ".join(unread))


def read_words(noun: Noun, text: str, here: Setting) -> FactLine:
    """What is told in their words: a job, a piece of value."""
    return FactLine(noun=noun, facts=_simple(text, here))


def read_need(text: str, here: Setting) -> FactLine:
    """`crm: they want one place for it all`; without a colon the first word is the tag."""
    head, body = split_note(text)
    if not body:
        head, _, body = text.partition(" ")
    tag = as_tag(head)
    if not tag or tag in _NO_TAG:
        tag, body = "", text.strip(": ")
    words = {"tag": tag} if tag else {}
    rest = {"text": body.strip()} if body.strip() else {}
    return FactLine(noun=NEED, facts={"on": here.today, **words, **rest})


def as_tag(said: str) -> str:
    """As the tags of an imported offering are written, so that they meet."""
    return said.strip(' "“”:,').removeprefix("#").lower()


def read_life(text: str, here: Setting) -> FactLine:
    shorter = _SILENT.sub(" ", text)
    slots = (
        Slot("contact", "", _handle(here), True, 3),
        Slot("kind", "", lambda said: LIFE_KINDS.get(said.casefold()), True, 1),
        Slot("contact", "", here.person, True, 3),
        Slot("on", "(?:on|since)", here.day),
        Slot("on", "", here.plain_day),
    )
    left, facts = from_front(shorter, slots)
    left, facts = from_end(left, slots, facts)
    silent = {"silent": True} if shorter != text else {}
    return FactLine(noun=LIFE_EVENT, facts={"on": here.today, **facts, **silent}, unread=left)


def read_role(text: str, here: Setting) -> FactLine:
    """`delivery @ben since Monday`; `delivery nobody`."""
    roles = {role.value: role.value for role in HELD}
    slots = (
        Slot("role", "", lambda said: roles.get(said.casefold()), True, 1),
        Slot("since", "(?:since|from)", here.day),
        Slot("since", "", here.plain_day),
        Slot("member", "(?:is|to)", here.colleague, True, 3),
        Slot("member", "", here.colleague, True, 3),
        Slot("nobody", "", lambda said: said.casefold() in _NOBODY or None, True, 1),
    )
    left, found = from_front(text, slots)
    left, found = from_end(left, slots, found)
    facts: dict[str, Value] = {"since": here.today, **found}
    if facts.pop("nobody", False):
        facts["member"] = ""
    return FactLine(noun=ROLE, facts=facts, unread=left)


def read_term(text: str, here: Setting) -> FactLine:
    """`Shop gets: the shop and the app`; of a single project the name may be left out."""
    head, body = split_note(text)
    words = (head if body else text).split()
    place = next((n for n, word in enumerate(words) if _plain(word) in ITEMS), len(words))
    item = _item(words if body else words[place : place + 1])
    left = body or " ".join(words[place + 1 :])
    name = _ASKING.split(" ".join(words[:place]))[0].strip('"“” ')
    facts: dict[str, Value] = {"on": here.today}
    if name and (project := here.project(name) or name):
        facts["project"] = project
    elif not name and len(here.projects) == 1:
        facts["project"] = here.projects[0][0]
    if item:
        facts["item"] = item
    return FactLine(noun=TERM, facts={**facts, **_text(left)})


def _item(words: list[str]) -> str:
    """`what they do not get` holds two of them, and the first in the list of items counts."""
    said = {_plain(word) for word in words}
    return next((item for word, item in ITEMS.items() if word in said), "")


def _simple(text: str, here: Setting) -> dict[str, Value]:
    slots = (
        Slot("contact", "(?:from|to)", _handle(here), longest=3),
        Slot("contact", "", _handle(here), False, 3),
        Slot("on", "on", here.plain_day, False),
        Slot("on", "", here.plain_day, False),
    )
    text, facts = take(text, slots)
    if "contact" not in facts:
        text, facts = _off_the_end(text, facts, here)
    return {"on": here.today, **facts, **_text(text)}


def _off_the_end(text: str, facts: dict[str, Value], here: Setting) -> Taken:
    """`to ship faster, from @ana`: behind a comma it is none of their words."""
    found = _WHOSE_WORDS.search(text)
    said_by = here.anybody(found["who"]) if found else None
    return (
        (text[: found.start()], {**facts, "contact": said_by})
        if found and said_by
        else (text, facts)
    )


def _closing(noun: Noun, text: str, here: Setting) -> FactLine:
    days = (Slot("closed_on", "on", here.day), Slot("closed_on", "", here.plain_day))
    left, facts = from_end(text, days)
    return FactLine(noun=noun, facts={"closed_on": here.today, **facts}, closing=left.strip(": "))


def _handle(here: Setting) -> Reads:
    return lambda said: here.anybody(said) if said.startswith("@") else None


def _colleague_handle(here: Setting) -> Reads:
    return lambda said: here.colleague(said) if said.startswith("@") else None


def _text(text: str) -> Mapping[str, Value]:
    said = text.strip().removeprefix(":").strip()
    return {"text": said} if said else {}


def _plain(word: str) -> str:
    return word.casefold().strip(':,."“”')
