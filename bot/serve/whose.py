"""Which of our workspaces it is that Slack speaks of, and what it hears where it is none."""

import logging
from collections.abc import Callable, Mapping
from concurrent.futures import wait
from typing import Any

from slack_bolt import BoltRequest, BoltResponse

from bot.app import Bot
from bot.slack.answering import answer, explain
from bot.slack.outsiders import not_installed_here, refusal, teams_of
from bot.slack.threads import Threads
from rules.kit.language import ENGLISH, speak

log = logging.getLogger(__name__)

Body = Mapping[str, Any]

SILENT_SECONDS = 0.3
"""A record that has not said by then whose it is hangs, and with the acknowledgement Slack does not
wait: they are whose they were the last time, and what they asked for is done when it can be."""

ASKING_THREADS = 8


class Whose:
    """Whoever answers to Slack, among all the bots of this process: `find` has them by Slack's id
    of a workspace, out of the record."""

    def __init__(self, find: Callable[[str], Bot | None], patience: float = SILENT_SECONDS) -> None:
        self._find = find
        self.patience = patience
        self._before: dict[str, Bot] = {}
        self._threads = Threads(ASKING_THREADS, "whose")

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
        found = (self._of_team(team) for team in teams_of(body))
        return next(filter(None, found), None)

    def _of_team(self, team: str) -> Bot | None:
        asked = self._threads.submit(self._find, team)
        if before := self._before.get(team):
            wait([asked], self.patience)
            if not asked.done():
                return before
        found = asked.result()
        if found:
            self._before[team] = found
        else:
            self._before.pop(team, None)
        return found


def _greeting(body: Body) -> BoltResponse | None:
    """What Slack asks of an address, whosever it is."""
    if body.get("type") == "url_verification":
        return BoltResponse(status=200, body={"challenge": str(body.get("challenge") or "")})
    if body.get("ssl_check") == "1":
        return BoltResponse(status=200)
    return None
