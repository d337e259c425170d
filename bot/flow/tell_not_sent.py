"""Whoever can do something about a note that did not arrive is told so, once for each attempt.

What stands in it is its reader's: they are told whom it did not reach, and why.
"""

from datetime import date, datetime

from sqlalchemy import Connection

from bot.model import Member, NotSent
from bot.store import not_sent, notes
from bot.words.languages import language
from rules.kit.language import WEEKDAY_AND_DATE_OF_THE_YEAR, day_in_words, look_up, say, speaking


def tell_failure(connection: Connection, workspace_id: int, note_id: int, now: datetime) -> None:
    """Of a note that failed: the lead, or who keeps the channel. Of one about another, nobody."""
    what = not_sent.one(connection, workspace_id, note_id)
    if what is None or not_sent.is_about_another(connection, workspace_id, note_id):
        return
    keeper = not_sent.keeper_of(connection, workspace_id, what.reader_id)
    if keeper:
        with speaking(language(keeper.language)):
            text = failure(what)
        _tell(
            connection,
            workspace_id,
            keeper,
            f"{not_sent.NOT_SENT}{note_id}:{what.attempt}",
            now,
            text=text,
            about_id=note_id,
        )


def ask_keeper(
    connection: Connection,
    workspace_id: int,
    note_id: int,
    now: datetime,
    *,
    restored: bool = False,
) -> bool:
    """Whether a note is in its channel, which the bot cannot read. False where nobody can tell.

    `restored`: it may have been sent before an older copy of the record was put in place.
    """
    what = not_sent.one(connection, workspace_id, note_id)
    keeper = what and not_sent.keeper_of(connection, workspace_id, what.reader_id)
    if not what or not keeper:
        return False
    with speaking(language(keeper.language)):
        text = is_it_there(what, restored=restored)
    occasion = f"{not_sent.IS_IT_THERE}{note_id}:{what.attempt}"
    _tell(connection, workspace_id, keeper, occasion, now, text=text, about_id=note_id)
    return True


def failure(what: NotSent) -> str:
    parts = {"day": _day(what.day), "why": look_up(what.trouble)}
    if what.channel:
        return say(
            "My note of {day} for {channel} was not sent. {why}", channel=what.reader, **parts
        )
    return say("My note of {day} for {name} was not sent. {why}", name=what.reader, **parts)


def is_it_there(what: NotSent, *, restored: bool) -> str:
    parts = {"day": _day(what.day), "channel": what.reader}
    if restored:
        return say(
            "My record was put back to an older state, so I do not know whether my note of {day} is"
            " in {channel} already. I cannot read there: please have a look.",
            **parts,
        )
    return say(
        "I posted my note of {day} in {channel}, and got no answer from Slack, so I do not know"
        " whether it is there. I cannot read there: please have a look.",
        **parts,
    )


def _day(day: date) -> str:
    return day_in_words(day, WEEKDAY_AND_DATE_OF_THE_YEAR)


def _tell(
    connection: Connection,
    workspace_id: int,
    keeper: Member,
    occasion: str,
    now: datetime,
    *,
    text: str,
    about_id: int,
) -> None:
    notes.open_for(
        connection,
        workspace_id,
        keeper.id,
        occasion=occasion,
        day=keeper.day(now),
        now=now,
        nudge_ids=(),
        text=text,
        about_id=about_id,
    )
