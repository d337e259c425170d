"""What an administrator may do to an app without telling it: the app finds out by its next call."""

from dataclasses import replace
from typing import Any

from bot.sandbox.world.conversations import Conversation
from bot.sandbox.world.wire import Refused
from bot.sandbox.world.world import World


class Admin:
    def __init__(self, world: World) -> None:
        self._world = world

    def revokes_token(self, code: str = "token_revoked") -> None:
        """`code` is what the bot is told from now on: account_inactive when it was uninstalled."""
        self._world.token_trouble = code

    def gives_token_back(self) -> None:
        self._world.token_trouble = ""

    def archives(self, channel: str, *, again_open: bool = False) -> None:
        self._channel(channel).is_archived = not again_open

    def removes_app(self, channel: str) -> None:
        self._channel(channel).members.discard(self._world.app.bot_user)

    def invites_app(self, channel: str) -> None:
        self._channel(channel).members.add(self._world.app.bot_user)

    def shares(self, channel: str, *, no_longer: bool = False) -> None:
        """With another organisation, whose people read along."""
        self._channel(channel).is_ext_shared = not no_longer

    def deactivates(self, user: str) -> None:
        """Without an event, as when the app was down; `person(user).leaves()` tells of it."""
        with self._world.changes.together():
            self._world.people[user] = replace(self._world.person(user), deleted=True)

    def withdraws(self, scope: str) -> None:
        if self._world.app.scopes is None:
            raise Refused("An app without a manifest has every scope; give the sandbox one.")
        self._change_app(scopes=self._world.app.scopes - {scope})

    def grants(self, scope: str) -> None:
        self._change_app(scopes=(self._world.app.scopes or frozenset()) | {scope})

    def installs_another_app(self, app_id: str) -> None:
        """Its token is the one of the workspace from now on."""
        self._change_app(id=app_id)

    def turns_messages(self, *, on: bool) -> None:
        """The messages tab: while it is off nobody can be sent a DM."""
        self._change_app(takes_messages=on)

    def lets_triggers_live(self, seconds: float) -> None:
        """Slack's are three; with 0 every trigger has expired when it comes."""
        self._world.tickets.trigger_seconds = seconds

    def _change_app(self, **facts: Any) -> None:  # noqa: ANN401 - any of an app's facts
        with self._world.changes.together():
            self._world.app = replace(self._world.app, **facts)

    def _channel(self, name: str) -> Conversation:
        found = self._world.conversations.get(name)
        if found is None:
            raise Refused(f"There is no conversation called {name}.")
        return found
