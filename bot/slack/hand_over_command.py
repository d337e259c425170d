"""`/customer handover`: in words where they are clear, and else in the form."""

import json
from collections.abc import Sequence

from bot.flow.called import called
from bot.flow.hand_over_rights import CannotHandOver
from bot.flow.visit import Visit
from bot.model import Member
from bot.slack import hand_over, outlook
from bot.slack.asked import Asked
from bot.slack.reply import Json
from bot.store import customers, members
from bot.store.engine import reading
from bot.views import answers
from bot.views import hand_over as view
from bot.words.clean import QUOTES
from bot.words.hand_over_words import HandOverLine, around, everything, readings
from bot.words.names import find, normalise

ME = frozenset({"me", "myself", "mir", "mich"})


def said(visit: Visit, text: str) -> str | None:
    """What is to be handed over and to whom, if that is what the words are about.

    Behind a name it may be part of what was said of them: so the name has to be sure.
    """
    found = around(text)
    if found is None:
        return None
    before, after = found
    sure = not before or _customer(visit, before) is not None
    return f"{before} {after}".strip() if sure else None


def answer(asked: Asked, words: str) -> Json | None:
    line = everything(words)
    told = _everything(asked, line) if line else _customer_of(asked, words)
    if told is not None:
        asked.desk.after(asked.visit, asked.client)
    return told


def _customer_of(asked: Asked, words: str) -> Json | None:
    visit = asked.visit
    every = list(readings(words))
    for line in every:
        found, to = _customer(visit, line.what), _colleague(visit, line.to)
        if found is not None and to is not None:
            try:
                return hand_over.customer(visit, found, to, line.because)
            except CannotHandOver as trouble:
                return answers.trouble(trouble.advice)
    return _ask(asked, every)


def _ask(asked: Asked, every: Sequence[HandOverLine]) -> Json | None:
    """The form, with as much filled in as is sure; who is unknown is asked for anew."""
    visit = asked.visit
    known = next((one for one in every if _customer(visit, one.what) is not None), None)
    named = next((one for one in every if one.what), None)
    line = known or named or HandOverLine()
    found = outlook.customer_meant(visit, line.what) if line.what else None
    to = next((one for each in every if (one := _colleague(visit, each.to))), None)
    if found is not None and not isinstance(found, int):
        return found
    form = view.customer_form(
        (str(found), _name(visit, found)) if found else None,
        metadata=json.dumps({}),
        to=to.slack_id if to else None,
        because=line.because,
        unread="" if to else line.to,
    )
    return asked.open(form)


def _everything(asked: Asked, line: HandOverLine) -> Json | None:
    """Whose it is has to be said: it would be too much to hand over by a slip."""
    visit = asked.visit
    old = _colleague(visit, line.what) if line.what else visit.member
    to = _colleague(visit, line.to)
    if not line.what or old is None or to is None:
        form = view.everything_form(
            old.slack_id if old else None,
            metadata=json.dumps({"everything": True}),
            to=to.slack_id if to else None,
            because=line.because,
            unread=line.what if old is None else line.to,
        )
        return asked.open(form)
    try:
        return hand_over.everything(visit, old, to, line.because)
    except CannotHandOver as trouble:
        return answers.trouble(trouble.advice)


def _customer(visit: Visit, words: str) -> int | None:
    """Only one who is meant beyond doubt: this changes things."""
    return find(words.strip(QUOTES), called(visit)).sure


def _name(visit: Visit, customer_id: int) -> str:
    with reading(visit.engine) as connection:
        mine = visit.workspace_id, [customer_id], visit.member.id
        return customers.name_of(connection, *mine)[customer_id]


def _colleague(visit: Visit, name: str) -> Member | None:
    """One who is with us, or else one who was."""
    if name.casefold() in ME:
        return visit.member
    with reading(visit.engine) as connection:
        team = members.of_workspace(connection, visit.workspace_id)
    people = [one for one in team.values() if not one.channel]
    for some in ([one for one in people if one.active], people):
        sure = find(name, [(one.id, normalise(one.name)) for one in some]).sure
        if sure is not None:
            return team[sure]
    return None
