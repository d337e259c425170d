"""What people may do, and how a test waits for what comes of it."""

import threading
import time

import pytest
from slack_sdk import WebClient

from bot.sandbox import Message, Refused, Sandbox
from tests.sandbox.office import MANIFEST, an_office


def test_nobody_writes_where_they_are_not(quiet: Sandbox) -> None:
    ben = quiet.person("U2")

    with pytest.raises(Refused, match="Ben Bose is in no conversation called C4"):
        ben.types("C4", "Hello?")
    with pytest.raises(Refused, match="in no conversation"):
        ben.sees("DU1")


def test_nobody_writes_in_an_archived_channel(quiet: Sandbox) -> None:
    with pytest.raises(Refused, match="archived"):
        quiet.person("U1").types("C3", "Hello?")


def test_nobody_writes_to_an_app_that_only_writes() -> None:
    home = {"messages_tab_enabled": True, "messages_tab_read_only_enabled": True}
    sandbox = an_office(manifest={**MANIFEST, "features": {"app_home": home}})

    with pytest.raises(Refused, match="turned off"):
        sandbox.person("U1").types(sandbox.bot_user, "Hello?")


def test_an_empty_message_is_not_sent(quiet: Sandbox) -> None:
    with pytest.raises(Refused, match="type something first"):
        quiet.person("U1").types("C1", "  ")


def test_colleagues_write_to_each_other(quiet: Sandbox) -> None:
    quiet.person("U1").types("U2", "Lunch?")

    assert quiet.person("U2").sees("U1")[-1].text == "Lunch?"


def test_a_strange_person_has_no_hands(quiet: Sandbox) -> None:
    with pytest.raises(Refused, match="Nobody here is called U9"):
        quiet.person("U9")


def test_waiting_ends_as_soon_as_it_comes_true(quiet: Sandbox, api: WebClient) -> None:
    later = threading.Timer(0.05, lambda: api.chat_postMessage(channel="U3", text="Soup is ready"))
    later.start()

    began = time.monotonic()
    found = quiet.wait_until(lambda: quiet.messages("U3"), timeout=240)

    assert found[0].text == "Soup is ready"
    assert time.monotonic() - began < 120
    later.join()


def test_waiting_in_vain_ends_too(quiet: Sandbox) -> None:
    with pytest.raises(TimeoutError, match="did not come true"):
        quiet.wait_until(lambda: False, timeout=0.01)


def test_who_listens_hears_each_message_and_each_change(quiet: Sandbox, api: WebClient) -> None:
    messages: list[Message] = []
    changes: list[str] = []
    quiet.on_message(messages.append)
    quiet.on_change(changes.extend)

    api.chat_postMessage(channel="C1", text="One")
    api.chat_postEphemeral(channel="C1", user="U1", text="Two")

    assert [message.text for message in messages] == ["One", "Two"]
    assert changes == ["channel:C1", "channel:C1"]


def test_every_message_has_a_time_of_its_own(quiet: Sandbox) -> None:
    ana = quiet.person("U1")
    said = [ana.types("C1", "x").message for _ in range(20)]

    times = [message.ts for message in said if message]
    assert times == sorted(set(times))
    assert len(times) == 20
