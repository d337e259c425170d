"""Answering a button in a modal or on Home, where Slack gives no address to answer at."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookResponse

from bot.slack.look import carrying, in_modal, in_view, look_of
from bot.slack.reply import CLOSED, TOO_LATE, Json, open_over
from bot.views.customers import answer_modal

Body = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class InView:
    """Stands in for Bolt's `respond`: the answer is a modal over what is there.

    What is to take the place of a message takes that of a modal.
    """

    client: WebClient
    body: Body
    response_url: None = None

    def __call__(
        self, *, text: str, blocks: Sequence[Json], replace_original: bool = False, **_: object
    ) -> WebhookResponse:
        view = answer_modal(blocks)
        in_place = replace_original and in_modal(self.body)
        shown = self._instead(view) if in_place else self._over(view)
        status = HTTPStatus.OK if shown else HTTPStatus.GONE
        return WebhookResponse(url="", status_code=status, body=text, headers={})

    def _instead(self, view: Json) -> bool:
        seen_with = carrying(view, look_of(self.body))
        try:
            self.client.views_update(view_id=self.body["view"]["id"], view=seen_with)
        except SlackApiError as error:
            # Whoever has closed it does not wait for the answer.
            if error.response.get("error") in CLOSED:
                return False
            raise
        return True

    def _over(self, view: Json) -> bool:
        try:
            return open_over(self.client, self.body, view)
        except SlackApiError as error:
            # A trigger works once: whatever was opened with it is the answer.
            if error.response.get("error") in TOO_LATE:
                return False
            raise


def answer_in_views(
    body: Body,
    client: WebClient,
    context: dict[str, Any],
    next: Callable[[], None],  # noqa: A002
) -> None:
    """A middleware: whoever answers a button need not know where it was pressed."""
    if body.get("type") == "block_actions" and in_view(body):
        context["respond"] = InView(client, body)
    next()
