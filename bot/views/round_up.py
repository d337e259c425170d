"""The Monday round-up, as text: what was done, and by nobody in particular."""

from collections.abc import Iterator

from bot.model.round_up import RoundUp
from bot.views.text import listed, named, say_date
from rules.kit import Kind
from rules.kit.language import in_figures, say, say_n, word

KINDS_NAMED = 5


def round_up(past: RoundUp) -> str:
    lines = [
        say("The week of {day}, all of us together.", day=say_date(past.first)),
        *_done(past),
        *_nudges(past),
        *_ahead(past),
    ]
    return "\n".join(lines)


def _done(past: RoundUp) -> Iterator[str]:
    if past.kinds:
        yield _touches(past)
    if past.again:
        yield say("Heard from us again after a long time: {names}.", names=_names(past.again))
    if past.wins:
        yield say("To be glad of: {wins}.", wins=listed(_win(*one) for one in past.wins))
    if past.new:
        yield say("New customers: {names}.", names=_names(past.new))
    if past.concerns:
        yield say_n(
            past.concerns,
            "One concern was settled.",
            "{Many} concerns were settled.",
        )


def _touches(past: RoundUp) -> str:
    number = sum(count for _, count in past.kinds)
    kinds = [
        say("{kind} {number}", kind=word(kind), number=in_figures(count))
        for kind, count in past.kinds[:KINDS_NAMED]
    ]
    if rest := sum(count for _, count in past.kinds[KINDS_NAMED:]):
        kinds.append(say("other {number}", number=in_figures(rest)))
    customers = say_n(past.customers, "one customer", "{many} customers")
    return say_n(
        number,
        "One touchpoint with {customers}: {kinds}.",
        "{Many} touchpoints with {customers}: {kinds}.",
        customers=customers,
        kinds=", ".join(kinds),
    )


def _win(kind: Kind, customer: str) -> str:
    return say("{customer} ({kind})", customer=named(customer, 40), kind=word(kind))


def _nudges(past: RoundUp) -> Iterator[str]:
    if past.answered:
        yield say_n(
            past.answered,
            "One nudge was answered.",
            "{Many} nudges were answered.",
        )
    if past.settled:
        yield say_n(
            past.settled,
            "One nudge settled by itself.",
            "{Many} nudges settled by themselves.",
        )


def _ahead(past: RoundUp) -> Iterator[str]:
    ahead = [
        say_n(
            past.meetings,
            "one planned touchpoint",
            "{many} planned touchpoints",
        )
        if past.meetings
        else "",
        say_n(past.renewals, "one renewal", "{many} renewals") if past.renewals else "",
        say_n(past.open, "one open nudge", "{many} open nudges") if past.open else "",
    ]
    if any(ahead):
        yield say("The new week holds {what}.", what=listed(filter(None, ahead)))


def _names(names: tuple[str, ...]) -> str:
    return listed(map(named, names))
