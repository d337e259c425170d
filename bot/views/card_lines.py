"""What a card tells before its draft: who passed it on, why, and what is good to know."""

from collections.abc import Iterator
from datetime import date

from bot.model import Card
from bot.views.text import named, one_line, say_date, sentence
from bot.views.touch import say_mood, say_touch
from rules.kit.language import say, word

REASON_LIMIT = 600
LOOPS_SHOWN = 3
PEOPLE_SHOWN = 3


def lines(card: Card, today: date | None, limit: int) -> Iterator[str]:
    """Each about `limit` characters at most."""
    if by := handed(card):
        yield by
    if why := sentence(one_line(card.why, limit)):
        yield why
    if last := _last_touch(card, today, limit):
        yield last
    if journey := _journey(card, today):
        yield journey
    yield from _besides(card, today)


def handed(card: Card, limit: int = 300) -> str:
    """Who has passed it on, and why; empty where nobody has."""
    if not card.handed_by.strip():
        return ""
    who, reason = named(card.handed_by), one_line(card.handed_because, limit)
    if not reason:
        return say("{who} handed this to you.", who=who)
    return say("{who} handed this to you: “{reason}”", who=who, reason=reason)


def _last_touch(card: Card, today: date | None, limit: int) -> str:
    touch = card.last_touch
    if touch is None:
        return ""
    said = say_touch(
        touch,
        say("on {day}", day=say_date(touch.on, today)),
        note_limit=limit // 2,
        show_note=not touch.private and not _said_already(touch.note, card),
    )
    return say("Last touch: {touch}", touch=sentence(one_line(said, limit)))


def _said_already(note: str, card: Card) -> bool:
    first_line = one_line(note, 80).rstrip("….")
    return bool(first_line) and first_line in one_line(card.why, REASON_LIMIT)


def _journey(card: Card, today: date | None) -> str:
    """Where the work stands, and how they feel about it."""
    return " ".join(filter(None, [_stage(card, today), _mood(card, today)]))


def _stage(card: Card, today: date | None) -> str:
    if card.journey is None or not card.journey.stages:
        return ""
    stage, since = card.journey.stages[-1]
    return say(
        "{project}: {stage} since {day}.",
        project=named(card.journey.name),
        stage=word(stage),
        day=say_date(since, today),
    )


def _mood(card: Card, today: date | None) -> str:
    if not card.moods:
        return ""
    *before, (on, mood) = card.moods
    now, day = say_mood(mood), say_date(on, today)
    if not before:
        said = card.last_touch and (card.last_touch.on, card.last_touch.mood) == (on, mood)
        return "" if said else say("Mood: {mood} on {day}.", mood=now, day=day)
    earlier = say_mood(before[-1][1])
    if earlier == now:
        return say("Mood: {mood}, as before.", mood=now)
    return say("Mood: {mood} on {day}, {earlier} before.", mood=now, day=day, earlier=earlier)


def _besides(card: Card, today: date | None) -> Iterator[str]:
    """What is good to know before speaking with them."""
    for loop in card.loops[:LOOPS_SHOWN]:
        what = say("severe {loop}", loop=word(loop.kind)) if loop.worry else word(loop.kind)
        whose = f" ({named(loop.contact.name)})" if loop.contact else ""
        yield say(
            "Open {loop} since {day}: {text}",
            loop=f"{what}{whose}",
            day=say_date(loop.opened_on, today),
            text=one_line(loop.text, 120),
        )
    if card.silent:
        names = ", ".join(map(named, card.silent[:PEOPLE_SHOWN]))
        yield say(
            "Three of our messages had no answer. Perhaps somebody else there: {names}.",
            names=names,
        )
