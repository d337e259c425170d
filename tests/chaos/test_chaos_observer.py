"""The observer finds what is twice, what is missing and what went to somebody else."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from slack_sdk import WebClient

from bot.sandbox import Clock, Sandbox
from tests.chaos.observer import Observer
from tests.chaos.office import OPENS, Office
from tests.chaos.wave import Wave

OFFICE = Office(people=2, customers_each=2)


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(OFFICE.staff, clock=Clock(OPENS)).serve() as sandbox:
        yield sandbox


@pytest.fixture
def observer(sandbox: Sandbox) -> Observer:
    observer = Observer(OFFICE.expected)
    observer.watch(sandbox)
    return observer


def post(sandbox: Sandbox, user: str, text: str) -> None:
    WebClient(sandbox.bot_token, base_url=sandbox.api_url).chat_postMessage(channel=user, text=text)


def test_all_is_well_when_everybody_reads_of_each_of_their_customers_once(
    sandbox: Sandbox, observer: Observer
) -> None:
    post(sandbox, "U000", "Call K000000K. K000000K waits for it. So does K000001K.")
    post(sandbox, "U001", "Call K001000K and K001001K.")

    assert observer.duplicates() == observer.missing() == observer.astray() == []


def test_a_planted_duplicate_is_found_for_each_time_too_many(
    sandbox: Sandbox, observer: Observer
) -> None:
    for _ in range(3):
        post(sandbox, "U000", "Call K000000K.")

    assert observer.duplicates() == ["K000000K"] * 2


def test_a_planted_miss_is_found(sandbox: Sandbox, observer: Observer) -> None:
    post(sandbox, "U000", "Call K000000K.")
    post(sandbox, "U001", "Call K001000K and K001001K.")

    assert observer.missing() == ["K000001K"]


def test_what_somebody_else_reads_is_found_and_does_not_count(
    sandbox: Sandbox, observer: Observer
) -> None:
    post(sandbox, "U001", "Call K000000K.")

    assert observer.astray() == ["K000000K"]
    assert "K000000K" in observer.missing()


@pytest.mark.chaos
def test_a_bot_that_posts_again_without_looking_is_caught_doubling(tmp_path: Path) -> None:
    score = Wave(Office(60, 2), kills=6, workers=1, seed=1, protocol="blind").run(tmp_path)

    assert score.duplicates > 0


@pytest.mark.chaos
def test_a_bot_that_takes_no_answer_for_a_yes_is_caught_losing(tmp_path: Path) -> None:
    score = Wave(Office(60, 2), kills=0, workers=1, seed=1, protocol="hopeful").run(tmp_path)

    assert score.missed > 0
