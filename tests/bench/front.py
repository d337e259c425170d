"""The bot at work as `run` has it, and Bolt with nothing behind it, to be spoken to by turns."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from itertools import count
from pathlib import Path
from urllib.parse import urlencode

from pydantic import SecretStr
from slack_bolt import Ack, App, BoltRequest
from slack_sdk import WebClient
from slack_sdk.signature import SignatureVerifier

from bot import app
from bot.app import Bot
from bot.dev.manifest import manifest
from bot.sandbox import Clock, Sandbox
from bot.settings import Settings
from tests.slack.edge import EIGHT, PEOPLE, SHEETS, TEAM, a_record

A_LONG_TIME = 60.0
EMPTY = "/empty"
OWNERS = ("Ana Ruiz", "Ben Okafor")


@dataclass(frozen=True, slots=True)
class Command:
    """As Slack posts it: a form, signed."""

    body: str
    headers: Mapping[str, str]

    def to_bolt(self) -> BoltRequest:
        return BoltRequest(body=self.body, headers={**self.headers})


@dataclass
class Front:
    bot: Bot
    sandbox: Sandbox
    customers: int
    _numbers: Iterator[int] = field(default_factory=count)

    @property
    def door(self) -> App:
        return self.bot.installed.app

    def empty(self) -> Command:
        return self._command(EMPTY, "")

    def touch(self) -> Command:
        """Another customer each time, so that none has more to it than the last."""
        number = next(self._numbers)
        name = _name(number % self.customers)
        return self._command("/touch", f"{name} call today: we spoke of number {number}")

    def settle(self) -> None:
        """What is done after the acknowledgement belongs to none that follows."""
        assert self.bot.installed.finish(A_LONG_TIME)

    def _command(self, name: str, text: str) -> Command:
        said = {"command": name, "text": text, "user_id": "UANA", "team_id": TEAM.id}
        place = {
            "channel_id": "CTEAM",
            "response_url": "",
            "trigger_id": f"1.{next(self._numbers)}",
        }
        body = urlencode({**said, **place})
        return Command(body, self._signed(body))

    def _signed(self, body: str) -> Mapping[str, str]:
        stamp = str(int(time.time()))
        verifier = SignatureVerifier(self.sandbox.signing_secret)
        signature = verifier.generate_signature(timestamp=stamp, body=body)
        return {
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": signature or "",
        }

    def bolt(self, *, process_before_response: bool) -> App:
        """Bolt's own, with one listener that acknowledges and nothing else."""
        bare = App(
            client=WebClient(token=self.sandbox.bot_token, base_url=self.sandbox.api_url),
            signing_secret=self.sandbox.signing_secret,
            token_verification_enabled=False,
            process_before_response=process_before_response,
        )
        bare.command(EMPTY)(acknowledge)
        return bare


def acknowledge(ack: Ack) -> None:
    ack()


def dispatched(bolt: App, command: Command) -> None:
    assert bolt.dispatch(command.to_bolt()).status == HTTPStatus.OK


@contextmanager
def a_front(folder: Path, customers: int) -> Iterator[Front]:
    """A workspace with so many customers, each of them spoken with twice."""
    url = a_record(folder, _sheets(customers))
    sandbox = Sandbox(
        PEOPLE,
        clock=Clock(EIGHT, flowing=False),
        team=TEAM,
        manifest=manifest(),
        delivery="http",
        rates=False,
    )
    with sandbox.serve():
        settings = Settings(
            _env_file=None,
            database_url=url,
            slack_bot_token=SecretStr(sandbox.bot_token),
            slack_signing_secret=SecretStr(sandbox.signing_secret),
            slack_api_url=sandbox.api_url,
            nightly_backup=False,
        )
        bot = app.start(settings, sandbox.clock.now)
        bot.round_now()
        front = Front(bot, sandbox, customers)
        try:
            yield front
        finally:
            front.settle()
            bot.engine.dispose()


def _name(number: int) -> str:
    return f"Kestrel{number:05}"


def _sheets(customers: int) -> Mapping[str, tuple[str, ...]]:
    names = [_name(number) for number in range(customers)]
    return {
        "members.csv": SHEETS["members.csv"],
        "customers.csv": (
            "name,owner,tier,country",
            *(
                f"{name},{('Ana Ruiz', 'Ben Okafor')[place % 2]},A,ES"
                for place, name in enumerate(names)
            ),
        ),
        "contacts.csv": (
            "customer,name,title",
            *(f"{name},Person {place},CFO" for place, name in enumerate(names)),
        ),
        "touchpoints.csv": (
            "customer,on,kind,by,with,note",
            *(
                f"{name},2026-0{month}-10,call,Ana Ruiz,Person {place},they like the shop"
                for place, name in enumerate(names)
                for month in (1, 2)
            ),
        ),
    }
