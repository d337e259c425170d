"""What people type, as Slack passes it on: mentions as ids, and &, <, > escaped."""

import re

from bot.sandbox.world.world import World

MENTION = re.compile(r"(?<![\w.])@([\w.-]*\w)")
CHANNEL = re.compile(r"(?<!\w)#([\w-]+)")


def as_sent(world: World, text: str) -> str:
    return _channels(world, _people(world, escaped(text), named=False))


def as_command_text(world: World, text: str, *, should_escape: bool) -> str:
    """With `should_escape` in the manifest mentions come as <@U1|ana>, else as they were typed."""
    if not should_escape:
        return escaped(text)
    return _channels(world, _people(world, escaped(text), named=True))


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _people(world: World, text: str, *, named: bool) -> str:
    ids = {person.name: person.id for person in world.people.values()}
    ids[world.app.nickname] = world.app.bot_user

    def mention(found: re.Match[str]) -> str:
        name = found[1].lower()
        if name not in ids:
            return found[0]
        return f"<@{ids[name]}|{name}>" if named else f"<@{ids[name]}>"

    return MENTION.sub(mention, text)


def _channels(world: World, text: str) -> str:
    ids = {it.name: it.id for it in world.conversations if it.kind == "channel"}

    def link(found: re.Match[str]) -> str:
        name = found[1]
        return f"<#{ids[name]}|{name}>" if name in ids else found[0]

    return CHANNEL.sub(link, text)
