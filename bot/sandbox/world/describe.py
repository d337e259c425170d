"""The workspace in Slack's own shapes: users, channels, messages, views."""

from datetime import timedelta
from urllib.parse import quote

from bot.sandbox.world.conversations import Conversation, Message
from bot.sandbox.world.files import File
from bot.sandbox.world.people import Person
from bot.sandbox.world.wire import Json
from bot.sandbox.world.world import SLACKBOT, World


def user(world: World, person: Person) -> Json:
    local = person.local(world.clock.now())
    return {
        "id": person.id,
        "team_id": world.team.id,
        "name": person.name,
        "deleted": person.deleted,
        "real_name": person.real_name,
        "tz": person.tz,
        "tz_label": local.tzname(),
        "tz_offset": (local.utcoffset() or timedelta()) // timedelta(seconds=1),
        "profile": profile(person),
        "is_admin": person.is_admin,
        "is_owner": False,
        "is_primary_owner": False,
        "is_restricted": person.is_restricted,
        "is_ultra_restricted": False,
        "is_bot": False,
        "is_app_user": False,
        "updated": 0,
    }


def profile(person: Person) -> Json:
    return {
        "real_name": person.real_name,
        "real_name_normalized": person.real_name,
        "display_name": person.name,
        "display_name_normalized": person.name,
        "title": person.title,
        "email": person.email,
        "status_text": person.status_text,
        "status_emoji": person.status_emoji,
        "status_expiration": person.status_until,
    }


def app_user(world: World) -> Json:
    bot = Person(world.app.bot_user, world.app.nickname, world.app.name, "UTC")
    described = user(world, bot)
    described["is_bot"] = True
    described["profile"] |= {"api_app_id": world.app.id, "bot_id": world.app.bot_id}
    return described


def slackbot(world: World) -> Json:
    return user(world, Person(SLACKBOT, "slackbot", "Slackbot", "UTC"))


def conversation(world: World, it: Conversation) -> Json:
    common = {
        "id": it.id,
        "created": it.created,
        "is_archived": it.is_archived,
        "is_im": it.kind == "im",
        "is_mpim": False,
        "context_team_id": world.team.id,
    }
    if it.kind == "im":
        return {**common, "user": it.other(world.app.bot_user), "is_org_shared": False}
    return {
        **common,
        "name": it.name,
        "name_normalized": it.name,
        "is_channel": it.kind == "channel",
        "is_group": it.kind == "private",
        "is_private": it.kind == "private",
        "is_general": it.name == "general",
        "is_member": world.app.bot_user in it.members,
        "is_shared": it.is_ext_shared,
        "is_ext_shared": it.is_ext_shared,
        "is_org_shared": False,
        "is_pending_ext_shared": False,
        "num_members": len(it.members),
        "topic": {"value": it.topic, "creator": "", "last_set": 0},
        "purpose": {"value": "", "creator": "", "last_set": 0},
    }


def message(world: World, it: Message, *, with_metadata: bool = False) -> Json:
    described: Json = {"type": "message", "ts": it.ts, "user": it.user, "text": it.text}
    described["team"] = world.team.id
    if it.is_app:
        described |= {"bot_id": world.app.bot_id, "app_id": world.app.id}
        described["bot_profile"] = bot(world)
    optional = {
        "blocks": it.blocks,
        "attachments": it.attachments,
        "files": [file(world, one) for one in world.files.of(it.files)],
        "thread_ts": it.thread_ts,
        "client_msg_id": it.client_msg_id,
        "edited": it.edited and {"user": it.user, "ts": it.edited},
        "metadata": it.metadata if with_metadata else None,
        "reactions": reactions(it),
        "subtype": "bot_message" if it.user == SLACKBOT else None,
    }
    described |= {name: value for name, value in optional.items() if value}
    return described | _thread(world, it)


def file(world: World, it: File) -> Json:
    address = f"{world.address}/files/{it.key}/{quote(it.name, safe='')}"
    described: Json = {
        "id": it.id,
        "created": it.created,
        "name": it.name,
        "title": it.title,
        "mimetype": it.mimetype,
        "size": it.length,
        "user": world.app.bot_user,
        "mode": "hosted",
        "url_private": address,
        "url_private_download": address,
    }
    if it.sides:
        described["original_w"], described["original_h"] = it.sides
    return {**described, "alt_txt": it.alt} if it.alt else described


def reactions(it: Message) -> list[Json]:
    return [
        {"name": name, "users": list(users), "count": len(users)}
        for name, users in it.reactions.items()
    ]


def bot(world: World) -> Json:
    return {
        "id": world.app.bot_id,
        "app_id": world.app.id,
        "user_id": world.app.bot_user,
        "name": world.app.name,
        "deleted": False,
        "updated": 0,
        "icons": {},
        "team_id": world.team.id,
    }


def _thread(world: World, it: Message) -> Json:
    channel = world.conversations.get(it.channel)
    replies = channel.replies(it.ts) if channel else []
    if not replies:
        return {}
    users = list(dict.fromkeys(reply.user for reply in replies))
    return {
        "thread_ts": it.ts,
        "reply_count": len(replies),
        "reply_users": users,
        "reply_users_count": len(users),
        "latest_reply": replies[-1].ts,
    }
