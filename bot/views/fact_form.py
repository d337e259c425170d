"""The form of any noun: what can be told about a customer, drawn from its fields."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.model.nouns import Field, Noun, Sort, Value, say_choice
from bot.views import ids
from bot.views.apart import SLOT, set_apart
from bot.views.blocks import Part, context, paragraph
from bot.views.fact_words import label, private, title
from bot.views.inputs import MOST_OPTIONS, Choice, asked, day, member, number, one_of, text, tick
from bot.views.text import Json, bold, capital, named, plain, quoted, sentence
from rules.kit import Birthday
from rules.kit.days import say_day, say_day_of_year
from rules.kit.language import say

LINE_LIMIT, TEXT_LIMIT = 200, 3_000
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
    first = [paragraph(*_about(customer))]
    if noun.private:
        first.append(context(private()))
    if unread:
        first.append(context(say("I did not understand {words}.", words=quoted(unread))))
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
        "submit": plain(say("Save"), 24),
        "close": plain(say("Close"), 24),
        "blocks": [*first, *inputs],
    }


def _blocks(noun: Noun, field: Field, there: There, value: Value | None) -> list[Json]:
    if field.sort is Sort.CONTACT:
        return _one_there(field, there.people, value)
    if field.sort is Sort.PROJECT:
        return _one_there(field, there.projects, value)
    return [_asked(field, _element(field, there, value), _hint(noun, field))]


def _element(field: Field, there: There, value: Value | None) -> Json:
    said = "" if value is None else str(value)
    if field.sort is Sort.DAY:
        return day(value if isinstance(value, date) else None)
    if field.sort is Sort.COLLEAGUE:
        return member((there.accounts or {}).get(value) if isinstance(value, int) else None)
    if field.sort is Sort.CHOICE:
        return one_of([(one, label(say_choice(one))) for one in field.of], said or field.default)
    if field.sort is Sort.YES_NO:
        return tick((field.name, say("Yes")), ticked=value is True)
    return _typed(field.sort, said)


def _typed(sort: Sort, said: str) -> Json:
    if sort is Sort.TEXT:
        return text(said, most=TEXT_LIMIT, multiline=True)
    if sort is Sort.NUMBER:
        return number(said)
    return text(say_birthday(said) if sort is Sort.BIRTHDAY else said, most=LINE_LIMIT)


def _hint(noun: Noun, field: Field) -> str:
    if (noun.word, field.name) == ("contact", "birthday"):
        return say("Such as 31 March, or 31 March 1980.")
    if (noun.word, field.name) == ("contact", "name"):
        return say("Who is there already is changed, and not added twice.")
    if (noun.word, field.name) == ("project", "name"):
        return say("A project that is there already is changed, and not added twice.")
    return field.advice


def _about(customer: str) -> list[Part]:
    return set_apart(say("About {customer}", customer=SLOT), bold(named(customer)))


def _one_there(field: Field, known: Sequence[Choice], value: Value | None) -> list[Json]:
    """Who is there already to be picked, and a line for somebody new."""
    new = value if isinstance(value, str) else ""
    line = text(new, most=LINE_LIMIT)
    if not known:
        project = field.sort is Sort.PROJECT
        hint = (
            say("The name of a project there.") if project else say("The name of somebody there.")
        )
        return [_asked(field, line, hint, ids.OR_NEW)]
    chosen = next((one for one in known if one[0] == str(value)), None)
    offered = [*known[:MOST_OPTIONS]]
    if chosen and chosen not in offered:
        offered[-1] = chosen
    picked = one_of(offered, str(value))
    if field.sort is Sort.PROJECT:
        return [asked(field.name, field.called, picked, optional=not field.needed)]
    somebody = say("{field}: somebody new", field=field.called)
    either = say("Pick one, or type a name below.") if field.needed else ""
    return [
        asked(field.name, field.called, picked, optional=True, hint=either),
        asked(f"{field.name}{ids.OR_NEW}", somebody, line, optional=True),
    ]


def _asked(field: Field, element: Json, hint: str, suffix: str = "") -> Json:
    optional = not field.needed or field.sort is Sort.YES_NO
    said = sentence(capital(hint))
    return asked(f"{field.name}{suffix}", field.called, element, optional=optional, hint=said)


def say_birthday(kept: str) -> str:
    """ "31 March 1980" of `1980-03-31`; what is no birthday is said as it is."""
    try:
        born = Birthday.read(kept)
    except ValueError:
        return kept
    day = date(born.year or LEAP_YEAR, born.month, born.day)
    return say_day(day) if born.year else say_day_of_year(day)
