"""`/customer`: a word that says what to do, before or after the name; or a name alone."""

from collections.abc import Mapping

from bot.flow import pages, record
from bot.flow.visit import Visit
from bot.slack import facts, outlook, telling
from bot.slack.asked import Answer, Asked
from bot.slack.desk import Desk
from bot.slack.reply import Json, privately
from bot.store import customers
from bot.store.engine import reading
from bot.views import answers, forms
from bot.words.clean import QUOTES
from bot.words.names import normalise


def answer(asked: Asked) -> None:
    """The very name of a customer comes first, who may be called Add Venture, or Help."""
    text = asked.text
    if outlook.is_known(asked.visit, text):
        privately(asked.ack, page(asked.visit, asked.desk, text))
    elif said := _word(text):
        word, rest = said
        told = WORDS[word](asked, rest)
        privately(asked.ack, told) if told else asked.ack()
    elif not facts.answer(asked.desk, asked.visit, asked.ack, asked.body, asked.client):
        privately(asked.ack, page(asked.visit, asked.desk, text))


def _word(text: str) -> tuple[str, str] | None:
    """`archive Acme` and `Acme archive`: the word, and what stands beside it."""
    first, _, after = text.partition(" ")
    before, _, last = text.rpartition(" ")
    if first.casefold() in WORDS:
        return first.casefold(), after.strip(QUOTES)
    if last.casefold() in AFTER_A_NAME:
        return last.casefold(), before.strip(QUOTES)
    return None


def page(visit: Visit, desk: Desk, words: str) -> Json:
    found = outlook.customer_meant(visit, words)
    if isinstance(found, int):
        return answers.customer_page(pages.customer_page(visit, found), desk.titles)
    return found


def add(asked: Asked, name: str) -> Json | None:
    visit, desk = asked.visit, asked.desk
    if not name:
        return asked.open(forms.customer_form(owner=visit.member.slack_id))
    with reading(visit.engine) as connection:
        known = customers.names(connection, visit.workspace_id)
    same = [one for one, normal in known if normal == normalise(name)]
    if same:
        there = answers.customer_page(pages.customer_page(visit, same[0]), desk.titles)
        return telling.together([answers.trouble("There is one of that name already:"), there])
    try:
        added = record.add_customer(visit, name[:200])
    except record.NameTaken:
        return answers.trouble("Somebody added one of that name just now. See /customer NAME.")
    there = answers.customer_page(pages.customer_page(visit, added), desk.titles)
    said = "Added. When did you last speak? Tell me, such as: /touch {} call last Tuesday"
    return telling.together([answers.trouble(said.format(name[:100])), there])


WORDS: Mapping[str, Answer] = {
    "": lambda _asked, _rest: answers.help_customer(),
    "help": lambda _asked, _rest: answers.help_customer(),
    "add": add,
}

AFTER_A_NAME: frozenset[str] = frozenset()
"""Those that may also stand behind the name."""
