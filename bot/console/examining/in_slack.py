"""What Slack knows of the app, in the order in which one thing needs the other."""

from collections.abc import Callable, Iterable, Iterator
from threading import Event
from typing import Final

from sqlalchemy import Engine

from bot.console.examining import chosen
from bot.console.examining.people import lead_verb
from bot.model import Clock, Member, Workspace
from bot.model.findings import Check, Finding, bad, note, ok
from bot.settings import Settings
from bot.slack import examined, examined_places
from bot.slack.examined import Asking, NoReply, Reply
from bot.slack.examined_scopes import scopes
from bot.slack.surface import COMMANDS
from bot.store import looking, members, team_channel, workspaces
from bot.store.engine import CannotOpen, reading

WAIT_SECONDS: Final = 5.0
"""Less than doctor has in all: who waits for what Slack says still has to say something."""


class InSlack:
    """Asks with both tokens. Whom it writes to and where the team reads is read off the record."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self._settings = settings
        self._url = settings.slack_api_url
        self._app_token = chosen.app_token(settings)
        self._bot = Asking(self._url, chosen.bot_token(settings), clock)
        self._app = Asking(self._url, self._app_token, clock)
        self._there: Reply | None = None
        self._known: Reply | None = None
        self._asked = Event()

    def own_team(self) -> str:
        """Slack's id of the workspace that SLACK_BOT_TOKEN is for; empty where it does not say so.

        Who asks while the checks are made waits until Slack has answered.
        """
        self._asked.wait(WAIT_SECONDS)
        return self._team_id

    def checks(self) -> Iterator[Check]:
        try:
            yield from self._checks()
        finally:
            self._asked.set()

    @property
    def _team_id(self) -> str:
        return str(self._known.told.get("team_id", "")) if self._known else ""

    def _checks(self) -> Iterator[Check]:
        yield Check(examined.SLACK, self._reached)
        if self._there is None:
            return
        yield Check("Clock", lambda: examined.clocks(self._there) if self._there else ())
        if self._app_token:
            yield self._check("App token", self._takes_app_token)
        if not chosen.bot_token(self._settings):
            return
        yield self._check("Bot token", self._takes_bot_token)
        if self._known is None:
            return
        known = self._known
        if self._app_token:
            yield self._check("App token", lambda: self._of_one_app(known))
        yield Check("Scopes", lambda: scopes(known))
        yield Check("Commands", _commands)
        yield from self._of_record(known)

    def _of_record(self, known: Reply) -> Iterator[Check]:
        try:
            engine = looking.open_to_look(self._settings.database_url)
        except CannotOpen:
            return
        try:
            if not looking.shape(engine).current:
                return
            here, lead, channel = _read(engine, self._team_id)
        finally:
            engine.dispose()
        yield Check("Workspace", lambda: _same_team(here, known))
        mine = next((one for one in here if one.team_id == self._team_id), None)
        verb = lead_verb(mine, several=len(here) > 1)
        yield self._check(examined_places.TAB, lambda: self._tab(lead, verb))
        yield self._check(examined_places.CHANNEL, lambda: self._channel(channel))

    def _check(self, what: str, look: Callable[[], Iterable[Finding]]) -> Check:
        def told() -> Iterator[Finding]:
            try:
                yield from look()
            except NoReply as none:
                yield bad(what, f"Slack did not answer: {none}.", "Run doctor again in a minute.")

        return Check(what, told)

    def _reached(self) -> Iterator[Finding]:
        self._there, finding = examined.slack_is_there(self._bot, self._url)
        yield finding

    def _takes_bot_token(self) -> Iterator[Finding]:
        reply = self._bot.ask(self._bot.client.auth_test)
        self._known = None if reply.error else reply
        self._asked.set()
        yield examined.bot_token(reply)

    def _takes_app_token(self) -> Iterator[Finding]:
        opened = self._app.client.apps_connections_open
        yield examined.app_token(self._app.ask(opened, app_token=self._app_token))

    def _of_one_app(self, known: Reply) -> Iterable[Finding]:
        return examined.of_one_app(self._bot, self._app_token, known)

    def _tab(self, lead: Member | None, lead_verb: str) -> Iterable[Finding]:
        if lead:
            return examined_places.direct_messages(self._bot, lead, lead_verb)
        return [
            note(
                examined_places.TAB,
                "Nobody is known yet to whom a direct message could be opened.",
                "Send one by Slack id: python -m bot doctor --send-test U0123456",
            )
        ]

    def _channel(self, channel: Member | None) -> Iterable[Finding]:
        if channel:
            return examined_places.team_channel(self._bot, channel)
        return [ok(examined_places.CHANNEL, "None is chosen: /nudges channel here chooses one.")]


def _read(engine: Engine, team_id: str) -> tuple[list[Workspace], Member | None, Member | None]:
    """The workspaces of the record, and of the one that the token is for its lead and channel."""
    with reading(engine) as connection:
        everyone = workspaces.everyone(connection)
        here = next((one for one in everyone if one.team_id == team_id), None)
        if here is None:
            return everyone, None, None
        lead = workspaces.lead_of(connection, here.id) or _anybody(
            members.of_workspace(connection, here.id).values()
        )
        return everyone, lead, team_channel.of_workspace(connection, here.id)


def _anybody(colleagues: Iterable[Member]) -> Member | None:
    there = (one for one in colleagues if one.slack_id and one.active and not one.channel)
    return next(there, None)


def _same_team(everyone: list[Workspace], known: Reply) -> Iterator[Finding]:
    team_id, name = str(known.told.get("team_id", "")), str(known.told.get("team", ""))
    connected = [one for one in everyone if one.team_id]
    if connected and all(one.team_id != team_id for one in connected):
        names = ", ".join(one.name for one in connected)
        yield bad(
            "Workspace",
            f"The token is for {name}, and the record is of {names}.",
            "Check that SLACK_BOT_TOKEN and DATABASE_URL belong together: otherwise the bot begins"
            " anew, with no customers.",
        )


def _commands() -> Iterator[Finding]:
    names = ", ".join(one.name for one in COMMANDS)
    yield ok(
        "Commands",
        f"Slack tells nobody whether {names} are set up: type {COMMANDS[-1].name} help in Slack to"
        " see. If it knows no such command, paste manifest.json under App Manifest, and reinstall.",
    )
