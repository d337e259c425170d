"""A Slack workspace on your own machine."""

import copy
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, Literal, Self, TypeVar

from starlette.types import ASGIApp

from bot.sandbox.api.door import WebApi
from bot.sandbox.delivery.courier import AGAIN_AFTER, Courier, Line
from bot.sandbox.delivery.payloads import Payloads
from bot.sandbox.delivery.signed import Signed
from bot.sandbox.delivery.sockets import Sockets
from bot.sandbox.faults.admin import Admin
from bot.sandbox.faults.answers import Answers
from bot.sandbox.faults.deliveries import Disturbed
from bot.sandbox.faults.faults import Faults
from bot.sandbox.hands.hands import Hands
from bot.sandbox.web.desk import Desk
from bot.sandbox.web.edge import application
from bot.sandbox.web.live import Live
from bot.sandbox.web.serving import Reachable, listen
from bot.sandbox.world.clock import Clock
from bot.sandbox.world.conversations import Message
from bot.sandbox.world.files import File
from bot.sandbox.world.people import App, Channel, Person, Team
from bot.sandbox.world.wire import Json, Refused
from bot.sandbox.world.world import World

T = TypeVar("T")
PATIENCE = 3.0


class Sandbox:
    """Made, then served; the app under test gets `api_url` and the tokens, and knows nothing.

    `patience` is how long an acknowledgement is waited for; `again_after` when events come again;
    `tick` is real time in seconds, for what expires in it (triggers, response urls, rates).
    `faults` is what goes wrong: by dice that `seed` makes fall the same each time, with waits that
    pass `speed` times as fast. `admin` does what apps are not told of.
    An app in several workspaces has one `signing_secret`; those share a `pool` that tells it what
    its own doings have caused.
    """

    def __init__(
        self,
        people: Sequence[Person],
        *,
        clock: Clock,
        team: Team | None = None,
        channels: Sequence[Channel] = (),
        manifest: Mapping[str, Any] | None = None,
        delivery: Literal["socket", "http"] = "socket",
        request_url: str | None = None,
        rates: bool = True,
        patience: float = PATIENCE,
        again_after: Sequence[float] = AGAIN_AFTER,
        tick: Callable[[], float] = time.monotonic,
        seed: int = 0,
        speed: float = 1.0,
        signing_secret: str = "",
        pool: ThreadPoolExecutor | None = None,
    ) -> None:
        app = App() if manifest is None else App.from_manifest(manifest)
        self._world = world = World(
            people,
            clock=clock,
            team=team or Team(),
            app=app,
            channels=channels,
            tick=tick,
            signing_secret=signing_secret,
        )
        self.clock = clock
        self.bot_token = world.bot_token
        self.app_token = world.app_token
        self.signing_secret = world.signing_secret
        self.bot_user = app.bot_user
        self.team_id = world.team.id
        self.faults = Faults(seed=seed, speed=speed)
        self.admin = Admin(world)
        self._api = WebApi(world, rates=rates, tick=tick)
        self._sockets = Sockets(world, self.faults, patience=patience)
        self._signed = Signed(world, patience=patience, request_url=request_url)
        self._live = Live()
        line: Line = self._sockets if delivery == "socket" else self._signed
        self._courier = Courier(
            Disturbed(line, self.faults, self._sockets.disconnect),
            event=self._envelope,
            again_after=again_after,
            pool=pool,
        )
        self._hands: dict[str, Hands] = {}
        world.tell_app = self._courier.report_later
        world.changes.on_change(self._live.tell)

    @contextmanager
    def serve(self, port: int = 0) -> Iterator[Self]:
        """Once, for as long as the block lasts. Raises PortTaken; port 0 takes any that is free."""
        listener = listen(port)
        page = self.at(f"http://127.0.0.1:{listener.getsockname()[1]}")
        self._server = Reachable(page, listener)
        with self._server.serve():
            try:
                yield self
            finally:
                self.close()

    def at(self, address: str) -> ASGIApp:
        """The workspace as an application, for whoever serves it at this address, and closes it."""
        self._world.address = address
        return application(
            self._world,
            api=self._api,
            sockets=self._sockets,
            desk=Desk(self._world, self.person),
            live=self._live,
            answers=Answers(self.faults),
        )

    def close(self) -> None:
        self.faults.close()
        self._courier.close()

    @property
    def api_url(self) -> str:
        return f"{self._world.address}/api/"

    @property
    def page_url(self) -> str:
        return f"{self._world.address}/"

    @property
    def request_url(self) -> str | None:
        """Where signed payloads go; to be set once the app listens."""
        return self._signed.request_url

    @request_url.setter
    def request_url(self, url: str | None) -> None:
        self._signed.request_url = url

    def person(self, user: str) -> Hands:
        if user not in self._world.people:
            raise Refused(f"Nobody here is called {user}.")
        person = self._world.people[user]
        return self._hands.setdefault(user, Hands(self._world, self._courier, person))

    def reports(self, event: Json) -> bool:
        """Tell the app of an event that nobody here has caused; whether it nodded at once."""
        return self._courier.report([event])

    def messages(self, channel_or_user: str) -> list[Message]:
        """Everything said there, ephemeral messages included; a person's id means their app DM."""
        with self._world.changes.together():
            return list(self._world.open_to_app(channel_or_user).messages.values())

    def files(self, message: Message) -> list[File]:
        with self._world.changes.together():
            return self._world.files.of(message.files)

    def home(self, user: str) -> Json | None:
        with self._world.changes.together():
            return copy.deepcopy(self._world.surfaces.homes.get(user))

    def views(self, user: str) -> list[Json]:
        """The open modals of a person, the one on top last."""
        with self._world.changes.together():
            return copy.deepcopy(self._world.surfaces.stack(user))

    def on_message(self, listener: Callable[[Message], None]) -> None:
        """`listener(message)` hears of every new message, ephemeral ones included."""
        self._world.on_message.append(listener)

    def on_change(self, listener: Callable[[list[str]], None]) -> None:
        """`listener(topics)` hears of "channel:C1", "home:U1", "views:U1", "clock"."""
        self._world.changes.on_change(listener)

    def wait_until(self, predicate: Callable[[], T], timeout: float = 30) -> T:
        """What `predicate` finds, looking again after every change; TimeoutError if nothing.

        It looks under the workspace's lock: it must not act.
        """
        return self._world.changes.wait_until(predicate, timeout)

    def wait_for_app(self, sockets: int = 1, timeout: float = 30) -> None:
        """Until the app has opened so many sockets."""
        self.wait_until(lambda: len(self._sockets) >= sockets, timeout)

    def finish_telling(self, timeout: float = 30) -> None:
        """Until the app has acknowledged all that its own doings have caused."""
        self._courier.finish(timeout)

    def disconnect(self, reason: str = "refresh_requested") -> None:
        """Close every socket as Slack does; the app is expected to come back."""
        self._sockets.disconnect(reason)

    def go_deaf(self) -> None:
        """Every open socket stays open, carries nothing and answers no ping; new ones are well.

        `faults.strike("socket", deaf())` does the same to new ones.
        """
        self._sockets.go_deaf()

    def hear_again(self) -> None:
        self._sockets.hear_again()

    def go_down(self) -> None:
        """Connections are refused and sockets closed, until it comes back at the same address."""
        self._server.rest()

    def come_back(self) -> None:
        self._server.start()

    def _envelope(self, event: Json) -> Json:
        with self._world.changes.together():
            return Payloads(self._world).event(event)
