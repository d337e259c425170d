"""A touch line without a colon: which of its words are a note, word for word as it was typed."""

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from bot.words.day_slips import slipped_day
from bot.words.days import DayReading
from bot.words.exact_names import Exact
from bot.words.kind_words import PAST
from bot.words.touch_customer import take_known
from bot.words.touch_head import Head, Role
from bot.words.touch_kind import take_kind
from bot.words.touch_people import take_bracketed, take_contacts
from bot.words.touch_slots import take_day
from bot.words.touch_split import blanked
from bot.words.touch_words import AT, DEADLINES, NEXT, OPENERS, PROSE, SPOKE, TOLD, WITH

_SMALL = frozenset(["the", "a", "an", "our", "their", "der", "die", "das", "den"])
_MOMENTS = frozenset(["after", "during", "following", "nach", "während"])
_VERB = re.compile(r"\w{2,}(?:ed|ing)|is|was|are|were|has|have|had|ist|war|hat|haben|waren")
_BEFORE, _AFTER = " \t,;.!?/", " \t,;/"


@dataclass(frozen=True)
class Parted:
    """`day_open`: the note holds a day that may be the day of the touch as well.

    `day`: it holds one that surely is.
    """

    slots: str
    note: str = ""
    day_open: bool = False
    day: DayReading | None = None


def part_prose(slots: str, known: Exact, today: date, day_first: bool | None) -> Parted:
    """Nothing is taken out of a note, so that "they may renew next Monday" is no day of ours."""
    head = Head.of(blanked(slots), today, day_first)
    take_known(head, known)
    day = take_day(head)
    take_kind(head)
    take_bracketed(head)
    take_contacts(head)
    found = _inside(head) or _tail(head)
    if found is None:
        return Parted(slots)
    start, end = found
    cut, back = head.starts[start], head.starts[end] if end < len(head.words) else len(slots)
    note = slots[cut:back].lstrip(_BEFORE).rstrip(_AFTER)
    if note.casefold() in OPENERS:
        note = ""
    days = [place for place in head.places if head.roles[place] is Role.DAY]
    doubtful = bool(days) and start <= days[0] <= end and start != end
    if doubtful and day is not None:
        doubtful = not _is_of_the_note(head, days[0], ahead=day.day > today)
    if doubtful and day is not None and day.day <= today and _is_of_the_touch(head, start, days[0]):
        return Parted(f"{slots[:cut]} {slots[back:]}".strip(), note, False, day)
    slipped = not days and any(map(slipped_day, (note.split()[:1] + note.split()[-1:])))
    return Parted(f"{slots[:cut]} {slots[back:]}".strip(), note, doubtful or slipped)


def _is_of_the_note(head: Head, place: int, *, ahead: bool) -> bool:
    """`called, they decide next week`, `by Friday`: no day on which it happened."""
    past = any(
        head.low(at) in TOLD or (role is Role.KIND and head.low(at) in PAST)
        for at, role in enumerate(head.roles)
    )
    last = min(at for at in head.places if head.roles[at] is Role.DAY)
    before = {head.low(at) for at in range(place - 3, place)}
    led = head.low(last) in DEADLINES or head.low(place - 1) in DEADLINES or bool(before & NEXT)
    return led or (past and ahead)


def _is_of_the_touch(head: Head, start: int, day: int) -> bool:
    """`after the webinar yesterday`, `sent Cobalt the invoice today`: not another day."""
    said = [head.low(at) for at in range(start, day)]
    if _MOMENTS.intersection(said[:2]) or head.low(start - 1) in _MOMENTS:
        return True
    deed = any(role is Role.KIND and head.low(at) in PAST for at, role in enumerate(head.roles))
    told = any(
        (word in PROSE or _VERB.fullmatch(word)) and before not in _SMALL
        for before, word in pairwise(["", *said])
    )
    return deed and bool(said) and not told


def _inside(head: Head) -> tuple[int, int] | None:
    """`call about the renewal with Ana at Acme`: from the opener to whom it was with."""
    opener = next((at for at in head.places if _opens(head, at)), None)
    if opener is None or any(head.is_customer(at) for at in range(opener)):
        return None
    end = next((at for at in range(opener + 1, len(head.words)) if _goes_on(head, at)), None)
    return (opener, end) if end is not None else None


def _goes_on(head: Head, place: int) -> bool:
    """Where the slots go on after a note inside of them."""
    if head.is_customer(place) or head.roles[place] is Role.DAY:
        return True
    named = head.capital(place + 1) or head.is_customer(place + 1)
    return head.low(place) in WITH | AT and named


def _opens(head: Head, place: int) -> bool:
    return head.roles[place] is None and head.low(place) in OPENERS


def _tail(head: Head) -> tuple[int, int] | None:
    """From the first word that is no slot, once it is said with whom and what it was."""
    exact = any(map(head.is_customer, head.places))
    named = told = False
    place = 0
    while place < len(head.words):
        role, after = head.roles[place], place + 1
        named = named or role is Role.CUSTOMER or (not exact and role is Role.CONTACT)
        told = told or role in (Role.KIND, Role.DAY, Role.CONTACT) or head.low(place) in SPOKE
        if named and told and _ends_sentence(head, place):
            return after, len(head.words)
        if named and _opens(head, place) and after < len(head.words):
            return _from(head, place)
        if head.free(place) or role is Role.SECOND:
            after = _stretch_end(head, place)
            if not exact and not named and not _says_more(head, place):
                named = True
            elif named and told and _is_prose(head, place, after):
                return _from(head, place)
        place = after
    return None


def _ends_sentence(head: Head, place: int) -> bool:
    """`spoke to Ivo at Acme. Order comes Monday`: that order is none of today's."""
    return head.words[place] in {".", "!", "?"} and place + 1 < len(head.words)


def _stretch_end(head: Head, place: int) -> int:
    end = place + 1
    while head.free(end) and not _says_more(head, end):
        end += 1
    return end


def _says_more(head: Head, place: int) -> bool:
    """Will with a capital is somebody."""
    return head.low(place) in PROSE and not head.capital(place)


def _is_prose(head: Head, start: int, end: int) -> bool:
    """No name: neither one that may belong to the customer's, nor one in a list of slots."""
    if _says_more(head, start):
        return True
    if head.is_customer(start - 1) or head.is_customer(end):
        return False
    only_names = all(map(head.capital, range(start, end)))
    led = head.low(start - 1) in WITH | AT
    if only_names and (led or end == len(head.words) or head.roles[end] is not None):
        return False
    rest = (head.words[at] for at in range(start, len(head.words)) if head.roles[at] is None)
    seconds = (head.words[at] for at in head.places[start:] if head.roles[at] is Role.SECOND)
    return any(word.islower() and word.isalpha() for word in (*rest, *seconds))


def _from(head: Head, place: int) -> tuple[int, int]:
    """With the small words in front: `they were happy`, `on the pricing`."""
    while place > 0 and not head.free(place - 1) and head.roles[place - 1] in (None, Role.LINK):
        place -= 1
    return place, len(head.words)
