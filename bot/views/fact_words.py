"""What our nouns are called on screen."""

from bot.model.nouns import NOUNS, Noun
from bot.views.text import capital
from rules.kit.language import say

LINES = {
    "concern": "concern severe: the budget is gone",
    "promise": "promise by @ben until Friday: the new price list",
    "honest no": "no: a bigger contract; instead a trial; revisit in 3 months",
    "job": "job: keep the shop up at Christmas",
    "need": "need crm: one place for all they know",
    "value": "value: saves them three days a month",
    "life event": "life @ivo illness, do not mention",
    "role": "role delivery @ben since Monday",
    "term": "term Shop gets: the shop and the app",
    "contact": "contact Petra Vogel, CFO, executive",
    "project": "project Shop delivery mood 3",
    "customer": "lost because of the price",
}
"""What to copy, behind the customer's name."""

LINES_OF_CUSTOMER = {
    "tier": "tier A",
    "owner": "owner @ben",
    "renews": "renews 1 June",
    "loyalty": "loyalty loyal",
    "country": "country NL",
    "since": "since 1 June 2024",
}


def private() -> str:
    return say("Only you and the owner see this. It is erased after 30 days.")


def titles() -> dict[str, str]:
    """At most 24 characters: they head a form."""
    return {
        "concern": say("A concern of theirs"),
        "promise": say("A promise of ours"),
        "honest no": say("An honest no"),
        "job": say("What they hired us for"),
        "need": say("Something they need"),
        "value": say("What it was worth"),
        "life event": say("A life event"),
        "role": say("Who does what"),
        "term": say("What is clear between us"),
        "contact": say("Somebody there"),
        "project": say("A project"),
        "customer": say("The customer itself"),
    }


def within(noun: Noun) -> str:
    """The same behind a colon."""
    return {
        "concern": say("a concern of theirs"),
        "promise": say("a promise of ours"),
        "honest no": say("an honest no"),
        "job": say("what they hired us for"),
        "need": say("something they need"),
        "value": say("what it was worth"),
        "life event": say("a life event"),
        "role": say("who does what"),
        "term": say("what is clear between us"),
        "contact": say("somebody there"),
        "project": say("a project"),
        "customer": say("the customer itself"),
    }[noun.word]


def title(noun: Noun) -> str:
    return titles()[noun.word]


def line_to_copy(noun: Noun, said: str) -> str:
    """The nearest to what somebody said of a customer, beginning with the same word."""
    word = said.partition(" ")[0].casefold()
    return LINES_OF_CUSTOMER.get(word) or LINES[noun.word]


def choices() -> list[tuple[str, str]]:
    """Everything that can be told, for a menu."""
    return [(noun.word, title(noun)) for noun in NOUNS]


def label(value: str) -> str:
    """A word of a choice as people read it: "Do not contact"."""
    return capital(value.replace("-", " "))
