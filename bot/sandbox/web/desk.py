"""The endpoints behind the page: what it shows, and what its buttons do."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from json import JSONDecodeError
from zoneinfo import ZoneInfo

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.sandbox.hands.hands import Hands
from bot.sandbox.hands.reach import Outcome
from bot.sandbox.web.screen import Screen
from bot.sandbox.world.clock import HALF_AN_HOUR, moment
from bot.sandbox.world.conversations import Message
from bot.sandbox.world.wire import Json, Refused
from bot.sandbox.world.world import World

Look = Callable[[Callable[[str], str]], Json]
Deed = Callable[[Hands, Json], Json]

FAR, BY_THE_HOUR = timedelta(days=14), timedelta(hours=1)
"""Somebody waits for a walk: a far one takes half as many steps, and in zones that are half an hour
off a nine o'clock comes half an hour late."""


class Desk:
    def __init__(self, world: World, hands: Callable[[str], Hands]) -> None:
        self._world = world
        self._hands = hands
        self._screen = Screen(world)

    def routes(self) -> list[Route]:
        screen = self._screen
        shown: dict[str, Look] = {
            "state": lambda asked: screen.state(asked("user")),
            "home": lambda asked: screen.home(asked("user")),
            "views": lambda asked: screen.views(asked("user")),
            "conversation": lambda asked: screen.conversation(asked("user"), asked("channel")),
        }
        done: dict[str, Deed] = {
            "home": _look_at_home,
            "say": _say,
            "press": _press,
            "options": _options,
            "submit": _submit,
            "close": _close,
            "shortcut": _shortcut,
            "clock": self._walk,
        }
        looks = [(name, self._shows(it), "GET") for name, it in shown.items()]
        deeds = [(name, self._does(it), "POST") for name, it in done.items()]
        return [
            Route(f"/sandbox/{name}", endpoint, methods=[verb])
            for name, endpoint, verb in [*looks, *deeds]
        ]

    def _shows(self, look: Look) -> Callable[[Request], Awaitable[Response]]:
        async def endpoint(request: Request) -> Response:
            def shown() -> Json:
                with self._world.changes.together():
                    return look(lambda name: request.query_params.get(name, ""))

            return await _answered(shown)

        return endpoint

    def _does(self, deed: Deed) -> Callable[[Request], Awaitable[Response]]:
        async def endpoint(request: Request) -> Response:
            try:
                sent = await request.json()
            except (JSONDecodeError, UnicodeDecodeError):
                sent = None
            if not isinstance(sent, dict):
                return JSONResponse({"error": "Send a JSON object; see the page's own calls."}, 400)
            return await _answered(lambda: deed(self._person(sent), sent))

        return endpoint

    def _person(self, sent: Json) -> Hands:
        return self._hands(self._screen.person(str(sent.get("user", ""))).id)

    def _walk(self, hands: Hands, sent: Json) -> Json:
        clock = self._world.clock
        try:
            now = clock.now()
            to = moment(_need(sent, "to"), now, ZoneInfo(hands.person.tz))
            clock.walk(to, HALF_AN_HOUR if to - now < FAR else BY_THE_HOUR)
        except ValueError as wrong:
            raise Refused(str(wrong)) from None
        return self._screen.clock(hands.person)


async def _answered(act: Callable[[], Json]) -> Response:
    try:
        return JSONResponse(await run_in_threadpool(act))
    except Refused as refused:
        return JSONResponse({"error": str(refused)}, 400)


def _look_at_home(hands: Hands, _sent: Json) -> Json:
    return _told(hands.looks_at_home())


def _say(hands: Hands, sent: Json) -> Json:
    said = hands.types(_need(sent, "channel"), _need(sent, "text"), thread_ts=sent.get("thread_ts"))
    return {"ts": said.message.ts} if said.message else {}


def _press(hands: Hands, sent: Json) -> Json:
    action, state = _object(sent, "action"), _object(sent, "state")
    if sent.get("view_id"):
        return _told(hands.acts_in_view(sent["view_id"], action, state))
    return _told(hands.acts(_need(sent, "channel"), _need(sent, "ts"), action, state))


def _options(hands: Hands, sent: Json) -> Json:
    where: Message | Json = {"id": sent.get("view_id")}
    if not sent.get("view_id"):
        where = hands.finds(_need(sent, "channel"), _need(sent, "ts"))
    return hands.asks_options(
        where,
        _need(sent, "action_id"),
        str(sent.get("value", "")),
        block_id=sent.get("block_id"),
    )


def _shortcut(hands: Hands, sent: Json) -> Json:
    message = hands.finds(_need(sent, "channel"), sent["ts"]) if sent.get("ts") else None
    return _told(hands.uses_shortcut(_need(sent, "callback_id"), message))


def _submit(hands: Hands, sent: Json) -> Json:
    return _told(hands.sends(_need(sent, "view_id"), _object(sent, "values")))


def _close(hands: Hands, sent: Json) -> Json:
    return _told(hands.closes({"id": _need(sent, "view_id")}))


def _told(outcome: Outcome) -> Json:
    if outcome.errors:
        return {"errors": dict(outcome.errors)}
    return {"warning": outcome.warning} if outcome.warning else {}


def _object(sent: Json, name: str) -> Json:
    value = sent.get(name) or {}
    if not isinstance(value, dict):
        raise Refused(f"The request's {name} is no object; reload the page and try again.")
    return value


def _need(sent: Json, name: str) -> str:
    if not sent.get(name):
        raise Refused(f"The request says no {name}; reload the page and try again.")
    return str(sent[name])
