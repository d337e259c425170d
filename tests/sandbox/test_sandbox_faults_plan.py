"""Which calls a fault strikes."""

from collections.abc import Iterator

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.sandbox import Sandbox, faults
from bot.sandbox.faults.plan import Plan, When
from tests.sandbox.office import an_office


def struck(plan: Plan, calls: int, method: str = "api.test") -> list[int]:
    return [number for number in range(1, calls + 1) if plan.of_call(method)]


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (When(), [1, 2, 3, 4, 5, 6, 7]),
        (When(nth=3), [3]),
        (When(every=3), [3, 6]),
        (When(next_times=2), [1, 2]),
        (When(chance=0.0), []),
        (When(chance=1.0), [1, 2, 3, 4, 5, 6, 7]),
    ],
    ids=str,
)
def test_a_fault_strikes_when_it_was_told_to(when: When, expected: list[int]) -> None:
    plan = Plan()
    plan.add("api.test", faults.lost(), when)

    assert struck(plan, 7) == expected


def test_a_rule_counts_from_the_moment_it_is_made_and_only_its_own_calls() -> None:
    plan = Plan()
    struck(plan, 4)
    plan.add("api.test", faults.lost(), When(nth=2))
    struck(plan, 4, "chat.update")

    assert struck(plan, 4) == [2]


@pytest.mark.parametrize("name", ["*", "chat.*", "chat.post*", "chat.postMessage"])
def test_a_rule_may_be_for_many_methods(name: str) -> None:
    plan = Plan()
    plan.add(name, faults.lost())

    assert struck(plan, 1, "chat.postMessage") == [1]
    assert struck(plan, 1, "users.info") == ([1] if name == "*" else [])


def test_by_chance_the_same_calls_are_struck_with_the_same_seed() -> None:
    def run(seed: int) -> list[int]:
        plan = Plan(seed)
        plan.add("api.test", faults.lost(), When(chance=0.2))
        return struck(plan, 200)

    assert run(7) == run(7) != run(8)
    assert 20 <= len(run(7)) <= 60


def test_another_rule_does_not_change_what_the_first_strikes() -> None:
    alone, beside = Plan(3), Plan(3)
    for plan in (alone, beside):
        plan.add("api.test", faults.lost(), When(chance=0.3))
    beside.add("api.test", faults.page(), When(chance=0.3))

    lost = [bool((fault := beside.of_call("api.test")) and fault.word == "lost") for _ in range(99)]

    assert lost == [bool(alone.of_call("api.test")) for _ in range(99)]


def test_the_first_rule_wins_so_that_no_call_has_two_faults() -> None:
    plan = Plan()
    plan.add("api.test", faults.lost())
    plan.add("*", faults.page())

    fault = plan.of_call("api.test")

    assert fault is not None
    assert fault.word == "lost"
    assert plan.struck == {("api.test", "lost"): 1}


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with an_office().serve() as sandbox:
        yield sandbox


def test_calm_ends_it(sandbox: Sandbox) -> None:
    client = WebClient(sandbox.bot_token, base_url=sandbox.api_url, retry_handlers=[])
    sandbox.faults.strike("auth.test", faults.error("fatal_error"))
    with pytest.raises(SlackApiError):
        client.auth_test()

    sandbox.faults.calm()

    assert client.auth_test()["ok"]
    assert sandbox.faults.struck == {("auth.test", "error"): 1}
    assert sandbox.faults.met == {"auth.test": 2}
