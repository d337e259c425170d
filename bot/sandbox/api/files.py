"""files.*: uploading in three steps. A url is asked for, the content goes there, it is shared."""

from bot.sandbox.api import chat
from bot.sandbox.api.calls import Args, Method
from bot.sandbox.delivery import events
from bot.sandbox.world import blocks, describe
from bot.sandbox.world.conversations import Conversation, Message
from bot.sandbox.world.files import LARGEST, File
from bot.sandbox.world.wire import Json, SlackError
from bot.sandbox.world.world import World

LONGEST_ALT = 1_000


def begin(world: World, args: Args) -> Json:
    name, length = args.text("filename"), args.text("length")
    if not name or not length:
        raise SlackError("missing_argument")
    if not length.isdecimal() or int(length) == 0:
        raise SlackError("invalid_arguments")
    if int(length) > LARGEST:
        raise SlackError("file_upload_size_restricted")
    alt = args.text("alt_txt")
    if len(alt) > LONGEST_ALT:
        raise SlackError("alt_txt_too_large")
    file = world.files.begin(File(world.new_id("F"), name, int(length), world.now(), alt))
    return {"upload_url": f"{world.address}/upload/v1/{file.upload_key}", "file_id": file.id}


def complete(world: World, args: Args) -> Json:
    """Once for each file. Nobody sees it before, and nobody ever does where no channel is named."""
    asked = args.structure("files")
    if not isinstance(asked, list) or not asked:
        raise SlackError("missing_argument")
    uploaded = [_uploaded(world, one) for one in asked]
    place = _place(world, args)
    done = [world.files.complete(file, title) for file, title in uploaded]
    if place:
        _share(world, args, place, done)
    return {"files": [describe.file(world, one) for one in done]}


METHODS = (
    Method("files.getUploadURLExternal", begin, 100, "files:write"),
    Method("files.completeUploadExternal", complete, 100, "files:write"),
)


def _uploaded(world: World, one: object) -> tuple[File, str]:
    named = one if isinstance(one, dict) else {}
    file = world.files.get(str(named.get("id")))
    if file is None or file.content is None or file.completed:
        raise SlackError("file_not_found")
    return file, str(named.get("title") or "")


def _place(world: World, args: Args) -> Conversation | None:
    """By its own id alone: unlike a message, a file finds no way by a name or a person's id."""
    channel = args.text("channel_id")
    if not channel:
        return None
    found = world.open_to_app(channel)
    if found.id != channel:
        raise SlackError("channel_not_found")
    chat.may_post(world, found)
    return found


def _share(world: World, args: Args, place: Conversation, files: list[File]) -> None:
    said = args.text("initial_comment")
    raw = None if said else args.structure("blocks", "invalid_blocks_format")
    message = world.say(
        Message(
            channel=place.id,
            ts=world.new_ts(),
            user=world.app.bot_user,
            text=said,
            blocks=blocks.for_message(world, raw) if raw else [],
            is_app=True,
            thread_ts=chat.thread(place, args),
            files=[one.id for one in files],
        )
    )
    for event in events.said(world, place, message):
        chat.tell(world, event)
