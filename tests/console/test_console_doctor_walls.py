"""What doctor says of the walls between workspaces, and how they are mended."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.model.findings import Verdict
from bot.store import walls
from bot.store.engine import open_record, quietly, reading, writing
from bot.store.migrate import mend_walls
from tests.console.surgery import Surgery, a_surgery
from tests.database import as_its_maker

pytestmark = pytest.mark.only_on("postgresql", "a file of SQLite has no walls")


@pytest.fixture
def surgery(tmp_path: Path) -> Iterator[Surgery]:
    with a_surgery(tmp_path) as surgery:
        yield surgery


@pytest.fixture
def engine(surgery: Surgery) -> Iterator[Engine]:
    engine = open_record(surgery.settings.database_url)
    yield engine
    engine.dispose()


def hold_us(engine: Engine) -> bool:
    with reading(engine) as connection:
        return walls.hold_us(connection)


def test_walls_that_hold_the_bot_are_well(surgery: Surgery, engine: Engine) -> None:
    if not hold_us(engine):
        pytest.skip("TEST_DATABASE_URL lets us make no plain role")
    assert surgery.said("Walls", Verdict.OK).startswith("They stand between the workspaces")


def test_whoever_passes_the_walls_is_told_how_to_come_as_a_plain_role(surgery: Surgery) -> None:
    maker = open_record(as_its_maker(surgery.settings.database_url))
    if hold_us(maker):
        pytest.skip("TEST_DATABASE_URL names a plain role")
    maker.dispose()
    surgery.sets(database_url=as_its_maker(surgery.settings.database_url))
    told = surgery.noted("Walls")
    assert "CREATE ROLE second_date LOGIN" in told
    assert "OWNER TO second_date" in told


def test_a_wall_that_was_taken_down_is_named_and_mended(surgery: Surgery, engine: Engine) -> None:
    with quietly(), writing(engine) as connection:
        connection.exec_driver_sql("ALTER TABLE touchpoints DISABLE ROW LEVEL SECURITY")
    assert "apart in touchpoints. Put it up again: python -m bot migrate" in surgery.bad("Walls")
    assert mend_walls(engine) == ["touchpoints"]
    assert surgery.said("Walls").startswith(("They stand", "The role"))
    assert mend_walls(engine) == []
