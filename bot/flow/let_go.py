"""Letting go of what nobody needs any more, a little at a time, once a day."""

from datetime import date, datetime, timedelta

from sqlalchemy import Engine

from bot.store import old_ones
from bot.store.engine import writing

UNASKED_KEPT = timedelta(days=100)
"""What nobody was asked, since it was good for something."""

NOTES_KEPT = timedelta(days=100)
"""Longer than anybody scrolls back to a button."""

QUESTIONS_KEPT = timedelta(days=200)
"""Longer than the time in which nothing is asked again."""

WORDS_KEPT = timedelta(days=400)
"""More than a year, so that what comes once a year is known from the last time."""

AT_ONCE = 500
"""A round takes little longer for it, and a year that was never cleared is cleared within a day."""

LetGo = tuple[int, date]
"""The workspace, and the day, in UTC."""


def let_go(engine: Engine, workspace_id: int, now: datetime, done: set[LetGo] | None = None) -> int:
    """Drop what is old, some of it in each round; answers how much.

    What was logged, and what was asked and answered, is kept. Once nothing is left for a day, it is
    put into `done`, and nobody looks again on that day.
    """
    today = now.date()
    if done is not None and (workspace_id, today) in done:
        return 0
    with writing(engine) as connection:
        gone = old_ones.drop_questions(connection, workspace_id, today - QUESTIONS_KEPT, AT_ONCE)
        gone += old_ones.drop_notes(
            connection,
            workspace_id,
            today - NOTES_KEPT,
            texts_before=today - WORDS_KEPT,
            limit=AT_ONCE,
        )
        gone += old_ones.drop_unasked(connection, workspace_id, today - UNASKED_KEPT, AT_ONCE)
        gone += old_ones.drop_words(connection, workspace_id, today - WORDS_KEPT, AT_ONCE)
    if done is not None and not gone:
        done.clear()
        done.add((workspace_id, today))
    return gone
