"""People, projects and the customer itself in a line."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from bot.model.nouns import CONTACT, CUSTOMER, PROJECT, Value
from bot.words.day_words import MONTHS, one_of
from bot.words.fact_reading import FactLine, Setting
from bot.words.fact_slots import Slot, from_end, from_front
from bot.words.fact_words import CONTACT_STANDINGS, DOUBTS, LOYALTIES, STAGES, STANDINGS
from bot.words.moods import take_moods
from rules.kit import ContactStanding, Seniority

_NO_CHAMPION = r"(?:no longer|not|never|isn['’]t|no)(?: an?| our| the)? champion"
_BECAUSE = re.compile(r"(?:^|[\s,;:])(?:because|weil)\b:?(?: of)?\s+", re.IGNORECASE)
_WHOSE = re.compile(r"(?<=\w)['’]s(?=\s)")
_ABOUT_PERSON = re.compile(
    r"(?<!\bof)(?:^|[\s,])(?:(?:is|was|has|became|now|an?|our|the|new|been)\s+)*"
    rf"(?P<what>{_NO_CHAMPION}|champion"
    r"|took over from|takes over from|took the place of|successor of|replaces|replaced"
    r"|birthday|born|(?:executive|senior|staff)(?=\s*(?:$|[,;:.]|and\b|und\b))|do[ -]not[ -]contact"
    r"|left(?: the (?:company|firm))?|promoted|back|active|title|department|email|e-mail)"
    r"(?=$|[\s,:;.])",
    re.IGNORECASE,
)
_PLAINLY: Mapping[str, tuple[str, Value]] = {
    "champion": ("champion", True),
    **{seniority.value: ("seniority", seniority) for seniority in Seniority},
}
_WRITTEN_OUT = frozenset(["title", "department", "email", "e-mail"])
_MONTH = one_of(MONTHS)
_BIRTHDAYS = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d\d?)-(?P<day>\d\d?)"),
    re.compile(r"--(?P<month>\d\d)-(?P<day>\d\d)"),
    re.compile(r"(?P<day>\d\d?)\.\s?(?P<month>\d\d?)\.?\s?(?P<year>\d{4})?"),
    re.compile(
        rf"(?:the )?(?P<day>\d\d?)(?:st|nd|rd|th|\.)?(?: of)? (?P<month>{_MONTH})\.?,?"
        r"(?: (?P<year>\d{4}))?"
    ),
    re.compile(
        rf"(?P<month>{_MONTH})\.? (?:the )?(?P<day>\d\d?)(?:st|nd|rd|th)?,?(?: (?P<year>\d{{4}}))?"
    ),
)
_ABOUT_PROJECT = re.compile(
    rf"(?:^|\s)(?:(?:is|was|enters|entered|stage|now|has been)\s+)*(?P<what>{'|'.join(STAGES)}"
    r"|chosen|chose us|delivered|accepted|paused|resumed|lost|ends|report every)(?=$|[\s,:;.])",
    re.IGNORECASE,
)
_DATED = {
    "chosen": "chosen_on",
    "chose us": "chosen_on",
    "delivered": "delivered_on",
    "accepted": "accepted_on",
    "paused": "paused_on",
    "lost": "lost_on",
}
_EVERY = re.compile(r"(?P<days>\d{1,4})(?: ?(?:days?|tage?))?(?!\w)", re.IGNORECASE)
_REASONS = {"chosen": "chosen_because", "chose us": "chosen_because", "lost": "lost_because"}


Told = tuple[dict[str, Value], str]
"""What some words say, and those of them that say nothing to us."""


def read_person(text: str, here: Setting) -> FactLine:
    """`@ivo left yesterday`, or `contact Petra Vogel, CFO, executive` for somebody new."""
    new = not text.startswith("@")
    text = _WHOSE.sub("", text, count=1)
    found = _ABOUT_PERSON.search(text)
    name, about = (text[: found.start()], text[found.start() :]) if found else (text, "")
    if not new:
        name, about = _handle(name, here, about)
    name, _, rest = name.strip(" ,:").partition(",")
    who = here.person(name)
    facts: dict[str, Value] = {"name": name.removeprefix("@").strip('"“” ')} if name else {}
    told, unread = _about_person(about, here)
    facts |= told
    extra = [part.strip() for part in rest.split(",") if part.strip()]
    facts |= dict(zip(("title", "department"), extra, strict=False))
    stranger = "" if new or who is not None or not name else str(facts["name"])
    return FactLine(noun=CONTACT, facts=facts, unread=unread, stranger=stranger, row_id=who)


def _handle(name: str, here: Setting, about: str) -> tuple[str, str]:
    """A handle is as many of its words as somebody there is called by, or one word."""
    words = name.split()
    known = (n for n in (3, 2, 1) if here.person(" ".join(words[:n])) is not None)
    end = next(known, 1)
    return " ".join(words[:end]), " ".join([*words[end:], about])


def _about_person(text: str, here: Setting) -> Told:
    found = [*_pieces(text)]
    facts, unread = dict[str, Value](), [text[: found[0].start()] if found else text]
    ends = [*(one.start() for one in found[1:]), len(text)]
    for one, end in zip(found, ends, strict=False):
        said = text[one.end() : end].strip(" ,:;.")
        told, left = _one_about_person(one["what"].casefold(), said, here)
        facts |= told
        unread.append(left)
    return facts, " ".join(filter(None, unread))


def _pieces(text: str) -> Iterator[re.Match[str]]:
    """A title goes on to the next comma, whatever words of ours it holds."""
    taken = 0
    for one in _ABOUT_PERSON.finditer(text):
        if one.start() < taken:
            continue
        if one["what"].casefold() in _WRITTEN_OUT:
            comma = text.find(",", one.end())
            taken = comma if comma >= 0 else len(text)
        yield one


def _one_about_person(what: str, said: str, here: Setting) -> Told:
    if what != "champion" and what.endswith("champion"):
        return {"champion": False}, said
    if what in _PLAINLY:
        field, value = _PLAINLY[what]
        return {field: value}, said
    standing = "left" if what.startswith("left") else what
    if standing in CONTACT_STANDINGS:
        return _standing(CONTACT_STANDINGS[standing], said, here)
    if what in _WRITTEN_OUT:
        return ({what.replace("-", ""): said} if said else {}), ""
    if what in ("birthday", "born"):
        birthday = read_birthday(said)
        return ({"birthday": birthday}, "") if birthday else ({}, f"{what} {said}".strip())
    before = here.anybody(said if said.startswith("@") else f"@{said}")
    return ({"successor_of": before} if before else {}), "" if before else said


def _standing(standing: ContactStanding, said: str, here: Setting) -> Told:
    day, left = _day_and_rest(said, here)
    facts: dict[str, Value] = {"standing": standing, "standing_since": day}
    if standing is ContactStanding.PROMOTED and left:
        return {**facts, "title": left.removeprefix("to ").strip()}, ""
    return facts, left


def read_birthday(text: str) -> str:
    """`--03-31` or `1980-03-31`; empty for what is no day of the year, or might be another one."""
    for pattern in _BIRTHDAYS:
        found = pattern.fullmatch(text.casefold().strip(" ,.") or "-")
        if found is None:
            continue
        parts = found.groupdict()
        month, day = MONTHS.get(parts["month"]) or int(parts["month"]), int(parts["day"])
        year = parts.get("year")
        try:
            date(int(year or 2000), month, day)
        except ValueError:
            return ""
        return f"{year or '-'}-{month:02}-{day:02}"
    return ""


def read_project(text: str, here: Setting) -> FactLine:
    """`Shop delivery since Monday mood 3`, `Shop lost because of the price`."""
    text, moods = take_moods(text)
    found = _ABOUT_PROJECT.search(text)
    name, doubt = _without_doubt(text[: found.start()]) if found else (text, "")
    name = name.strip(' ,:"“”')
    facts: dict[str, Value] = {"name": name} if name else {}
    told, unread = dict[str, Value](), ""
    if found:
        said = text[found.end() :].strip(" ,:")
        told, unread = _about_project(found["what"].casefold(), said, here)
        unread = f"{doubt} {unread}".strip()
    return FactLine(
        noun=PROJECT,
        facts=facts | told,
        unread=unread,
        mood=moods.pop() if len(moods) == 1 else None,
        row_id=here.project(name) if name else None,
    )


def _without_doubt(name: str) -> tuple[str, str]:
    """`Shop is not` in front of a word of ours is the Shop, and something that turns it round."""
    words = name.split()
    last = next((n for n, word in enumerate(reversed(words)) if word.casefold() not in DOUBTS), 0)
    return " ".join(words[: len(words) - last]), " ".join(words[len(words) - last :])


def _about_project(what: str, said: str, here: Setting) -> Told:
    if what == "report every":
        number = _EVERY.match(said)
        if number is None:
            return {}, f"{what} {said}"
        return {"report_every": int(number["days"])}, said[number.end() :].strip(" ,")
    if what == "ends":
        ends = here.day_ahead(said)
        return ({"ends_on": ends}, "") if ends else ({}, f"{what} {said}")
    day, because, left = _day_and_reason(said, here)
    if what in STAGES:
        return {"stage": STAGES[what], "entered_on": day}, f"{left} {because}".strip()
    if what == "resumed":
        return {"paused_on": ""}, left
    facts: dict[str, Value] = {_DATED[what]: day}
    if because and what in _REASONS:
        facts[_REASONS[what]] = because
    return facts, left


def read_customer(text: str, here: Setting) -> FactLine:
    """`lost because ...`, `tier A`, `owner @ben`, `renews 1 June`, `loyalty by evidence`."""
    word, _, rest = text.replace("do not contact", "do-not-contact").partition(" ")
    if word.casefold() == "lost:" and not _BECAUSE.search(rest):
        rest = f"because {rest}"
    word, rest = word.casefold().strip(":,"), rest.strip(" :")
    if word in STANDINGS:
        day, because, left = _day_and_reason(rest, here)
        more: dict[str, Value] = {"lost_because": because} if because and word == "lost" else {}
        facts = {"standing": STANDINGS[word], "standing_since": day, **more}
        return FactLine(noun=CUSTOMER, facts=facts, unread=left)
    if word in _CUSTOMER_WORDS:
        field, reads = _CUSTOMER_WORDS[word]
        value = reads(rest, here)
        told: dict[str, Value] = {} if value is None else {field: value}
        return FactLine(noun=CUSTOMER, facts=told, unread="" if told else rest)
    return FactLine(noun=CUSTOMER, facts={}, unread=text)


def _loyalty(said: str) -> Value | None:
    if said.casefold() in {"by evidence", "evidence", "unpin", "automatic"}:
        return ""
    return LOYALTIES.get(said.casefold().strip(". "))


_CUSTOMER_WORDS: Mapping[str, tuple[str, Callable[[str, Setting], Value | None]]] = {
    "tier": ("tier", lambda said, _: said.upper() if said.upper() in ("A", "B", "C") else None),
    "owner": ("owner", lambda said, here: here.colleague(said)),
    "owned": ("owner", lambda said, here: here.colleague(said.removeprefix("by "))),
    "renews": ("renews_on", lambda said, here: here.day_ahead(said)),
    "renewal": ("renews_on", lambda said, here: here.day_ahead(said)),
    "loyalty": ("loyalty", lambda said, _: _loyalty(said)),
    "country": ("country", lambda said, _: said.upper() if len(said) == 2 else None),
    "since": ("since", lambda said, here: here.day(said)),
}


def _day_and_rest(said: str, here: Setting) -> tuple[date, str]:
    """The day at the front or the end of some words; today where none is written."""
    slots = (Slot("day", "(?:on|since)", here.day), Slot("day", "", here.plain_day))
    left, found = from_front(said, slots)
    left, found = from_end(left, slots, found)
    day = found.get("day")
    return (day if isinstance(day, date) else here.today), left


def _day_and_reason(said: str, here: Setting) -> tuple[date, str, str]:
    """`yesterday because of the price`, or `because of the price yesterday`."""
    because = _BECAUSE.search(said)
    before, reason = (said[: because.start()], said[because.end() :]) if because else (said, "")
    day, left = _day_and_rest(before, here)
    if because and day == here.today and not before.strip():
        day, reason = _day_and_rest(reason, here)
    return day, reason.strip(" .,"), left
