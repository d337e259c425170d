"""Where Slack comes in: it is answered within its three seconds, whatever it has asked for."""

import json
import logging
from collections.abc import Callable, Mapping
from concurrent.futures import wait
from contextvars import copy_context
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from threading import Lock
from typing import Any

from slack_bolt import App, BoltContext, BoltRequest, BoltResponse
from slack_sdk import WebClient
from slack_sdk.webhook import WebhookClient

from bot.slack.answering import explain
from bot.slack.apologies import apology, halfway, leave
from bot.slack.hurry import Haste, hurrying
from bot.slack.no_reply import NO_REPLY
from bot.slack.once import Once, SeenElsewhere
from bot.slack.outsiders import Ours, refusal
from bot.slack.reply import Json
from bot.slack.threads import Threads
from bot.store.engine import CannotWrite, beside_the_first_change, waiting_at_most, within
from rules.kit.language import ENGLISH, speak

ACKNOWLEDGE_SECONDS = 2.0
"""Longer than this Slack does not wait for us, whatever we wait for: it has to travel as well."""

RECORD_SECONDS = 60.0
"""So long we wait for our turn to write, where Slack takes the answer later."""

LATER = frozenset({"block_actions", "event_callback", "message_action", "shortcut"})
"""Besides commands, what can be acknowledged first and answered later."""

TROUBLE = "trouble"

Body = Mapping[str, Any]

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Awaited:
    """An answer on its way to an acknowledgement that cannot wait for it for ever."""

    lock: Lock = field(default_factory=Lock)
    answer: BoltResponse | None = None
    acknowledged: bool = False

    def comes_too_late(self, answer: BoltResponse) -> bool:
        with self.lock:
            self.answer = answer
            return self.acknowledged

    def or_acknowledge(self) -> BoltResponse:
        with self.lock:
            self.acknowledged = True
            return self.answer or BoltResponse(status=200)

    def is_promised(self) -> bool:
        """Slack has its acknowledgement, and the person no answer."""
        with self.lock:
            return self.acknowledged and self.answer is None


class Door(App):
    """Bolt's app. It acknowledges when a listener has done its work, or else when Slack would not
    wait any longer: then the listener goes on, and its answer follows."""

    def __init__(
        self,
        client: WebClient,
        signing_secret: str,
        *,
        ours: Ours,
        once: Once,
        threads: Threads,
        logger: logging.Logger,
    ) -> None:
        super().__init__(
            logger=logger,
            client=client,
            signing_secret=signing_secret or None,
            # Commit, then acknowledge.
            process_before_response=True,
            token_verification_enabled=False,
            request_verification_enabled=bool(signing_secret),
            # Its own warning would quote what was typed; `explain` does not.
            raise_error_for_unhandled_request=True,
            listener_executor=threads,
        )
        self._ours = ours
        self._once = once
        self._threads = threads
        self.patience = ACKNOWLEDGE_SECONDS
        self.haste = Haste()
        self.use(self._let_in)
        self.error(self._keep)

    def dispatch(self, req: BoltRequest) -> BoltResponse:
        with within(self._once.workspace_id):
            return self._dispatch(req)

    def _dispatch(self, req: BoltRequest) -> BoltResponse:
        if "command" not in req.body and req.body.get("type") not in LATER:
            return self._answer(req, self.haste.form)
        awaited, there = Awaited(), copy_context()

        def in_vain() -> None:
            if awaited.is_promised():
                # In the language in which the listener speaks by now.
                there.copy().run(leave, self.client, req.body)

        work = self._threads.promise(partial(there.run, self._work, req, awaited), in_vain)
        wait([work], self.patience)
        return awaited.or_acknowledge()

    def finish(self, seconds: float) -> bool:
        """Wait for what was acknowledged before it was done; False where it takes longer."""
        return self._threads.finish(seconds)

    def _work(self, req: BoltRequest, awaited: Awaited) -> None:
        try:
            response = self._answer(req, RECORD_SECONDS)
        except Exception as error:  # noqa: BLE001 - whoever waits has perhaps gone on by then
            response = explain(error, req)
        if awaited.comes_too_late(response):
            _send(req.body, response)

    def _answer(self, req: BoltRequest, seconds: float) -> BoltResponse:
        # Nobody has said yet in which language.
        speak(ENGLISH)
        changes = partial(self._once.changes, context=req.context)
        with (
            waiting_at_most(seconds),
            hurrying(self.haste.ask),
            beside_the_first_change(changes) as is_changed,
        ):
            response = super().dispatch(req)
            changed = is_changed()
        failed = req.context.get(TROUBLE)
        if isinstance(failed, SeenElsewhere):
            return BoltResponse(status=200)
        if isinstance(failed, CannotWrite):
            log.warning("nothing was written: %s", type(failed).__name__)
            response = apology(self.client, req.body, failed)
        stays_open = "response_action" in (response.body or "")
        with waiting_at_most(self.haste.end):
            self._once.ends(
                req.context, changed=changed, failed=bool(failed), stays_open=stays_open
            )
        return response

    def _let_in(
        self,
        body: Body,
        context: BoltContext,
        next: Callable[[], None],  # noqa: A002 - Bolt's name for it
    ) -> BoltResponse | None:
        if not self._ours.are(body):
            log.info("refused somebody of another workspace")
            return refusal(body)
        if not self._once.begins(body, context, self.haste.claim):
            return BoltResponse(status=200 if self._once.is_heard(body) else 503)
        next()
        return None

    def _keep(self, error: Exception, request: BoltRequest) -> BoltResponse:
        """A listener failed; what comes of it is decided when it has ended."""
        request.context[TROUBLE] = error
        if isinstance(error, CannotWrite | SeenElsewhere):
            return BoltResponse(status=503)
        return explain(error, request)


def _send(body: Body, response: BoltResponse) -> None:
    """What would have come with the acknowledgement."""
    said = _said(body, response)
    if not said or not body.get("response_url"):
        return
    try:
        answer = WebhookClient(str(body["response_url"])).send_dict(
            {"replace_original": False, "response_type": "ephemeral", **said}
        )
    except (*NO_REPLY, ValueError) as error:
        log.warning("an answer came too late to be sent: %s", type(error).__name__)
    else:
        if answer.status_code != HTTPStatus.OK:
            log.warning("an answer came too late to be sent: %s", answer.status_code)


def _said(body: Body, response: BoltResponse) -> Json:
    """That a listener has failed Slack would have shown itself."""
    if response.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return halfway()
    said: Json = json.loads(response.body) if "command" in body and response.body else {}
    return said
