"""What people ask about a customer: who spoke with them last, whose they are, what is open."""

import re
from dataclasses import dataclass
from enum import StrEnum

_TALKED = (
    r"(?:spoken?|speak|talk(?:ed)?|met|meet|hear|heard|call(?:ed)?|email(?:ed)?"
    r"|dealt|deal|contact(?:ed)?"
    r"|in (?:touch|contact)|gesprochen|geredet|telefoniert|getroffen|gehört|kontakt)"
)
_WITH = r"(?:(?:to|with|from|at|mit|von|bei|zu)\s+)"
_NAME = r"(?P<name>.+)"
_OUR = r"(?:our |the |unser(?:en|em)? )?"


class Ask(StrEnum):
    LAST = "last"
    OWNER = "owner"
    OPEN = "open"
    MINE = "mine"


@dataclass(frozen=True, slots=True)
class Question:
    """`for_all`: everybody in the channel may read the answer. What is MINE names no customer."""

    ask: Ask
    name: str
    for_all: bool = False


_ASKED = tuple(
    (ask, re.compile(pattern, re.IGNORECASE))
    for ask, pattern in (
        (Ask.LAST, rf"who (?:has |was |had )?(?:last )?{_TALKED}(?: last)? {_WITH}?{_OUR}{_NAME}"),
        (Ask.LAST, rf"who (?:has |was |had )?(?:the )?last {_TALKED} {_WITH}?{_OUR}{_NAME}"),
        (
            Ask.LAST,
            rf"when (?:did|have|was) (?:we|i|anyone|anybody|somebody) (?:last )?{_TALKED}"
            rf"(?: last)? {_WITH}?{_OUR}{_NAME}",
        ),
        (
            Ask.LAST,
            rf"when was (?:the |our )?last (?:touch|touchpoint|contact|call|talk|meeting|time)"
            rf" {_WITH}{_OUR}{_NAME}",
        ),
        (
            Ask.LAST,
            rf"(?:the |our )?last (?:touch|touchpoint|contact|call|talk|meeting) {_WITH}{_NAME}",
        ),
        (
            Ask.LAST,
            rf"wer (?:hat|war) (?:zuletzt|als letzte[rs]?) (?:mit|bei|von) {_NAME}"
            rf"(?: {_TALKED})",
        ),
        (Ask.LAST, rf"wann haben wir (?:zuletzt|das letzte mal) (?:mit|von) {_NAME}(?: {_TALKED})"),
        (Ask.LAST, rf"(?:wann war (?:der |unser )?)?letzter kontakt (?:mit|zu) {_NAME}"),
        (
            Ask.OWNER,
            rf"who (?:owns|looks after|is looking after|handles|manages|has"
            rf"|is (?:responsible|in charge) (?:for|of)|takes care of) {_OUR}{_NAME}",
        ),
        (Ask.OWNER, rf"whose (?:customer )?is {_OUR}{_NAME}"),
        (Ask.OWNER, rf"who is the owner of {_OUR}{_NAME}"),
        (Ask.OWNER, rf"wer ist für {_OUR}{_NAME} (?:zuständig|verantwortlich)"),
        (Ask.OWNER, rf"wer (?:betreut|hat|kümmert sich um) {_OUR}{_NAME}"),
        (Ask.OWNER, rf"wem gehört {_OUR}{_NAME}"),
        (
            Ask.OPEN,
            rf"what(?:['’]s| is) (?:still )?(?:open|pending|owed) (?:with|at|for|to) {_OUR}{_NAME}",
        ),
        (Ask.OPEN, rf"what (?:do|are) we (?:still )?(?:owe|owing) {_OUR}{_NAME}"),
        (Ask.OPEN, rf"was ist (?:noch )?offen (?:bei|mit|für) {_NAME}"),
    )
)
_MINE = re.compile(
    r"(?:what(?:['’]s| is) (?:still )?open(?: for me)?|what do i (?:still )?owe(?: anybody| them)?"
    r"|what should i do(?: today| now| next)?|what(?:['’]s| is) (?:next|due)(?: for me| today)?"
    r"|was ist (?:noch )?offen(?: für mich)?|was (?:steht an|schulde ich)(?: heute)?"
    r"|was soll ich (?:heute )?tun)",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"(?:how|what|who|whom|whose|when|why|where|which|did|does|is|are"
    r"|wie|was|wer|wem|wann|warum|wo|welche[rs]?)\b",
    re.IGNORECASE,
)
_FOR_ALL = re.compile(
    r"[\s,(]+(?:for (?:all|everyone|everybody)|publicly|tell (?:us all|everybody|everyone)"
    r"|für alle)[)\s.?!]*$",
    re.IGNORECASE,
)
_POLITE = re.compile(
    r"^(?:hi|hey|hello|hallo|please|bitte|ok|so)[,!.]?\s+"
    r"|^(?:do you know|can you tell me|weißt du),?\s+",
    re.IGNORECASE,
)
_END = " \t\n?!.,"


def read_question(text: str) -> Question | None:
    """None for what is no question that we answer."""
    said = _POLITE.sub("", " ".join(text.split()))
    bare = _FOR_ALL.sub("", said)
    for_all = bare != said
    bare = bare.strip(_END)
    if _MINE.fullmatch(bare):
        return Question(Ask.MINE, "")
    for ask, pattern in _ASKED:
        found = pattern.fullmatch(bare)
        if found and found["name"] and found["name"].strip(_END):
            return Question(ask, found["name"].strip(_END), for_all)
    return None


def asks(text: str) -> bool:
    """Whether somebody wants to know something: what they say is then nothing to write down.

    Behind a colon stands a note, which may well be a question itself.
    """
    said = _POLITE.sub("", " ".join(text.split()))
    return ":" not in said and (said.endswith("?") or bool(_ASKS.match(said)))
