"""Somebody spoke to the bot: what was said, by whom, where, and whether to answer at all."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bot.words.clean import clean, plain

_MENTION = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>")

Body = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Heard:
    """`thread` is where the answer goes, if it was said in one. `key` names what was said."""

    who: str
    channel: str
    ts: str
    text: str
    thread: str | None
    from_outside: bool
    outsiders_read: bool

    @property
    def key(self) -> str:
        return f"said:{self.channel}:{self.ts}"

    @property
    def at(self) -> datetime:
        return datetime.fromtimestamp(float(self.ts), UTC)


def hear(body: Body, names: Mapping[str, str], bot_user: str) -> Heard | None:
    """None for what a bot said, and for what was edited, deleted or brought a file.

    `names` are those of the people whom the text mentions, by their ids.
    """
    event: Body = body["event"]
    silent = ("bot_id", "app_id", "subtype", "edited", "files", "hidden")
    if any(event.get(one) for one in silent) or not event.get("user") or not event.get("ts"):
        return None
    if event["user"] == bot_user:
        return None
    home = _home(body)
    teams = {event.get(one) for one in ("team", "user_team", "source_team")} - {None, ""}
    return Heard(
        who=str(event["user"]),
        channel=str(event["channel"]),
        ts=str(event["ts"]),
        text=_said(str(event.get("text") or ""), names, bot_user),
        thread=str(event["thread_ts"]) if event.get("thread_ts") else None,
        from_outside=bool(home and teams - {home}),
        outsiders_read=bool(body.get("is_ext_shared_channel")),
    )


def mentioned(body: Body) -> list[str]:
    return mentioned_in(str(body["event"].get("text") or ""))


def mentioned_in(text: str) -> list[str]:
    """The ids of those whom Slack's own text mentions, each once."""
    return list(dict.fromkeys(_MENTION.findall(text)))


def with_names(text: str, names: Mapping[str, str]) -> str:
    """The same text with names instead of ids, as far as they are known."""
    return _MENTION.sub(lambda found: names.get(found[1], found[0]), text)


def _home(body: Body) -> str:
    """The workspace where the bot is, which need not be the one that tells of the event."""
    authorizations = body.get("authorizations") or [{}]
    return str(authorizations[0].get("team_id") or body.get("team_id") or "")


def _said(text: str, names: Mapping[str, str], bot_user: str) -> str:
    named = _MENTION.sub(lambda found: _name(found[1], names, bot_user), text)
    return clean(plain(named)).lstrip(",:; ").strip()


def _name(user: str, names: Mapping[str, str], bot_user: str) -> str:
    return " " if user == bot_user else names.get(user, "")
