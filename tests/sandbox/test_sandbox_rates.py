"""Slack's rates, in a time that the test moves."""

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.sandbox.api.rates import Rates
from bot.sandbox.world.wire import RateLimited
from tests.sandbox.office import Ticks, an_office


def test_a_method_may_be_called_so_often_a_minute_and_then_waits() -> None:
    ticks = Ticks()
    rates = Rates(ticks)
    for _ in range(20):
        rates.take("users.list", 20)

    with pytest.raises(RateLimited) as limited:
        rates.take("users.list", 20)
    assert limited.value.retry_after == 3

    ticks.now += 3
    rates.take("users.list", 20)
    with pytest.raises(RateLimited):
        rates.take("users.list", 20)


def test_one_method_does_not_use_up_another() -> None:
    rates = Rates(Ticks())
    for _ in range(20):
        rates.take("users.list", 20)

    rates.take("conversations.list", 20)


def test_a_channel_takes_a_message_a_second_however_it_is_named() -> None:
    ticks = Ticks()
    with an_office(rates=True, tick=ticks).serve() as sandbox:
        api = WebClient(sandbox.bot_token, base_url=sandbox.api_url)
        direct = api.conversations_open(users="U1")["channel"]["id"]
        for channel in ("U1", direct, "U1", direct):
            api.chat_postMessage(channel=channel, text="x")

        with pytest.raises(SlackApiError) as limited:
            api.chat_postMessage(channel="U1", text="x")
        assert limited.value.response.status_code == 429
        assert limited.value.response.headers["Retry-After"] == "1"
        assert limited.value.response["error"] == "ratelimited"

        api.chat_postMessage(channel="U2", text="x")
        ticks.now += 1
        api.chat_postMessage(channel="U1", text="x")
