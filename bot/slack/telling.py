"""From a line that somebody typed to a touchpoint, or to the question that is missing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.flow import record
from bot.flow.called import called
from bot.flow.record import Happened
from bot.flow.visit import Visit
from bot.slack import doubt
from bot.slack.form_values import NEW_PERSON
from bot.slack.reply import ONE_OF_SEVERAL, Json, keep_typed
from bot.store import customers
from bot.store.engine import reading, writing
from bot.store.visible import may_see
from bot.views import answers, forms
from bot.views.blocks import size
from bot.words.exact_names import Names
from bot.words.kind_hints import likeliest
from bot.words.names import normalise
from bot.words.touch_line import TouchLine, lines_of, read_touch, read_touches
from rules.kit import Side
from rules.kit.kinds import Kind
from rules.kit.language import say

MOST_LINES = 10
MOST_BLOCKS, MOST_CHARACTERS, MOST_TEXT = 50, 12_000, 10_000


@dataclass(frozen=True, slots=True)
class Told:
    """The answer to what was typed, or the form that asks for what is missing.

    `logged`: the answer is no question, and what was typed need not be kept for it.
    """

    message: Json | None = None
    form: Json | None = None
    logged: bool = False


def take(visit: Visit, text: str, identity: str, *, said_on: date, day_first: bool | None) -> Told:
    """Log every line of `text`; `identity` names this telling of it, so that it counts once.

    `said_on` is the day the text was typed on: its "yesterday" is the one before.
    """
    known = called(visit, text)
    typed = lines_of(text)
    lines = read_touches(text, customers=known, today=said_on, day_first=day_first)
    if not lines:
        return Told(answers.help_touch())
    if len(lines) > MOST_LINES:
        said = say(
            "That is {number} lines, and I take {most} at once. Nothing was logged.",
            number=len(lines),
            most=MOST_LINES,
        )
        return Told(answers.trouble(said))
    if len(lines) == 1:
        if fact := doubt.fact_in(visit, typed[0], lines[0], known):
            return Told(fact)
        return _take_line(visit, lines[0], typed[0], identity, said_on)
    told = [
        _take_line(visit, line, said, f"{identity}:{number}", said_on)
        for number, (line, said) in enumerate(zip(lines, typed, strict=True))
    ]
    return Told(
        together([one.message or _unclear(said) for one, said in zip(told, typed, strict=True)])
    )


def take_for(
    visit: Visit,
    text: str,
    customer_id: int,
    identity: str,
    *,
    pending: str,
    said_on: date,
    day_first: bool | None,
) -> Told:
    """Log a line whose customer was settled by asking, and remember the name as an alias."""
    line = read_touch(text, customers=[], today=said_on, day_first=day_first)
    with reading(visit.engine) as connection:
        there = may_see(connection, visit.workspace_id, visit.member.id, customer_id)
    if not there:
        return Told(answers.trouble(say("This customer is no longer in the record.")))
    told = _log(visit, line, customer_id, identity, said_on, typed=text, pending=pending)
    if told.logged:
        # Of a line that was not understood whole, some of the words may not belong to the name.
        with writing(visit.engine) as connection:
            name, normal = line.customer_words[:200], normalise(line.customer_words[:200])
            customers.add_alias(connection, visit.workspace_id, customer_id, name, normal)
    return told


def take_as(
    visit: Visit,
    text: str,
    customer_id: int,
    kind: Kind,
    identity: str,
    *,
    said_on: date,
    day_first: bool | None,
) -> Told:
    """Log a line whose kind was settled by asking, and its customer before it."""
    known = called(visit, text)
    with reading(visit.engine) as connection:
        there = may_see(connection, visit.workspace_id, visit.member.id, customer_id)
    if not there:
        return Told(answers.trouble(say("This customer is no longer in the record.")))
    line = _line_for(text, customer_id, known, said_on, day_first)
    return _log(visit, replace(line, kind=kind), customer_id, identity, said_on, typed=text)


def _line_for(
    text: str, customer_id: int, known: Names, said_on: date, day_first: bool | None
) -> TouchLine:
    """A customer who was picked may stand in the line under a name that nobody knows."""
    line = read_touch(text, customers=known, today=said_on, day_first=day_first)
    if line.customer == customer_id:
        return line
    return read_touch(text, customers=[], today=said_on, day_first=day_first)


def take_for_new(
    visit: Visit, text: str, identity: str, *, pending: str, said_on: date, day_first: bool | None
) -> Told:
    """Add the customer whom a line names, and log the line."""
    line = read_touch(text, customers=[], today=said_on, day_first=day_first)
    try:
        added = record.add_customer(visit, line.customer_words[:200])
    except record.NameTaken:
        return take(visit, text, identity, said_on=said_on, day_first=day_first)
    return _log(visit, line, added, identity, said_on, new=True, typed=text, pending=pending)


def form_for(
    visit: Visit,
    text: str,
    *,
    said_on: date,
    day_first: bool | None,
    customer_id: int | None = None,
) -> Json:
    """The form with what was understood filled in; `customer_id` is who was picked meanwhile."""
    known = called(visit, text)
    typed = next(iter(lines_of(text)), "")
    if customer_id is None:
        line = read_touch(typed, customers=known, today=said_on, day_first=day_first)
        return _form(visit, line, line.customer, said_on)
    line = _line_for(typed, customer_id, known, said_on, day_first)
    return _form(visit, line, customer_id, said_on)


def together(messages: Sequence[Json]) -> Json:
    """Several answers as one message, since Slack allows a command only a few.

    Where all of them are more than Slack takes in one message, they are told as text alone.
    """
    text = "\n".join(message["text"] for message in messages)[:MOST_TEXT]
    every = [block for message in messages for block in message["blocks"]]
    blocks = [_told_apart(block, place) for place, block in enumerate(every)]
    fits = len(blocks) <= MOST_BLOCKS and size(blocks) <= MOST_CHARACTERS
    return {"text": text, "blocks": blocks if fits else []}


def _told_apart(block: Json, place: int) -> Json:
    """Slack takes no action twice in a message, and an answer to one line must not replace all."""
    if block["type"] != "actions":
        return block
    buttons = [one | {"action_id": f"{one['action_id']}:{place}"} for one in block["elements"]]
    return block | {"block_id": f"{ONE_OF_SEVERAL}:{place}", "elements": buttons}


def _take_line(visit: Visit, line: TouchLine, typed: str, identity: str, said_on: date) -> Told:
    if line.customer is not None:
        return _log(visit, line, line.customer, identity, said_on, typed=typed)
    if not line.customer_words:
        return Told(form=_form(visit, line, None, said_on))
    pending = keep_typed(visit, typed)
    if line.customer_choices:
        with reading(visit.engine) as connection:
            names = customers.name_of(
                connection, visit.workspace_id, line.customer_choices, visit.member.id
            )
        choices = [(one, names[one]) for one in line.customer_choices if one in names]
        return Told(answers.which_customer(line.customer_words, choices, pending))
    return Told(answers.offer_new_customer(line.customer_words, pending))


def _log(
    visit: Visit,
    line: TouchLine,
    customer_id: int,
    identity: str,
    said_on: date,
    *,
    typed: str,
    pending: str = "",
    new: bool = False,
) -> Told:
    if line.kind is None and not line.day_in_doubt and (line.contacts or line.whole_note):
        return _ask_kind(visit, customer_id, typed, pending or keep_typed(visit, typed))
    if line.kind is None or line.day_in_doubt:
        return Told(form=_form(visit, line, customer_id, said_on))
    what = Happened(
        customer_id=customer_id,
        on=line.day.day if line.day else said_on,
        kind=line.kind,
        identity=identity,
        people=line.contacts,
        mood=line.mood,
        note=line.whole_note,
        private=line.private,
        began=Side.THEY if line.theirs else None,
        answered=False if line.unanswered else None,
        unread=line.unread,
        other_day=line.day.other if line.day else None,
        new_customer=new,
    )
    return Told(answers.logged(record.log(visit, what)), logged=True)


def _ask_kind(visit: Visit, customer_id: int, typed: str, pending: str) -> Told:
    """Only the kind is missing: one button instead of a form."""
    with reading(visit.engine) as connection:
        names = customers.name_of(connection, visit.workspace_id, [customer_id], visit.member.id)
    asked = (customer_id, names.get(customer_id, ""))
    return Told(answers.which_kind(asked, likeliest(typed), pending))


def _form(visit: Visit, line: TouchLine, customer_id: int | None, said_on: date) -> Json:
    """Everything that was understood, filled in, for what was not said or not understood."""
    with reading(visit.engine) as connection:
        names = customers.name_of(
            connection, visit.workspace_id, [customer_id or 0], visit.member.id
        )
    people = [(f"{NEW_PERSON}{one}", one) for one in line.contacts]
    return forms.touch_form(
        today=visit.today,
        customer=next(((str(number), name) for number, name in names.items()), None),
        kind=line.kind,
        on=line.day.day if line.day else None if line.day_in_doubt else said_on,
        contacts=people,
        mood=line.mood,
        note=line.note,
        private=line.private,
        began=Side.THEY if line.theirs else None,
        answered=False if line.unanswered else None,
        unread=line.unread,
        day_open=line.day_in_doubt,
    )


def _unclear(typed: str) -> Json:
    said = say(
        "I am not sure of this line, so it is not logged yet."
        " Please type it again by itself: {line}",
        line=typed,
    )
    return answers.trouble(said)
