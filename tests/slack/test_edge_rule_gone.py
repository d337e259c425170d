"""A ritual of a team's own whose file is taken away while a nudge of it is open."""

import pytest
from sqlalchemy import update

from bot.store.engine import writing
from bot.store.tables import nudges
from tests.slack.colleague import labels, seen
from tests.slack.edge import TEN, Edge


@pytest.mark.parametrize("button", ["Done & log", "Why me?"])
def test_its_buttons_say_what_becomes_of_it(edge: Edge, button: str) -> None:
    edge.walk(TEN)
    with writing(edge.bot.engine) as connection:
        connection.execute(update(nudges).values(rule="wedding_day"))
    edge.ana.presses(button, edge.ana.note, "Acme")
    assert not edge.ana.has_form
    assert seen(edge.ana.echoes[-1]).startswith("This ritual is no longer with us")
    assert "Done & log" in labels(edge.ana.note)
