"""What can be told about a customer, said once: for the form, the one line, the import, the export.

A noun is one sort of fact with its fields. What is `told` is a row of its own, added again and
again; of what is not, there is one by its name (a contact, a project) or only one (the customer),
and telling changes it.
"""

from bot.model.nouns.shape import Field, Noun, Sort, Value, say_choice
from bot.model.nouns.theirs import CONTACT, CUSTOMER, PROJECT
from bot.model.nouns.told import (
    CONCERN,
    HONEST_NO,
    JOB,
    LIFE_EVENT,
    NEED,
    PROMISE,
    ROLE,
    TERM,
    TOLD,
    VALUE,
)

NOUNS = (*TOLD, CONTACT, PROJECT, CUSTOMER)

__all__ = [
    "CONCERN",
    "CONTACT",
    "CUSTOMER",
    "HONEST_NO",
    "JOB",
    "LIFE_EVENT",
    "NEED",
    "NOUNS",
    "PROJECT",
    "PROMISE",
    "ROLE",
    "TERM",
    "TOLD",
    "VALUE",
    "Field",
    "Noun",
    "Sort",
    "Value",
    "say_choice",
]
