"""What became of a nudge, in a line."""

from collections.abc import Mapping
from datetime import date

from bot.model import OPEN, Card, NudgeState
from bot.views.text import capital, named, one_line, say_date, sentence, title_of
from bot.views.touch import say_meeting, say_mood
from rules.kit import Touch
from rules.kit.language import say

REASON_LIMIT = 200
NOTE_LIMIT = 200


def heading(card: Card, titles: Mapping[str, str]) -> str:
    return say(
        "{ritual}, {customer}", ritual=title_of(card.rule, titles), customer=named(card.customer)
    )


def answered(card: Card, titles: Mapping[str, str], today: date | None = None) -> str:
    what = _what(card, titles)
    if card.handed_to and card.state in OPEN:
        return say("Now with {colleague}: {what}", colleague=named(card.handed_to), what=what)
    if card.state is NudgeState.WAITING:
        day = say_date(card.ask_on, today)
        return say("Snoozed until {day}: {what}", day=day, what=what)
    by = named(card.answered_by) if card.answered_by.strip() else ""
    return _by_somebody(card.state, what, by) if by else _by_nobody(card.state, what)


def _by_somebody(state: NudgeState, what: str, by: str) -> str:
    if state is NudgeState.DONE:
        return say("Done by {colleague}: {what}", colleague=by, what=what)
    if state is NudgeState.SKIPPED:
        return say("Skipped by {colleague}: {what}", colleague=by, what=what)
    if state is NudgeState.NOT_USEFUL:
        return say("Marked as not useful by {colleague}: {what}", colleague=by, what=what)
    return _by_nobody(state, what)


def _by_nobody(state: NudgeState, what: str) -> str:
    """Also where we do not know any more who it was."""
    if state is NudgeState.DONE:
        return say("Done: {what}", what=what)
    if state is NudgeState.SKIPPED:
        return say("Skipped: {what}", what=what)
    if state is NudgeState.NOT_USEFUL:
        return say("Marked as not useful: {what}", what=what)
    if state is NudgeState.OVERTAKEN:
        return say("Closed by itself: {what}", what=what)
    if state is NudgeState.LAPSED:
        return say("Lapsed, its time has passed: {what}", what=what)
    return say("Open: {what}", what=what)


def _what(card: Card, titles: Mapping[str, str]) -> str:
    """The nudge, with the reason that was given, or with what was done."""
    what, reason = heading(card, titles), one_line(card.reason, REASON_LIMIT)
    closed = (NudgeState.WAITING, NudgeState.SKIPPED, NudgeState.OVERTAKEN)
    if reason and card.state in closed:
        return say("{what} ({reason})", what=what, reason=reason)
    if card.state is NudgeState.DONE and card.answer:
        return say("{what}. {touch}", what=what, touch=_done(card.answer))
    return what


def _done(touch: Touch) -> str:
    """ "Call with Ana: “all is well” (pleased)." What is private is named and not told."""
    meeting, mood = capital(say_meeting(touch)), say_mood(touch.mood)
    note = one_line(touch.note, NOTE_LIMIT)
    if touch.private or not (note or mood):
        return sentence(meeting)
    if not mood:
        return say("{meeting}: “{note}”", meeting=meeting, note=note)
    if not note:
        return say("{meeting} ({mood}).", meeting=meeting, mood=mood)
    return say("{meeting}: “{note}” ({mood}).", meeting=meeting, note=note, mood=mood)
