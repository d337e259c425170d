"""Words that tell a kind of touchpoint only where nothing plainer does, in English and German."""

from bot.words.kind_words import KINDS
from rules.kit.kinds import Kind

_HINTED = {
    Kind.CALL: """spoke, spoken, talked, chat, chats, chatted, talk, word, quick word, checked
        in, check in, check-in, touched base, touch base, conversation, discussion, gesprochen,
        geredet, gespräch, unterhalten, rücksprache, abgestimmt, austausch, ausgetauscht,
        abstimmung, erreicht, got hold of, reached, reaching, ring, ringing, hung up, nicht
        erreicht, not reached, couldn't reach, could not reach, didn't pick up, no one picked
        up, nobody picked up""",
    Kind.MEETING: """presented, pitched, kickoff, kick-off, kick off, appointment, session,
        bumped into, ran into, saw, gesehen, präsentiert, vorgeführt, conference, konferenz""",
    Kind.EMAIL: """sent, dropped a note, dropped a line, a line to, sent over, forwarded,
        replied, wrote, written back, geschickt, gesendet, geschrieben, nachgefasst,
        weitergeleitet, zugeschickt, verschickt, nachgehakt""",
    Kind.VISIT: """was at, went to, popped over, popped round, dropped round, drove to, drove
        out to, toured, war bei, waren bei""",
    Kind.MESSAGE: "message, left message, left a message, posted",
}

HINTS = {
    " ".join(words.split()): kind for kind, told in _HINTED.items() for words in told.split(",")
}
"""Who "spoke" most likely phoned, and who sent a thing mailed it: the echo says so."""

HINTS = {words: kind for words, kind in HINTS.items() if words not in KINDS}

LONGEST_HINT = max(len(words.split()) for words in HINTS)

TURNS = frozenset({
    Kind.ORDER, Kind.RENEWAL, Kind.CONTRACT, Kind.ACCEPTANCE, Kind.REFERRAL, Kind.TESTIMONIAL,
    Kind.MILESTONE, Kind.COMPLAINT, Kind.AUDIT, Kind.WORKSHOP, Kind.REVIEW, Kind.FEEDBACK,
    Kind.SUGGESTION, Kind.VISIT, Kind.INTRODUCTION,
})  # fmt: skip

MAY_BE_CALLED_OFF = TURNS | {Kind.MEETING, Kind.COFFEE}

ONLY_SAID = frozenset(
    words for words, kind in KINDS.items() if kind in TURNS and not words.endswith(("ed", "t us"))
)
"""Things that can be sent and spoken of without having happened."""

SAYING = frozenset({Kind.CALL, Kind.EMAIL})

NOT_MEANT = frozenset({
    "called off", "call off", "called out", "called for", "call for", "call it",
    "met the", "met our", "met their",
    "met expectations", "met deadline", "met targets", "on call", "sent back", "close call",
    "wrote off", "dropped out", "dropped the ball", "visit our", "thanks to", "no thanks",
})  # fmt: skip
"""Words that look like a kind and are none."""

_NOT_DONE = """
not no never without won't wont didn't didnt hasn't hasnt haven't havent isn't isnt aren't wasn't
doesn't doesnt don't dont can't cant cannot couldn't wouldn't may might would could should want
wants wanted need needs needed wish hope hopes hoping ready ask asked asking request requested
remind awaiting waiting await prepare preparing prepared draft drafted drafting discuss discussed
discussing consider considering cancel cancelled canceled cancels postponed postpone rescheduled
skipped missed decline declines declined rejected refused delayed chasing chased expects expecting
expected almost nearly if unless lost withdrew stopped upcoming overdue pending possible potential
before after since during nicht kein keine keinen wollen will möchte möchten würde würden könnte
wenn falls storniert abgelehnt verschoben abgesagt wartet warten fast braucht brauchen besprochen
vor nach
"""
NOT_DONE = frozenset(_NOT_DONE.split())
"""What is said behind one of them in the same clause did not happen, or not now."""

_WRITTEN = frozenset(
    [
        "followed",
        "follow",
        "follow-up",
        "reached",
        "reach",
        "heard",
        "hear",
        "back",
        "reply",
        "replied",
        "note",
        "geschrieben",
        "meldet",
        "gemeldet",
        "nachgefragt",
    ]
)


def likeliest(line: str) -> tuple[Kind, Kind, Kind]:
    """What to offer for a line that names no kind."""
    if _WRITTEN.intersection(line.casefold().split()):
        return Kind.EMAIL, Kind.CALL, Kind.MESSAGE
    return Kind.CALL, Kind.EMAIL, Kind.MEETING
