"""What the bot makes of an answer by response url that Slack did not take."""

import pytest
from slack_bolt import BoltContext, Respond

from bot.slack.afterwards import at_once
from bot.slack.desk import Desk
from bot.slack.nudge_buttons import NudgeButtons
from tests.slack.colleague import button, buttons, seen
from tests.slack.edge import TEN, Edge
from tests.slack.rude import Rude


@pytest.mark.parametrize("status", [404, 500])
def test_a_note_that_slack_did_not_replace_is_shown_again_from_afar(
    edge: Edge, expected_trouble: list[str], status: int
) -> None:
    expected_trouble.append(f"status: {status}")
    edge.walk(TEN)
    note, bot = edge.ana.note, edge.bot
    action_id = button(note, "Skip this time", "Acme")
    (pressed,) = [one for one in buttons(note) if one["action_id"] == action_id]
    body = {
        "user": {"id": "UANA"},
        "actions": [pressed],
        "container": {"type": "message", "channel_id": note.channel, "message_ts": note.ts},
    }
    desk = Desk(
        bot.engine, bot.rules, bot.installed.workspace_id, bot.clock, bot.messenger, {}, at_once
    )
    with Rude(status).serve() as slack:
        respond = Respond(response_url=slack.url)
        NudgeButtons(desk).skip(BoltContext().ack, body, bot.installed.app.client, respond)
        assert len(slack.asked) == 1
    assert "Skipped by Ana Ruiz: Check in, Acme" in seen(edge.ana.again(note))
