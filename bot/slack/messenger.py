"""Carrying notes into Slack, and telling a definite no from no reply."""

import logging
import socket
import ssl
import uuid
from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus
from http.client import HTTPException
from typing import Any, Final

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.http_retry import RetryHandler
from slack_sdk.web import SlackResponse

from bot.model import (
    GiveUp,
    Gone,
    Member,
    NotDrawn,
    Note,
    Posted,
    Reach,
    Stopped,
    TryAgain,
    Uncertain,
)
from bot.slack.advice import advice
from bot.slack.counted import Counting
from bot.slack.reach import reach_of
from bot.slack.refusals import MEANING, OF_ONE_METHOD, Means
from bot.views import note as note_view
from bot.views.text import Json
from bot.words.languages import language
from rules.kit.language import ENGLISH, say, speaking

__all__ = ["SlackMessenger", "advice"]

log = logging.getLogger(__name__)

TIMEOUT_SECONDS = 10
WAIT_SECONDS = 30.0
"""Where Slack asks us to wait and does not say how long."""
EVENT_TYPE = "second_date_note"
"""Metadata is readable by everybody in the workspace, so it holds an opaque id and nothing else."""

NEVER_LEFT: Final = (socket.gaierror, ConnectionRefusedError, ssl.SSLCertVerificationError)
"""Without a name, a door or a face that we know, not a word has been said to Slack."""


class SlackMessenger:
    """The Messenger for one workspace. `titles` are the names of the rules as people read them."""

    def __init__(
        self, token: str, api_url: str, titles: dict[str, str], timeout: float = TIMEOUT_SECONDS
    ) -> None:
        # The SDK says whole seconds; urllib, to which it hands them, takes any.
        limit: dict[str, Any] = {"timeout": timeout}
        # The stock client posts again by itself when a reply is lost; ours never does.
        counted: list[RetryHandler] = [Counting()]
        self._client = WebClient(token=token, base_url=api_url, retry_handlers=counted, **limit)
        self._titles = titles

    def reach(self, reader: Member) -> Reach:
        return reach_of(self._client, reader)

    def send(self, note: Note) -> Posted:
        message = self._drawn(note)
        reply = self._post(
            note.member,
            channel=note.member.slack_id,
            text=message["text"],
            blocks=message["blocks"],
            metadata=_metadata(opaque(note)),
            client_msg_id=opaque(note),
            unfurl_links=False,
            unfurl_media=False,
        )
        if not (reply.get("channel") and reply.get("ts")):
            raise Uncertain("no ts")
        return Posted(reply["channel"], reply["ts"])

    def _post(self, reader: Member, **message: object) -> SlackResponse:
        try:
            return self._call(self._client.chat_postMessage, **message)
        except GiveUp as error:
            if reader.channel and _code(error.__cause__) == "channel_not_found":
                raise GiveUp(_no_channel()) from error
            raise

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
        """In the language of whoever it is for. Raises NotDrawn, whatever goes wrong."""
        try:
            with speaking(language(note.member.language)):
                return note_view.note(note, self._titles)
        except Exception as error:
            log.exception("note %s broke while it was drawn", note.id)
            raise NotDrawn(type(error).__name__) from error

    def find(self, note: Note, since: datetime) -> Posted | None:
        """Look for the note in the history of its DM or channel, by the id in its metadata."""
        channel = self._place(note.member)
        sought = _ways_to_know(note)
        cursor = ""
        while True:
            page = self._look(
                self._client.conversations_history,
                channel=channel,
                oldest=f"{since.timestamp():.6f}",
                include_all_metadata=True,
                limit=200,
                cursor=cursor,
            )
            for message in page["messages"]:
                if message.get("metadata") in sought:
                    return Posted(channel, message["ts"])
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                return None

    def _place(self, member: Member) -> str:
        """Where notes to a member are: a channel is its own place, and a person has a DM."""
        if member.channel:
            return str(member.slack_id)
        opened = self._look(self._client.conversations_open, users=member.slack_id)
        return str(opened["channel"]["id"])

    def _look(self, method: Callable[..., SlackResponse], **arguments: object) -> SlackResponse:
        """What we may not look up, or ask wrongly, stops no sending."""
        try:
            return self._call(method, **arguments)
        except NotDrawn as error:
            raise _give_up(str(error)) from error
        except Stopped as error:
            if _code(error.__cause__) in OF_ONE_METHOD:
                raise GiveUp(str(error)) from error
            raise

    def _call(self, method: Callable[..., SlackResponse], **arguments: object) -> SlackResponse:
        try:
            return method(**arguments)
        except SlackApiError as error:
            raise _meaning(error) from error
        except (SlackClientError, OSError, HTTPException, ValueError) as error:
            if isinstance(getattr(error, "reason", error), NEVER_LEFT):
                raise TryAgain(WAIT_SECONDS) from error
            raise Uncertain(type(error).__name__) from error


def opaque(note: Note) -> str:
    """The same in every copy of the record, which may count its notes in another way.

    What a note of words says is part of it: its occasion may name rows by their numbers.
    """
    name = "\n".join(filter(None, [note.member.slack_id, note.occasion, note.text]))
    return str(uuid.uuid5(uuid.NAMESPACE_URL, name))


def _metadata(known_by: str | int) -> dict[str, object]:
    return {"event_type": EVENT_TYPE, "event_payload": {"note": known_by}}


def _ways_to_know(note: Note) -> list[dict[str, object]]:
    """One that was on its way when the bot was updated carries the number of its row."""
    return [_metadata(opaque(note)), *([_metadata(note.id)] if note.attempts else [])]


def _code(error: BaseException | None) -> str:
    reply = error.response if isinstance(error, SlackApiError) else None
    return str(reply.get("error", "")) if reply and isinstance(reply.data, dict) else ""


def _meaning(
    error: SlackApiError,
) -> TryAgain | GiveUp | Stopped | NotDrawn | Uncertain:
    """What a refusal of Slack means for the note."""
    reply, code = error.response, _code(error)
    status = int(getattr(reply, "status_code", 0))
    means = MEANING.get(code, Means.NO)
    if status == HTTPStatus.TOO_MANY_REQUESTS or means is Means.AGAIN:
        wait = str(reply.headers.get("Retry-After", ""))
        return TryAgain(float(wait) if wait.isdecimal() else WAIT_SECONDS)
    # What is no word of Slack's comes from something between us: the SDK puts its page here.
    no_word = not code.isidentifier()
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR or means is Means.MAYBE or no_word:
        return Uncertain(code if code.isidentifier() else str(status))
    if means is Means.GONE:
        return Gone(code)
    if means is Means.OURS:
        return NotDrawn(code)
    if code not in MEANING:
        log.error("Slack gave a reason that this version does not know: %s", code)
    return Stopped(_reason(code)) if means is Means.STOPPED else _give_up(code)


def _give_up(code: str) -> GiveUp:
    return GiveUp(_reason(code))


def _no_channel() -> str:
    with speaking(ENGLISH):
        return say("Slack does not know the channel any more: choose another by /nudges channel.")


def _reason(code: str) -> str:
    """The record keeps it in English; it is looked up for whoever reads it."""
    with speaking(ENGLISH):
        return advice().get(code, f"Slack refused it: {code}.")
