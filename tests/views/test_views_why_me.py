"""Why me?: every reason is a sentence."""

import pytest

from bot.model.reasons import Because, WhyMe
from bot.views.why_me import why_me
from rules.kit import Role
from tests.views.drawn import TODAY
from tests.views.looking import seen
from tests.views.samples import CARD

SALES = Role.SALES

SAID = [
    (WhyMe(because=Because.OWNS), "You look after Acme."),
    (WhyMe(because=Because.HOLDS, role=SALES), "You hold the role sales at Acme."),
    (
        WhyMe(because=Because.NOBODY_HOLDS, role=SALES),
        "Nobody holds the role sales at Acme, so it falls to you as the owner.",
    ),
    (
        WhyMe(because=Because.NOBODY_AT_ALL, role=SALES),
        "Nobody holds the role sales at Acme, which has no owner, so it falls to you as team lead.",
    ),
    (WhyMe(because=Because.NO_OWNER), "Acme has no owner, so it falls to you as team lead."),
    (WhyMe(because=Because.LEADS), "You lead the team, and this is told to its lead, too."),
    (WhyMe(because=Because.TEAM), "It concerns the whole team, so it is asked in its channel."),
    (
        WhyMe(because=Because.NO_CHANNEL),
        "It concerns the whole team, which has no channel, so it falls to you as team lead.",
    ),
    (WhyMe(because=Because.NAMED), "It is about something of yours at Acme."),
    (
        WhyMe(because=Because.NOT_HERE),
        "Whom it was about is no longer with us, so it falls to you as the owner.",
    ),
    (WhyMe(because=Because.ASKED_FOR, by="Ana"), "Ana asked that you be asked instead."),
    (WhyMe(because=Because.HANDED, by="Ana"), "Ana handed it to you."),
    (WhyMe(because=Because.HANDED, by="Ana", said="my leave"), "Ana handed it to you: “my leave”"),
    (
        WhyMe(because=Because.WAS_ASKED, day=TODAY),
        "You were the one to ask on Tuesday 3 March 2026.",
    ),
]


@pytest.mark.parametrize(("me", "said"), SAID)
def test_each_reason_is_said(me: WhyMe, said: str) -> None:
    assert said in seen(why_me("Check in", "Ask.", CARD, me)).splitlines()


def test_no_reason_is_without_a_sentence() -> None:
    assert {me.because for me, _ in SAID} == set(Because)
