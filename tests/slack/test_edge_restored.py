"""An older copy of the record is put in place, and Slack remembers all: nothing comes twice."""

from dataclasses import replace
from pathlib import Path

from pydantic import SecretStr

from bot import app
from bot.model import Beat
from bot.settings import Settings
from bot.slack.afterwards import at_once
from bot.store import beats
from bot.store.engine import writing
from tests.many.handed_out import alarm
from tests.slack.colleague import labels, seen
from tests.slack.edge import EIGHT, SHEETS, TEN, Edge, a_record


def test_nobody_is_written_twice_and_what_they_have_can_be_answered(
    edge: Edge, tmp_path: Path
) -> None:
    edge.walk(TEN)
    before = [one.notes for one in (edge.ana, edge.ben)]
    assert [len(some) for some in before] == [1, 1]
    (tmp_path / "old").mkdir()
    settings = Settings(
        _env_file=None,
        database_url=a_record(tmp_path / "old", SHEETS),
        slack_bot_token=SecretStr(edge.sandbox.bot_token),
        slack_api_url=edge.sandbox.api_url,
    )
    old = app.start(settings, edge.sandbox.clock.now, at_once)
    with writing(old.engine) as connection:
        here = old.installed.workspace_id
        beats.beat(connection, here, Beat.RESTORED, edge.now, EIGHT.isoformat())
    with alarm(old, settings, edge.sandbox.clock.now) as ring:
        for _ in range(3):
            edge.later(minutes=1)
            ring()
    restored = replace(edge, bot=old)
    assert {row["state"] for row in restored.rows("notes")} == {"sent"}
    old.engine.dispose()
    for one, notes in zip((edge.ana, edge.ben), before, strict=True):
        assert [(note.ts, seen(note)) for note in one.notes] == [
            (note.ts, seen(note)) for note in notes
        ]
        assert "Done & log" in labels(one.note)
