"""users.*, dnd.*: who is there."""

from bot.sandbox.api.calls import Args, Method, a_page
from bot.sandbox.world import describe
from bot.sandbox.world.wire import Json, SlackError
from bot.sandbox.world.world import SLACKBOT, World


def info(world: World, args: Args) -> Json:
    """In which language somebody uses Slack is told on request alone."""
    shown = _shown(world, _described(world, args.text("user")))
    asked = world.people.get(shown["id"]) if args.flag("include_locale") else None
    return {"user": shown | {"locale": asked.locale} if asked else shown}


def listed(world: World, args: Args) -> Json:
    everybody = [describe.user(world, person) for person in world.people.values()]
    everybody += [describe.app_user(world), describe.slackbot(world)]
    found = [_shown(world, one) for one in everybody]
    return {**a_page(args, "members", found, default=1000), "cache_ts": world.now()}


def by_email(world: World, args: Args) -> Json:
    email = args.needed("email").lower()
    for person in world.people.values():
        if person.email.lower() == email and not person.deleted:
            return {"user": describe.user(world, person)}
    raise SlackError("users_not_found")


def profile(world: World, args: Args) -> Json:
    return {"profile": _shown(world, _described(world, args.text("user")))["profile"]}


def presence(world: World, args: Args) -> Json:
    world.person(args.text("user"))
    return {"presence": "active"}


def do_not_disturb(world: World, args: Args) -> Json:
    if args.has("user"):
        world.person(args.text("user"))
    return {"dnd_enabled": False, "next_dnd_start_ts": 1, "next_dnd_end_ts": 1}


METHODS = (
    Method("users.info", info, 100, "users:read"),
    Method("users.list", listed, 20, "users:read"),
    Method("users.lookupByEmail", by_email, 50, "users:read.email"),
    Method("users.profile.get", profile, 100, "users.profile:read"),
    Method("users.getPresence", presence, 50, "users:read"),
    Method("dnd.info", do_not_disturb, 50, "dnd:read"),
)


def _described(world: World, user: str) -> Json:
    if user == world.app.bot_user:
        return describe.app_user(world)
    if user == SLACKBOT:
        return describe.slackbot(world)
    return describe.user(world, world.person(user))


def _shown(world: World, user: Json) -> Json:
    """Slack leaves the address out for apps that may not read it."""
    if world.app.scopes is not None and "users:read.email" not in world.app.scopes:
        user["profile"].pop("email", None)
    return user
