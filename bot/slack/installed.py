"""The app as installed in one workspace: its token proved, its listeners in place."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

from pydantic import SecretStr
from slack_bolt import App
from slack_sdk import WebClient
from sqlalchemy import Engine

from bot.model import Clock
from bot.settings import Settings
from bot.slack import counted
from bot.slack.afterwards import Afterwards, InTheBackground, of_workspace
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
from bot.slack.not_sent import NotSentButtons
from bot.slack.nudge_buttons import NudgeButtons
from bot.slack.once import Once
from bot.slack.options import Options
from bot.slack.outsiders import Ours
from bot.slack.proved import NotInstalled, Team, prove
from bot.slack.question_buttons import QuestionButtons
from bot.slack.rule_commands import RuleButtons
from bot.slack.settings_mine import MySettings
from bot.slack.settings_options import SettingOptions
from bot.slack.settings_rules import RuleSettings
from bot.slack.settings_team import TeamSettings
from bot.slack.shortcuts import Shortcuts
from bot.slack.threads import Threads
from bot.slack.touch_buttons import TouchButtons
from bot.slack.uninstalled import Uninstalled
from bot.store import workspaces
from bot.store.engine import quietly, writing
from rules.kit.rulebook import Rulebook

__all__ = ["Ground", "Installed", "NotInstalled", "Team", "install", "installed_in"]

LISTENER_THREADS = 50
"""Bolt's own five starve while the record is busy."""
CALLER_THREADS = 4 * LISTENER_THREADS
"""In each of them something of Slack's waits for a listener, for two seconds at most."""
TELL_SECONDS = 2.0
"""Of those that we have at the end, so many are for telling people that we have to leave."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What all workspaces of a process share: the record, the rules, and who does the work."""

    settings: Settings
    engine: Engine
    book: Rulebook
    clock: Clock
    afterwards: Afterwards
    listeners: Threads = field(default_factory=lambda: Threads(LISTENER_THREADS, "listener"))

    def finish(self, seconds: float) -> bool:
        """Wait for what was acknowledged before it was done, and for what comes afterwards.

        Whoever waits for something that takes longer is told."""
        until = time.monotonic() + seconds
        pools: list[Threads | InTheBackground] = [self.listeners]
        if isinstance(self.afterwards, InTheBackground):
            pools.append(self.afterwards)
        late = [one for one in pools if not one.finish(until - TELL_SECONDS - time.monotonic())]
        for one in late:
            one.give_up(until - time.monotonic())
        return not late


@dataclass(frozen=True, slots=True)
class Installed:
    messenger: SlackMessenger
    introductions: Introductions
    still_away: StillAway
    balance_picture: BalancePicture
    workspace_id: int
    team: Team
    signing_secret: SecretStr
    ground: Ground
    _door: Callable[[], Door]

    @property
    def app(self) -> Door:
        """Made when somebody first comes: who only makes rounds needs none."""
        return self._door()

    def finish(self, seconds: float) -> bool:
        return self.ground.finish(seconds)


def install(ground: Ground) -> Installed:
    """Prove the token of SLACK_BOT_TOKEN and be in its workspace. Raises NotInstalled."""
    token = ground.settings.slack_bot_token.get_secret_value()
    if not token:
        raise NotInstalled("SLACK_BOT_TOKEN is not set. README.md says where to find it.")
    team = prove(token, ground.settings.slack_api_url)
    # One that is new is due as it is, and what concerns it concerns no other.
    with quietly(), writing(ground.engine) as connection:
        workspace = workspaces.connect(connection, team.id, team.name)
    return installed_in(ground, workspace.id, team, token)


def installed_in(ground: Ground, workspace_id: int, team: Team, token: str) -> Installed:
    """Nothing is asked of Slack: a token that it refuses shows when it is used."""
    settings, engine = ground.settings, ground.engine
    client = WebClient(
        token=token, base_url=settings.slack_api_url, retry_handlers=counted.handlers()
    )
    titles = {rule.name: rule.title for rule in ground.book.rules}
    messenger = SlackMessenger(token, settings.slack_api_url, titles)
    later = of_workspace(ground.afterwards, workspace_id)

    def door() -> Door:
        app = Door(
            client,
            settings.slack_signing_secret.get_secret_value(),
            ours=Ours(team.id, team.enterprise),
            once=Once(engine, workspace_id, ground.clock, later),
            threads=ground.listeners,
            logger=quiet_logger(),
        )
        desk = Desk(
            engine,
            ground.book.rules,
            workspace_id,
            ground.clock,
            messenger,
            titles,
            later,
            day_first=settings.day_first,
            broken={one.name: one.reason for one in ground.book.broken},
        )
        listen(app, desk)
        return app

    return Installed(
        messenger,
        Introductions(engine, workspace_id, client),
        StillAway(engine, workspace_id, client),
        BalancePicture(engine, workspace_id, client, later),
        workspace_id,
        team,
        settings.slack_signing_secret,
        ground,
        _made_once(door),
    )


def _made_once(make: Callable[[], Door]) -> Callable[[], Door]:
    """However many come at once for the first time."""
    made: list[Door] = []
    lock = Lock()

    def one() -> Door:
        if not made:
            with lock:
                if not made:
                    made.append(make())
        return made[0]

    return one


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
        Uninstalled,
    ):
        listeners(desk).listen(app)
