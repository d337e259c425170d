"""`/nudges why` and `/nudges preview`: what every ritual says, and what is ahead."""

import re
from datetime import date

from bot.flow import pages
from bot.flow import why as reasons
from bot.flow.called import called
from bot.flow.visit import Visit
from bot.slack.desk import Desk
from bot.slack.reply import Json
from bot.store import customers
from bot.store.engine import reading
from bot.views import answers
from bot.views.text import in_quotes
from bot.words.days import read_day
from bot.words.names import find, normalise
from rules.kit import say_day
from rules.kit.language import ENGLISH, say, speaking

PREVIEW_DAYS = 30
PREVIEW_AT_MOST = 366
DAYS_IN = {"d": 1, "w": 7, "m": 30}
_AHEAD = re.compile(r"(\d+) ?(?:(d|w|m)(?:\b|ays?|eeks?|onths?|ochen?|onate?))?")
_ON = re.compile(r"(?P<name>.+?)\s+(?:--)?on[\s=]+(?P<day>.+)", re.IGNORECASE)


def why(visit: Visit, desk: Desk, customer_id: int, on: date | None = None) -> Json:
    with reading(visit.engine) as connection:
        name = customers.name_of(
            connection, visit.workspace_id, [customer_id], visit.member.id
        ).get(customer_id)
    if name is None:
        return answers.trouble(say("This customer is no longer in the record."))
    lines = reasons.why(visit, desk.rules, customer_id, on)
    return answers.why(name, lines, visit.today, on=on)


def why_asked(visit: Visit, desk: Desk, words: str) -> Json:
    """`Acme`, or `Acme on 1 March` for a day gone by."""
    if not words.strip():
        return answers.trouble(say("Whose nudges? Add the name, such as: /nudges why Acme"))
    said = None if is_known(visit, words) else _ON.fullmatch(words.strip())
    found = customer_meant(visit, said["name"] if said else words)
    if not isinstance(found, int):
        return found
    if said is None:
        return why(visit, desk, found)
    read = read_day(said["day"], today=visit.today, day_first=desk.day_first)
    if read is None or (read.other and "/" in said["day"]):
        such_as = read.day if read else visit.today
        with speaking(ENGLISH):
            command = f"/nudges why {said['name'][:100]} on {say_day(such_as)}"
        return answers.trouble(
            say(
                "I am not sure which day “{words}” is. Such as: {command}",
                words=said["day"][:40],
                command=command,
            )
        )
    return why(visit, desk, found, read.day)


def preview(visit: Visit, words: str) -> Json:
    said = _AHEAD.search(words.casefold())
    days = int(said[1][:4]) * DAYS_IN[said[2] or "d"] if said else PREVIEW_DAYS
    days = min(max(days, 1), PREVIEW_AT_MOST)
    ahead = pages.my_ahead(visit, days)
    return answers.preview(ahead.coming, days, visit.today, whole=ahead.whole)


def is_known(visit: Visit, words: str) -> bool:
    """Whether it is the very name of a customer, who may be called Add Venture or Help."""
    with reading(visit.engine) as connection:
        mine = connection, visit.workspace_id, visit.member.id
        return bool(customers.called(*mine, [normalise(words)]))


def customer_meant(visit: Visit, words: str) -> int | Json:
    """The customer to look at, or the sentence that says which ones may be meant.

    Looking changes nothing, so the only one that comes near is shown without asking.
    """
    found = find(words, called(visit))
    with reading(visit.engine) as connection:
        names = customers.name_of(connection, visit.workspace_id, found.choices, visit.member.id)
    if found.sure is not None:
        return found.sure
    if len(names) == 1:
        return next(iter(names))
    if names:
        maybe = ", ".join(in_quotes(names[one]) for one in found.choices)
        return answers.trouble(
            say("Which one do you mean: {names}? Type a little more of the name.", names=maybe)
        )
    return answers.trouble(
        say(
            "I know no customer called “{name}”. Add it: {command}",
            name=words[:100],
            command=f"/customer add {words[:100]}",
        )
    )
