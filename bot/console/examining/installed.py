"""The workspaces of `python -m bot install`: whether each of their tokens can be used."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from bot.console.examining.many import MANY, in_short
from bot.console.examining.rounds import made
from bot.model import Clock
from bot.model.findings import Check, Finding, bad, note, ok
from bot.settings import Settings
from bot.slack.examined import Asking, NoReply
from bot.slack.examined_scopes import REINSTALL, missing
from bot.store import installations, looking
from bot.store.engine import CannotOpen, reading
from bot.store.installations import Installation
from bot.store.sealed import Keys, NoKeys

WHAT = "Installed"
ASK_SECONDS = 8.0
"""Of thousands not each can be asked about; what Slack refuses, rounds find out, too: Stopped."""
SAME_KEYS = "Set SECRET_KEYS to the keys with which the tokens were encrypted."
INSTALL = "Install the bot there again: python -m bot install"


class InMany:
    """Says something of each workspace in which something is wrong, and how many there are."""

    def __init__(
        self,
        settings: Settings,
        clock: Clock,
        tick: Callable[[], float] = time.monotonic,
        workspace: str = "",
    ) -> None:
        """`workspace`: only that one, by name or Slack's id."""
        self._settings, self._clock, self._tick = settings, clock, tick
        self._workspace = workspace
        self._keys: Keys | None = None
        self._asked = 0

    def checks(self) -> Iterator[Check]:
        found = read_installed(self._settings.database_url)
        if not found:
            return
        yield Check("Key", lambda: self._have_keys(found))
        if self._keys is None:
            return
        until = self._tick() + ASK_SECONDS
        those = [one for one in found if self._workspace in ("", one.name, one.team_id)]
        checks = {
            one: Check(f"Token ({one.name})", partial(self._token, one, until)) for one in those
        }
        if len(checks) > MANY:
            yield Check("Tokens", lambda: self._in_short(checks))
        else:
            yield from checks.values()
        yield Check(WHAT, lambda: self._in_all(found))

    def _in_short(self, checks: Mapping[Installation, Check]) -> Iterator[Finding]:
        found = ((one.name, told) for one, check in checks.items() for told in made(check))
        yield from in_short((name, replace(told, what="Token")) for name, told in found)

    def _have_keys(self, found: Sequence[Installation]) -> Iterator[Finding]:
        if not self._settings.keys:
            unserved = f"SECRET_KEYS is not set. Workspaces that are not served: {len(found)}."
            yield bad("Key", unserved, SAME_KEYS)
            return
        try:
            self._keys = Keys(self._settings.keys)
        except NoKeys as none:
            yield bad("Key", f"Workspaces that are not served: {len(found)}.", str(none))

    def _token(self, one: Installation, until: float) -> Iterator[Finding]:
        what = f"Token ({one.name})"
        token = self._keys.open(one.token) if self._keys else None
        if token is None:
            yield bad(what, "None of SECRET_KEYS opens it.", f"{SAME_KEYS} Or else: {INSTALL}")
            return
        if self._tick() >= until:
            return
        asking = Asking(self._settings.slack_api_url, token, self._clock)
        try:
            reply = asking.ask(asking.client.auth_test)
        except NoReply as none:
            yield note(what, f"Slack did not answer: {none}.", "Run doctor again in a minute.")
            return
        self._asked += 1
        if reply.error:
            yield bad(what, f"Slack refuses it: {reply.error}.", INSTALL)
        elif lacking := missing(reply):
            yield bad(what, f"Scopes are missing: {', '.join(lacking)}.", REINSTALL)

    def _in_all(self, found: Sequence[Installation]) -> Iterator[Finding]:
        yield ok(WHAT, f"Workspaces: {len(found)}; Slack was asked about {self._asked} tokens.")


def read_installed(url: str) -> Sequence[Installation]:
    """Empty where the record cannot be read: others say so."""
    try:
        engine = looking.open_to_look(url)
    except CannotOpen:
        return ()
    try:
        if not looking.shape(engine).current:
            return ()
        with reading(engine) as connection:
            return installations.everyone(connection)
    finally:
        engine.dispose()
