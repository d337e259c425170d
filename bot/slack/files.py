"""Sending a file: into somebody's direct messages, into a channel, or below a message."""

import json
from collections.abc import Sequence

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.slack.reply import Json

LONGEST_ALT = 1_000


def send_file(
    client: WebClient,
    *,
    to_slack_id: str,
    name: str,
    content: bytes,
    title: str,
    alt: str = "",
    thread_ts: str = "",
    channel: str = "",
    blocks: Sequence[Json] = (),
) -> bool:
    """False where the app lacks the permission; any other refusal is raised, as Slack gave it.

    Without a `channel` it goes into the direct messages of `to_slack_id`. `blocks` stand above it:
    Slack takes rich text there, and no buttons. Nothing is sent twice where a reply is lost.
    """
    try:
        place = channel or client.conversations_open(users=to_slack_id)["channel"]["id"]
        client.files_upload_v2(
            filename=name,
            content=content,
            title=title,
            alt_txt=alt[:LONGEST_ALT] or None,
            channel=place,
            thread_ts=thread_ts or None,
            blocks=json.dumps(list(blocks)) if blocks else None,
        )
    except SlackApiError as error:
        if error.response.get("error") == "missing_scope":
            return False
        raise
    return True
