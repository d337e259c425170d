"""Carrying notes into Slack, and telling a definite no from no reply."""

import uuid
from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus
from http.client import HTTPException
from typing import Final

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web import SlackResponse

from bot.model import GiveUp, Gone, Member, Note, Posted, TryAgain, Uncertain
from bot.views import note as note_view
from bot.views.text import Json
from bot.words.languages import language
from rules.kit.language import ENGLISH, say, speaking

TIMEOUT_SECONDS = 10
WAIT_SECONDS = 30.0
"""Where Slack asks us to wait and does not say how long."""
EVENT_TYPE = "second_date_note"
"""Metadata is readable by everybody in the workspace, so it holds an opaque id and nothing else."""

NO_ANSWER: Final = frozenset(
    {"internal_error", "fatal_error", "service_unavailable", "request_timeout"}
)
"""Errors after which Slack may have posted all the same."""

GONE: Final = frozenset({"message_not_found", "cant_update_message", "edit_window_closed"})
"""Errors of an update after which there is nothing left to update."""


def advice() -> dict[str, str]:
    """What to do, by Slack's word for what is wrong."""
    unknown = say("Slack does not know this person any more.")
    revoked = say("The bot's token was revoked: install the app again.")
    return {
        "channel_not_found": unknown,
        "user_not_found": unknown,
        "account_inactive": revoked,
        "invalid_auth": say("The bot's token is not valid: check SLACK_BOT_TOKEN."),
        "token_revoked": revoked,
        "not_authed": say("The bot has no token: set SLACK_BOT_TOKEN."),
        "missing_scope": say(
            "The app lacks a permission: update it from manifest.json, reinstall."
        ),
        "messages_tab_disabled": say("The app's Messages tab is off: switch it on under App Home."),
        "cannot_dm_bot": say("This is a bot's account, and bots read no notes."),
        "is_archived": say("The channel is archived: choose another by /nudges channel."),
        "not_in_channel": say("I am not in the channel any more: invite me there."),
        "restricted_action": say("An admin does not allow the bot to post."),
    }


class SlackMessenger:
    """The Messenger for one workspace. `titles` are the names of the rules as people read them."""

    def __init__(self, token: str, api_url: str, titles: dict[str, str]) -> None:
        # The stock client posts again by itself when a reply is lost; ours never does.
        self._client = WebClient(
            token=token, base_url=api_url, timeout=TIMEOUT_SECONDS, retry_handlers=[]
        )
        self._titles = titles

    def send(self, note: Note) -> Posted:
        message = self._drawn(note)
        reply = self._call(
            self._client.chat_postMessage,
            channel=note.member.slack_id,
            text=message["text"],
            blocks=message["blocks"],
            metadata=_metadata(note),
            client_msg_id=str(uuid.uuid5(uuid.NAMESPACE_URL, f"note:{note.id}")),
            unfurl_links=False,
            unfurl_media=False,
        )
        return Posted(reply["channel"], reply["ts"])

    def show_again(self, note: Note) -> None:
        message = self._drawn(note)
        self._call(
            self._client.chat_update,
            channel=note.channel,
            ts=note.ts,
            text=message["text"],
            blocks=message["blocks"],
        )

    def _drawn(self, note: Note) -> Json:
        """In the language of whoever it is for."""
        with speaking(language(note.member.language)):
            return note_view.note(note, self._titles)

    def find(self, note: Note, since: datetime) -> Posted | None:
        """Look for the note in the history of its DM or channel, by the id in its metadata."""
        channel = self._place(note.member)
        cursor = ""
        while True:
            page = self._call(
                self._client.conversations_history,
                channel=channel,
                oldest=f"{since.timestamp():.6f}",
                include_all_metadata=True,
                limit=200,
                cursor=cursor,
            )
            for message in page["messages"]:
                if message.get("metadata") == _metadata(note):
                    return Posted(channel, message["ts"])
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                return None

    def _place(self, member: Member) -> str:
        """Where notes to a member are: a channel is its own place, and a person has a DM."""
        if member.channel:
            return str(member.slack_id)
        opened = self._call(self._client.conversations_open, users=member.slack_id)
        return str(opened["channel"]["id"])

    def _call(self, method: Callable[..., SlackResponse], **arguments: object) -> SlackResponse:
        try:
            return method(**arguments)
        except SlackApiError as error:
            raise _advice(error) from error
        except (SlackClientError, OSError, HTTPException) as error:
            raise Uncertain(type(error).__name__) from error


def _metadata(note: Note) -> dict[str, object]:
    return {"event_type": EVENT_TYPE, "event_payload": {"note": note.id}}


def _advice(error: SlackApiError) -> TryAgain | GiveUp | Uncertain:
    """What a refusal of Slack means for the note."""
    reply = error.response
    status = int(getattr(reply, "status_code", 0))
    code = str(reply.get("error", "")) if isinstance(reply.data, dict) else ""
    if status == HTTPStatus.TOO_MANY_REQUESTS or code == "ratelimited":
        wait = str(reply.headers.get("Retry-After", ""))
        return TryAgain(float(wait) if wait.isdecimal() else WAIT_SECONDS)
    # What is no word of Slack's comes from something between us: the SDK puts its page here.
    no_word = not code.isidentifier()
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR or code in NO_ANSWER or no_word:
        return Uncertain(code or str(status))
    if code in GONE:
        return Gone(code)
    # The record keeps it in English; it is looked up for whoever reads it.
    with speaking(ENGLISH):
        return GiveUp(advice().get(code, f"Slack refused it: {code}."))
