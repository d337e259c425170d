"""`/customer`: a word that says what to do, before or after the name; or a name alone."""

from collections.abc import Mapping

from bot.flow import pages, record
from bot.flow.visit import Visit
from bot.slack import (
    customer_archive,
    customer_erase,
    customer_export,
    customer_import,
    customer_list,
    customer_pictures,
    customer_private,
    doubt,
    facts,
    hand_over_command,
    outlook,
    telling,
)
from bot.slack.asked import Answer, Asked
from bot.slack.desk import Desk
from bot.slack.reply import Json, privately
from bot.store import customers
from bot.store.engine import reading
from bot.views import answers, forms
from bot.words.clean import QUOTES
from bot.words.names import normalise
from rules.kit.language import say


def answer(asked: Asked) -> None:
    """The very name of a customer comes first, who may be called Add Venture, or Help."""
    text = asked.text
    if outlook.is_known(asked.visit, text):
        privately(asked.ack, page(asked.visit, asked.desk, text))
    elif said := _word(asked.visit, text) or _hand_over(asked.visit, text):
        word, rest = said
        told = WORDS[word](asked, rest)
        privately(asked.ack, told) if told else asked.ack()
    elif meant := doubt.word_after(asked.visit, text, AFTER_A_NAME):
        privately(asked.ack, meant)
    elif not facts.answer(asked.desk, asked.visit, asked.ack, asked.body, asked.client):
        privately(asked.ack, page(asked.visit, asked.desk, text))


def _word(visit: Visit, text: str) -> tuple[str, str] | None:
    """`archive Acme` and `Acme archive`: the word, and what stands beside it."""
    first, _, after = text.partition(" ")
    before, _, last = text.rpartition(" ")
    if first.casefold() in WORDS:
        return first.casefold(), after.strip(QUOTES)
    if last.casefold() in AFTER_A_NAME and not doubt.tells_a_fact(visit, before):
        return last.casefold(), before.strip(QUOTES)
    return None


def _hand_over(visit: Visit, text: str) -> tuple[str, str] | None:
    """`Acme handover @ben` has the word in the middle, and `hand over Acme` has two."""
    rest = hand_over_command.said(visit, text)
    return None if rest is None else ("handover", rest)


def page(visit: Visit, desk: Desk, words: str) -> Json:
    found = outlook.customer_meant(visit, words)
    if isinstance(found, int):
        return answers.customer_page(pages.customer_page(visit, found), desk.titles)
    meant = doubt.word_before(words, WORDS)
    return telling.together([found, meant]) if meant else found


def add(asked: Asked, name: str) -> Json | None:
    visit, desk = asked.visit, asked.desk
    if not name:
        return asked.open(forms.customer_form(owner=visit.member.slack_id))
    with reading(visit.engine) as connection:
        mine = connection, visit.workspace_id, visit.member.id
        same = [one for one, _ in customers.called(*mine, [normalise(name)])]
    if same:
        there = answers.customer_page(pages.customer_page(visit, same[0]), desk.titles)
        taken = say("There is one of that name already:")
        return telling.together([answers.trouble(taken), there])
    try:
        added = record.add_customer(visit, name[:200])
    except record.NameTaken:
        return answers.trouble(
            say(
                "Somebody added one of that name just now. See {command}.", command="/customer NAME"
            )
        )
    there = answers.customer_page(pages.customer_page(visit, added), desk.titles)
    said = say(
        "Added. When did you last speak? Tell me, such as: {command}",
        command=f"/touch {name[:100]} call last Tuesday",
    )
    return telling.together([answers.trouble(said), there])


WORDS: Mapping[str, Answer] = {
    "": lambda _asked, _rest: answers.help_customer(),
    "help": lambda _asked, _rest: answers.help_customer(),
    "add": add,
    "handover": hand_over_command.answer,
    "private": customer_private.keep,
    "share": customer_private.share,
    "public": customer_private.make_public,
    "erase": customer_erase.ask,
    "archive": customer_archive.archive,
    "bring": customer_archive.bring_back,
    "restore": customer_archive.restore,
    "unarchive": customer_archive.restore,
    "export": customer_export.export,
    "import": customer_import.open_import,
    "list": lambda asked, rest: customer_list.listed(asked.visit, rest),
    "timeline": customer_pictures.asked_for,
}

AFTER_A_NAME: frozenset[str] = frozenset({"archive", "private", "public", "erase", "timeline"})
"""Those that may also stand behind the name."""
