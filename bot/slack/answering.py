"""All that Slack tells us passes here on its way to Bolt: counted, timed, and named in the log."""

import logging
import re
import time
from collections.abc import Mapping
from typing import Any

import structlog
from slack_bolt import App, BoltRequest, BoltResponse
from slack_bolt.error import BoltUnhandledRequestError

from bot import meters
from bot.slack.shapes import is_from_slack

log = logging.getLogger(__name__)

SLACK_WAITS_SECONDS = 3.0

KINDS = {
    "block_actions": "button",
    "block_suggestion": "options",
    "event_callback": "event",
    "message_action": "shortcut",
    "shortcut": "shortcut",
    "url_verification": "greeting",
    "view_closed": "form_closed",
    "view_submission": "form",
}
"""What people call it, by Slack's word. There is one more, the command, which has no such word."""

_ID = re.compile(r"[\w.:-]{1,100}")

Body = Mapping[str, Any]


def answer(app: App, request: BoltRequest, workspace_id: int, arrived: float) -> BoltResponse:
    """`arrived` is on the clock of `time.monotonic`."""
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(workspace=workspace_id, **ids_of(request.body))
    try:
        response = app.dispatch(request)
    except Exception as error:  # noqa: BLE001 - it is told, and answered
        # What Bolt and the door do before a listener is asked; they trust the shape of a body, too.
        response = explain(error, request)
    finally:
        structlog.contextvars.clear_contextvars()
    seconds = time.monotonic() - arrived
    kind = kind_of(request.body)
    meters.ACKNOWLEDGEMENT.labels(kind).observe(seconds)
    meters.ENVELOPES.labels(kind, _outcome(response.status, seconds)).inc()
    return response


def explain(error: Exception, request: BoltRequest) -> BoltResponse:
    """What Slack gets when a listener fails: 500, so that it tells us again. Only a body that is
    not Slack's, whoever has signed it, is no fault of ours, nor is one that nobody listens to."""
    if isinstance(error, BoltUnhandledRequestError):
        # Bolt's own warning quotes what was typed.
        log.warning("nobody listens to this")
        return BoltResponse(status=404, body="")
    if is_from_slack(request.body):
        log.error("a listener failed", exc_info=error)
        return BoltResponse(status=500, body="")
    log.warning("refused what Slack would never send: %s", type(error).__name__)
    return BoltResponse(status=400, body="")


def kind_of(body: Body) -> str:
    if "command" in body:
        return "command"
    return KINDS.get(str(body.get("type")), "other")


def ids_of(body: Body) -> dict[str, str]:
    """What a line in the log may say of it. What does not look like an id is no id."""
    view, user = body.get("view"), body.get("user")
    found = {
        "kind": kind_of(body),
        "event_id": body.get("event_id") or body.get("trigger_id"),
        "view": view.get("id") if isinstance(view, dict) else None,
        "user": body.get("user_id") or (user.get("id") if isinstance(user, dict) else None),
    }
    return {name: one for name, one in found.items() if isinstance(one, str) and _ID.fullmatch(one)}


def _outcome(status: int, seconds: float) -> str:
    if status >= 500:
        return "failed"
    if status >= 400:
        return "refused"
    return "late" if seconds > SLACK_WAITS_SECONDS else "ok"
