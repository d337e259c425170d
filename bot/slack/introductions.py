"""Finding imported colleagues in Slack, so that their notes can reach them.

By e-mail, since a name proves nothing: people choose their own.
"""

import logging
from dataclasses import dataclass, field

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from sqlalchemy import Engine

from bot.slack.no_reply import NO_REPLY
from bot.store import members, rings
from bot.store.engine import reading, writing
from bot.words.languages import nearest
from bot.words.zones import known_zone

FINAL = frozenset({"users_not_found", "user_not_found", "missing_scope"})

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Introductions:
    """Everybody is looked for once by a process; who was not found may still speak up."""

    engine: Engine
    workspace_id: int
    client: WebClient
    _asked: set[int] = field(default_factory=set)

    def introduce(self) -> int:
        """Look for those whom we know only by e-mail; answers how many were found."""
        with reading(self.engine) as connection:
            strangers = members.without_account(connection, self.workspace_id)
        found = 0
        for member_id, email in strangers.items():
            if member_id not in self._asked:
                try:
                    found += self._look_for(member_id, email)
                except NO_REPLY:
                    self._go_on_soon()
                    break
                self._asked.add(member_id)
        return found

    def _go_on_soon(self) -> None:
        """Slack asks us to wait, or does not answer: nobody is left waiting for the next round
        that something else makes due."""
        with writing(self.engine) as connection:
            rings.ring(connection, self.workspace_id)

    def _look_for(self, member_id: int, email: str) -> bool:
        try:
            user = self.client.users_lookupByEmail(email=email)["user"]
        except SlackApiError as error:
            if error.response.get("error") not in FINAL:
                raise
            log.info("member %s was not found in Slack: %s", member_id, error.response["error"])
            return False
        locale = self._locale(user["id"])
        with writing(self.engine) as connection:
            return members.recognise(
                connection,
                self.workspace_id,
                member_id,
                slack_id=user["id"],
                timezone=known_zone(user.get("tz") or ""),
                language=nearest(locale) if locale else "",
            )

    def _locale(self, slack_id: str) -> str:
        """Which a search by address does not tell; empty where Slack does not say."""
        try:
            user = self.client.users_info(user=slack_id, include_locale=True)["user"]
        except SlackApiError as error:
            if error.response.get("error") not in FINAL:
                raise
            return ""
        return str(user.get("locale") or "")
