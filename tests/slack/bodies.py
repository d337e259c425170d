"""What Slack sends, written by hand: for what the sandbox, like Slack, would never send itself."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier, Event, Thread
from typing import TypeVar

from pydantic import SecretStr
from slack_bolt import BoltRequest, BoltResponse

from bot import app
from bot.app import Bot
from bot.sandbox import Json
from bot.settings import Settings
from bot.slack.afterwards import at_once
from bot.store.engine import open_record, quietly, writing
from tests.slack.edge import Edge, unhurry

T = TypeVar("T")

HERE = {"id": "T0OFFICE", "domain": "office"}


def command(text: str, trigger: str, **more: object) -> Json:
    name, _, rest = text.partition(" ")
    said = {"command": name, "text": rest, "user_id": "UANA", "team_id": "T0OFFICE"}
    place = {"channel_id": "CTEAM", "response_url": "", "trigger_id": trigger}
    return {**said, **place, **more}


def pressed(action_id: str, value: str, trigger: str, **more: object) -> Json:
    action = {"type": "button", "action_id": action_id, "block_id": "b", "value": value}
    return {
        "type": "block_actions",
        "team": HERE,
        "user": {"id": "UANA", "team_id": "T0OFFICE"},
        "container": {"type": "message", "channel_id": "CTEAM", "message_ts": "1.0"},
        "trigger_id": trigger,
        "response_url": "",
        "actions": [{**action, "action_ts": "1772522000.000100"}],
        **more,
    }


def told(event: Json, event_id: str, **more: object) -> Json:
    return {
        "type": "event_callback",
        "team_id": "T0OFFICE",
        "event_id": event_id,
        "event": event,
        "authorizations": [{"team_id": "T0OFFICE", "user_id": "U0APP", "is_bot": True}],
        **more,
    }


def comes(bot: Bot, body: Json) -> BoltResponse:
    return bot.installed.app.dispatch(BoltRequest(body=body, mode="socket_mode"))


def all_at_once(*acts: Callable[[], T]) -> list[T]:
    """Each in a thread of its own, and none begins before the others."""
    ready = Barrier(len(acts))

    def act(one: Callable[[], T]) -> T:
        ready.wait(30)
        return one()

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(act, acts))


@contextmanager
def another_process(edge: Edge) -> Iterator[Bot]:
    """As far as a record can tell: an engine, an app and threads of its own."""
    url = edge.bot.engine.url.render_as_string(hide_password=False)
    settings = Settings(
        _env_file=None,
        database_url=url,
        slack_bot_token=SecretStr(edge.sandbox.bot_token),
        slack_app_token=SecretStr(edge.sandbox.app_token),
        slack_signing_secret=SecretStr(edge.sandbox.signing_secret),
        slack_api_url=edge.sandbox.api_url,
    )
    bot = app.start(settings, edge.sandbox.clock.now, at_once)
    unhurry(bot)
    try:
        yield bot
    finally:
        bot.engine.dispose()


@contextmanager
def somebody_writing(edge: Edge) -> Iterator[Event]:
    """Another process keeps the record to itself, until the event is set."""
    url = edge.bot.engine.url.render_as_string(hide_password=False)
    begun, over = Event(), Event()

    def write() -> None:
        engine = open_record(url)
        with quietly(), writing(engine):
            begun.set()
            over.wait(60)
        engine.dispose()

    thread = Thread(target=write)
    thread.start()
    assert begun.wait(30)
    try:
        yield over
    finally:
        over.set()
        thread.join()


def bodies_of(answers: Sequence[BoltResponse]) -> list[str]:
    """What the acknowledgements said, those that said nothing left out."""
    assert all(one.status == 200 for one in answers)
    return [one.body for one in answers if one.body]


def mention(text: str, event_id: str, ts: str = "1772522000.000100") -> Json:
    at = {"user": "UANA", "channel": "CTEAM", "ts": ts, "event_ts": ts}
    return told({"type": "app_mention", "text": f"<@U0APP> {text}", **at}, event_id)
