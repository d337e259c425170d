"""The people among the words of a touch line."""

import re

from bot.words.kind_words import PAST, VERBS
from bot.words.plain_words import is_plain, opens_plainly
from bot.words.touch_head import Head, Role
from bot.words.touch_words import (
    ANDS,
    AT,
    FOR,
    FROM,
    GIVEN,
    NOBODY,
    PARTICLES,
    PLACE,
    PROSE,
    PUNCTUATION,
    SPOKE,
    SPOKEN_TO,
    WITH,
)

_LONGEST_NAME = 3
_OWNING = re.compile(r"['’]s$")


def take_contacts(head: Head) -> tuple[str, ...]:
    """Who is written with an @, after "with", between the kind and "at", or in front of all."""
    names: list[str] = []
    for place, word in enumerate(head.words):
        if head.roles[place] is not None:
            continue
        if len(word) > 1 and word.startswith("@"):
            names += _list_from(head, place)
        elif _means_with(head, place):
            names += _list_from(head, place + 1)
            head.give(place, place + 1, Role.LINK)
        elif head.free(place) and place and head.roles[place - 1] is Role.KIND:
            names += _before_at(head, place) or _after_verb(head, place)
        elif head.free(place) and head.capital(place):
            names += _in_front(head, place) or _owned(head, place) or _between_commas(head, place)
    return tuple(dict.fromkeys(names))


def _means_with(head: Head, place: int) -> bool:
    word = head.low(place)
    if word == "+" and head.is_customer(place - 1):
        return head.capital(place + 1) and not head.is_customer(place + 1)
    after_kind = place > 0 and head.roles[place - 1] is Role.KIND
    if word in FOR:
        known = any(map(head.is_customer, head.places))
        return known and after_kind and head.capital(place + 1) and not head.is_customer(place + 1)
    if word in FROM:
        return after_kind and head.capital(place + 1) and not head.is_customer(place + 1)
    if word not in {"to", "an"}:
        return word in WITH
    quickly = place > 1 and head.roles[place - 2] is Role.KIND and is_plain(head.words[place - 1])
    spoken = after_kind or quickly or (place > 0 and head.low(place - 1) in SPOKE)
    if not spoken and head.capital(place + 1) and not head.is_customer(place + 1):
        return any(head.low(at) in GIVEN for at in range(place))
    return spoken and (head.capital(place + 1) or not _is_clause(head, place + 1))


def _is_clause(head: Head, place: int) -> bool:
    """`call to plan the workshop`, and not `mail to ana`."""
    after = place + 1
    ends = after >= len(head.words) or head.roles[after] is not None or not head.free(after)
    small = head.low(after) in {"the", "a", "an", "our", "their", "die", "den", "das"}
    aim = head.low(place - 2) in VERBS - GIVEN - SPOKEN_TO
    return head.low(place) in PROSE or small or aim or not ends


def _list_from(head: Head, place: int) -> list[str]:
    """Names joined by commas and "and"; a name of many words is no name, and stays unread."""
    names: list[str] = []
    while True:
        end = _name_end(head, place)
        if (
            end == place
            or end - place > _LONGEST_NAME
            or NOBODY & {head.low(end - 1), head.low(end)}
        ):
            return names
        name = " ".join(head.words[place:end]).replace("@", "").strip("()[]")
        names.append(_OWNING.sub("", name))
        head.give(place, end, Role.CONTACT)
        place = _next_name(head, end, after_handle=head.words[place].startswith("@"))


def _name_end(head: Head, place: int) -> int:
    """A handle is one word, or more when its words are capitalised; other names end at any role."""
    end = place
    while _in_a_name(head, end) and (end == place or not head.words[end].startswith("@")):
        handle = head.words[place].startswith("@")
        if handle and end > place and not (head.capital(place) and head.capital(end)):
            break
        if end > place and not _still_named(head, place, end):
            break
        end += 1
    return end


def _still_named(head: Head, place: int, end: int) -> bool:
    """`with Ana happy`: who is written with capitals is so to the end, but for a "van"."""
    particle = head.low(end) in PARTICLES and head.capital(end + 1)
    small = head.low(end) in PROSE and not head.capital(end)
    return not small and (particle or head.capital(end) or not head.capital(place))


def _in_a_name(head: Head, place: int) -> bool:
    word = head.words[place].lstrip('@(„“"') if head.free(place) else ""
    opening = place == 0 and opens_plainly(word)
    return word[:1].isalpha() and not is_plain(word) and not opening


def _next_name(head: Head, end: int, *, after_handle: bool) -> int:
    """Where the list goes on, or a place without a name when it ends here."""
    place = end
    while head.low(place) in ANDS | {",", ";"}:
        place += 1
    handle = place < len(head.words) and head.words[place].startswith("@")
    joined = any(head.low(each) in ANDS for each in range(end, place))
    goes_on = place > end and (handle or not after_handle or (joined and head.free(place)))
    if not goes_on or not head.free(place):
        return len(head.words)
    head.give(end, place, Role.LINK)
    return place


def _before_at(head: Head, place: int) -> list[str]:
    """`called Ana at Acme`: who stands between the kind and the company."""
    end = place
    while head.free(end) or head.low(end) in ANDS:
        end += 1
    known = head.low(end) in AT and head.is_customer(end + 1)
    named = head.low(end) in PLACE and head.free(end + 1)
    return _list_from(head, place) if known or named else []


def _after_verb(head: Head, place: int) -> list[str]:
    """`Acme, called Ana`, where the customer is beyond doubt."""
    done = head.low(place - 1) in VERBS and head.capital(place)
    return _list_from(head, place) if done and any(map(head.is_customer, head.places)) else []


def take_bracketed(head: Head) -> tuple[str, ...]:
    """`call with Acme (Ana, Ben)`."""
    for place in head.places:
        end = next((at for at in head.places[place:] if head.words[at].endswith(")")), -1)
        inside = range(place, end + 1)
        if (
            head.words[place].startswith("(")
            and head.is_customer(place - 1)
            and inside
            and all(_in_list(head, at) for at in inside)
        ):
            return tuple(_list_from(head, place))
    return ()


def _in_list(head: Head, place: int) -> bool:
    word = head.words[place].lstrip("(@")
    return head.roles[place] in (None, Role.LINK) and (
        word[:1].isupper() or word.casefold() in ANDS or word in PUNCTUATION
    )


def begins_with_them(head: Head) -> bool:
    """`Ana from Acme called`: who stands in front of the verb did it."""
    kind = next((place for place in head.places if head.roles[place] is Role.KIND), 0)
    if head.low(kind) not in PAST - {"met", "getroffen"}:
        return False
    before = kind - 1
    while before > 0 and head.roles[before] is None and not head.free(before):
        before -= 1
    owned = before
    while owned >= 0 and head.free(owned) and head.capital(owned):
        owned -= 1
    if owned < before and head.is_customer(owned) and head.words[owned].endswith(("'s", "’s")):
        return True
    return head.is_customer(before) and any(
        _in_front_of(head, place, kind) for place in head.places[:kind]
    )


def _in_front_of(head: Head, place: int, kind: int) -> bool:
    return head.free(place) and head.capital(place) and place < kind and _is_in_front(head, place)


def _owned(head: Head, place: int) -> list[str]:
    """`Acme's Ana Souza called`."""
    end = place
    while head.free(end) and head.capital(end):
        end += 1
    did = end < len(head.words) and head.roles[end] is Role.KIND
    theirs = head.is_customer(place - 1) and head.words[place - 1].endswith(("'s", "’s"))
    return _list_from(head, place) if did and theirs else []


def _between_commas(head: Head, place: int) -> list[str]:
    """`Acme, Ana, email`, `Acme - Ivo texted`, where the customer is beyond doubt."""
    end = place
    while (head.free(end) and head.capital(end)) or (head.low(end) in ANDS and end > place):
        end += 1
    did = end < len(head.words) and head.roles[end] is Role.KIND and head.low(end) in PAST
    listed = place > 1 and head.roles[place - 2] in {Role.KIND, Role.CONTACT}
    last = end == len(head.words) and listed
    closed = head.words[end : end + 1] == [","] or did or last
    apart = place > 0 and head.words[place - 1] == "," and closed
    if not apart or not any(map(head.is_customer, head.places)):
        return []
    return _list_from(head, place)


def _in_front(head: Head, place: int) -> list[str]:
    """`Ana from Acme called`, `Ana (Acme) rang`."""
    return _list_from(head, place) if _is_in_front(head, place) else []


def _is_in_front(head: Head, place: int) -> bool:
    if any(head.roles[:place]):
        return False
    end = place
    while head.free(end) or head.low(end) in ANDS | {","}:
        end += 1
    led = head.low(end) in AT and head.is_customer(end + 1)
    apart = head.words[end - 1] == "," and all(map(_is_name, head.words[place : end - 1]))
    return led or (head.is_customer(end) and (apart or head.words[end].startswith("(")))


def _is_name(word: str) -> bool:
    """`Ana Souza, Acme`, and not `FYI, Acme`."""
    return word[:1].isupper() and word[1:].islower()
