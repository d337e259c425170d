"""A customer, a member and a workspace with far too much: each costs its share and no more."""

from functools import partial

import pytest
from sqlalchemy import update

from bot.flow import home_page, pages, record
from bot.flow.pictures import customer_over_time
from bot.flow.tick import BATCH, tick
from bot.flow.visit import Visit
from bot.model import Member
from bot.model.warmth import Which
from bot.slack.customer_list import A_PAGE, page_of
from bot.store import search
from bot.store.engine import reading, writing
from bot.store.tables import customers
from bot.views import answers
from rules.kit.rule import load
from tests.flow.huge import many_customers, spent, touched_often
from tests.flow.team import TUESDAY, Team, at, called

pytestmark = pytest.mark.thorough

TIMES, CUSTOMERS, MANY = 20_000, 5_000, 30_000
NOW = at("2026-03-03 05:00", "Europe/Madrid")
KILOBYTE, MEGABYTE = 1_024, 1_024**2


@pytest.fixture
def eager(team: Team) -> Team:
    team.rules = load()
    return team


@pytest.fixture
def small(eager: Team, ana: Member) -> int:
    small = eager.customer("Pebble", ana)
    touched_often(eager, small, 20, ana.id)
    return small


@pytest.fixture
def big(eager: Team, ana: Member) -> int:
    big = eager.customer("Colossus", ana)
    touched_often(eager, big, TIMES, ana.id)
    return big


@pytest.fixture
def visit(eager: Team, ana: Member) -> Visit:
    return eager.visit(ana, NOW)


def _look_at(team: Team, customer_id: int) -> None:
    with writing(team.engine) as connection:
        due = update(customers).where(customers.c.id == customer_id).values(look_at=NOW)
        connection.execute(due)
    assert tick(team.engine, team.rules, NOW) == 1


def test_a_long_history_is_planned_in_as_many_queries_and_in_its_own_memory(
    eager: Team, small: int, big: int, visit: Visit
) -> None:
    eager.tick(NOW)
    few = spent(eager.engine, lambda: _look_at(eager, small))
    many = spent(eager.engine, lambda: _look_at(eager, big))
    # Whom touchpoints were with is asked of 5,000 of them at a time.
    assert many.statements <= few.statements + TIMES // 5_000
    assert many.memory < TIMES * 2 * KILOBYTE


def test_a_long_history_is_a_page_like_any_other(small: int, big: int, visit: Visit) -> None:
    few, many = (pages.customer_page(visit, one) for one in (small, big))
    assert len(many.touches) == len(few.touches) == pages.TOUCHES_SHOWN
    short, long = (str(answers.customer_page(one, {})) for one in (few, many))
    assert len(long) < 2 * len(short)


def test_a_long_history_takes_its_own_memory_wherever_it_is_read(
    eager: Team, big: int, visit: Visit
) -> None:
    eager.tick(NOW)
    numbers = iter(range(10))

    def log() -> None:
        record.log(visit, called(big, TUESDAY, identity=f"huge:{next(numbers)}"))

    for deed in (
        log,
        lambda: pages.customer_page(visit, big),
        lambda: customer_over_time(visit, big),
        lambda: home_page.home(visit),
    ):
        assert spent(eager.engine, deed).memory < TIMES * 2 * KILOBYTE


def test_a_short_history_costs_nothing_beside_a_long_one(
    eager: Team, small: int, big: int, visit: Visit
) -> None:
    eager.tick(NOW)
    for deed in (
        lambda: _look_at(eager, small),
        lambda: pages.customer_page(visit, small),
        lambda: customer_over_time(visit, small),
    ):
        assert spent(eager.engine, deed).memory < MEGABYTE


def test_who_looks_after_thousands_has_a_home_like_others(
    eager: Team, ana: Member, ben: Member, visit: Visit
) -> None:
    many_customers(eager, CUSTOMERS, ana.id, called="Mine")
    many_customers(eager, home_page.READ_AHEAD, ben.id, called="Theirs")
    other = eager.visit(ben, NOW)
    few, many = (spent(eager.engine, partial(home_page.home, one)) for one in (other, visit))
    assert many.statements == few.statements
    assert many.memory < 2 * few.memory + MEGABYTE
    assert home_page.home(visit).customers == CUSTOMERS
    shown = home_page.my_customers(visit, 0)
    assert (len(shown.warm), shown.every) == (home_page.A_PAGE, CUSTOMERS)


def test_a_page_of_a_list_is_a_page_however_long_the_list(
    eager: Team, ana: Member, visit: Visit
) -> None:
    many_customers(eager, CUSTOMERS, ana.id, called="Mine")
    for mine in (True, False):
        cost = spent(eager.engine, partial(page_of, visit, Which.ALL, mine=mine))
        assert cost.statements <= 4
        assert cost.memory < 2 * MEGABYTE
    assert str(page_of(visit, Which.ALL)).count("Bakery") <= 3 * A_PAGE


def test_an_idle_round_and_a_type_ahead_read_nobody_of_so_many(
    eager: Team, ana: Member, visit: Visit
) -> None:
    many_customers(eager, MANY, ana.id, called="Mine")
    here = eager.in_force()
    with writing(eager.engine) as connection:
        connection.execute(update(customers).values(revision=here.revision))
    idle = spent(eager.engine, lambda: tick(eager.engine, eager.rules, NOW))
    assert idle.statements <= 5
    assert idle.memory < MEGABYTE // 4

    def typed(letters: str) -> list[tuple[int, str]]:
        with reading(eager.engine) as connection:
            return search.customers_like(connection, eager.workspace_id, ana.id, letters, 20)

    assert len(typed("mine 2")) == len(typed("bak")) == 20
    for letters in ("mine 2", "bak", "mine 29999 bakery"):
        assert spent(eager.engine, partial(typed, letters)).memory < MEGABYTE


def test_who_is_due_at_once_is_read_a_page_at_a_time(eager: Team, ana: Member) -> None:
    ids = many_customers(eager, 5 * BATCH, ana.id, called="Mine")
    eager.tick(NOW)

    def due(number: int) -> None:
        some = update(customers).where(customers.c.id <= ids[number - 1])
        with writing(eager.engine) as connection:
            connection.execute(some.values(look_at=NOW))
        assert tick(eager.engine, eager.rules, NOW) == number

    page, pages_of_them = (spent(eager.engine, partial(due, one)) for one in (BATCH, 5 * BATCH))
    assert pages_of_them.memory < 2 * page.memory
