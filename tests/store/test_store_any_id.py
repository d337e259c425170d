"""Numbers come back from Slack as somebody may have written them: any of them may be asked for."""

from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from bot.store import cards, nudges, search
from bot.store.engine import reading, writing
from bot.store.tables import metadata
from tests.flow.team import TUESDAY, Team, record_in, team_in

NOBODYS = st.one_of(
    st.integers(max_value=0), st.integers(min_value=1_000), st.integers(-(2**70), -1)
)
TABLES = sorted(name for name in metadata.tables if name != "workspaces")


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    engine = record_in(tmp_path_factory.mktemp("ids"))
    team = team_in(engine)
    team.customer("Acme", team.hire("Ana"))
    yield team
    engine.dispose()


@settings(deadline=None, max_examples=10)
@given(NOBODYS)
@example(2**31)
@example(2**63)
@example(-(2**31) - 1)
@example(10**30)
def test_a_number_that_no_row_has_finds_changes_and_deletes_nothing(team: Team, one: int) -> None:
    with writing(team.engine) as connection:
        for name in TABLES:
            table = metadata.tables[name]
            for wanted in (table.c.id == one, table.c.id.in_([one, 2**31, 2**64])):
                assert connection.execute(select(table).where(wanted)).all() == []
                assert connection.execute(delete(table).where(wanted)).rowcount == 0
            changed = update(table).where(table.c.id == one)
            assert connection.execute(changed.values(workspace_id=1)).rowcount == 0


@settings(deadline=None, max_examples=10)
@given(NOBODYS)
@example(2**31)
@example(2**63)
def test_the_stores_answer_it_as_what_is_not_there(team: Team, one: int) -> None:
    here = team.workspace_id
    with reading(team.engine) as connection:
        assert nudges.get(connection, here, one) is None
        assert cards.of_nudges(connection, here, [one], one) == []
        assert nudges.waiting(connection, here, one, TUESDAY) == []
        assert search.customers_like(connection, one, one, "Acme", 5) == []
        assert search.contacts_like(connection, here, one, one, "Ivo") == []


@settings(deadline=None, max_examples=10)
@given(st.one_of(st.integers(min_value=2**31), st.integers(max_value=-1)))
@example(2**63)
def test_what_hangs_on_it_is_refused_and_not_hung_elsewhere(team: Team, one: int) -> None:
    row = {"workspace_id": team.workspace_id, "customer_id": one, "name": "A", "normal_name": "a"}
    with pytest.raises(IntegrityError), writing(team.engine) as connection:
        connection.execute(insert(metadata.tables["contacts"]).values(row))
    assert team.rows("contacts") == []
