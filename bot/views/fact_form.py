"""The form of any noun: what can be told about a customer, drawn from its fields."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.model.nouns import Field, Noun, Sort, Value
from bot.views import ids
from bot.views.blocks import context, paragraph
from bot.views.fact_words import PRIVATE, label, title
from bot.views.inputs import MOST_OPTIONS, Choice, asked, day, member, number, one_of, text, tick
from bot.views.text import Json, bold, named, plain, quoted
from rules.kit import Birthday
from rules.kit.days import say_day

LINE_LIMIT, TEXT_LIMIT = 200, 3_000
HINTS = {
    ("contact", "birthday"): "Such as 31 March, or 31 March 1980.",
    ("contact", "name"): "Of somebody who is there already, what you fill in is changed.",
    ("project", "name"): "Of a project that is there already, what you fill in is changed.",
}
LEAP_YEAR = 2000


@dataclass(frozen=True, slots=True)
class There:
    """Whom and what a form may name; `accounts` are the Slack ids of our members."""

    people: Sequence[Choice] = ()
    projects: Sequence[Choice] = ()
    accounts: Mapping[int, str] | None = None


def fact_form(
    noun: Noun,
    customer: str,
    there: There,
    filled: Mapping[str, Value],
    *,
    metadata: str,
    unread: Sequence[str] = (),
) -> Json:
    """`filled` is what is known already. `unread` are words that meant nothing to us."""
    first = [paragraph("About ", bold(named(customer)))]
    if noun.private:
        first.append(context(PRIVATE))
    if unread:
        first.append(context(f"I did not understand {quoted(unread)}."))
    inputs = [
        block
        for field in noun.fields
        for block in _blocks(noun, field, there, filled.get(field.name))
    ]
    return {
        "type": "modal",
        "callback_id": ids.FACT_FORM,
        "private_metadata": metadata,
        "title": plain(title(noun), 24),
        "submit": plain("Save", 24),
        "close": plain("Close", 24),
        "blocks": [*first, *inputs],
    }


def _blocks(noun: Noun, field: Field, there: There, value: Value | None) -> list[Json]:
    if field.sort is Sort.CONTACT:
        return _one_there(field, there.people, value, "somebody")
    if field.sort is Sort.PROJECT:
        return _one_there(field, there.projects, value, "a project")
    hint = HINTS.get((noun.word, field.name), field.hint)
    return [_asked(field, _element(field, there, value), hint)]


def _element(field: Field, there: There, value: Value | None) -> Json:
    said = "" if value is None else str(value)
    if field.sort is Sort.DAY:
        return day(value if isinstance(value, date) else None)
    if field.sort is Sort.COLLEAGUE:
        return member((there.accounts or {}).get(value) if isinstance(value, int) else None)
    if field.sort is Sort.CHOICE:
        return one_of([(word, label(word)) for word in field.of], said or field.default)
    if field.sort is Sort.YES_NO:
        return tick((field.name, "Yes"), ticked=value is True)
    return _typed(field.sort, said)


def _typed(sort: Sort, said: str) -> Json:
    if sort is Sort.TEXT:
        return text(said, most=TEXT_LIMIT, multiline=True)
    if sort is Sort.NUMBER:
        return number(said)
    return text(say_birthday(said) if sort is Sort.BIRTHDAY else said, most=LINE_LIMIT)


def _one_there(field: Field, known: Sequence[Choice], value: Value | None, what: str) -> list[Json]:
    """Who is there already to be picked, and a line for somebody new."""
    new = value if isinstance(value, str) else ""
    line = text(new, most=LINE_LIMIT)
    if not known:
        return [_asked(field, line, f"The name of {what} there.", ids.OR_NEW)]
    chosen = next((one for one in known if one[0] == str(value)), None)
    offered = [*known[:MOST_OPTIONS]]
    if chosen and chosen not in offered:
        offered[-1] = chosen
    picked = one_of(offered, str(value))
    if field.sort is Sort.PROJECT:
        return [asked(field.name, field.label, picked, optional=not field.needed)]
    either = "Pick one, or type a name below." if field.needed else ""
    return [
        asked(field.name, field.label, picked, optional=True, hint=either),
        asked(f"{field.name}{ids.OR_NEW}", f"{field.label}: {what} new", line, optional=True),
    ]


def _asked(field: Field, element: Json, hint: str, suffix: str = "") -> Json:
    optional = not field.needed or field.sort is Sort.YES_NO
    sentence = hint[:1].upper() + hint[1:]
    return asked(f"{field.name}{suffix}", field.label, element, optional=optional, hint=sentence)


def say_birthday(kept: str) -> str:
    """ "31 March 1980" of `1980-03-31`; what is no birthday is said as it is."""
    try:
        born = Birthday.read(kept)
    except ValueError:
        return kept
    said = say_day(date(born.year or LEAP_YEAR, born.month, born.day))
    return said if born.year else said.removesuffix(f" {LEAP_YEAR}")
