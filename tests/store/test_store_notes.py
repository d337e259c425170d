"""Notes in a record that holds very many."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from bot.store import notes
from bot.store.engine import reading
from tests.flow.team import Team, record_in, team_in


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    engine = record_in(tmp_path)
    yield team_in(engine)
    engine.dispose()


@pytest.mark.only_on("sqlite", "it reads the plan that SQLite tells")
def test_the_note_whose_button_was_pressed_is_found_by_an_index(team: Team) -> None:
    asked = list[tuple[str, Any]]()

    def listen(_c: Any, _k: Any, statement: str, values: Any, *_: Any) -> None:  # noqa: ANN401
        asked.append((statement, values))

    with reading(team.engine) as connection:
        event.listen(connection, "before_cursor_execute", listen)
        notes.at(connection, team.workspace_id, "D1", "1700000000.000100")
        event.remove(connection, "before_cursor_execute", listen)
        ((statement, values),) = asked
        plan = [*connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)]
    assert [row[3] for row in plan] == [
        "SEARCH notes USING INDEX ix_notes_workspace_id_ts (workspace_id=? AND ts=?)"
    ]
