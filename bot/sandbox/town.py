"""Many Slack workspaces on your own machine, with one app installed in each."""

import secrets
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Self

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.sandbox.delivery.courier import event_threads
from bot.sandbox.sandbox import PATIENCE, Sandbox
from bot.sandbox.web.serving import Reachable, listen
from bot.sandbox.world.clock import Clock
from bot.sandbox.world.people import Person, Team

API = "/api/"


class Town:
    """Made, then served: as Slack, one address for the Web API of all workspaces.

    Each call is of the workspace whose token is in its Authorization header; what Slack hands out
    itself (response urls, files) lies below the workspace's own address. The app has one signing
    secret, as one app in many workspaces has, and a token for each.
    """

    def __init__(
        self,
        people_of: Mapping[Team, Sequence[Person]],
        *,
        clock: Clock,
        manifest: Mapping[str, Any] | None = None,
        request_url: str | None = None,
        rates: bool = True,
        patience: float = PATIENCE,
        tick: Callable[[], float] = time.monotonic,
        seed: int = 0,
    ) -> None:
        self.clock = clock
        self.signing_secret = secrets.token_hex(16)
        self._pool = event_threads()
        self.workspaces: Mapping[str, Sandbox] = {
            team.id: Sandbox(
                people,
                clock=clock,
                team=team,
                manifest=manifest,
                delivery="http",
                request_url=request_url,
                rates=rates,
                patience=patience,
                tick=tick,
                seed=seed + number,
                signing_secret=self.signing_secret,
                pool=self._pool,
            )
            for number, (team, people) in enumerate(people_of.items())
        }

    @contextmanager
    def serve(self, port: int = 0) -> Iterator[Self]:
        """Once, for as long as the block lasts. Raises PortTaken; port 0 takes any that is free."""
        listener = listen(port)
        self._address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        streets = Streets(self._address, self.workspaces)
        with Reachable(streets, listener).serve():
            try:
                yield self
            finally:
                for workspace in self.workspaces.values():
                    workspace.close()
                self._pool.shutdown(wait=False, cancel_futures=True)

    @property
    def api_url(self) -> str:
        return f"{self._address}{API}"

    def send_to(self, request_url: str) -> None:
        """Where signed payloads go from now on, whichever workspace they are of."""
        for workspace in self.workspaces.values():
            workspace.request_url = request_url


class Streets:
    """Finds the workspace that a request means."""

    def __init__(self, address: str, workspaces: Mapping[str, Sandbox]) -> None:
        self._of_team: dict[str, ASGIApp] = {
            team: workspace.at(f"{address}/{team}") for team, workspace in workspaces.items()
        }
        self._team_of = {workspace.bot_token: team for team, workspace in workspaces.items()}
        self._team_of |= {workspace.app_token: team for team, workspace in workspaces.items()}
        self._first = next(iter(workspaces))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"].startswith(API):
            await self._of_team[self._meant(scope)](scope, receive, send)
            return
        team = scope["path"].split("/", 2)[1]
        if team in self._of_team:
            scope = {**scope, "root_path": f"/{team}"}
        # Whoever is at no door of ours is told so at the first one, and so is a token of nobody's.
        await self._of_team[team if team in self._of_team else self._first](scope, receive, send)

    def _meant(self, scope: Scope) -> str:
        _, _, token = Headers(scope=scope).get("authorization", "").partition(" ")
        return self._team_of.get(token, self._first)
