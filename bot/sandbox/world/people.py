"""Who and what is in the workspace: the nouns that whoever opens a sandbox writes down."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Person:
    """`name` is the handle behind the @, `real_name` what colleagues read.

    `status_until` is in seconds since 1970; 0 is until somebody clears the status. `team_id` is the
    workspace of somebody from elsewhere, with whom a channel is shared.
    """

    id: str
    name: str
    real_name: str
    tz: str
    email: str = ""
    title: str = ""
    is_admin: bool = False
    deleted: bool = False
    is_restricted: bool = False
    status_emoji: str = ""
    status_text: str = ""
    status_until: int = 0
    locale: str = "en-US"
    team_id: str = ""

    def local(self, instant: datetime) -> datetime:
        return instant.astimezone(ZoneInfo(self.tz))


@dataclass(frozen=True)
class Team:
    name: str = "Sandbox"
    id: str = "T0SANDBOX"
    domain: str = "sandbox"


@dataclass(frozen=True)
class Channel:
    """Everybody is a member unless `members` names some; the app is, if `has_bot`.

    `is_ext_shared`: people of another workspace are in it, too.
    """

    id: str
    name: str
    members: Sequence[str] | None = None
    has_bot: bool = True
    is_private: bool = False
    is_archived: bool = False
    topic: str = ""
    is_ext_shared: bool = False


@dataclass(frozen=True)
class App:
    """The installed app, as its manifest describes it.

    Without a manifest there are no commands, shortcuts or events, and every scope.
    """

    name: str = "App"
    id: str = "A0SANDBOX"
    bot_id: str = "B0SANDBOX"
    bot_user: str = "U0APP"
    commands: Sequence[Mapping[str, Any]] = ()
    shortcuts: Sequence[Mapping[str, Any]] = ()
    events: frozenset[str] = frozenset()
    scopes: frozenset[str] | None = None
    has_home: bool = True
    takes_messages: bool = True
    reads_messages: bool = True

    @property
    def nickname(self) -> str:
        """What stands behind the @."""
        return self.name.lower().replace(" ", "_")

    @classmethod
    def from_manifest(cls, manifest: Mapping[str, Any]) -> Self:
        features = manifest.get("features", {})
        home = features.get("app_home", {})
        bot_user = features.get("bot_user", {})
        subscriptions = manifest.get("settings", {}).get("event_subscriptions", {})
        scopes = manifest.get("oauth_config", {}).get("scopes", {}).get("bot")
        information = manifest.get("display_information", {})
        return cls(
            name=bot_user.get("display_name") or information.get("name", "App"),
            commands=tuple(features.get("slash_commands", ())),
            shortcuts=tuple(features.get("shortcuts", ())),
            events=frozenset(subscriptions.get("bot_events", ())),
            scopes=None if scopes is None else frozenset(scopes),
            has_home=home.get("home_tab_enabled", False),
            takes_messages=home.get("messages_tab_enabled", False),
            reads_messages=not home.get("messages_tab_read_only_enabled", True),
        )
