"""Answers about who may know of a customer."""

from collections.abc import Sequence

from bot.model import Member
from bot.views import ids
from bot.views.blocks import actions, button, context, message, paragraph, users_select
from bot.views.text import Json, listed, named
from rules.kit.language import say, say_n

MOST_NAMED = 10


def kept(customer_id: int, name: str, readers: Sequence[Member]) -> Json:
    """`readers` are all who may know of it, by name."""
    return _now(customer_id, say("{name} is private now.", name=named(name)), readers)


def is_kept(customer_id: int, name: str, readers: Sequence[Member]) -> Json:
    return _now(customer_id, say("{name} is private.", name=named(name)), readers)


def _now(customer_id: int, first: str, readers: Sequence[Member]) -> Json:
    rest = len(readers) - MOST_NAMED
    names = [named(one.name) for one in readers[:MOST_NAMED]]
    if rest > 0:
        names.append(say_n(rest, "one more", "{n} more"))
    who = say("Only {names} can find it from now on.", names=listed(names))
    hint = say(
        "Whoever holds a role there sees it, too. For all others it is as if it did not exist."
        " Nothing about it goes to the team's channel."
    )
    return message(
        [
            paragraph(f"{first} {who}"),
            context(hint),
            actions(
                users_select(ids.of(ids.CUSTOMER_SHARE, customer_id), say("Share with …")),
                button(
                    say("Make it visible to all"),
                    ids.of(ids.CUSTOMER_OPEN, customer_id),
                    str(customer_id),
                ),
            ),
        ]
    )


def opened(name: str) -> Json:
    return _said(say("Everybody in the team sees {name} now.", name=named(name)))


def is_open(name: str) -> Json:
    first = say("Everybody in the team sees {name}.", name=named(name))
    return _said(first, say("To change that: /customer private {name}", name=named(name)))


def owner_decides(owner: Member | None, name: str) -> Json:
    if owner is None:
        first = say("Nobody looks after {name} yet.", name=named(name))
        then = say("Say who does, and try again: /customer {name} owner me", name=named(name))
        return _said(first, then)
    return _said(
        say(
            "Who may see {name} is decided by {owner}, who looks after it. Ask {first_name}.",
            name=named(name),
            owner=named(owner.name),
            first_name=named(owner.first_name),
        )
    )


def another(name: str) -> Json:
    return _said(
        say(
            "Everybody would see two customers called {name}. Give this one another name first:"
            " open it with /customer and choose Customer in the menu.",
            name=named(name),
        )
    )


def with_whom(name: str) -> Json:
    return _said(
        say("With whom? Such as: /customer share {name} with @ben", name=named(name)),
    )


def nobody_called(words: str, name: str) -> Json:
    first = say("I know nobody among us called “{words}”.", words=named(words))
    then = say("Such as: /customer share {name} with @ben", name=named(name))
    return _said(first, then)


def not_shared() -> Json:
    """Somebody was picked who may not know of the customer."""
    return _said(
        say(
            "This customer is private, and they cannot see it. Whoever looks after it can share"
            " it with them first: /customer share NAME with @COLLEAGUE"
        )
    )


def _said(first: str, more: str = "") -> Json:
    return message([paragraph(first), *([context(more)] if more else [])])
