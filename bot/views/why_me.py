"""Why a ritual asks, and why it asks the one who reads it."""

from bot.model import Card
from bot.model.reasons import Because, WhyMe
from bot.views.blocks import Part, message, paragraph, quote, rich, span
from bot.views.text import (
    Json,
    bold,
    code,
    cut,
    named,
    one_line,
    paragraphs,
    say_date,
    sentence,
)
from rules.kit.language import say, word


def why_me(title: str, why_text: str, card: Card, me: WhyMe) -> Json:
    """Why this nudge came and to whom, and what its ritual is for."""
    customer = named(card.customer)
    parts: list[Part] = [
        bold(say("{ritual}, {customer}", ritual=one_line(title, 100), customer=customer))
    ]
    if reason := sentence(one_line(card.why, 400)):
        parts.append(f"\n{reason}")
    parts.append("\n" + say("Due on {day}.", day=say_date(card.due)))
    parts.append("\n" + _me(me, customer))
    ritual = [quote(cut(paragraphs(why_text), 1_500))] if why_text.strip() else []
    others = say("What the other rituals say:")
    command = code(f"/nudges why {customer}")
    return message([rich(span(*parts), *ritual), paragraph(f"{others} ", command)])


def _me(me: WhyMe, customer: str) -> str:
    if me.because is Because.HANDED:
        return _handed(me)
    if me.because is Because.ASKED_FOR:
        return say("{colleague} asked that you be asked instead.", colleague=named(me.by))
    if me.role:
        return _by_role(me, customer)
    day = say_date(me.day) if me.day else ""
    return {
        Because.OWNS: say("You look after {customer}.", customer=customer),
        Because.NO_OWNER: say(
            "{customer} has no owner, so it falls to you as team lead.", customer=customer
        ),
        Because.LEADS: say("You lead the team, and this is told to its lead, too."),
        Because.TEAM: say("It concerns the whole team, so it is asked in its channel."),
        Because.NO_CHANNEL: say(
            "It concerns the whole team, which has no channel, so it falls to you as team lead."
        ),
        Because.NAMED: say("It is about something of yours at {customer}.", customer=customer),
        Because.NOT_HERE: say(
            "Whom it was about is no longer with us, so it falls to you as the owner."
        ),
    }.get(me.because) or say("You were the one to ask on {day}.", day=day)


def _by_role(me: WhyMe, customer: str) -> str:
    role = word(me.role) if me.role else ""
    if me.because is Because.HOLDS:
        return say("You hold the role {role} at {customer}.", role=role, customer=customer)
    if me.because is Because.NOBODY_AT_ALL:
        return say(
            "Nobody holds the role {role} at {customer}, which has no owner,"
            " so it falls to you as team lead.",
            role=role,
            customer=customer,
        )
    return say(
        "Nobody holds the role {role} at {customer}, so it falls to you as the owner.",
        role=role,
        customer=customer,
    )


def _handed(me: WhyMe) -> str:
    if reason := one_line(me.said, 300):
        return say(
            "{colleague} handed it to you: “{reason}”", colleague=named(me.by), reason=reason
        )
    return say("{colleague} handed it to you.", colleague=named(me.by))
