"""Nouns within a sentence, as what somebody has done something to."""

from bot.model.nouns.shape import Noun
from rules.kit.language import say


def a_new(noun: Noun) -> str:
    """ "a concern", as in "Ana noted a concern"."""
    return {
        "concern": say("a concern"),
        "promise": say("a promise"),
        "honest no": say("an honest no"),
        "job": say("a job"),
        "need": say("a need"),
        "value": say("a value"),
        "life event": say("a life event"),
        "role": say("a role"),
        "term": say("a term"),
        "contact": say("a contact"),
        "project": say("a project"),
        "customer": say("a customer"),
    }[noun.word]


def the(noun: Noun) -> str:
    """ "the concern", as in "Ana closed the concern"."""
    return {
        "concern": say("the concern"),
        "promise": say("the promise"),
        "honest no": say("the honest no"),
        "job": say("the job"),
        "need": say("the need"),
        "value": say("the value"),
        "life event": say("the life event"),
        "role": say("the role"),
        "term": say("the term"),
        "contact": say("the contact"),
        "project": say("the project"),
        "customer": say("the customer"),
    }[noun.word]
