"""What happens when somebody presses a button or chooses something in a message."""

from typing import NamedTuple

import pytest
from slack_bolt import Ack
from slack_sdk import WebClient

from bot.sandbox import Hands, Json, Message, Refused, Sandbox
from tests.sandbox.office import MENU, Lunch


class Chosen(NamedTuple):
    action_id: str
    choice: object
    key: str
    expected: object


@pytest.fixture
def menu(client: WebClient, sandbox: Sandbox) -> Message:
    client.chat_postMessage(channel="U1", text="Menu", blocks=MENU)
    return sandbox.messages("U1")[-1]


def test_the_app_learns_what_was_pressed_and_where(lunch: Lunch, ana: Hands, menu: Message) -> None:
    ana.presses(menu, "eat")

    told = lunch.told("block_actions")
    action = told["actions"][0]
    assert (action["action_id"], action["block_id"], action["value"]) == ("eat", "menu", "soup")
    assert action["text"]["text"] == "Eat"
    assert told["container"]["message_ts"] == told["message"]["ts"] == menu.ts
    assert told["channel"]["id"] == menu.channel
    assert told["user"]["id"] == "U1"
    assert told["enterprise"] is None


@pytest.mark.parametrize(
    "chosen",
    [
        Chosen("drink", "Tea", "selected_option", "tea"),
        Chosen("herbs", ["mint", "dill"], "selected_options", ["mint", "dill"]),
        Chosen("day", "2026-03-04", "selected_date", "2026-03-04"),
        Chosen("hour", "12:30", "selected_time", "12:30"),
        Chosen("with", "U2", "selected_user", "U2"),
        Chosen("where", "C1", "selected_conversation", "C1"),
        Chosen("size", "big", "selected_option", "big"),
    ],
    ids=lambda chosen: chosen.action_id,
)
def test_every_element_says_what_was_chosen(
    lunch: Lunch, ana: Hands, menu: Message, chosen: Chosen
) -> None:
    ana.presses(menu, chosen.action_id, chosen.choice)

    told = lunch.told("block_actions")
    assert _values(told["actions"][0][chosen.key]) == chosen.expected
    assert _values(told["state"]["values"]["menu"][chosen.action_id][chosen.key]) == chosen.expected


def test_an_overflow_keeps_nothing(lunch: Lunch, ana: Hands, menu: Message) -> None:
    ana.presses(menu, "more", "never")

    told = lunch.told("block_actions")
    assert told["actions"][0]["selected_option"]["value"] == "never"
    assert "more" not in told["state"]["values"]["menu"]


def test_the_original_can_be_replaced(lunch: Lunch, ana: Hands, menu: Message) -> None:
    def answer(ack: Ack, body: Json) -> None:
        body["respond"]("Eaten", replace_original=True)
        ack()

    lunch.answers["block_actions"] = answer
    ana.presses(menu, "eat")

    after = next(message for message in lunch.sandbox.messages("U1") if message.ts == menu.ts)
    assert after.text == "Eaten"
    assert not after.blocks
    assert after.edited


def test_the_original_can_be_deleted(lunch: Lunch, ana: Hands, menu: Message) -> None:
    def answer(ack: Ack, body: Json) -> None:
        body["respond"](delete_original=True)
        ack()

    lunch.answers["block_actions"] = answer
    ana.presses(menu, "eat")

    assert all(message.ts != menu.ts for message in lunch.sandbox.messages("U1"))


def test_an_ephemeral_message_can_be_pressed_only_by_whom_it_is_for(
    lunch: Lunch, client: WebClient, ana: Hands, ben: Hands
) -> None:
    client.chat_postEphemeral(channel="C1", user="U1", text="Psst", blocks=MENU)
    psst = ana.sees("C1")[-1]

    ana.presses(psst, "eat")
    told = lunch.told("block_actions")
    assert told["container"]["is_ephemeral"] is True
    assert "message" not in told
    with pytest.raises(Refused, match="no longer there"):
        ben.presses(psst, "eat")


def test_what_is_not_there_cannot_be_pressed(ana: Hands, menu: Message) -> None:
    with pytest.raises(Refused, match="There is nothing called dessert"):
        ana.presses(menu, "dessert")
    with pytest.raises(Refused, match="not among the options"):
        ana.presses(menu, "drink", "Gin")


def test_who_presses_what_is_drawn_anew_meanwhile_means_what_stands_in_its_place(
    lunch: Lunch, client: WebClient, ana: Hands, menu: Message
) -> None:
    before = {"type": "button", "block_id": "menu", "action_id": "eat", "value": "soup"}
    anew = [{**MENU[0], "block_id": "anew"}]
    client.chat_update(channel=menu.channel, ts=menu.ts, text="Menu", blocks=anew)

    ana.acts(menu.channel, menu.ts, before)

    assert lunch.told("block_actions")["actions"][0]["block_id"] == "anew"
    with pytest.raises(Refused, match="There is nothing called eat"):
        ana.acts(menu.channel, menu.ts, {**before, "value": "stew"})


def test_options_are_offered_while_somebody_types(lunch: Lunch, ana: Hands, menu: Message) -> None:
    offered = ana.asks_options(menu, "place", "r")
    assert [one["value"] for one in offered["options"]] == ["roma", "rialto"]
    assert lunch.told("block_suggestion")["value"] == "r"

    ana.presses(menu, "place", "Roma")
    assert lunch.told("block_actions")["actions"][0]["selected_option"]["value"] == "roma"


def test_options_that_slack_would_not_show_are_not_offered(ana: Hands, menu: Message) -> None:
    with pytest.raises(Refused, match="must be less than 76 characters"):
        ana.asks_options(menu, "place", "zuc")


def test_shortcuts_reach_the_app(lunch: Lunch, ana: Hands, menu: Message) -> None:
    ana.uses_shortcut("hungry")
    ana.uses_shortcut("cook", menu)

    assert lunch.told("shortcut")["callback_id"] == "hungry"
    told = lunch.told("message_action")
    assert told["message"]["text"] == "Menu"
    assert told["response_url"]
    with pytest.raises(Refused, match="no message shortcut hungry"):
        ana.uses_shortcut("hungry", menu)


def _values(chosen: object) -> object:
    if isinstance(chosen, list):
        return [_values(one) for one in chosen]
    return chosen["value"] if isinstance(chosen, dict) else chosen
