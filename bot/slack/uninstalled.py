"""Slack tells that the app is not installed any more, or that our token is revoked."""

import logging
from dataclasses import dataclass
from datetime import UTC, datetime

from slack_bolt import App

from bot.slack.desk import Body, Desk
from bot.store import installations
from bot.store.engine import reading, writing

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Uninstalled:
    """The token goes, and nothing else: installed again, the bot knows what it knew."""

    desk: Desk

    def listen(self, app: App) -> None:
        app.event("app_uninstalled")(self.gone)
        app.event("tokens_revoked")(self.revoked)

    def revoked(self, body: Body) -> None:
        if (body["event"].get("tokens") or {}).get("bot"):
            self.gone(body)

    def gone(self, body: Body) -> None:
        here = self.desk.workspace_id
        with reading(self.desk.engine) as connection:
            stored = installations.of(connection, here)
        if stored is None or _is_of_an_older_token(body, stored.since):
            return
        with writing(self.desk.engine) as connection:
            installations.remove(connection, here)
        log.warning("the app is not installed in this workspace any more: its token is removed")


def _is_of_an_older_token(body: Body, since: datetime) -> bool:
    """Slack tells an event again minutes later; by then it may be installed anew."""
    at = body.get("event_time")
    return isinstance(at, int) and datetime.fromtimestamp(at, UTC) < since.replace(microsecond=0)
