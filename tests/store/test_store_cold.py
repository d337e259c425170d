"""A record that has been at work, brought to the shape of today."""

from datetime import date
from pathlib import Path

from alembic import command
from sqlalchemy import select

from bot.store.engine import open_record, quietly, reading, writing
from bot.store.migrate import _config, migrate
from bot.store.tables import nudges
from tests.database import address_in

OLD = (
    "INSERT INTO workspaces (id, name, timezone, fingerprint, revision)"
    " VALUES (1, 'old', 'UTC', 'abc', 1)",
    "INSERT INTO members (id, workspace_id, name, normal_name, timezone, country, starts_at,"
    " ends_at, daily_budget, weekly_budget, active)"
    " VALUES (1, 1, 'Ana', 'ana', 'UTC', '', 540, 1080, 3, 10, true)",
    "INSERT INTO customers (id, workspace_id, name, normal_name, owner_id, tier, country, stage,"
    " standing, tags, look_at, revision, version)"
    " VALUES (1, 1, 'Acme', 'acme', 1, 'B', '', '', 'active', '[]', '2026-03-01', 1, 0)",
    "INSERT INTO notes (id, workspace_id, member_id, occasion, day, state, try_at, attempts,"
    " trouble, version, shown) VALUES"
    " (1, 1, 1, '2026-03-03', '2026-03-03', 'sent', '2026-03-03', 1, '', 0, 0),"
    " (2, 1, 1, '2026-03-05', '2026-03-05', 'sent', '2026-03-05', 1, '', 0, 0)",
    "INSERT INTO nudges (id, workspace_id, customer_id, rule, subject, due, to_member_id, step,"
    " why, draft, worth, urgent, private, ask_on, good_until, state, note_id, reason) VALUES"
    " (1, 1, 1, 'a', '', '2026-03-03', 1, '', '', '', 50, false, false, '2026-03-03', '2026-04-01',"
    " 'asked', 1, ''),"
    " (2, 1, 1, 'b', '', '2026-03-03', 1, '', '', '', 50, false, false, '2026-03-05', '2026-04-01',"
    " 'done', 2, ''),"
    " (3, 1, 1, 'c', '', '2026-03-03', 1, '', '', '', 50, false, false, '2026-03-09', '2026-04-01',"
    " 'waiting', null, ''),"
    " (4, 1, 1, 'd', '', '2026-03-03', 1, '', '', '', 50, false, false, '2026-03-03', '2026-04-01',"
    " 'waiting', null, '')",
    "INSERT INTO note_nudges (workspace_id, note_id, nudge_id, place) VALUES"
    " (1, 1, 1, 0), (1, 1, 2, 1), (1, 2, 2, 0), (1, 1, 3, 2)",
)
"""The first was asked, the second twice, the third is snoozed, and the last waits."""


def test_what_was_asked_before_counts_as_asked_on_the_day_of_its_note(tmp_path: Path) -> None:
    engine = open_record(address_in(tmp_path))
    with quietly(), writing(engine) as connection:
        command.upgrade(_config(connection), "0001")
        for statement in OLD:
            connection.exec_driver_sql(statement)
    migrate(engine)
    with reading(engine) as connection:
        found = connection.execute(select(nudges.c.id, nudges.c.asked_on).order_by("id")).all()
    assert [tuple(row) for row in found] == [
        (1, date(2026, 3, 3)),
        (2, date(2026, 3, 5)),
        (3, date(2026, 3, 3)),
        (4, None),
    ]
    engine.dispose()
