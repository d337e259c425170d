"""The kinds of touchpoint, and what each kind says about the two of us."""

from enum import StrEnum

from rules.kit.language import spoken


class Kind(StrEnum):
    """What happened between us and a customer. The value is what is stored, typed and imported."""

    CALL = "call"
    MEETING = "meeting"
    COFFEE = "coffee"
    VISIT = "visit"
    EMAIL = "email"
    MESSAGE = "message"
    WORKSHOP = "workshop"
    AUDIT = "audit"
    REVIEW = "review"
    REPORT = "report"
    FEEDBACK = "feedback"
    THANK_YOU = "thank-you"
    GREETING = "greeting"
    CARD = "card"
    INTRODUCTION = "introduction"
    UPDATE = "update"
    ORDER = "order"
    RENEWAL = "renewal"
    REFERRAL = "referral"
    TESTIMONIAL = "testimonial"
    SUGGESTION = "suggestion"
    MILESTONE = "milestone"
    CONTRACT = "contract"
    ACCEPTANCE = "acceptance"
    COMPLAINT = "complaint"

    @property
    def a(self) -> str:
        """With its article, in the language spoken: "an order"."""
        said = f"{'an' if self.value[0] in 'aeiou' else 'a'} {self.value}"
        return spoken().catalogue.gettext(said)


ONE_WAY = frozenset({Kind.UPDATE, Kind.REPORT, Kind.GREETING, Kind.CARD})
"""Kinds in which we speak and nobody need answer: they do not reset a check-in."""

MEANINGFUL = tuple(kind for kind in Kind if kind not in ONE_WAY)
"""Kinds in which the two sides really spoke or dealt with each other."""

INFORMAL = (Kind.COFFEE, Kind.VISIT)

TOGETHER = (Kind.MEETING, Kind.COFFEE, Kind.VISIT, Kind.WORKSHOP)
"""Kinds in which people meet, in a room or on a screen."""
