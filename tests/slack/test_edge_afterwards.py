"""What can wait: in order for one person, side by side for several, and finished at the end."""

from functools import partial
from threading import Event

from bot.slack.afterwards import InTheBackground
from bot.slack.threads import Threads

A_LONG_TIME = 30


def test_what_concerns_one_person_is_done_in_order() -> None:
    afterwards, done = InTheBackground(), list[int]()
    first = Event()

    def wait_and(number: int) -> None:
        assert first.wait(A_LONG_TIME)
        done.append(number)

    afterwards(lambda: wait_and(0), of="ana")
    for number in range(1, 50):
        afterwards(partial(done.append, number), of="ana")
    ben = Event()
    afterwards(ben.set, of="ben")
    assert ben.wait(A_LONG_TIME), "nobody waits for somebody else"
    first.set()
    assert afterwards.finish(A_LONG_TIME)
    assert done == [*range(50)]


def test_what_is_long_holds_nobody_up_and_is_finished_too() -> None:
    afterwards, over, done = InTheBackground(), Event(), Event()

    def export() -> None:
        assert over.wait(A_LONG_TIME)
        done.set()

    for _ in range(3):
        afterwards(export, long=True)
    quick = Event()
    afterwards(quick.set)
    assert quick.wait(A_LONG_TIME)
    assert not afterwards.finish(0)
    over.set()
    assert afterwards.finish(A_LONG_TIME)
    assert done.is_set()


def test_what_fails_is_logged_and_the_next_goes_on(expected_trouble: list[str]) -> None:
    expected_trouble.append("something could not be done afterwards")
    afterwards, next_one = InTheBackground(), Event()

    def fails() -> None:
        raise RuntimeError

    afterwards(fails, of="ana")
    afterwards(next_one.set, of="ana")
    assert next_one.wait(A_LONG_TIME)


def test_what_is_handed_on_is_waited_for_too() -> None:
    threads, done = Threads(1, "test"), Event()
    threads.submit(lambda: threads.submit(done.set))
    assert threads.finish(A_LONG_TIME)
    assert done.is_set()
