"""`/customer Acme timeline`: pictures in the direct messages, words beside and instead of them."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.sandbox import Message
from bot.slack.surface import SCOPES
from bot.views import ids
from tests.slack.colleague import seen, smooth
from tests.slack.edge import SHEETS, Edge, an_edge

PNG = b"\x89PNG\r\n\x1a\n"
MONTHS = tuple(
    f"Borealis Foods,2026-02-{day:02},{kind},Ana Ruiz,,"
    for day, kind in enumerate(["call"] * 9 + ["email"] * 3, start=1)
)
BUSY = {**SHEETS, "touchpoints.csv": (*SHEETS["touchpoints.csv"], *MONTHS)}


@pytest.fixture
def edge(tmp_path: Path) -> Iterator[Edge]:
    with an_edge(tmp_path) as edge:
        yield edge


def pictures(edge: Edge, messages: list[Message]) -> list[Message]:
    return [one for one in messages if edge.sandbox.files(one)]


def test_the_pictures_come_into_the_direct_messages_of_who_asked(edge: Edge) -> None:
    assert edge.ana.types("/customer Acme timeline") == (
        "I am drawing it. It comes into our direct messages."
    )
    over_time, bonds = pictures(edge, edge.ana.notes)
    (file,) = edge.sandbox.files(over_time)
    assert (file.name, file.title) == ("timeline.png", "Acme over time")
    assert file.content
    assert file.content.startswith(PNG)
    assert edge.sandbox.files(bonds)[0].title == "Who knows whom at Acme"
    assert edge.ben.notes == []


def test_beside_the_picture_the_same_is_said_in_words(edge: Edge) -> None:
    edge.ana.types("/customer timeline Acme")
    over_time, bonds = pictures(edge, edge.ana.notes)
    said = seen(over_time)
    assert "We were last in touch with Acme 21 days ago." in said
    assert edge.sandbox.files(over_time)[0].alt in said
    assert "At Acme we know 1 of 2 people. Ana Ruiz and Ana Souza: one time." in seen(bonds)


def test_the_page_of_a_customer_has_a_button_for_it(edge: Edge) -> None:
    edge.ana.types("/customer Acme")
    said = edge.ana.presses("Timeline", edge.ana.reply)
    assert said == "I am drawing it. It comes into our direct messages."
    assert len(pictures(edge, edge.ana.notes)) == 2


def test_whoever_names_nobody_is_told_how(edge: Edge) -> None:
    assert "Whose timeline?" in edge.ana.types("/customer timeline")
    assert "I know no customer" in edge.ana.types("/customer Zanzibar timeline")
    assert edge.ana.notes == []


def test_where_nothing_has_happened_there_is_nothing_to_draw(edge: Edge) -> None:
    edge.ana.types("/customer add Delta Works")
    assert "There is nothing to draw yet" in edge.ana.types("/customer Delta Works timeline")
    assert edge.ana.notes == []


def test_what_is_private_to_somebody_else_is_not_drawn(edge: Edge) -> None:
    edge.ben.types("/touch Cobalt call yesterday: he wants to leave #private")
    edge.ana.types("/customer Cobalt timeline")
    edge.ben.types("/customer Cobalt timeline")
    hers, his = (pictures(edge, one.notes)[0] for one in (edge.ana, edge.ben))
    assert "One touchpoint since 10 February 2026." in seen(hers)
    assert "2 touchpoints since 10 February 2026." in seen(his)


def test_where_the_app_may_send_no_files_it_tells_the_same_in_words(tmp_path: Path) -> None:
    without = [one for one in SCOPES if one != "files:write"]
    with an_edge(tmp_path, scopes=without) as edge:
        edge.ana.types("/customer Acme timeline")
        assert "I may not send files here" in seen(edge.ana.note)
        assert "We were last in touch with Acme 21 days ago." in seen(edge.ana.note)
        assert pictures(edge, edge.ana.notes) == []


def test_a_button_of_a_customer_that_is_gone_answers_kindly(edge: Edge) -> None:
    edge.ana.types("/customer Acme")
    page, action = edge.ana.reply, ids.of(ids.CUSTOMER_TIMELINE, 1)
    block = next(one for one in page.blocks if one["type"] == "actions")
    button = next(one for one in block["elements"] if one["action_id"].startswith("customer_time"))
    for value in ("999", "-1", "x", ""):
        button["value"] = value
        smooth(edge.ana.hands.presses(page, button["action_id"]))
        assert edge.ana.reads("CTEAM")[-1].text == "This customer is no longer in the record."
    assert action.startswith("customer_timeline:")
    assert edge.ana.notes == []


def test_the_monthly_balance_has_its_picture_below_it_once(tmp_path: Path) -> None:
    with an_edge(tmp_path, sheets=BUSY) as edge:
        smooth(edge.ana.hands.types("CTEAM", "/nudges channel here"))
        edge.walk(datetime(2026, 3, 3, 9, tzinfo=UTC))
        edge.walk(datetime(2026, 3, 3, 9, 10, tzinfo=UTC))
        edge.walk(datetime(2026, 3, 4, 9, tzinfo=UTC))
        read = edge.ana.reads("CTEAM")
        (note,) = [one for one in read if "The balance of" in seen(one) and not one.is_reply]
        (reply,) = pictures(edge, read)
        (file,) = edge.sandbox.files(reply)
        assert reply.thread_ts == note.ts
        assert file.name == "balance.png"
        assert "February 2026: 0 % of our care" in file.alt
        assert "Ana Ruiz" not in file.alt


def test_without_the_permission_the_balance_comes_without_its_picture(
    tmp_path: Path, expected_trouble: list[str]
) -> None:
    expected_trouble.append("the app may not send files")
    without = [one for one in SCOPES if one != "files:write"]
    with an_edge(tmp_path, sheets=BUSY, scopes=without) as edge:
        smooth(edge.ana.hands.types("CTEAM", "/nudges channel here"))
        edge.walk(datetime(2026, 3, 3, 9, tzinfo=UTC))
        assert any("The balance of" in seen(one) for one in edge.ana.reads("CTEAM"))
        assert pictures(edge, edge.ana.reads("CTEAM")) == []
