"""What was acknowledged before we are told to end: it is done, or whoever waits for it is told."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from slack_bolt import Ack
from slack_sdk.socket_mode.request import SocketModeRequest

from bot import app
from bot.app import Bot
from bot.pictures.fonts import fonts
from bot.serve import connect_socket
from bot.serve.ending import END_SECONDS, Ending
from bot.slack.afterwards import InTheBackground
from bot.slack.installed import TELL_SECONDS
from tests.serve import waiting
from tests.serve.office import an_office, settings_for
from tests.serve.waiting import A_LONG_TIME
from tests.slack.bodies import comes, command, mention, somebody_writing, told
from tests.slack.colleague import seen
from tests.slack.edge import Edge, an_edge, unhurry
from tests.slack.rude import Rude

HALFWAY = "Something went wrong while I was at it, and I do not know how far I came."
TOUCH = "/touch Acme call today"


@pytest.fixture
def edge(tmp_path: Path) -> Iterator[Edge]:
    with an_edge(tmp_path) as edge:
        yield edge


@pytest.fixture
def later() -> InTheBackground:
    return InTheBackground()


@pytest.fixture
def bot(edge: Edge, later: InTheBackground, tmp_path: Path) -> Iterator[Bot]:
    """As another process has it, that acknowledges first and does the rest afterwards."""
    url = edge.bot.engine.url.render_as_string(hide_password=False)
    settings = settings_for(edge.sandbox, tmp_path).model_copy(update={"database_url": url})
    bot = app.start(settings, edge.sandbox.clock.now, later)
    unhurry(bot)
    yield bot
    assert bot.installed.finish(A_LONG_TIME)
    bot.engine.dispose()


@contextmanager
def acknowledged_at_once(edge: Edge, bot: Bot) -> Iterator[None]:
    """Somebody else writes, and what was said meanwhile waits for them."""
    bot.installed.app.patience = 0
    with somebody_writing(edge):
        yield


def leaves(bot: Bot) -> None:
    """Its time is over, but for the last word, which is begun when this returns."""
    assert not bot.installed.finish(TELL_SECONDS)


def test_who_typed_what_may_not_be_done_any_more_is_told(edge: Edge, bot: Bot) -> None:
    with Rude(200).serve() as slack:
        with acknowledged_at_once(edge, bot):
            assert comes(bot, command(TOUCH, "1.1", response_url=slack.url)).status == 200
            leaves(bot)
            assert waiting.comes(lambda: slack.words)
            (word,) = slack.words
            assert HALFWAY in word
        assert bot.installed.finish(A_LONG_TIME)
        assert "Logged for Acme" in slack.words[-1]


def test_who_spoke_is_told_where_they_spoke(edge: Edge, bot: Bot) -> None:
    with acknowledged_at_once(edge, bot):
        assert comes(bot, mention("Acme call today", "Ev1")).status == 200
        leaves(bot)
        assert waiting.comes(lambda: edge.ana.reads("CTEAM"))
        assert HALFWAY in seen(edge.ana.reply)


def test_of_what_nobody_said_nobody_is_told(
    edge: Edge, bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    """Slack tells us that a status has changed."""
    before = edge.ana.reads("CTEAM")
    away = {"status_expiration": 0, "status_text": "Away", "status_emoji": ":palm_tree:"}
    changed = {"type": "user_change", "user": {"id": "UANA", "profile": away}}
    with acknowledged_at_once(edge, bot):
        assert comes(bot, told(changed, "Ev2")).status == 200
        leaves(bot)
        assert (edge.ana.notes, edge.ana.reads("CTEAM")) == ([], before)
        assert "could not be told" not in caplog.text


def test_who_has_no_acknowledgement_either_hears_of_it_from_slack_alone(bot: Bot) -> None:
    begun, over = Event(), Event()

    def waits(ack: Ack) -> None:
        begun.set()
        assert over.wait(A_LONG_TIME)
        ack()

    bot.installed.app.command("/waits")(waits)
    bot.installed.app.patience = A_LONG_TIME
    with Rude(200).serve() as slack, ThreadPoolExecutor(1) as person:
        typed = person.submit(comes, bot, command("/waits", "1.1", response_url=slack.url))
        assert begun.wait(A_LONG_TIME)
        leaves(bot)
        assert slack.words == []
        over.set()
        assert typed.result().status == 200


def test_who_was_promised_a_file_is_told_that_it_does_not_come(
    edge: Edge, bot: Bot, later: InTheBackground
) -> None:
    over = Event()
    for _ in range(2):
        later(partial(over.wait, A_LONG_TIME), long=True)
    assert "I am writing down" in comes(bot, command("/customer export", "1.1")).body
    leaves(bot)
    assert waiting.comes(lambda: edge.ana.notes)
    assert seen(edge.ana.note) == "The file could not be sent. Please try again in a while."
    over.set()


@pytest.mark.skipif(fonts() is None, reason="pictures are an extra")
def test_who_was_promised_pictures_has_words_instead(
    edge: Edge, bot: Bot, later: InTheBackground
) -> None:
    over = Event()
    for _ in range(2):
        later(partial(over.wait, A_LONG_TIME), long=True)
    assert "I am drawing it" in comes(bot, command("/customer Acme timeline", "1.1")).body
    leaves(bot)
    assert waiting.comes(lambda: edge.ana.notes)
    assert "We were last in touch with Acme 21 days ago." in seen(edge.ana.note)
    over.set()


def test_what_comes_up_when_python_ends_already_is_done_in_order_all_the_same() -> None:
    later, first, done = InTheBackground(), Event(), list[int]()

    def begins() -> None:
        assert first.wait(A_LONG_TIME)
        done.append(0)

    later(begins, of="ana")
    for number in range(1, 5):
        later(partial(done.append, number), of="ana")
    # As Python does it to every pool in the end.
    for pool in (later._short, later._long):
        pool.shutdown(wait=False)
    first.set()
    assert later.finish(A_LONG_TIME)
    assert done == [*range(5)]
    later(partial(done.append, 5), of="ana")
    later(partial(done.append, 6), long=True)
    assert done == [*range(7)]


def test_a_closed_socket_begins_nothing_that_it_could_not_acknowledge(tmp_path: Path) -> None:
    with an_office() as office:
        settings = settings_for(office, tmp_path)
        bot = app.start(settings, office.clock.now)
        socket = connect_socket(bot, settings)
        heard = list[str]()
        bot.installed.app.command("/heard")(lambda: heard.append("it"))
        socket.close()
        payload = command("/heard", "1.1")
        socket.handle(socket.client, SocketModeRequest("slash_commands", "E1", payload))
        assert heard == []
        assert bot.installed.finish(A_LONG_TIME)
        bot.engine.dispose()


def test_whoever_is_told_to_end_knows_how_long_it_may_take() -> None:
    end = Ending()
    end.set()
    first = end.seconds_left()
    end.set()
    assert 0 < end.seconds_left() <= first < END_SECONDS
