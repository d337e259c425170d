"""The bot in every workspace in which it is installed."""

import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from threading import Lock

from sqlalchemy import Connection, Engine

from bot.app import Bot, at_night, bot_in, lay, vault_of
from bot.flow.look_after import every_night
from bot.model import Beat, Clock
from bot.settings import Settings
from bot.slack.afterwards import Afterwards
from bot.slack.installed import Ground, Installed, NotInstalled, Team, install, installed_in
from bot.store import beats, installations, rings
from bot.store.engine import CannotWrite, quietly, reading, within, writing
from bot.store.installations import Installation
from bot.store.sealed import Keys

log = logging.getLogger(__name__)

AGAIN_AFTER = timedelta(minutes=1)
"""How long the workspace of SLACK_BOT_TOKEN is left alone when Slack would not let us in."""


class Bots:
    """Each is made when it is first asked for, and kept as long as its token stays the same.

    A workspace that nobody can be in, because Slack refuses its token or no key opens it, is told
    in the log; the others go on.
    """

    def __init__(self, ground: Ground, keys: Keys | None, later: Afterwards) -> None:
        self._ground = ground
        self._keys = keys
        self._later = later
        self._kept: dict[int, tuple[str, Bot | None]] = {}
        self._lock = Lock()
        self._own = Own(ground)

    @property
    def engine(self) -> Engine:
        return self._ground.engine

    @property
    def clock(self) -> Clock:
        return self._ground.clock

    @property
    def ground(self) -> Ground:
        return self._ground

    def ids(self) -> list[int]:
        """Of the workspaces in which the bot is installed now."""
        with reading(self.engine) as connection:
            stored = installations.ids(connection)
        own = self._own.bot()
        self._forget_all_but(stored)
        return sorted({*stored, *([own.installed.workspace_id] if own else [])})

    def due(self, now: datetime) -> list[int]:
        """Those in which it is time for a round, the longest waiting first."""
        here = set(self.ids())
        with reading(self.engine) as connection:
            return [one for one in rings.due(connection, now) if one in here]

    def of(self, workspace_id: int) -> Bot | None:
        return self._found(
            lambda own: own.workspace_id == workspace_id,
            lambda connection: installations.of(connection, workspace_id),
        )

    def of_team(self, team_id: str) -> Bot | None:
        """By Slack's id of a workspace."""
        return self._found(
            lambda own: own.team.id == team_id,
            lambda connection: installations.of_team(connection, team_id),
        )

    def look_after(self, now: datetime) -> None:
        """Whoever rings for all of them calls it each time: once a day the record as a whole is
        examined and backed up. To be called outside of any workspace."""
        here = self.ids()
        if not here:
            return
        self._leave_a_mark(here[0], now)
        settings = self._ground.settings
        vault = vault_of(settings) if settings.nightly_backup else None
        every_night(self.engine, here[0], vault, self._later, here[1:])(now)

    def _leave_a_mark(self, here: int, now: datetime) -> None:
        """Whoever would copy the record sees that somebody works in it, where no round is due,
        too. One that cannot be left now comes in a minute."""
        with suppress(CannotWrite), within(here), quietly(), writing(self.engine) as connection:
            beats.beat(connection, here, Beat.CLOCK, now)

    def prove_own(self) -> None:
        """Raises NotInstalled when Slack does not let us into the workspace of SLACK_BOT_TOKEN."""
        self._own.prove()

    def finish(self, seconds: float) -> bool:
        """Wait for what was acknowledged before it was done, and for what comes afterwards."""
        return self._ground.finish(seconds)

    def _found(
        self,
        is_own: Callable[[Installed], bool],
        stored: Callable[[Connection], Installation | None],
    ) -> Bot | None:
        """A token that somebody has installed counts more than SLACK_BOT_TOKEN."""
        own = self._own.bot()
        mine = own if own and is_own(own.installed) else None
        if mine and self._keys is None:
            return mine
        with reading(self.engine) as connection:
            found = stored(connection)
        return (self._made(found) if found else None) or mine

    def _made(self, found: Installation) -> Bot | None:
        with self._lock:
            token, bot = self._kept.get(found.workspace_id, ("", None))
            if token != found.token:
                bot = self._make(found)
                self._kept[found.workspace_id] = found.token, bot
            return bot

    def _make(self, found: Installation) -> Bot | None:
        token = self._keys.open(found.token) if self._keys else None
        if token is None:
            log.error(
                "nothing is done for workspace %s: none of SECRET_KEYS opens its token",
                found.workspace_id,
            )
            return None
        team = Team(found.team_id, found.name, found.enterprise)
        return bot_in(self._ground, installed_in(self._ground, found.workspace_id, team, token))

    def _forget_all_but(self, stored: list[int]) -> None:
        with self._lock:
            for gone in self._kept.keys() - set(stored):
                del self._kept[gone]


class Own:
    """The workspace of SLACK_BOT_TOKEN, if that is set: which it is, only Slack can say."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._bot: Bot | None = None
        self._try_at: datetime | None = None
        self._lock = Lock()

    def bot(self) -> Bot | None:
        """None while Slack would not tell; it is asked again a while later, in the background."""
        if self._bot is None and self._is_time():
            self._ground.afterwards(self._try, long=True)
        return self._bot

    def prove(self) -> None:
        """Raises NotInstalled."""
        self._bot = bot_in(self._ground, install(self._ground))

    def _try(self) -> None:
        try:
            self.prove()
        except NotInstalled as trouble:
            log.error("%s", trouble)

    def _is_time(self) -> bool:
        if not self._ground.settings.slack_bot_token.get_secret_value():
            return False
        with self._lock:
            now = self._ground.clock()
            # A clock that was ahead for a while must not stop it for as long.
            if self._try_at and now < self._try_at <= now + AGAIN_AFTER:
                return False
            self._try_at = now + AGAIN_AFTER
            return True


def everywhere(settings: Settings, clock: Clock, afterwards: Afterwards | None = None) -> Bots:
    """The workspace of SLACK_BOT_TOKEN, and every one that was installed by `install`.

    Raises CannotOpen, NewerRecord, BrokenRule, NoKeys; and NotInstalled where it is in no workspace
    now, and without SECRET_KEYS never can be in another.
    """
    keys = Keys(settings.keys) if settings.keys else None
    ground = lay(settings, clock, afterwards)
    bots = Bots(ground, keys, at_night(afterwards))
    try:
        bots.prove_own()
    except NotInstalled as trouble:
        if keys is None:
            ground.engine.dispose()
            many = "For many workspaces set SECRET_KEYS: docs/operate.md."
            raise NotInstalled(f"{trouble} {many}") from trouble
        if settings.slack_bot_token.get_secret_value():
            log.error("%s", trouble)
    return bots
