"""The app as installed in one workspace: its token proved, its listeners in place."""

import logging
import time
from dataclasses import dataclass

from pydantic import SecretStr
from slack_bolt import App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from sqlalchemy import Engine

from bot.model import Clock
from bot.settings import Settings
from bot.slack import counted
from bot.slack.afterwards import Afterwards, InTheBackground
from bot.slack.balance_picture import BalancePicture
from bot.slack.commands import Commands
from bot.slack.customer_archive import CustomerArchive
from bot.slack.customer_buttons import CustomerButtons
from bot.slack.customer_erase import Erasures
from bot.slack.customer_import import CustomerImports
from bot.slack.customer_list import CustomerLists
from bot.slack.customer_pictures import CustomerPictures
from bot.slack.customer_private import PrivateCustomers
from bot.slack.desk import Desk
from bot.slack.door import Door
from bot.slack.draft_form import DraftForm
from bot.slack.facts import Facts
from bot.slack.forms import Forms
from bot.slack.hand_over import HandOvers
from bot.slack.home import Home
from bot.slack.introductions import Introductions
from bot.slack.leave import Statuses, StillAway
from bot.slack.mentions import Mentions
from bot.slack.messenger import SlackMessenger
from bot.slack.news import NewsButtons
from bot.slack.no_reply import NO_REPLY
from bot.slack.not_sent import NotSentButtons
from bot.slack.nudge_buttons import NudgeButtons
from bot.slack.once import Once
from bot.slack.options import Options
from bot.slack.outsiders import Ours
from bot.slack.question_buttons import QuestionButtons
from bot.slack.rule_commands import RuleButtons
from bot.slack.settings_mine import MySettings
from bot.slack.settings_options import SettingOptions
from bot.slack.settings_rules import RuleSettings
from bot.slack.settings_team import TeamSettings
from bot.slack.shortcuts import Shortcuts
from bot.slack.threads import Threads
from bot.slack.touch_buttons import TouchButtons
from bot.store import workspaces
from bot.store.engine import writing
from rules.kit.rulebook import Rulebook

LISTENER_THREADS = 50
"""Bolt's own five starve while the record is busy."""
CALLER_THREADS = 4 * LISTENER_THREADS
"""In each of them something of Slack's waits for a listener, for two seconds at most."""


class NotInstalled(Exception):
    """Slack does not let us in; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Installed:
    app: Door
    messenger: SlackMessenger
    introductions: Introductions
    still_away: StillAway
    balance_picture: BalancePicture
    workspace_id: int
    signing_secret: SecretStr
    afterwards: Afterwards

    def finish(self, seconds: float) -> bool:
        """Wait for what was acknowledged before it was done, and for what comes afterwards."""
        until = time.monotonic() + seconds
        done = self.app.finish(seconds)
        if isinstance(self.afterwards, InTheBackground):
            return self.afterwards.finish(max(0.0, until - time.monotonic())) and done
        return done


def install(
    settings: Settings,
    engine: Engine,
    book: Rulebook,
    clock: Clock,
    afterwards: Afterwards,
) -> Installed:
    """Prove the token and put the listeners in place. Raises NotInstalled."""
    token = settings.slack_bot_token.get_secret_value()
    if not token:
        raise NotInstalled("SLACK_BOT_TOKEN is not set. README.md says where to find it.")
    client = WebClient(
        token=token, base_url=settings.slack_api_url, retry_handlers=counted.handlers()
    )
    try:
        team = client.auth_test()
    except SlackApiError as error:
        code = error.response.get("error", "")
        raise NotInstalled(
            f"Slack refuses SLACK_BOT_TOKEN ({code}). Install the app again."
        ) from error
    except NO_REPLY as error:
        raise NotInstalled(f"Slack does not answer at {settings.slack_api_url}: {error}") from error
    with writing(engine) as connection:
        workspace = workspaces.connect(connection, team["team_id"], team["team"])
    titles = {rule.name: rule.title for rule in book.rules}
    messenger = SlackMessenger(token, settings.slack_api_url, titles)
    app = Door(
        client,
        settings.slack_signing_secret.get_secret_value(),
        ours=Ours(team["team_id"], team.get("enterprise_id") or ""),
        once=Once(engine, workspace.id, clock, afterwards),
        threads=Threads(LISTENER_THREADS, "listener"),
        logger=quiet_logger(),
    )
    desk = Desk(
        engine,
        book.rules,
        workspace.id,
        clock,
        messenger,
        titles,
        afterwards,
        day_first=settings.day_first,
        broken={one.name: one.reason for one in book.broken},
    )
    listen(app, desk)
    introductions = Introductions(engine, workspace.id, client)
    still_away = StillAway(engine, workspace.id, client)
    drawing = BalancePicture(engine, workspace.id, client, afterwards)
    return Installed(
        app,
        messenger,
        introductions,
        still_away,
        drawing,
        workspace.id,
        settings.slack_signing_secret,
        afterwards,
    )


def quiet_logger() -> logging.Logger:
    """For Bolt and the Slack SDK, which at DEBUG log what people wrote: never below WARNING."""
    logger = logging.getLogger("bot.slack.bolt")
    logger.setLevel(logging.WARNING)
    return logger


def listen(app: App, desk: Desk) -> None:
    """Put every listener in place."""
    for listeners in (
        Commands,
        CustomerButtons,
        CustomerArchive,
        CustomerImports,
        CustomerLists,
        CustomerPictures,
        PrivateCustomers,
        Erasures,
        DraftForm,
        NotSentButtons,
        NudgeButtons,
        QuestionButtons,
        RuleButtons,
        RuleSettings,
        SettingOptions,
        TeamSettings,
        TouchButtons,
        Facts,
        Forms,
        HandOvers,
        Home,
        Mentions,
        MySettings,
        NewsButtons,
        Options,
        Shortcuts,
        Statuses,
    ):
        listeners(desk).listen(app)
