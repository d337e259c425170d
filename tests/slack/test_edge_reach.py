"""Whether somebody reads what we write is asked again, where Slack did not answer."""

from datetime import UTC, datetime

import pytest

from bot.model import Member, Reach
from bot.sandbox import Channel, Clock, Person, Sandbox, faults
from bot.sandbox.faults.kinds import CallFault
from bot.slack.messenger import SlackMessenger

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)
ANA = Member(id=1, name="Ana", slack_id="UANA")
TEAM = Member(id=2, name="#team", slack_id="CTEAM", channel=True)
FAULTS = [faults.dropped(), faults.half(), faults.cut(), faults.broken_before(),
          faults.rate_limited(), faults.error("internal_error")]  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.word)
def test_a_call_that_fails_once_hides_nothing_for_the_day(
    fault: CallFault, expected_trouble: list[str]
) -> None:
    expected_trouble.append("Failed to")  # send, or decode: the words of Slack's SDK
    person, channel = Person("UANA", "ana", "Ana", "UTC"), Channel("CTEAM", "team")
    with Sandbox([person], clock=Clock(NOON), channels=[channel]).serve() as sandbox:
        messenger = SlackMessenger(sandbox.bot_token, sandbox.api_url, {})
        sandbox.admin.deactivates("UANA")
        sandbox.admin.shares("CTEAM")
        for method in ("users.info", "conversations.info"):
            sandbox.faults.strike(method, fault, next_times=1)

        first = [messenger.reach(reader) for reader in (ANA, TEAM)]
        then = [messenger.reach(reader) for reader in (ANA, TEAM)]

    assert first == [Reach.OPEN, Reach.OPEN]
    assert then == [Reach.CLOSED, Reach.SHARED]
