"""From when on a note is late, and what is counted once it is there."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from prometheus_client import REGISTRY

from bot.flow.deliver import SETTLE_AFTER
from bot.model import Beat, GiveUp, Member, NotDrawn, Stopped, TryAgain, Uncertain
from bot.store import beats
from bot.store.engine import writing
from tests.flow.team import TUESDAY, Team, asks, at

NINE = at("2026-03-03 09:00", "Europe/Madrid")
A_MINUTE = timedelta(minutes=1)


@pytest.fixture
def counted() -> Callable[..., float]:
    """How much more there is of something than when the test began."""
    before = {
        (sample.name, tuple(sample.labels.items())): sample.value
        for metric in REGISTRY.collect()
        for sample in metric.samples
    }

    def more(name: str, **labels: str) -> float:
        now = REGISTRY.get_sample_value(name, labels) or 0.0
        return now - before.get((name, tuple(labels.items())), 0.0)

    return more


def last_round(team: Team, now: datetime) -> None:
    with writing(team.engine) as connection:
        beats.beat(connection, team.workspace_id, Beat.TICK, now)


def wanted(team: Team) -> list[object]:
    return [row["wanted_at"] for row in team.rows("notes")]


@pytest.mark.parametrize(
    ("round_before", "is_wanted_at"),
    [
        (None, NINE),
        (NINE - 60 * A_MINUTE, NINE),
        (NINE + 119 * A_MINUTE, NINE + 119 * A_MINUTE),
    ],
)
def test_a_morning_note_is_late_from_the_beginning_of_work_or_since_it_had_something_to_say(
    team: Team, acme: int, round_before: datetime | None, is_wanted_at: datetime
) -> None:
    if round_before:
        last_round(team, round_before)
    team.rules = [asks("call", TUESDAY)]
    team.round(NINE + 120 * A_MINUTE)
    assert wanted(team) == [is_wanted_at]


def test_an_urgent_one_is_late_from_now_on(team: Team, acme: int) -> None:
    team.rules = [asks("alarm", TUESDAY, urgent=True)]
    team.round(NINE + 120 * A_MINUTE)
    assert wanted(team) == [NINE + 120 * A_MINUTE]


def test_what_arrives_is_counted_with_how_late_it_was(
    team: Team, acme: int, counted: Callable[..., float]
) -> None:
    team.rules = [asks("call", TUESDAY), asks("write", TUESDAY)]
    team.round(NINE + 5 * A_MINUTE)
    team.round(NINE + 6 * A_MINUTE)
    assert counted("nudges_sent_total") == 2
    assert counted("notes_total", outcome="sent") == 1
    assert counted("nudge_lateness_seconds_count") == 1
    assert counted("nudge_lateness_seconds_sum") == 300


@pytest.mark.parametrize("arrived", [True, False])
def test_what_may_have_arrived_is_counted_once_it_is_known(
    team: Team, acme: int, counted: Callable[..., float], *, arrived: bool
) -> None:
    team.rules = [asks("call", TUESDAY)]
    team.courier.troubles = [(Uncertain("no reply"), arrived)]
    team.round(NINE)
    assert (counted("nudges_sent_total"), counted("notes_total", outcome="uncertain")) == (0, 1)
    team.round(NINE + SETTLE_AFTER)
    team.round(NINE + 2 * SETTLE_AFTER)
    assert counted("nudges_sent_total") == 1
    assert counted("nudge_lateness_seconds_count") == 1


@pytest.mark.parametrize(
    ("trouble", "outcome"),
    [
        (TryAgain(30), "try_again"),
        (GiveUp("no"), "failed"),
        (Stopped("mend it"), "stopped"),
        (NotDrawn("KeyError"), "stumbled"),
        (Uncertain("no reply"), "uncertain"),
    ],
)
def test_what_did_not_arrive_counts_as_what_it_came_to(
    team: Team, acme: int, counted: Callable[..., float], trouble: Exception, outcome: str
) -> None:
    team.rules = [asks("call", TUESDAY)]
    team.courier.troubles = [(trouble, False)]
    team.round(NINE)
    assert counted("notes_total", outcome=outcome) == 1
    assert counted("nudges_sent_total") == counted("nudge_lateness_seconds_count") == 0


def test_a_member_far_away_has_a_morning_of_their_own(team: Team, ben: Member) -> None:
    team.customer("Zen", ben)
    team.rules = [asks("call", TUESDAY)]
    team.round(at("2026-03-03 11:00", "Asia/Tokyo"))
    assert wanted(team) == [at("2026-03-03 09:00", "Asia/Tokyo")]
