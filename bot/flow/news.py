"""Publishing what customers may have a use for, and taking it back."""

from datetime import UTC, datetime

from bot.flow.record import UNDO_FOR, Undone
from bot.flow.visit import Visit
from bot.model.news import News, Published
from bot.store import offerings
from bot.store.engine import writing

PASSED_ON_BY = "keep_abreast"
"""The ritual that brings news to those who need them."""


def publish(visit: Visit, news: News) -> Published:
    """From today on; the customers who need it are planned again."""
    values = {"kind": news.kind, "tags": list(news.tags), "link": news.link}
    here = visit.workspace_id
    with writing(visit.engine) as connection:
        number, before = offerings.publish(connection, here, news.title, visit.today, values)
        offerings.look_again(connection, here, {*news.tags, *(before or ())})
        fits = offerings.in_need(connection, here, news.tags, visit.today, visit.member.id)
    rituals = {one.rule.name for one in visit.here.rules}
    return Published(
        offering_id=number,
        news=news,
        new=before is None,
        fits=fits,
        passed_on=PASSED_ON_BY in rituals,
        at=visit.now,
    )


def withdraw(visit: Visit, offering_id: int, at: int) -> Undone:
    """As if nothing had been published, for ten minutes. `at` is when it was, in seconds."""
    if datetime.fromtimestamp(at, UTC) + UNDO_FOR < visit.now:
        return Undone.TOO_LATE
    with writing(visit.engine) as connection:
        found = offerings.get(connection, visit.workspace_id, offering_id)
        if found is None:
            return Undone.NOT_THERE
        published_on, tags = found
        if abs((published_on - visit.today).days) > 1:
            return Undone.TOO_LATE
        offerings.withdraw(connection, visit.workspace_id, offering_id)
        offerings.look_again(connection, visit.workspace_id, tags)
    return Undone.GONE
