"""A bot token of another Slack app is as good to Slack as one of ours: what people say there would
be signed by that app, and refused here."""

from collections.abc import Iterator, Sequence

from bot.settings import Settings
from bot.slack.examined import APP_OF
from bot.slack.proved import NotInstalled, app_of
from bot.store.installations import Installation
from bot.store.sealed import Keys

ASKED = 3
"""So many installed workspaces are asked about: one that answers is enough."""


def must_be_of_our_app(
    token: str, settings: Settings, keys: Keys, others: Sequence[Installation]
) -> None:
    """Raises NotInstalled. Where Slack does not say of which app a token is, it is let in."""
    ours = next(_told(settings, keys, others), None)
    theirs = app_of(token, settings.slack_api_url) if ours else ""
    if ours and theirs and theirs != ours[1]:
        raise NotInstalled(
            f"This token is of another Slack app ({theirs}) than {ours[0]} ({ours[1]}): what people"
            " say there would not reach the bot. Take the token of that app, once it is installed"
            " in the workspace. If you mean to move to another app, forget the old one's tokens"
            " first: SLACK_APP_TOKEN, SLACK_BOT_TOKEN, and python -m bot uninstall."
        )


def _told(
    settings: Settings, keys: Keys, others: Sequence[Installation]
) -> Iterator[tuple[str, str]]:
    """What is known to be ours, and the app that it is of."""
    if told := APP_OF.match(settings.slack_app_token.get_secret_value()):
        yield "SLACK_APP_TOKEN", told["app"]
    own = settings.slack_bot_token.get_secret_value()
    of = [("SLACK_BOT_TOKEN", own), *((one.name, keys.open(one.token)) for one in others[:ASKED])]
    for name, token in of:
        if token and (app := app_of(token, settings.slack_api_url)):
            yield (name if token == own else f"that of {name}"), app
