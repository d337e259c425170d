"""Asking Slack while it waits for us: a form has no later moment for its answer."""

from slack_sdk import WebClient

from bot.slack import counted

SECONDS = 1


def in_a_hurry(client: WebClient) -> WebClient:
    """The same client, that gives up soon. Raises OSError where Slack is too slow."""
    return WebClient(
        token=client.token,
        base_url=client.base_url,
        timeout=SECONDS,
        retry_handlers=[counted.Counting()],
    )
