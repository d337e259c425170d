"""What holds in every story, whatever happens in it."""

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING

from tests.slack.colleague import seen
from tests.stories.nudge_read import THE_TEAM, Read

if TYPE_CHECKING:
    from tests.stories.storyteller import Story

DAILY, WEEKLY = 3, 10
LATELY = timedelta(days=30)


def kept_by(story: "Story") -> None:
    """The budgets; nothing private in the channel; nothing twice, and nothing lost on the way."""
    cards = [one for one in story.read if one.nudge]
    a_day = Counter((one.to, one.day) for one in cards)
    a_week = Counter((one.to, one.day.isocalendar()[:2]) for one in cards)
    assert [one for one, number in a_day.items() if number > DAILY] == []
    assert [one for one, number in a_week.items() if number > WEEKLY] == []
    in_channel = "\n".join(seen(one) for one in story.everybody_reads())
    assert [one for one in story.secrets if one.casefold() in in_channel.casefold()] == []
    assert [one for one in cards if one.private and one.to == THE_TEAM] == []
    snoozed = {row["id"]: row["snoozes"] for row in story.edge.rows("nudges")}
    times = Counter(one.nudge for one in cards)
    assert {one: n for one, n in times.items() if n > 1 + snoozed[one]} == {}
    fresh = [one for one in story.read if not snoozed.get(one.nudge)]
    assert [one.said for one in fresh if _said_again(one, fresh)] == []
    in_notes = {row["nudge_id"] for row in story.edge.rows("note_nudges")}
    # Old notes are let go of, and what they asked is not.
    asked = {row["id"] for row in story.edge.rows("nudges") if row["asked_on"]}
    assert set(times) == in_notes | asked


def _said_again(one: Read, among: Iterable[Read]) -> bool:
    """The same words to the same reader, and not because a long time has passed."""
    same = (other for other in among if (other.to, other.said) == (one.to, one.said))
    return any(other is not one and abs(other.day - one.day) < LATELY for other in same)
