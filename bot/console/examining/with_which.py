"""Which token the test message is sent with: SLACK_BOT_TOKEN, or that of a workspace by name."""

from collections.abc import Sequence

from bot.console.examining import chosen
from bot.console.examining.installed import INSTALL, SAME_KEYS, read_installed
from bot.settings import Settings
from bot.slack.proved import NotInstalled, prove
from bot.store.installations import Installation
from bot.store.sealed import Keys, NoKeys
from bot.store.workspaces import listed


class Unclear(Exception):
    """Nothing can be sent; the text says what to do."""


def token_for(settings: Settings, workspace: str) -> tuple[str, str]:
    """With Slack's id of its workspace, where that is known without asking. Raises Unclear."""
    own = chosen.bot_token(settings)
    if own and not workspace:
        return own, ""
    found = read_installed(settings.database_url)
    meant = [one for one in found if workspace in ("", one.name, one.team_id)]
    if len(meant) == 1:
        return _opened(settings, meant[0]), meant[0].team_id
    if own and not meant and (team_id := _own_team(settings, own, workspace)):
        return own, team_id
    raise Unclear(_which(found, meant, workspace))


def _opened(settings: Settings, one: Installation) -> str:
    try:
        token = Keys(settings.keys).open(one.token)
    except NoKeys as none:
        raise Unclear(str(none)) from none
    if token is None:
        raise Unclear(f"No key opens the token of {one.name}. {SAME_KEYS} Or else: {INSTALL}")
    return token


def _own_team(settings: Settings, token: str, workspace: str) -> str:
    """Empty where SLACK_BOT_TOKEN is for another workspace."""
    try:
        team = prove(token, settings.slack_api_url)
    except NotInstalled as refused:
        raise Unclear(str(refused)) from refused
    return team.id if workspace in (team.id, team.name) else ""


def _which(found: Sequence[Installation], meant: Sequence[Installation], workspace: str) -> str:
    if len(meant) > 1 and workspace:
        ids = listed([one.team_id for one in meant])
        return f"Several workspaces are called {workspace}. Name one by Slack's id: {ids}."
    if not found:
        return "The bot is installed nowhere yet: python -m bot install"
    names = listed([one.name for one in found])
    if workspace:
        return f"The bot is not installed in “{workspace}”, only in {names}."
    return f"The bot is in {names}. Say in which: doctor --send-test --workspace NAME"
