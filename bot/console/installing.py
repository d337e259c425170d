"""Where the bot is installed, in a terminal. No token is ever shown."""

import json
from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text
from sqlalchemy import Engine

from bot.app import open_and_migrate
from bot.console.same_app import must_be_of_our_app
from bot.console.taking_over import TakeOver
from bot.model import Clock
from bot.settings import Settings
from bot.slack.proved import NotInstalled, prove
from bot.store import installations, workspaces
from bot.store.engine import closed, quietly, reading, within, writing
from bot.store.installations import Installation
from bot.store.sealed import Keys
from bot.store.workspaces import NoWorkspace

OUT = Console(soft_wrap=True, highlight=False)

OWN_ALONE = "Besides the workspace of SLACK_BOT_TOKEN there is none"
NONE_YET = "No workspace is installed yet"


def run_install(settings: Settings, token: str, clock: Clock, imported: TakeOver) -> None:
    """Raises NotInstalled, NoKeys, NoWorkspace, CannotOpen."""
    keys = Keys(settings.keys)
    if not token.startswith("xoxb-"):
        raise NotInstalled(
            "That is no bot token: it starts with xoxb-, and stands under “OAuth & Permissions” of"
            " your Slack app, once it is installed in the workspace."
        )
    with closed(open_and_migrate(settings, clock)) as engine:
        team = prove(token, settings.slack_api_url, "this token")
        others = [one for one in _all(engine) if one.team_id != team.id]
        must_be_of_our_app(token, settings, keys, others)
        take_over = imported.settled(engine, team)
        with quietly(), writing(engine) as connection:
            here = workspaces.connect(connection, team.id, team.name, take_over=take_over)
        with within(here.id), writing(engine) as connection:
            again = installations.of(connection, here.id) is not None
            installations.put(connection, here.id, keys.seal(token), team.enterprise, clock())
    what = "has a new token" if again else "is installed"
    _say(f"{team.name} ({team.id}) {what}. A `web` or `worker` that runs serves it from now on.")


def show_installed(settings: Settings, clock: Clock, *, as_json: bool) -> bool:
    """False where the token of one cannot be read. Raises NoKeys, CannotOpen."""
    with closed(open_and_migrate(settings, clock)) as engine:
        found = _all(engine)
    readable = _readable(settings, found)
    if as_json:
        OUT.print_json(json.dumps([_told(one, readable) for one in found]))
    elif found:
        OUT.print(_table(found, readable))
        if len(readable) < len(found):
            _say(
                "Set SECRET_KEYS to the keys with which they were encrypted, or install the bot"
                " there again."
            )
    else:
        own = settings.slack_bot_token.get_secret_value()
        _say(f"{OWN_ALONE if own else NONE_YET}: python -m bot install")
    return len(readable) == len(found)


def run_uninstall(settings: Settings, name: str, clock: Clock) -> None:
    """Raises NoWorkspace, CannotOpen."""
    with closed(open_and_migrate(settings, clock)) as engine:
        meant = _meant(_all(engine), name)
        with within(meant.workspace_id), writing(engine) as connection:
            installations.remove(connection, meant.workspace_id)
    _say(
        f"The token of {meant.name} is forgotten, and nothing is sent there any more. What was"
        " recorded stays. In Slack the app is still installed: remove it there as well."
    )


def run_rotate(settings: Settings, clock: Clock) -> bool:
    """False where some tokens could not be read. Raises NoKeys, CannotOpen."""
    keys = Keys(settings.keys)
    with closed(open_and_migrate(settings, clock)) as engine:
        return _rotated(settings, keys, engine)


def _rotated(settings: Settings, keys: Keys, engine: Engine) -> bool:
    if _opens_all(settings.keys[0], _all(engine)):
        _say(
            "Nothing was changed: the first of SECRET_KEYS has encrypted every token already."
            " To change keys, a new key has to stand before the old one."
        )
        return True
    with quietly(), writing(engine) as connection:
        done, left = installations.seal_again(connection, keys.seal_again)
    _say(f"Encrypted again with the first of SECRET_KEYS: {len(done)}.")
    if left:
        names = ", ".join(one.name for one in left)
        _say(f"None of SECRET_KEYS opens the token of: {names}. Install the bot there again.")
        return False
    _say("The other keys can be removed now, once every process has been started again.")
    return True


def _all(engine: Engine) -> list[Installation]:
    with reading(engine) as connection:
        return installations.everyone(connection)


def _readable(settings: Settings, found: Sequence[Installation]) -> set[int]:
    if not (found and settings.keys):
        return set()
    keys = Keys(settings.keys)
    return {one.workspace_id for one in found if keys.open(one.token) is not None}


def _opens_all(key: str, found: Sequence[Installation]) -> bool:
    first = Keys([key])
    return bool(found) and all(first.open(one.token) is not None for one in found)


def _meant(found: Sequence[Installation], name: str) -> Installation:
    meant = [one for one in found if name in (one.team_id, one.name)]
    if len(meant) == 1:
        return meant[0]
    if meant:
        ids = ", ".join(one.team_id for one in meant)
        raise NoWorkspace(f"Several workspaces are called {name}. Name one by its id: {ids}.")
    raise NoWorkspace(f"The bot is not installed in {name!r}. See: python -m bot installed")


def _told(one: Installation, readable: set[int]) -> dict[str, object]:
    return {
        "workspace": one.workspace_id,
        "team_id": one.team_id,
        "name": one.name,
        "since": one.since.isoformat(),
        "token_opens": one.workspace_id in readable,
    }


def _table(found: Sequence[Installation], readable: set[int]) -> Table:
    table = Table("Workspace", "Slack's id", "Since", "Token", box=box.SIMPLE)
    for one in found:
        fits = one.workspace_id in readable
        table.add_row(
            Text(one.name),
            one.team_id,
            f"{one.since:%Y-%m-%d}",
            "opens" if fits else "no key opens it",
        )
    return table


def _say(line: str) -> None:
    OUT.print(line, markup=False)
