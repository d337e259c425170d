"""What the app hears of: messages, mentions, Home; and what it publishes there."""

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.sandbox import Hands, Json, Sandbox
from tests.sandbox.office import Lunch, plain


def a_home(text: str) -> Json:
    return {"type": "home", "blocks": [{"type": "section", "text": plain(text)}]}


def test_a_direct_message_is_heard(lunch: Lunch, sandbox: Sandbox, ana: Hands) -> None:
    ana.types(sandbox.bot_user, "Hello <you> & @ben")

    told = lunch.told("message")
    event = told["event"]
    assert event["text"] == "Hello &lt;you&gt; &amp; <@U2>"
    assert (event["user"], event["channel_type"]) == ("U1", "im")
    assert event["channel"] == sandbox.messages("U1")[-1].channel
    assert event["client_msg_id"]
    assert told["authorizations"][0]["user_id"] == sandbox.bot_user


def test_a_mention_is_heard_as_mention_and_as_message(lunch: Lunch, ana: Hands) -> None:
    ana.types("C1", "What is there, @lunch_bot?")

    assert lunch.told("app_mention")["event"]["text"] == "What is there, <@U0APP>?"
    assert lunch.told("message")["event"]["channel_type"] == "channel"


def test_where_the_app_is_not_it_hears_nothing(lunch: Lunch, ana: Hands) -> None:
    before = len(lunch.heard)

    ana.types("C2", "Nobody here, @lunch_bot?")
    ana.types("U2", "Just us two")

    assert len(lunch.heard) == before


def test_a_reaction_is_heard(lunch: Lunch, ana: Hands, ben: Hands) -> None:
    said = ana.types("C1", "Soup?").message
    assert said

    ben.reacts(said, "stew")

    event = lunch.told("reaction_added")["event"]
    assert (event["reaction"], event["item"]["ts"]) == ("stew", said.ts)


def test_home_is_opened_and_published(lunch: Lunch, client: WebClient, ana: Hands) -> None:
    client.views_publish(user_id="U1", view=a_home("Menu"))
    ana.looks_at_home()

    event = lunch.told("app_home_opened")["event"]
    assert (event["tab"], event["user"]) == ("home", "U1")
    assert event["view"]["blocks"][0]["text"]["text"] == "Menu"
    home = lunch.sandbox.home("U1")
    assert home
    assert home["blocks"][0]["text"]["text"] == "Menu"

    ana.looks_at_messages()
    assert lunch.told("app_home_opened")["event"]["tab"] == "messages"


def test_home_is_everybodys_own(client: WebClient, sandbox: Sandbox) -> None:
    client.views_publish(user_id="U1", view=a_home("For Ana"))
    client.views_publish(user_id="U2", view=a_home("For Ben"))

    assert "For Ben" not in str(sandbox.home("U1"))


def test_home_with_an_old_hash_is_a_conflict(client: WebClient) -> None:
    first = client.views_publish(user_id="U3", view=a_home("One"))["view"]
    client.views_publish(user_id="U3", view=a_home("Two"), hash=first["hash"])

    with pytest.raises(SlackApiError, match="hash_conflict"):
        client.views_publish(user_id="U3", view=a_home("Three"), hash=first["hash"])
