"""What an administrator may do, and what the app's next call gets to hear of it."""

from collections.abc import Iterator

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.sandbox import Refused, Sandbox
from tests.sandbox.office import MANIFEST, ORDER, an_office

SCOPED = {
    **MANIFEST,
    "oauth_config": {"scopes": {"bot": ["chat:write", "channels:read", "im:history"]}},
}


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with an_office(manifest=SCOPED, patience=0.05).serve() as sandbox:
        yield sandbox


@pytest.fixture
def client(sandbox: Sandbox) -> WebClient:
    return WebClient(sandbox.bot_token, base_url=sandbox.api_url, retry_handlers=[])


def refusal(client: WebClient, channel: str = "C1") -> str:
    """What a post is answered with; empty when it is taken."""
    try:
        client.chat_postMessage(channel=channel, text="Hello")
    except SlackApiError as error:
        return str(error.response["error"])
    return ""


@pytest.mark.parametrize("code", ["token_revoked", "account_inactive"])
def test_a_token_is_revoked_and_given_back(sandbox: Sandbox, client: WebClient, code: str) -> None:
    sandbox.admin.revokes_token(code)
    assert refusal(client) == code

    sandbox.admin.gives_token_back()
    assert refusal(client) == ""


def test_a_channel_is_archived(sandbox: Sandbox, client: WebClient) -> None:
    sandbox.admin.archives("C1")
    assert refusal(client) == "is_archived"

    sandbox.admin.archives("C1", again_open=True)
    assert refusal(client) == ""


def test_the_app_is_removed_from_a_channel(sandbox: Sandbox, client: WebClient) -> None:
    sandbox.admin.removes_app("C1")
    assert refusal(client) == "not_in_channel"

    sandbox.admin.invites_app("C1")
    assert refusal(client) == ""


def test_the_app_removed_from_a_private_channel_does_not_know_it_any_more(
    sandbox: Sandbox, client: WebClient
) -> None:
    sandbox.admin.removes_app("C4")

    assert refusal(client, "C4") == "channel_not_found"


def test_a_deactivated_person_can_be_written_to_and_nobody_reads_it(
    sandbox: Sandbox, client: WebClient
) -> None:
    sandbox.admin.deactivates("U2")

    assert refusal(client, "U2") == ""
    assert sandbox.messages("U2")


def test_a_scope_is_withdrawn_and_granted(sandbox: Sandbox, client: WebClient) -> None:
    sandbox.admin.withdraws("chat:write")
    assert refusal(client) == "missing_scope"

    sandbox.admin.grants("chat:write")
    assert refusal(client) == ""


def test_an_app_that_has_every_scope_cannot_lose_one() -> None:
    with pytest.raises(Refused):
        an_office().admin.withdraws("chat:write")


def test_the_messages_tab_is_turned_off_and_on(sandbox: Sandbox, client: WebClient) -> None:
    sandbox.admin.turns_messages(on=False)
    assert refusal(client, "U1") == "messages_tab_disabled"

    sandbox.admin.turns_messages(on=True)
    assert refusal(client, "U1") == ""


def test_a_channel_is_shared_with_another_organisation(sandbox: Sandbox, client: WebClient) -> None:
    def is_shared() -> tuple[bool, bool]:
        channel = client.conversations_info(channel="C1")["channel"]
        return channel["is_shared"], channel["is_ext_shared"]

    assert is_shared() == (False, False)
    sandbox.admin.shares("C1")
    assert is_shared() == (True, True)
    sandbox.admin.shares("C1", no_longer=True)
    assert is_shared() == (False, False)


def test_a_trigger_may_have_expired_when_it_comes(sandbox: Sandbox, client: WebClient) -> None:
    sandbox.admin.lets_triggers_live(0)
    trigger = sandbox._world.tickets.trigger("U1")

    with pytest.raises(SlackApiError, match="expired_trigger_id"):
        client.views_open(trigger_id=trigger, view=ORDER)


def test_who_is_not_there_cannot_be_changed(sandbox: Sandbox) -> None:
    with pytest.raises(Refused):
        sandbox.admin.archives("C99")
