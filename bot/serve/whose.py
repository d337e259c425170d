"""Which of our workspaces it is that Slack speaks of, and what it hears where it is none."""

import logging
from collections.abc import Mapping
from typing import Any

from slack_bolt import BoltRequest, BoltResponse

from bot.app import Bot
from bot.bots import Bots
from bot.slack.answering import answer, explain
from bot.slack.outsiders import not_installed_here, refusal, teams_of
from rules.kit.language import ENGLISH, speak

log = logging.getLogger(__name__)

Body = Mapping[str, Any]


class Whose:
    """Whoever answers to Slack, among all the bots of this process."""

    def __init__(self, bots: Bots) -> None:
        self._bots = bots

    def __call__(self, request: BoltRequest, arrived: float) -> BoltResponse:
        """`arrived` is on the clock of `time.monotonic`."""
        if greeting := _greeting(request.body):
            return greeting
        try:
            bot = self._bot(request.body)
        except Exception as error:  # noqa: BLE001 - it is told, and answered
            return explain(error, request)
        if bot:
            return answer(bot.installed.app, request, bot.installed.workspace_id, arrived)
        log.warning("refused what is of no workspace that the bot is in")
        speak(ENGLISH)
        return refusal(request.body, not_installed_here())

    def _bot(self, body: Body) -> Bot | None:
        found = (self._bots.of_team(team) for team in teams_of(body))
        return next(filter(None, found), None)


def _greeting(body: Body) -> BoltResponse | None:
    """What Slack asks of an address, whosever it is."""
    if body.get("type") == "url_verification":
        return BoltResponse(status=200, body={"challenge": str(body.get("challenge") or "")})
    if body.get("ssl_check") == "1":
        return BoltResponse(status=200)
    return None
