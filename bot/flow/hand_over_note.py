"""What people are told when something changes hands: a note each, at once."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import chain, count

from sqlalchemy import Connection

from bot.flow.fitting import fitting, name_of, some
from bot.flow.working_days import move
from bot.model import Member
from bot.model.hand_overs import HandedOver
from bot.store import hand_overs, notes
from bot.words.hand_over_said import along, introduction
from bot.words.languages import language
from rules.kit import listed, quote
from rules.kit.language import say, say_n, speaking
from rules.kit.nudge import DayOff

ONE_DAY = timedelta(days=1)
NAMED = 10


def tell(
    connection: Connection,
    workspace_id: int,
    member: Member,
    *,
    occasion: str,
    now: datetime,
    text: str,
    customer_ids: Sequence[int] = (),
) -> int:
    """Plan a note for the next of their working hours, whatever their budget; answers its id."""
    names = chain([occasion], (f"{occasion}:{number}" for number in count(2)))
    written = (
        notes.open_for(
            connection,
            workspace_id,
            member.id,
            occasion=name,
            day=_next_day(member, now),
            now=now,
            nudge_ids=(),
            text=text,
        )
        for name in names
    )
    note_id = next(one for one in written if one is not None)
    hand_overs.offer_pages(connection, workspace_id, note_id, customer_ids)
    return note_id


def working_day(member: Member, day: date) -> date:
    """The first from a day on."""
    return move(day, DayOff.NEXT, (member.country,), member)


def _next_day(member: Member, now: datetime) -> date:
    """Today, unless their hours are over."""
    local = now.astimezone(member.zone)
    over = local.hour * 60 + local.minute >= member.ends_at
    return working_day(member, member.day(now) + (ONE_DAY if over else timedelta(0)))


def list_of(done: HandedOver, *, by: str, because: str) -> str:
    """What whoever takes over everything reads: the most important are named, the rest counted."""
    with speaking(language(done.to.language)):
        old = name_of(done.old.name) if done.old else ""

        def lines(room: int) -> Iterator[str]:
            if by == (done.old.name if done.old else ""):
                yield say("{old} hands everything over to you.", old=old)
            else:
                yield say(
                    "{by} has handed over to you what {old} looked after.", by=name_of(by), old=old
                )
            yield why(because, room)
            yield _customers([name for _, name in done.customers])
            yield (
                say("With that go: {what}.", what=listed(beside)) if (beside := along(done)) else ""
            )
            yield say("You lead the team from now on.") if done.leads else ""

        return fitting(lines)


def parting(old: Member, to: str, customer: str, *, by: str, greets: str) -> str:
    """What whoever looked after a customer reads when somebody else has handed it over."""
    with speaking(language(old.language)):
        return "\n".join(
            [
                say(
                    "{by} has handed {customer} over to {to}.",
                    by=name_of(by),
                    customer=name_of(customer),
                    to=name_of(to),
                ),
                say("A word from you makes it easy. Two sentences to copy:"),
                introduction(name_of(to), name_of(greets)),
            ]
        )


def taken_back(reader: Member, by: str) -> str:
    with speaking(language(reader.language)):
        return say(
            "{by} has taken this hand-over back, so everything is as it was before.", by=name_of(by)
        )


def left(reader: Member, gone: Member, owned: int, roles: int, *, is_lead: bool) -> str:
    """That an account was closed, what is without a colleague now, and what to type."""
    with speaking(language(reader.language)):
        who = name_of(gone.name)
        what = [
            say_n(owned, "1 customer", "{n} customers") if owned else "",
            say_n(roles, "1 role", "{n} roles") if roles else "",
        ]
        return "\n".join(
            [
                say("The Slack account of {name} is closed.", name=who),
                say("Without a colleague now: {what}.", what=listed(filter(None, what))),
                say("Until somebody takes over, their nudges come to you.")
                if is_lead
                else say("Nobody leads the team, so until somebody takes over nobody is asked."),
                say(
                    "To hand all of it over: {command}",
                    command=f"/customer handover everything of @{who} to @NAME",
                ),
            ]
        )


def _customers(names: Sequence[str]) -> str:
    if not names:
        return ""
    return say_n(
        len(names),
        "You look after one more customer now: {names}.",
        "You look after {n} more customers now: {names}.",
        names=some(names, NAMED),
    )


def why(because: str, room: int) -> str:
    words = quote(because, 2 * room)
    return say("Why: {words}", words=words) if words else ""
