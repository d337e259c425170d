"""Handing over: the form, and what whoever did it reads."""

from collections.abc import Sequence

from bot.model import Card
from bot.model.hand_overs import HandedOver
from bot.views import ids
from bot.views.blocks import actions, button, context, message, paragraph, quote, rich, span
from bot.views.inputs import Choice, asked, first, looked_up, member, option, text, tick
from bot.views.text import Json, bold, cut, listed, named, one_line, plain, sentence
from bot.words.hand_over_said import along, introduction
from rules.kit.language import say, say_n

MOST_BECAUSE = 300


def nudge_form(card: Card, *, whole: bool, metadata: str) -> Json:
    """`whole`: whoever opens it may hand over the customer, too."""
    what = [
        ("nudge", say("Only this nudge")),
        ("ritual", say("This, and all that this ritual asks here from now on")),
        *([("customer", say("The whole customer"))] if whole else []),
    ]
    options = [option(one) for one in what]
    picked: Json = {"type": "radio_buttons", "options": options, "initial_option": options[0]}
    private = say("This one is private: whoever you choose will read it.")
    return _form(
        [
            paragraph(bold(named(card.customer)), f"\n{sentence(one_line(card.why, 400))}"),
            *([context(private)] if card.private else []),
            _to(None, is_first=True),
            asked(ids.WHAT, say("What goes to them"), picked),
            *([_roles(say("With a whole customer"))] if whole else []),
            _because(""),
        ],
        metadata,
    )


def customer_form(
    customer: Choice | None,
    *,
    metadata: str,
    to: str | None = None,
    because: str = "",
    unread: str = "",
    fixed: bool = False,
) -> Json:
    """`fixed`: it is about this customer and no other. `to` is a Slack id."""
    name = customer[1] if customer else ""
    picked = looked_up(ids.CUSTOMER_OPTIONS, say("Type a few letters"), customer)
    whom = asked(ids.CUSTOMER, say("Customer"), picked if customer else first(picked))
    return _form(
        [
            *_unread(unread),
            paragraph(bold(named(name))) if fixed else whom,
            _to(to, is_first=customer is not None),
            _roles(say("What goes along")),
            _because(because),
        ],
        metadata,
    )


def everything_form(
    whose: str | None, *, metadata: str, to: str | None = None, because: str = "", unread: str = ""
) -> Json:
    """Both are Slack ids."""
    return _form(
        [
            *_unread(unread),
            paragraph(
                say(
                    "Customers, roles, open nudges and promises: all of it goes to one colleague,"
                    " who reads one note about it."
                )
            ),
            asked(ids.WHOSE, say("Whose everything"), member(whose)),
            _to(to),
            _because(because),
        ],
        metadata,
    )


def nudge_handed(card: Card, title: str, to: str, *, from_now_on: bool) -> Json:
    about = {"title": title, "customer": named(card.customer), "to": named(to)}
    said = (
        say("{title}, {customer}: {to} is asked from now on, beginning with this one.", **about)
        if from_now_on
        else say("{title}, {customer}: now with {to}, in their next note.", **about)
    )
    return message([paragraph(said)])


def customer_handed(done: HandedOver, *, mine: bool, by_me: bool) -> Json:
    """`mine`: whoever reads it has looked after the customer. `by_me`: they take it themselves."""
    ((_, name),) = done.customers
    said = (
        say("You look after {customer} from now on.", customer=named(name))
        if by_me
        else say(
            "{to} looks after {customer} from now on.", to=named(done.to.name), customer=named(name)
        )
    )
    tells = say("With that go: {what}.", what=listed(along(done))) if along(done) else ""
    reads = say("What one needs to begin is in a note of its own.")
    blocks = [paragraph("\n".join(filter(None, [said, tells, reads])))]
    if mine:
        blocks.append(_introduce(done))
    return message([*blocks, _undo(done)])


def everything_handed(done: HandedOver) -> Json:
    old = named(done.old.name) if done.old else ""
    number = len(done.customers)
    lines = [
        say(
            "{to} has everything of {old} from now on.",
            to=named(done.to.name),
            old=old,
        ),
        say_n(
            number,
            "1 customer: {names}.",
            "{n} customers: {names}.",
            names=listed(name for _, name in done.customers),
        )
        if number
        else "",
        say("With that go: {what}.", what=listed(along(done))) if along(done) else "",
        say("{to} leads the team now.", to=named(done.to.name)) if done.leads else "",
        say_n(
            done.kept,
            "1 private customer stays: only {old} can hand it over.",
            "{n} private customers stay: only {old} can hand them over.",
            old=old,
        )
        if done.kept
        else "",
    ]
    return message([paragraph("\n".join(filter(None, lines))), _undo(done)])


def back(outcome: str) -> Json:
    """`outcome` is "done", "too late", "not there" or "since"."""
    said = {
        "done": say("Taken back. Everything is as it was before."),
        "too late": say("It is too late to take this back. Hand it over the other way instead."),
        "since": say(
            "They have worked with it since, so it stays with them. Hand it over the other way, or"
            " ask them to."
        ),
    }
    gone = say("There is nothing to take back: it was, already, or somebody else handed it over.")
    return message([context(said.get(outcome, gone))])


def _introduce(done: HandedOver) -> Json:
    """A draft of two sentences to copy."""
    draft = introduction(named(done.to.name), done.greets)
    return rich(span(say("A word from you makes it easy. Two sentences to copy:")), quote(draft))


def _undo(done: HandedOver) -> Json:
    return actions(button(say("Undo"), ids.of(ids.HAND_UNDO, done.undo), str(done.undo)))


def _unread(words: str) -> list[Json]:
    if not words:
        return []
    return [
        context(say("I know no colleague called “{name}”. Pick one.", name=one_line(words, 60)))
    ]


def _to(slack_id: str | None, *, is_first: bool = False) -> Json:
    picked = member(slack_id)
    return asked(ids.TO, say("To whom"), first(picked) if is_first else picked)


def _roles(label: str) -> Json:
    along = say("The owner’s roles and promises there go along")
    return asked(ids.ROLES, label, tick((ids.ROLES, along), ticked=True), optional=True)


def _because(because: str) -> Json:
    element = text(cut(because, MOST_BECAUSE), most=MOST_BECAUSE, multiline=True)
    hint = say("They read it with what you hand over.")
    return asked(ids.BECAUSE, say("A word for them"), element, optional=True, hint=hint)


def _form(blocks: Sequence[Json], metadata: str) -> Json:
    return {
        "type": "modal",
        "callback_id": ids.HAND_FORM,
        "private_metadata": metadata,
        "title": plain(say("Hand over"), 24),
        "submit": plain(say("Hand over"), 24),
        "close": plain(say("Close"), 24),
        "blocks": list(blocks),
    }
