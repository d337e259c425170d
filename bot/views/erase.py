"""Erasing for good: what goes, what stays, and what cannot be taken back."""

from bot.model import Member
from bot.views import ids
from bot.views.blocks import context, message, paragraph
from bot.views.inputs import asked, text
from bot.views.text import Json, named, plain
from rules.kit.language import say, say_n


def erase_customer_form(name: str, touches: int, people: int, *, metadata: str) -> Json:
    goes = say(
        "This erases {name} for good: the people there, all that happened, concerns and promises,"
        " nudges and drafts. It cannot be undone.",
        name=named(name),
    )
    much = say(
        "{talks} and {people} are on record.",
        talks=say_n(touches, "One touchpoint", "{n} touchpoints"),
        people=say_n(people, "one person", "{n} people"),
    )
    stays = say("What you wrote about other customers stays, even where it names this one.")
    return _form(
        say("Erase a customer"), name, [paragraph(goes), context(much), context(stays)], metadata
    )


def erase_person_form(person: str, customer: str, touches: int, *, metadata: str) -> Json:
    goes = say(
        "This erases {person} at {customer} for good, with life events, birthday and address, and"
        " takes the name out of all that was written about {customer}. It cannot be undone.",
        person=named(person),
        customer=named(customer),
    )
    stays = say_n(
        touches,
        "One touchpoint with them stays, without the name.",
        "{n} touchpoints with them stay, without the name.",
    )
    blocks = [paragraph(goes), *([context(stays)] if touches else [])]
    return _form(say("Erase a person"), person, blocks, metadata)


def customer_erased(name: str) -> Json:
    gone = say("{name} is erased, with all that hung on it.", name=named(name))
    return message([paragraph(gone), *(context(one) for one in _left())])


def person_erased(person: str, customer: str, touches: int) -> Json:
    """`touches` stay on record, without a name."""
    gone = say("{person} is erased.", person=named(person))
    kept = say_n(
        touches,
        "One touchpoint stays at {customer}, and does not say with whom it was.",
        "{n} touchpoints stay at {customer}, and do not say with whom they were.",
        customer=named(customer),
    )
    known = [context(kept)] if touches else []
    return message([paragraph(gone), *known, *(context(one) for one in _left())])


def _left() -> tuple[str, ...]:
    return (
        say("My notes in Slack are being rewritten without it."),
        say(
            "What I cannot reach: what colleagues wrote in Slack themselves, answers that I gave"
            " before, copies made by export, and backups until they are replaced."
        ),
    )


def ask_owner(name: str, ask: Member | None) -> Json:
    if ask is None:
        said = say(
            "Only the team lead can erase {name}, since nobody looks after it.", name=named(name)
        )
    else:
        said = say(
            "{name} can be erased by {owner}, who looks after it, or by the team lead."
            " Ask {first_name}.",
            name=named(name),
            owner=named(ask.name),
            first_name=named(ask.first_name),
        )
    return message([paragraph(said)])


def whom() -> Json:
    said = say("Whom? Such as: /customer erase Acme, or: /customer erase @ana at Acme")
    return message([paragraph(said)])


def nobody_there(words: str, customer: str) -> Json:
    said = say(
        "I know nobody called “{words}” at {customer}. /customer {customer} shows who is there.",
        words=named(words),
        customer=named(customer),
    )
    return message([paragraph(said)])


def another_name() -> str:
    """Beside the field."""
    return say("This is another name. Nothing is erased.")


def _form(title: str, name: str, blocks: list[Json], metadata: str) -> Json:
    label = say("To be sure, type the name again: {name}", name=named(name, 40))
    return {
        "type": "modal",
        "callback_id": ids.ERASE_FORM,
        "title": plain(title, 24),
        "submit": plain(say("Erase"), 24),
        "close": plain(say("Cancel"), 24),
        "private_metadata": metadata,
        "blocks": [*blocks, asked(ids.NAME, label, text(most=200))],
    }
