"""A status that somebody sets: seen in their profile, and told the app."""

from datetime import UTC, datetime

from slack_sdk import WebClient

from bot.sandbox import Hands
from tests.sandbox.office import Lunch


def test_a_status_is_seen_and_told(lunch: Lunch, client: WebClient, ana: Hands) -> None:
    evening = datetime(2026, 3, 3, 17, tzinfo=UTC)
    ana.sets_status(":palm_tree:", "Vacationing", evening)

    profile = client.users_info(user="U1")["user"]["profile"]
    assert (profile["status_emoji"], profile["status_text"]) == (":palm_tree:", "Vacationing")
    assert profile["status_expiration"] == evening.timestamp()
    event = lunch.told("user_change")["event"]
    assert event["user"]["id"] == "U1"
    assert event["user"]["profile"]["status_text"] == "Vacationing"


def test_a_status_is_cleared(client: WebClient, ana: Hands) -> None:
    ana.sets_status(":palm_tree:", "Vacationing")
    ana.clears_status()

    profile = client.users_info(user="U1")["user"]["profile"]
    assert (profile["status_emoji"], profile["status_text"]) == ("", "")
