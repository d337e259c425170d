"""An office with three colleagues, and a little app, written with Bolt, that orders their lunch."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, Literal

from slack_bolt import Ack, App, Respond
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_bolt.adapter.starlette import SlackRequestHandler
from slack_sdk import WebClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.sandbox import Channel, Clock, Json, Person, Sandbox
from bot.sandbox.delivery.courier import AGAIN_AFTER
from bot.sandbox.web.serving import listen, served

ANA = Person("U1", "ana", "Ana Almeida", "Europe/Berlin", "ana@example.com", is_admin=True)
BEN = Person("U2", "ben", "Ben Bose", "Asia/Kolkata", "ben@example.com", "Sales")
CLEO = Person("U3", "cleo", "Cleo Chan", "America/New_York", "cleo@example.com")
GONE = Person("U4", "dora", "Dora Dahl", "UTC", "dora@example.com", deleted=True)
PEOPLE = (ANA, BEN, CLEO, GONE)

CHANNELS = (
    Channel("C1", "general"),
    Channel("C2", "without-app", has_bot=False),
    Channel("C3", "archived", is_archived=True),
    Channel("C4", "secret", members=("U1",), is_private=True),
    Channel("C5", "hidden", members=("U1",), is_private=True, has_bot=False),
)

EVENTS = (
    "app_home_opened",
    "app_mention",
    "message.im",
    "message.channels",
    "reaction_added",
    "user_change",
)

MANIFEST: Json = {
    "display_information": {"name": "Lunch"},
    "features": {
        "app_home": {
            "home_tab_enabled": True,
            "messages_tab_enabled": True,
            "messages_tab_read_only_enabled": False,
        },
        "bot_user": {"display_name": "Lunch Bot"},
        "slash_commands": [
            {"command": "/lunch", "description": "Order lunch", "usage_hint": "pizza"},
            {"command": "/invite", "description": "Eat together", "should_escape": True},
        ],
        "shortcuts": [
            {"name": "Hungry", "type": "global", "callback_id": "hungry", "description": "Now"},
            {"name": "Cook this", "type": "message", "callback_id": "cook", "description": "It"},
        ],
    },
    "settings": {"event_subscriptions": {"bot_events": list(EVENTS)}},
}

MORNING = datetime(2026, 3, 3, 8, tzinfo=UTC)


PATIENT = 60.0
"""In seconds. Slack waits for three, and a machine with much to do takes longer at times."""


class Ticks:
    """Real time, moved by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def an_office(
    *,
    manifest: Mapping[str, Any] = MANIFEST,
    delivery: Literal["socket", "http"] = "socket",
    rates: bool = False,
    patience: float = PATIENT,
    again_after: Sequence[float] = AGAIN_AFTER,
    tick: Callable[[], float] | None = None,
    seed: int = 0,
    speed: float = 1.0,
) -> Sandbox:
    """Nothing expires in it unless the test moves `tick`."""
    return Sandbox(
        PEOPLE,
        clock=Clock(MORNING),
        channels=CHANNELS,
        manifest=manifest,
        delivery=delivery,
        rates=rates,
        patience=patience,
        again_after=again_after,
        tick=tick or Ticks(),
        seed=seed,
        speed=speed,
    )


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def an_option(label: str) -> Json:
    return {"text": plain(label), "value": label.lower()}


def an_input(block_id: str, element: Json, **more: object) -> Json:
    element = {"action_id": block_id, **element}
    return {"type": "input", "block_id": block_id, "label": plain("?"), "element": element, **more}


def a_modal(title: str, *blocks: Json, **more: object) -> Json:
    shown = list(blocks) or [{"type": "section", "text": plain(title)}]
    view = {"type": "modal", "title": plain(title), "submit": plain("Send"), "blocks": shown}
    return {**view, "callback_id": "order", **more}


ORDER = a_modal(
    "Order",
    an_input("dish", {"type": "plain_text_input"}),
    an_input("place", {"type": "external_select", "min_query_length": 1}, optional=True),
    an_input(
        "sides",
        {"type": "checkboxes", "options": [an_option("Salad"), an_option("Rice")]},
        optional=True,
    ),
    notify_on_close=True,
)

MENU: list[Json] = [
    {
        "type": "actions",
        "block_id": "menu",
        "elements": [
            {"type": "button", "action_id": "eat", "text": plain("Eat"), "value": "soup"},
            {"type": "static_select", "action_id": "drink",
             "options": [an_option("Tea"), an_option("Milk")]},
            {"type": "multi_static_select", "action_id": "herbs",
             "options": [an_option("Mint"), an_option("Dill")]},
            {"type": "overflow", "action_id": "more",
             "options": [an_option("Later"), an_option("Never")]},
            {"type": "datepicker", "action_id": "day"},
            {"type": "timepicker", "action_id": "hour"},
            {"type": "users_select", "action_id": "with"},
            {"type": "conversations_select", "action_id": "where"},
            {"type": "radio_buttons", "action_id": "size",
             "options": [an_option("Small"), an_option("Big")]},
            {"type": "external_select", "action_id": "place", "min_query_length": 1},
        ],
    }
]  # fmt: skip


class Lunch:
    """The app, and everything it was told, in order."""

    def __init__(self, sandbox: Sandbox) -> None:
        client = WebClient(sandbox.bot_token, base_url=sandbox.api_url)
        self.sandbox = sandbox
        self.client = client
        # An event is acknowledged only when its listener is done, so that no test hears of it late.
        self.app = App(
            client=client, signing_secret=sandbox.signing_secret, process_before_response=True
        )
        self.heard: list[Json] = []
        self.answers: dict[str, Callable[[Ack, Json], object]] = {}
        self._listen()

    def told(self, kind: str) -> Json:
        """The newest payload of a kind: a command, a type of interaction, or a type of event."""
        return next(body for body in reversed(self.heard) if _kind(body) == kind)

    def _listen(self) -> None:
        app = self.app
        app.command("/lunch")(self._answer)
        app.command("/invite")(self._answer)
        for name in ("hungry", "cook"):
            app.shortcut(name)(self._answer)
        for block in MENU[0]["elements"]:
            app.action(block["action_id"])(self._answer)
        app.options("place")(self._offer)
        app.view("order")(self._answer)
        app.view_closed("order")(self._answer)
        for event in ("app_home_opened", "app_mention", "message", "reaction_added", "user_change"):
            app.event(event)(self._hear)

    def _answer(self, ack: Ack, body: Json, respond: Respond) -> None:
        self.heard.append(body)
        answer = self.answers.pop(_kind(body), None)
        if answer is None:
            ack()
        else:
            answer(ack, {**body, "respond": respond})

    def _offer(self, ack: Ack, body: Json) -> None:
        self.heard.append(body)
        there = ("Roma", "Rialto", "Bombay", f"Zuc{'c' * 70}hini")
        found = [an_option(name) for name in there if name.lower().startswith(body["value"])]
        ack(options=found)

    def _hear(self, body: Json) -> None:
        self.heard.append(body)


def _kind(body: Json) -> str:
    if "event" in body:
        return str(body["event"]["type"])
    return str(body.get("type") or body["command"])


@contextmanager
def lunch_is_served(delivery: Literal["socket", "http"]) -> Iterator[Lunch]:
    """The office with the app running beside it, on real sockets or on real signed HTTP."""
    with an_office(delivery=delivery).serve() as sandbox:
        lunch = Lunch(sandbox)
        with by_sockets(lunch) if delivery == "socket" else by_http(lunch):
            yield lunch


@contextmanager
def by_sockets(lunch: Lunch) -> Iterator[None]:
    sandbox = lunch.sandbox
    client = WebClient(sandbox.app_token, base_url=sandbox.api_url)
    handler = SocketModeHandler(lunch.app, sandbox.app_token, web_client=client)
    handler.connect()
    sandbox.wait_for_app(timeout=PATIENT)
    try:
        yield
    finally:
        _close_at_once(handler)


def _close_at_once(handler: SocketModeHandler) -> None:
    # The client waits up to 3 s for words from Slack before it closes; the answer to a ping is one.
    handler.client.current_session_state.terminated = True
    if handler.client.current_session:
        handler.client.current_session.ping("bye")
    handler.close()


@contextmanager
def by_http(lunch: Lunch) -> Iterator[None]:
    bolt = SlackRequestHandler(lunch.app)

    async def endpoint(request: Request) -> Response:
        return await bolt.handle(request)

    listener = listen(0)
    lunch.sandbox.request_url = f"http://127.0.0.1:{listener.getsockname()[1]}/slack/events"
    with served(Starlette(routes=[Route("/slack/events", endpoint, methods=["POST"])]), listener):
        yield
