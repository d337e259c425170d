"""Faults as they are typed in a terminal."""

import pytest

from bot.sandbox import NoSuchFault, faults
from bot.sandbox.faults.kinds import Fault
from bot.sandbox.faults.plan import When
from bot.sandbox.faults.spoken import read

POST = "chat.postMessage"


@pytest.mark.parametrize(
    ("line", "name", "fault", "when"),
    [
        ("chat.postMessage:lost:0.1", POST, faults.lost(), When(chance=0.1)),
        ("chat.postMessage:429", POST, faults.rate_limited(15), When()),
        ("chat.postMessage:429=2:5%", POST, faults.rate_limited(2), When(chance=0.05)),
        ("chat.*:500-before:nth3", "chat.*", faults.broken_before(), When(nth=3)),
        ("*:500-after:every10", "*", faults.broken_after(), When(every=10)),
        ("views.open:error=expired_trigger_id:next2", "views.open",
         faults.error("expired_trigger_id"), When(next_times=2)),
        ("conversations.history:slow=40", "conversations.history", faults.slow(40), When()),
        ("response_url:half", "response_url", faults.half(), When()),
        ("events_api:together=3", "events_api", faults.together(3), When()),
        ("interactive:unheard:1", "interactive", faults.unheard(), When(chance=1)),
        ("slash_commands:disconnect=link_disabled", "slash_commands",
         faults.disconnect("link_disabled"), When()),
        ("socket:deaf", "socket", faults.deaf(), When()),
        (" socket:closed:next1 , ", "socket", faults.closed(), When(next_times=1)),
    ],
)  # fmt: skip
def test_what_is_typed_is_understood(line: str, name: str, fault: Fault, when: When) -> None:
    (one,) = read(line)

    assert (one.name, one.fault, one.when) == (name, fault, when)


def test_several_are_told_apart_and_read_back_in_words() -> None:
    first, second = read("chat.postMessage:lost:0.1,events_api:again=2:every3")

    assert str(first) == "chat.postMessage: done, but the reply is lost; with a chance of 0.1"
    assert str(second) == "events_api: comes 2 more times, one after the other; every 3 times"


def test_nothing_is_nothing() -> None:
    assert read("") == []


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("lost", "METHOD:FAULT:WHEN"),
        ("a:b:c:d", "METHOD:FAULT:WHEN"),
        ("chat.postMessage:", "no fault"),
        ("chat.postMessage:lots", "no fault; there are 500-before"),
        ("chat.postMessage:lost=3", "no fault"),
        ("chat.postMessage:error", "no fault"),
        ("chat.postMessage:error=Not A Word", "no fault"),
        ("events_api:disconnect=boredom", "no fault"),
        ("chat.postMessage:late=-1", "a whole number"),
        ("chat.postMessage:late=99999999", "a whole number from 1 to 3600"),
        ("chat.postMessage:429=²", "a whole number"),
        ("events_api:again=1000000", "a whole number from 1 to 20"),
        ("chat.psotMessage:lost", "no method"),
        ("events_api:lost", "no method"),
        ("chat.postMessage:again", "strikes slash_commands or interactive or events_api"),
        ("chat.postMessage:deaf", "strikes socket"),
        ("chat.postMessage:lost:often", "no moment"),
        ("chat.postMessage:lost:1.5", "no moment"),
        ("chat.postMessage:lost:101%", "no moment"),
        ("chat.postMessage:lost:nth0", "no moment"),
        ("chat.postMessage:lost:nan", "no moment"),
    ],
)
def test_nonsense_is_answered_with_what_would_be_understood(line: str, says: str) -> None:
    with pytest.raises(NoSuchFault, match=says):
        read(line)
