"""The observer finds what is twice, what is missing, what went astray, and what came late."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from slack_sdk import WebClient

from bot.sandbox import Clock, Town
from tests.monday.firms import OPENS, firms
from tests.monday.observer import Observer

FIRMS = firms(2, 4, noisy=0, waves=1)


@pytest.fixture
def town() -> Iterator[Town]:
    town = Town(
        {firm.team: firm.staff for firm in FIRMS}, clock=Clock(OPENS, flowing=False), rates=False
    )
    with town.serve():
        yield town


@pytest.fixture
def observer(town: Town) -> Observer:
    observer = Observer(FIRMS)
    observer.watch(town)
    return observer


def post(town: Town, team: str, user: str, text: str) -> None:
    token = town.workspaces[team].bot_token
    WebClient(token, base_url=town.api_url).chat_postMessage(channel=user, text=text)


def everybody_reads(town: Town) -> None:
    for firm in FIRMS:
        for customer, keeper in firm.expected.items():
            post(town, firm.team.id, keeper, f"Call {customer}. {customer} waits for it.")


def test_all_is_well_when_everybody_reads_of_their_customer_once(
    town: Town, observer: Observer
) -> None:
    everybody_reads(town)

    assert observer.doubled() == observer.missing() == observer.astray() == []
    assert observer.second_notes() == 0


def test_a_planted_duplicate_is_found_for_each_time_too_many(
    town: Town, observer: Observer
) -> None:
    everybody_reads(town)
    for _ in range(2):
        post(town, "T001", "U0001", "Call K0010001K.")

    assert observer.doubled() == ["K0010001K"] * 2
    assert observer.second_notes() == 2


def test_a_planted_miss_is_found_in_its_own_workspace(town: Town, observer: Observer) -> None:
    post(town, "T000", "U0000", "Call K0000000K.")
    post(town, "T001", "U0000", "Call K0010000K.")
    post(town, "T001", "U0001", "Call K0010001K.")

    assert observer.missing() == ["K0000001K"]


def test_what_somebody_of_the_same_id_reads_in_another_workspace_is_astray(
    town: Town, observer: Observer
) -> None:
    post(town, "T001", "U0000", "Call K0000000K.")

    assert observer.astray() == ["K0000000K"]
    assert "K0000000K" in observer.missing()


def test_what_comes_late_is_measured_from_when_its_reader_began_to_work(
    town: Town, observer: Observer
) -> None:
    post(town, "T000", "U0000", "Call K0000000K.")
    town.clock.walk(OPENS + timedelta(minutes=7), step=timedelta(days=1))
    post(town, "T000", "U0001", "Call K0000001K.")

    assert observer.late(FIRMS[0]) == [timedelta(0), timedelta(minutes=7)]


def test_of_what_is_late_in_a_large_workspace_slack_has_its_share() -> None:
    (large,) = firms(1, 200, noisy=0, waves=1)
    town = Town({large.team: large.staff}, clock=Clock(OPENS, flowing=False), rates=False)
    observer = Observer([large])
    observer.watch(town)
    with town.serve():
        for number, (customer, keeper) in enumerate(large.expected.items()):
            if number == 150:
                town.clock.walk(OPENS + timedelta(minutes=5), step=timedelta(days=1))
            post(town, "T000", keeper, f"Call {customer}.")

    late = observer.late_beyond_slack(large)
    assert observer.late(large)[-1] == timedelta(minutes=5)
    assert late[-1] == timedelta(minutes=5) - timedelta(seconds=101 * 60 / 50)
