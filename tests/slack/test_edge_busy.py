"""Somebody else writes for a long time, or the disk is full: Slack is answered in time all the
same. The record is let go only when all acknowledgements have come."""

import json
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from threading import Event

import pytest
from slack_bolt import BoltResponse
from sqlalchemy import Engine, event

from bot.sandbox import Outcome
from bot.slack.apologies import apology
from bot.slack.door import ACKNOWLEDGE_SECONDS
from bot.slack.hurry import Haste
from bot.store import drafts
from bot.store.engine import Busy, Full, writing
from bot.store.trouble import CannotWrite, ReadOnly
from tests.slack.bodies import HERE, comes, command, pressed, somebody_writing, told
from tests.slack.colleague import filled, seen, smooth
from tests.slack.edge import EIGHT, Edge, unhurry
from tests.slack.rude import Rude
from tests.slack.test_edge_mentions import BOT

A_LONG_TIME = 30
BUSY = "Others are writing to the record just now, so nothing was stored."
FULL = "There is no room left where I keep things, so nothing was stored."


@contextmanager
def busy(edge: Edge) -> Iterator[Event]:
    """Somebody else writes, and Slack is kept waiting no longer than it likes."""
    app = edge.bot.installed.app
    with somebody_writing(edge) as over:
        app.patience, app.haste = ACKNOWLEDGE_SECONDS, Haste()
        yield over
    unhurry(edge.bot)


def everything_done(edge: Edge) -> bool:
    return edge.bot.installed.finish(A_LONG_TIME)


def test_fifty_commands_are_acknowledged_while_the_record_is_locked_and_all_are_done(
    edge: Edge,
) -> None:
    def types(number: int) -> Outcome:
        who = (edge.ana, edge.ben)[number % 2]
        return smooth(who.hands.types("CTEAM", f"/touch Acme call today: number {number}"))

    with ThreadPoolExecutor(50) as fingers, busy(edge) as over:
        acknowledged = list(fingers.map(types, range(50)))
        assert [one.answer for one in acknowledged] == [{}] * 50
        assert edge.logged() == []
        over.set()
        assert everything_done(edge)
    assert {one["note"] for one in edge.logged()} == {f"number {n}" for n in range(50)}
    assert len(edge.logged()) == 50
    for who in (edge.ana, edge.ben):
        answers = [seen(one) for one in who.reads("CTEAM") if one.is_app]
        assert len(answers) == 25
        assert all(one.startswith("Logged for Acme") for one in answers)


def test_what_is_only_asked_is_answered_at_once(edge: Edge) -> None:
    edge.walk(EIGHT)
    edge.bot.installed.app.haste = Haste()
    with somebody_writing(edge):
        assert "Borealis" in edge.ana.types("/customer list")
        edge.ana.hands.looks_at_home()
        assert edge.ana.home
        edge.ana.types("/touch")
        assert edge.ana.is_offered("customer_options", "acm") == ["Acme"]


def test_a_button_is_acknowledged_and_acts_later(edge: Edge) -> None:
    edge.ana.types("/customer Acme concern: the budget")
    with busy(edge) as over:
        edge.ana.presses("Undo", edge.ana.reply)
        assert len(edge.rows("loops")) == 1
        over.set()
        assert everything_done(edge)
    assert edge.rows("loops") == []
    assert seen(edge.ana.reply).startswith("Undone")


def test_a_mention_is_acknowledged_and_answered_later(edge: Edge) -> None:
    with busy(edge) as over:
        smooth(edge.ana.hands.types("CTEAM", f"{BOT} Acme call today"))
        assert not edge.ana.reply.is_app
        over.set()
        assert everything_done(edge)
    assert "Logged for Acme" in seen(edge.ana.reply)
    assert edge.logged_once()


def test_a_form_stays_open_as_it_is_and_can_be_sent_again(
    edge: Edge, expected_trouble: list[str]
) -> None:
    expected_trouble.append("nothing was written: Busy")
    edge.ana.types("/nudges news")
    with busy(edge):
        errors = edge.ana.submits(title="A new shop", link="https://shop.example")
        assert errors == {"kind": f"{BUSY} Please try again in a moment."}
    assert filled(edge.ana.form) == {
        "title": "A new shop",
        "link": "https://shop.example",
        "kind": filled(edge.ana.form)["kind"],
    }
    assert edge.rows("offerings") == []
    assert edge.ana.submits() == {}
    assert len(edge.rows("offerings")) == 1


def test_where_the_form_can_be_opened_no_more_nothing_that_was_typed_is_lost(edge: Edge) -> None:
    """Noor is met for the first time, which has to be written before anything else."""
    with busy(edge) as over:
        smooth(edge.noor.hands.types("CTEAM", "/touch Acme"))
        edge.ticks.slow = True
        over.set()
        assert everything_done(edge)
    edge.ticks.slow = False
    assert not edge.noor.has_form
    assert "Nothing you typed is lost." in seen(edge.noor.reply)
    edge.noor.presses("Open it again", edge.noor.reply)
    assert filled(edge.noor.form)["customer"] == "Acme"


def test_what_fails_after_it_was_acknowledged_is_told_to_whoever_typed_or_pressed(
    edge: Edge, expected_trouble: list[str]
) -> None:
    expected_trouble.append("a listener failed")
    app, over = edge.bot.installed.app, Event()

    def fails() -> None:
        over.wait(A_LONG_TIME)
        raise LookupError

    app.command("/fails")(fails)
    app.action("fails")(fails)
    app.patience = 0
    with Rude(200).serve() as slack:
        typed = command("/fails", "1.2.f1", response_url=slack.url)
        pushed = pressed("fails", "1", "1.2.f2", response_url=slack.url)
        assert [comes(edge.bot, one).status for one in (typed, pushed)] == [200, 200]
        assert slack.words == []
        over.set()
        assert everything_done(edge)
        assert len(slack.words) == 2
        assert all("Something went wrong while I was at it" in one for one in slack.words)


def test_one_thing_told_again_meanwhile_is_done_once(edge: Edge) -> None:
    body = command("/touch Acme call today", "7.7")
    with ThreadPoolExecutor(4) as fingers, busy(edge) as over:
        answers = list(fingers.map(lambda _: comes(edge.bot, body), range(4)))
        assert [one.status for one in answers] == [200] * 4
        over.set()
        assert everything_done(edge)
    assert edge.logged_once()


def fill(engine: Engine) -> None:
    """No page more than it has now, and those are filled."""

    def bound(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA max_page_count=1")

    event.listen(engine, "connect", bound)
    engine.dispose()
    with suppress(Full):
        while True:
            with writing(engine) as connection:
                drafts.keep(connection, 1, 1, "full" * 700, EIGHT)


@pytest.mark.only_on("sqlite", "a server's disk cannot be filled by a test")
def test_where_there_is_no_room_nothing_is_stored_and_it_says_whom_to_tell(
    edge: Edge, expected_trouble: list[str]
) -> None:
    expected_trouble.append("nothing was written: Full")
    note = "many words " * 250
    edge.ben.types(f"/touch Cobalt call today: {note}")
    fill(edge.bot.engine)
    said = edge.ben.types(f"/touch Acme call today: {note}")
    assert said.startswith("There is no room left where I keep things")
    assert "Please tell whoever looks after the server" in said
    assert f"/touch Acme call today: {note.strip()}" in said.replace("\n", "")
    assert edge.logged_once()
    assert "Acme" in edge.ben.types("/customer Acme")


def told_of(edge: Edge, body: dict[str, object], trouble: CannotWrite) -> BoltResponse:
    return apology(edge.bot.installed.app.client, body, trouble)


def test_who_pressed_or_spoke_in_vain_is_told_where_they_are(edge: Edge) -> None:
    home = pressed("home_go:1", "x", "1.1", view={"id": "V1", "type": "home"})
    assert told_of(edge, home, Busy("so long")).status == 200
    assert BUSY in seen(edge.ana.notes[-1])
    at = {"user": "UBEN", "channel": "CTEAM", "ts": "1772522000.000100"}
    said = {
        "type": "app_mention",
        "text": f"<@{edge.sandbox.bot_user}> Acme call &lt;!here&gt;",
        **at,
    }
    assert told_of(edge, told(said, "Ev1"), Full("to the brim")).status == 200
    assert "no room left" in seen(edge.ben.reply)
    assert seen(edge.ben.reply).endswith("Acme call <!here>")
    assert edge.ben.reply.only_for == "UBEN"
    alone = {**said, "channel_type": "im", "type": "message"}
    told_of(edge, told(alone, "Ev2"), Busy("so long"))
    assert BUSY in seen(edge.ben.notes[-1])


def test_what_nobody_waits_for_is_asked_for_again(edge: Edge) -> None:
    changed = told({"type": "user_change", "user": {"id": "UANA"}}, "Ev3")
    assert told_of(edge, changed, Busy("so long")).status == 503
    assert told_of(edge, {"type": "block_suggestion"}, Busy("so long")).body == '{"options": []}'


def test_a_form_says_so_beside_its_first_field_or_else_in_its_place(edge: Edge) -> None:
    field = {"type": "input", "block_id": "day"}
    other = {"type": "input", "block_id": "reason"}
    view = {"id": "V1", "type": "modal", "blocks": [{"type": "section"}, field, other]}
    sent = {"type": "view_submission", "team": HERE, "user": {"id": "UANA"}}
    said = json.loads(told_of(edge, {**sent, "view": view}, Full("to the brim")).body)
    assert [*said["errors"]] == ["day"]
    assert said["errors"]["day"].startswith(FULL)
    bare = {"id": "V1", "type": "modal", "blocks": []}
    said = json.loads(told_of(edge, {**sent, "view": bare}, ReadOnly("a wall")).body)
    assert said["response_action"] == "update"
    assert seen(said["view"]).startswith("I cannot write anything down just now")


def test_a_command_is_given_back_whole(edge: Edge) -> None:
    typed = "/touch Acme call today: " + "long &amp; &lt;!channel&gt; " * 150
    body = told_of(edge, command(typed, "1.1"), Busy("so long")).body
    assert BUSY in body
    assert body.count("long & <!channel>") >= 145
