from sqlalchemy import select, update

from bot.flow.tick import tick
from bot.model import NudgeState
from bot.store.engine import open_record, reading, writing
from bot.store.tables import nudges
from rules.kit.rule import load
from tests.console.terminal import Terminal
from tests.flow.team import TUESDAY, at

NINE, NOON = at("2026-03-03 09:00"), at("2026-03-03 12:00")


def answered(filled: Terminal) -> str:
    """Everything that is due was asked and done three hours later; answers one of the rules."""
    engine = open_record(filled.url)
    tick(engine, load(), NINE)
    with writing(engine) as connection:
        connection.execute(
            update(nudges).values(
                state=NudgeState.DONE, asked_on=TUESDAY, asked_at=NINE, answered_at=NOON, snoozes=2
            )
        )
    with reading(engine) as connection:
        rule = str(connection.execute(select(nudges.c.rule)).scalars().first())
    engine.dispose()
    return rule


def test_an_unused_bot_says_so(filled: Terminal) -> None:
    assert "Nothing has been asked yet" in filled.run("stats").stdout
    assert filled.json("stats", "--json") == []


def test_the_numbers_are_for_people_and_for_programs(filled: Terminal) -> None:
    rule = answered(filled)
    told = next(one for one in filled.json("stats", "--json") if one["rule"] == rule)
    assert told["sent"] == told["done"] >= 1
    assert told["snoozed"] == 2 * told["sent"]
    assert told["median"] == 3 * 3600
    table = filled.run("stats")
    assert table.exit_code == 0
    line = next(line for line in table.stdout.splitlines() if rule in line)
    assert "three hours" in line
    for head in ("Sent", "Done", "Snoozed", "Skipped", "Not useful", "No answer"):
        assert head in table.stdout


def test_a_ritual_that_is_rarely_of_use_is_named(filled: Terminal) -> None:
    engine = open_record(filled.url)
    rule = answered(filled)
    with writing(engine) as connection:
        row = connection.execute(nudges.select().where(nudges.c.rule == rule)).mappings().first()
        assert row
        for number in range(25):
            new = {key: value for key, value in row.items() if key != "id"}
            new |= {"subject": f"step:{number}", "state": NudgeState.SKIPPED}
            connection.execute(nudges.insert().values(new))
    engine.dispose()
    said = filled.run("stats").stdout
    assert f"{rule} was of use 0 times of the last 20." in said
    assert f"python -m bot rules {rule} off" in said
