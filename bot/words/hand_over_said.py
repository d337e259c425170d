"""What is said of a hand-over both to who reads it in a note and to who did it."""

from bot.model.hand_overs import HandedOver
from rules.kit.language import say, say_n


def introduction(to: str, greets: str) -> str:
    """The old one introduces the new one in two sentences; whoever is unknown is a blank."""
    first, *_ = greets.split() or [say("[name]")]
    return say(
        "Hello {first}, from now on {to} looks after you here, and knows all that matters to you."
        " What we promised stays promised, and if anything is unclear you can still ask me.",
        first=first,
        to=to,
    )


def along(done: HandedOver) -> list[str]:
    """What went along with the customers, each with its number."""
    loops, rituals = done.promises, done.rituals
    counted = (
        (done.nudges, say_n(done.nudges, "1 open nudge", "{n} open nudges")),
        (done.roles, say_n(done.roles, "1 role", "{n} roles")),
        (loops, say_n(loops, "1 open promise or worry", "{n} open promises and worries")),
        (rituals, say_n(rituals, "1 ritual of a colleague", "{n} rituals of colleagues")),
    )
    return [said for number, said in counted if number]
