"""The three processes for real: what they answer, and how they end when they are told to."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from urllib.parse import urlencode

import pytest
from slack_sdk.signature import SignatureVerifier
from sqlalchemy import select

from bot.sandbox import Sandbox
from bot.store.engine import open_record, reading, writing
from bot.store.tables import beats
from tests.database import address_in
from tests.serve import waiting
from tests.serve.office import an_office
from tests.serve.ports import a_port
from tests.serve.waiting import A_LONG_TIME
from tests.slack.bodies import command
from tests.slack.rude import Rude

pytestmark = pytest.mark.thorough

ROOT = Path(__file__).parents[2]

HANGS = """
from bot.serve.ending import told_to_end
from threading import Event
told = told_to_end()
print("ready", flush=True)
told.wait()
print("told", flush=True)
Event().wait()
"""

ENDS_BY_ITSELF = """
import gc, os, runpy, socket, sys
from contextlib import suppress
from threading import Event, Thread

def listens():
    with suppress(OSError), socket.create_connection(("127.0.0.1", int(os.environ["PORT"]))):
        return True

def found(kind):
    return [one for one in gc.get_objects() if isinstance(one, kind)]

def server_ends():
    while not listens():
        Event().wait(0.1)
    import uvicorn
    from bot.bots import Bots
    from bot.slack.threads import Threads
    # Its port is listened on before there is a server.
    while not (at_work := [one for one in found(uvicorn.Server) if getattr(one, "started", 0)]):
        Event().wait(0.1)
    found(Threads)[0].submit(Event().wait)
    if os.environ["HANGS"] == "all":
        Bots.finish = lambda *_: Event().wait()
    at_work[0].should_exit = True

Thread(target=server_ends, daemon=True).start()
sys.argv = ["bot", "web"]
runpy.run_module("bot", run_name="__main__")
"""
"""And meanwhile something hangs, as if PostgreSQL did."""


@pytest.fixture(scope="module")
def office() -> Iterator[Sandbox]:
    with an_office() as sandbox:
        yield sandbox


@pytest.fixture
def port() -> Iterator[int]:
    with a_port() as port:
        yield port


@contextmanager
def a_process(
    office: Sandbox, folder: Path, verb: str, *, script: str = "", **settings: str
) -> Iterator[subprocess.Popen[str]]:
    told = {
        "DATABASE_URL": address_in(folder),
        "SLACK_BOT_TOKEN": office.bot_token,
        "SLACK_APP_TOKEN": office.app_token,
        "SLACK_SIGNING_SECRET": office.signing_secret,
        "SLACK_API_URL": office.api_url,
        "LOG_FORMAT": "json",
    }
    here = {"PATH": os.defpath, "PYTHONPATH": str(ROOT)}  # the folder holds no .env
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, *(["-c", script] if script else ["-m", "bot", verb])],
        env=here | told | settings,
        cwd=folder,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def asks(port: int, path: str) -> tuple[int, str]:
    """0 while nobody listens."""
    try:
        with urllib.request.urlopen(
            f"http://127.0.0.1:{port}{path}", timeout=A_LONG_TIME
        ) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()
    except OSError:
        return 0, ""


def comes(process: subprocess.Popen[str], port: int, path: str) -> tuple[int, str]:
    """The answer as soon as it is 200, while the process lives."""
    told = [(0, "")]

    def is_well() -> bool:
        told.append(asks(port, path))
        return told[-1][0] == 200 or process.poll() is not None

    waiting.comes(is_well)
    return told[-1]


def ends(process: subprocess.Popen[str], how: signal.Signals = signal.SIGTERM) -> int:
    process.send_signal(how)
    return process.wait(A_LONG_TIME)


def marks(folder: Path) -> set[str]:
    engine = open_record(address_in(folder))
    with reading(engine) as connection:
        told = {*connection.scalars(select(beats.c.name))}
    engine.dispose()
    return told


@pytest.mark.parametrize("verb", ["run", "worker"])
def test_run_and_worker_tell_of_themselves_and_end_well(
    office: Sandbox, tmp_path: Path, port: int, verb: str
) -> None:
    with a_process(office, tmp_path, verb, HEALTH_PORT=str(port)) as process:
        assert comes(process, port, "/readyz") == (200, "ok")
        assert asks(port, "/healthz") == (200, "ok")
        status, told = asks(port, "/metrics")
        assert status == 200
        assert 'rounds_total{outcome="ok"}' in told
        assert ("socket_silent_seconds" in told) == (verb == "run")
        assert marks(tmp_path) >= ({"tick", "socket"} if verb == "run" else {"tick"})
        assert ends(process) == 0


def test_web_tells_of_itself_and_ends_well(office: Sandbox, tmp_path: Path, port: int) -> None:
    with a_process(office, tmp_path, "web", HOST="127.0.0.1", PORT=str(port)) as process:
        assert comes(process, port, "/readyz") == (200, "ok")
        assert asks(port, "/metrics")[0] == 200
        assert asks(port, "/slack/events")[0] == 405
        assert ends(process, signal.SIGINT) == 0


@contextmanager
def somebody_writing(folder: Path) -> Iterator[Event]:
    """The record is theirs, until the event is set."""
    begun, over = Event(), Event()

    def write() -> None:
        engine = open_record(address_in(folder))
        with writing(engine):
            begun.set()
            over.wait(A_LONG_TIME)
        engine.dispose()

    with ThreadPoolExecutor(1) as somebody:
        somebody.submit(write)
        assert begun.wait(A_LONG_TIME)
        yield over
        over.set()


def acknowledged(office: Sandbox, port: int, answer_at: str) -> int:
    """The status that Slack gets for a command."""
    typed = command("/touch Acme call today", "1.2.3", response_url=answer_at)
    body, stamp = urlencode(typed), str(int(time.time()))
    right = SignatureVerifier(office.signing_secret).generate_signature(timestamp=stamp, body=body)
    proof = {"X-Slack-Signature": right or "", "X-Slack-Request-Timestamp": stamp}
    url = f"http://127.0.0.1:{port}/slack/events"
    request = urllib.request.Request(url, body.encode(), proof)
    with urllib.request.urlopen(request, timeout=A_LONG_TIME) as answer:  # noqa: S310
        return int(answer.status)


@pytest.mark.parametrize("let_go", [True, False])
def test_what_web_has_acknowledged_it_does_or_says_that_it_may_not_have(
    office: Sandbox, tmp_path: Path, port: int, *, let_go: bool
) -> None:
    with (
        Rude(200).serve() as slack,
        a_process(office, tmp_path, "web", HOST="127.0.0.1", PORT=str(port)) as process,
    ):
        assert comes(process, port, "/readyz") == (200, "ok")
        with somebody_writing(tmp_path) as over:
            assert acknowledged(office, port, slack.url) == 200
            assert slack.words == []
            process.send_signal(signal.SIGTERM)
            if let_go:
                over.set()
            assert process.wait(A_LONG_TIME) == 0
        (word,) = slack.words
        assert ("I do not know how far I came" in word) == (not let_go)
        assert ("Acme" in word) == let_go


@pytest.mark.parametrize("hangs", ["a thread", "all"])
def test_a_web_whose_server_has_ended_ends_too_whatever_hangs(
    office: Sandbox, tmp_path: Path, port: int, hangs: str
) -> None:
    more = {"HOST": "127.0.0.1", "PORT": str(port), "HANGS": hangs}
    with a_process(office, tmp_path, "web", script=ENDS_BY_ITSELF, **more) as process:
        _, told = process.communicate(timeout=A_LONG_TIME)
    assert process.returncode == 1
    assert "The HTTP server has ended by itself" in told


def test_with_a_port_of_their_own_figures_are_not_where_slack_comes_in(
    office: Sandbox, tmp_path: Path, port: int
) -> None:
    ports = {"HOST": "127.0.0.1", "PORT": str(port)}
    with (
        a_port() as inside,
        a_process(office, tmp_path, "web", HEALTH_PORT=str(inside), **ports) as process,
    ):
        assert comes(process, port, "/healthz") == (200, "ok")
        assert [asks(port, path)[0] for path in ("/metrics", "/readyz")] == [404, 404]
        assert [comes(process, inside, path)[0] for path in ("/metrics", "/readyz")] == [200, 200]


def test_a_port_that_is_taken_is_told_in_a_sentence(office: Sandbox, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        with a_process(office, tmp_path, "worker", HEALTH_PORT=port) as process:
            _, told = process.communicate(timeout=A_LONG_TIME)
    assert process.returncode == 1
    assert f"Port {port} of 127.0.0.1 cannot be listened on" in told
    assert "Traceback" not in told


def test_a_second_interruption_ends_at_once() -> None:
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", HANGS], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.send_signal(signal.SIGINT)
        assert process.stdout.readline() == "told\n"
        assert ends(process, signal.SIGINT) == 130
    finally:
        process.kill()
        process.communicate()
