"""What our nouns are called on screen."""

from bot.model.nouns import NOUNS, Noun
from bot.views.text import capital

TITLES = {
    "concern": "A concern of theirs",
    "promise": "A promise of ours",
    "honest no": "An honest no",
    "job": "What they hired us for",
    "need": "Something they need",
    "value": "What it was worth",
    "life event": "A life event",
    "role": "Who does what",
    "term": "What is clear between us",
    "contact": "Somebody there",
    "project": "A project",
    "customer": "The customer itself",
}
"""At most 24 characters: they head a form."""

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

PRIVATE = "Only you and the owner see this. It is erased after 30 days."


def title(noun: Noun) -> str:
    return TITLES[noun.word]


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
