"""The watchdog: when it asks for a new socket, when it gives up, and when it lets things be."""

import pytest

from bot.serve import Deaf
from bot.serve.watchdog import END_AFTER, NEW_SOCKET_AFTER, Watchdog
from bot.slack.installed import NotInstalled

TWO_MINUTES = 120


class Line:
    """Somebody who speaks when told to, and counts how often a new socket was asked for."""

    def __init__(self) -> None:
        self.said, self.refused, self.now = 0, "", 0.0
        self.asked_at: list[float] = []

    def words(self) -> int:
        return self.said

    def connect_anew(self) -> None:
        self.asked_at.append(self.now)


@pytest.fixture
def line() -> Line:
    return Line()


@pytest.fixture
def dog(line: Line) -> Watchdog:
    return Watchdog(line, tick=lambda: line.now)


def passes(line: Line, dog: Watchdog, seconds: int, *, word_every: int = 0) -> None:
    for second in range(1, seconds + 1):
        line.now += 1
        if word_every and second % word_every == 0:
            line.said += 1
        dog.look()


def test_while_slack_speaks_now_and_then_nothing_happens(line: Line, dog: Watchdog) -> None:
    passes(line, dog, 600, word_every=29)
    assert line.asked_at == []


def test_silence_asks_for_a_new_socket_twice_and_then_gives_up(line: Line, dog: Watchdog) -> None:
    with pytest.raises(Deaf, match="silent for 90 seconds"):
        passes(line, dog, TWO_MINUTES)
    assert line.asked_at == [30, 60]
    assert line.now == END_AFTER < TWO_MINUTES


def test_a_word_after_a_new_socket_begins_the_count_anew(line: Line, dog: Watchdog) -> None:
    passes(line, dog, 45)
    line.said += 1
    passes(line, dog, 50)
    assert line.asked_at == [30, 46 + NEW_SOCKET_AFTER]
    assert dog.silent_seconds() == 49


def test_a_machine_that_slept_asks_for_a_new_socket_and_does_not_give_up_at_once(
    line: Line, dog: Watchdog
) -> None:
    passes(line, dog, 10)
    line.now += 8 * 60 * 60
    dog.look()
    passes(line, dog, 20)
    assert line.asked_at == [8 * 60 * 60 + 10]
    line.said += 1
    passes(line, dog, 20)
    assert len(line.asked_at) == 1


def test_where_nobody_answers_after_the_sleep_either_it_ends_in_time(
    line: Line, dog: Watchdog
) -> None:
    line.now += 8 * 60 * 60
    with pytest.raises(Deaf):
        passes(line, dog, TWO_MINUTES)
    assert line.now - 8 * 60 * 60 < TWO_MINUTES


def test_a_token_that_slack_refuses_ends_with_advice(line: Line, dog: Watchdog) -> None:
    line.refused = "token_revoked"
    with pytest.raises(NotInstalled, match=r"refuses SLACK_APP_TOKEN \(token_revoked\)"):
        passes(line, dog, TWO_MINUTES)


def test_any_other_refusal_may_be_over_after_a_new_start(line: Line, dog: Watchdog) -> None:
    line.refused = "internal_error"
    with pytest.raises(Deaf):
        passes(line, dog, TWO_MINUTES)
