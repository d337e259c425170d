"""Once a day everybody is looked at, due or not; what is found had been missed, and is mended."""

import logging
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from prometheus_client import REGISTRY
from sqlalchemy import Engine, update

from bot.flow import sweep as sweeping
from bot.flow.apart import Failed
from bot.flow.sweep import Pace, sweep
from bot.model import Member
from bot.store import customers, sweeps
from bot.store.engine import open_record, reading, writing
from bot.store.sweeps import Sweep
from bot.store.tables import customers as customer_rows
from bot.store.tables import nudges
from rules.kit import Customer, Nudge
from tests.flow.team import TUESDAY, Team, asks, at, at_the_same_time, day, rule_of, team_in

NOW = at("2026-03-03 09:00", "Europe/Madrid")
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
CALL = asks("call", TUESDAY)
SOON = asks("soon", day("2026-03-20"))


def many(team: Team, owner: Member, number: int) -> None:
    row = {"workspace_id": team.workspace_id, "owner_id": owner.id, "look_at": customers.AT_ONCE}
    names = (f"c{one}" for one in range(number))
    with writing(team.engine) as connection:
        connection.execute(
            customer_rows.insert(), [row | {"name": name, "normal_name": name} for name in names]
        )


def swept(team: Team, now: datetime = NOW, pace: Pace | None = None) -> int:
    return sweep(team.engine, team.workspace_id, team.rules, now, {} if pace is None else pace)


def found(team: Team) -> Sweep:
    with reading(team.engine) as connection:
        return sweeps.of(connection, team.workspace_id)


def counted() -> float:
    return REGISTRY.get_sample_value("sweep_missed_total") or 0.0


def behind_our_back(team: Team, customer_id: int, **values: object) -> None:
    """A fact that changes without anybody being told, which is what a mistake of ours would be."""
    with writing(team.engine) as connection:
        mine = customer_rows.c.id == customer_id
        connection.execute(update(customer_rows).where(mine).values(values))


def test_where_everything_was_planned_in_time_nothing_is_missed(team: Team, ana: Member) -> None:
    team.rules = [CALL, SOON]
    team.customer("Acme", ana)
    team.tick(NOW)
    before = team.rows("customers"), team.rows("nudges")
    assert swept(team) == 1
    assert found(team) == Sweep(NOW.date(), 1, 1, 0, done=True)
    assert (team.rows("customers"), team.rows("nudges")) == before


@pytest.mark.parametrize(
    ("values", "state"),
    [({"standing": "archived"}, "overtaken"), ({"tier": "C"}, "overtaken")],
)
def test_what_was_missed_is_counted_told_and_mended(
    team: Team,
    ana: Member,
    caplog: pytest.LogCaptureFixture,
    values: dict[str, object],
    state: str,
) -> None:
    def nudges_of(customer: Customer) -> Iterator[Nudge]:
        if customer.tier != "C":
            yield Nudge(due=TUESDAY, why="It is time.", draft="Hello")

    team.rules = [rule_of("call", nudges_of)]
    acme = team.customer("Acme Secret", ana)
    team.tick(NOW)
    behind_our_back(team, acme, **values)
    before = counted()
    with caplog.at_level(logging.ERROR, logger="bot.flow.sweep"):
        swept(team)
    assert found(team).missed == 1
    assert counted() == before + 1
    told = [one.getMessage() for one in caplog.records if one.name == "bot.flow.sweep"]
    assert told == [f"customer {acme} was missed by: call"]
    assert team.states() == {"call": state}
    assert swept(team, NOW + DAY) == 1
    assert found(team).missed == 0, "it was mended"


def test_a_nudge_that_should_have_been_there_is_written(team: Team, ana: Member) -> None:
    team.rules = [SOON]
    acme = team.customer("Acme", ana)
    team.tick(NOW)
    with writing(team.engine) as connection:
        late = update(customer_rows).values(look_at=NOW + 30 * DAY, planned_on=None)
        connection.execute(late)
    swept(team, at("2026-03-20 09:00", "Europe/Madrid"))
    assert found(team).missed == 1
    assert team.nudges() == [("soon", day("2026-03-20"), "waiting")]
    assert acme == 1


def test_a_time_that_was_reckoned_too_late_is_found_before_it_does_harm(
    team: Team, ana: Member, caplog: pytest.LogCaptureFixture
) -> None:
    team.rules = [SOON]
    team.customer("Acme", ana)
    team.tick(NOW)
    with writing(team.engine) as connection:
        connection.execute(update(customer_rows).values(look_at=NOW + 30 * DAY))
    swept(team)
    assert found(team).missed == 1
    assert "look_at" in caplog.text
    with reading(team.engine) as connection:
        look_at = connection.scalar(
            customer_rows.select().with_only_columns(customer_rows.c.look_at)
        )
    assert look_at is not None
    assert look_at <= at("2026-03-20 00:00", "Europe/Madrid")


def test_a_text_that_says_what_is_so_no_longer_was_missed(team: Team, ana: Member) -> None:
    team.rules = [CALL]
    team.customer("Acme", ana)
    team.tick(NOW)
    with writing(team.engine) as connection:
        connection.execute(update(nudges).values(why="What was so long ago."))
    swept(team)
    assert found(team).missed == 1
    assert team.rows("nudges")[0]["why"] == "Acme is waiting."


def test_whose_time_has_just_come_is_left_to_the_planner(team: Team, ana: Member) -> None:
    team.rules = [asks("call", day("2026-03-04"))]
    team.customer("Acme", ana)
    team.tick(NOW)
    midnight = at("2026-03-04 00:00", "Europe/Madrid")
    swept(team, midnight)
    assert (found(team).looked, found(team).missed, team.nudges()) == (1, 0, [])
    assert team.tick(midnight) == 1


def test_who_is_behind_the_rules_is_left_to_the_planner(team: Team, ana: Member) -> None:
    team.rules = [SOON]
    team.customer("Acme", ana)
    team.tick(NOW)
    team.rules = [SOON, CALL]
    team.switch_on()
    swept(team)
    assert (found(team).looked, found(team).missed, team.nudges()) == (1, 0, [])
    assert team.tick(NOW) == 1


def test_a_slice_a_minute_and_everybody_on_a_day(team: Team, ana: Member) -> None:
    team.rules = [SOON]
    many(team, ana, 130)
    team.tick(NOW)
    pace: Pace = {}
    assert [swept(team, NOW + one * MINUTE, pace) for one in range(5)] == [50, 50, 30, 0, 0]
    assert (found(team).looked, found(team).done) == (130, True)
    assert swept(team, NOW + DAY, pace) == 50
    assert found(team) == Sweep((NOW + DAY).date(), 50, 50, 0, done=False)


@pytest.mark.parametrize(
    ("left", "hour", "size"),
    [
        (0, 0, 50),
        (10_000, 0, 50),
        (132_000, 0, 100),
        (132_000, 12, 220),
        (1_000_000, 0, 758),
        (1_000_000, 23, 1_000),
    ],
)
def test_the_slice_is_as_large_as_the_day_needs_and_no_round_is_held_up(
    left: int, hour: int, size: int
) -> None:
    now = at(f"2026-03-03 {hour:02}:00")
    assert sweeping.slice_of(left, now) == size


def test_another_process_goes_on_where_one_has_died(team: Team, ana: Member) -> None:
    team.rules = [SOON]
    many(team, ana, 80)
    team.tick(NOW)
    assert swept(team) == 50
    assert swept(team, NOW + MINUTE, {}) == 30
    assert found(team) == Sweep(NOW.date(), 80, 80, 0, done=True)


def test_what_a_day_was_too_short_for_is_ended_on_the_next(team: Team, ana: Member) -> None:
    team.rules = [SOON]
    many(team, ana, 80)
    team.tick(NOW)
    swept(team)
    assert swept(team, NOW + DAY) == 30
    assert found(team) == Sweep((NOW + DAY).date(), 80, 80, 0, done=True)
    assert swept(team, NOW + DAY + MINUTE) == 0


def test_two_processes_take_each_step_once(team: Team, ana: Member) -> None:
    team.rules = [SOON]
    many(team, ana, 90)
    team.tick(NOW)
    other = open_record(str(team.engine.url))
    paces: list[Pace] = [{}, {}]

    def go(engine: Engine, pace: Pace) -> None:
        for _ in range(4):
            sweep(engine, team.workspace_id, team.rules, NOW, pace)

    at_the_same_time(lambda: go(team.engine, paces[0]), lambda: go(other, paces[1]))
    other.dispose()
    assert found(team) == Sweep(NOW.date(), 90, 90, 0, done=True)


def test_a_step_that_another_has_taken_is_not_taken_again(team: Team) -> None:
    first, second = Sweep(TUESDAY, 50, 50), Sweep(TUESDAY, 80, 80, done=True)
    with writing(team.engine) as connection:
        here = connection, team.workspace_id
        assert sweeps.step(*here, sweeps.NEVER, first)
        assert not sweeps.step(*here, sweeps.NEVER, first)
        assert sweeps.step(*here, first, second)
        assert not sweeps.step(*here, first, second)
        assert sweeps.of(*here).to_go_on(TUESDAY) is None
        assert sweeps.of(*here).to_go_on(TUESDAY + DAY) == Sweep(TUESDAY + DAY)


def test_what_two_processes_find_at_once_is_counted_once(team: Team, ana: Member) -> None:
    meanwhile: list[Callable[[], object]] = []

    def calendar(customer: Customer) -> Iterator[Nudge]:
        if meanwhile:
            meanwhile.pop()()
        yield Nudge(due=TUESDAY, why=f"{customer.name} is waiting.", draft="Hello")

    team.rules = [rule_of("call", calendar)]
    acme = team.customer("Acme", ana)
    team.tick(NOW)
    behind_our_back(team, acme, name="Acme & Sons")
    before = counted()
    meanwhile.append(lambda: swept(team))
    swept(team)
    assert (found(team).missed, counted()) == (1, before + 1)


def test_one_who_cannot_be_looked_at_keeps_no_other_from_it(team: Team, ana: Member) -> None:
    team.rules = [SOON]
    acme, zen = team.customer("Acme", ana), team.customer("Zen", ana)
    team.tick(NOW)
    behind_our_back(team, acme, standing="unheard of")
    behind_our_back(team, zen, standing="archived")
    with pytest.raises(Failed, match="sweep_customer"):
        swept(team)
    assert found(team).done


def test_two_workspaces_are_swept_apart(team: Team, ana: Member) -> None:
    other = team_in(team.engine, "Other", rules=[SOON])
    team.rules = [SOON]
    team.customer("Acme", ana)
    other.customer("Zen", other.hire("Ben"))
    team.tick(NOW)
    pace: Pace = {}
    assert (swept(team, NOW, pace), swept(team, NOW, pace)) == (1, 0)
    assert (swept(other, NOW, pace), swept(other, NOW, pace)) == (1, 0)
