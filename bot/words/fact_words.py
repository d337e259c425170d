"""The words by which people tell us something about a customer in one line."""

from bot.model.nouns import (
    CONCERN,
    CONTACT,
    CUSTOMER,
    HONEST_NO,
    JOB,
    LIFE_EVENT,
    NEED,
    PROJECT,
    PROMISE,
    ROLE,
    TERM,
    VALUE,
    Noun,
)
from rules.kit import ContactStanding, Item, LifeKind, Loyalty, Severity, Stage, Standing

_NOUNS: tuple[tuple[Noun, str], ...] = (
    (CONCERN, "concern concerns worry worries issue"),
    (PROMISE, "promise promises promised commitment"),
    (HONEST_NO, "no honest honest-no noes"),
    (JOB, "job jobs hired"),
    (NEED, "need needs wish"),
    (VALUE, "value values worth evidence result"),
    (LIFE_EVENT, "life life-event"),
    (ROLE, "role roles"),
    (TERM, "term terms clear"),
    (CONTACT, "contact contacts person"),
    (PROJECT, "project projects"),
    (
        CUSTOMER,
        "lost active back dormant archived archive do-not-contact do tier owner owned renews"
        " renewal loyalty loyal country since customer",
    ),
)
NOUN_WORDS = {word: noun for noun, said in _NOUNS for word in said.split()}
"""The first word after the customer's name, and what is told with it."""

CLOSERS = frozenset(["closed", "close", "done", "kept", "settled", "resolved", "solved", "fixed"])
"""`concern closed budget`: the open one is over."""

SEVERITIES = {
    word: severity
    for severity, said in {
        Severity.SEVERE: "severe serious heavy",
        Severity.NORMAL: "normal",
        Severity.MINOR: "minor small",
    }.items()
    for word in said.split()
}

LIFE_KINDS = {
    word: kind
    for kind, said in {
        LifeKind.ILLNESS: "illness ill sick",
        LifeKind.BEREAVEMENT: "bereavement bereaved death mourning",
        LifeKind.BABY: "baby birth newborn",
        LifeKind.MOVE: "move moved moving",
    }.items()
    for word in said.split()
}

ITEMS = {
    word: item
    for item, said in {
        Item.NOT: "not excluded",
        Item.GETS: "gets get included",
        Item.DONE: "done",
        Item.DECIDES: "decides decide decision",
        Item.INVOLVED: "involved involvement",
    }.items()
    for word in said.split()
}

_DOUBTS = """
not never no isn't isn’t wasn't wasn’t hasn't hasn’t may might could should will would almost nearly
nicht nie noch kein is was has have be been
"""
DOUBTS = frozenset(_DOUBTS.split())
"""Right in front of a word of ours they turn it round, and end no name."""

CONTACT_STANDINGS = {
    "left": ContactStanding.LEFT,
    "promoted": ContactStanding.PROMOTED,
    "back": ContactStanding.ACTIVE,
    "active": ContactStanding.ACTIVE,
    "do-not-contact": ContactStanding.DO_NOT_CONTACT,
    "do not contact": ContactStanding.DO_NOT_CONTACT,
}

STANDINGS = {
    "lost": Standing.LOST,
    "active": Standing.ACTIVE,
    "back": Standing.ACTIVE,
    "dormant": Standing.DORMANT,
    "archived": Standing.ARCHIVED,
    "archive": Standing.ARCHIVED,
    "do-not-contact": Standing.DO_NOT_CONTACT,
    "do not contact": Standing.DO_NOT_CONTACT,
}

LOYALTIES = {
    **{loyalty.value: loyalty for loyalty in Loyalty},
    "for-life": Loyalty.FOR_LIFE,
    "life": Loyalty.FOR_LIFE,
}

STAGES = {stage.value: stage for stage in Stage}
