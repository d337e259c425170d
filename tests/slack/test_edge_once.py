"""The same thing told again, to one process or to several, one after the other or at once."""

import json
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from urllib.parse import urlencode

import pytest
from slack_bolt import BoltContext
from sqlalchemy import Connection, event

from bot.slack.afterwards import at_once
from bot.slack.once import Once, SeenElsewhere
from bot.store import seen
from bot.store.engine import beside_the_first_change, reading, waiting_at_most, writing
from bot.views import ids
from tests.slack.bodies import (
    HERE,
    all_at_once,
    another_process,
    bodies_of,
    comes,
    command,
    mention,
    pressed,
    somebody_writing,
)
from tests.slack.colleague import buttons
from tests.slack.edge import PATIENT, TEN, Edge, an_edge
from tests.slack.rude import Rude
from tests.slack.test_edge_http import TOUCH, post, signed

LATER = seen.LEASE + timedelta(seconds=1)


def claimed(edge: Edge, key: str) -> seen.Claim | None:
    """By another process, which has only just begun."""
    with writing(edge.bot.engine) as connection:
        return seen.claim(connection, edge.bot.installed.workspace_id, key, edge.now)


def is_done(edge: Edge, key: str) -> bool:
    """For good, and not only until a lease is over."""
    with reading(edge.bot.engine) as connection:
        here = edge.bot.installed.workspace_id
        return seen.is_claimed(connection, here, key, edge.now + timedelta(hours=1))


def test_an_event_that_comes_four_times_counts_once(edge: Edge) -> None:
    for _ in range(4):
        assert comes(edge.bot, mention("Acme call today", "Ev1")).status == 200
    assert edge.logged_once()["kind"] == "call"
    assert len([one for one in edge.ana.reads("CTEAM") if one.is_app]) == 1


def test_an_event_that_comes_four_times_at_once_counts_once(edge: Edge) -> None:
    body = mention("Acme call today", "Ev1")
    all_at_once(*[partial(comes, edge.bot, body)] * 4)
    assert edge.logged_once()["kind"] == "call"
    assert len([one for one in edge.ana.reads("CTEAM") if one.is_app]) == 1


def test_a_question_that_comes_four_times_at_once_is_answered_once(edge: Edge) -> None:
    body = mention("who owns Acme?", "Ev1")
    all_at_once(*[partial(comes, edge.bot, body)] * 4)
    assert len([one for one in edge.ana.reads("CTEAM") if one.is_app]) == 1


def test_what_was_said_once_may_be_told_by_two_ids(edge: Edge) -> None:
    comes(edge.bot, mention("Acme call today", "Ev1"))
    comes(edge.bot, mention("Acme call today", "Ev2"))
    assert edge.logged_once()
    comes(edge.bot, mention("Acme call today", "Ev3", ts="1772522001.000100"))
    assert len(edge.logged()) == 2


def test_one_signed_request_that_comes_five_times_counts_once(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    with an_edge(tmp_path_factory.mktemp("signed"), delivery="http") as edge:
        one = urlencode({**TOUCH, "trigger_id": "7.7.one"})
        headers = signed(edge, one)
        assert [post(edge, one, headers) for _ in range(5)] == [200] * 5
        assert len(edge.logged()) == 1
        other = urlencode({**TOUCH, "command": "/customer", "text": "Acme concern: the budget"})
        again = partial(post, edge, other, signed(edge, other))
        assert all_at_once(*[again] * 5) == [200] * 5
        assert len(edge.rows("loops")) == 1


def test_a_command_that_comes_again_is_acknowledged_and_says_nothing(edge: Edge) -> None:
    body = command("/customer Acme", "7.1")
    (said,) = bodies_of(all_at_once(*[partial(comes, edge.bot, body)] * 5))
    assert "Acme" in said
    assert comes(edge.bot, body).body == ""
    assert "Acme" in comes(edge.bot, {**body, "trigger_id": "7.2"}).body


def test_one_button_pressed_three_times_acts_once(edge: Edge) -> None:
    edge.ana.types("/customer Acme concern: the budget")
    (undo,) = [one for one in buttons(edge.ana.reply) if one["text"]["text"] == "Undo"]
    with Rude(200).serve() as slack:
        body = pressed(undo["action_id"], undo["value"], "8.1", response_url=slack.url)
        bodies_of(all_at_once(*[partial(comes, edge.bot, body)] * 3))
        assert edge.rows("loops") == []
        (said,) = slack.words
        assert "Undone: a concern" in said
        # A finger presses three times, and each is a press of its own.
        presses = [partial(comes, edge.bot, {**body, "trigger_id": f"8.{n}"}) for n in (2, 3)]
        bodies_of(all_at_once(*presses))
        assert len(slack.words) == 3
        assert not [one for one in slack.words[1:] if "Undone: a concern" in one]


def test_a_form_sent_twice_counts_once_although_each_press_is_new(edge: Edge) -> None:
    with Rude(200).serve() as slack:
        about = json.dumps({"response_url": slack.url})
        title = {"title": {"input": {"value": "A new shop"}}}
        view = {"id": "V1", "hash": "1.a", "callback_id": ids.NEWS_FORM, "private_metadata": about}
        sent = {**view, "type": "modal", "blocks": [], "state": {"values": title}}
        common = {"type": "view_submission", "team": HERE, "user": {"id": "UANA"}, "view": sent}
        presses = [partial(comes, edge.bot, {**common, "trigger_id": f"9.{n}"}) for n in range(4)]
        assert bodies_of(all_at_once(*presses)) == []
        (said,) = slack.words
        assert "Published." in said
    assert len(edge.rows("offerings")) == 1


def test_a_form_with_mistakes_may_be_sent_again(edge: Edge) -> None:
    edge.ana.types("/nudges news")
    assert [*edge.ana.submits(title="A new shop", link="no link")] == ["link"]
    assert edge.ana.submits(title="A new shop", link="https://shop.example") == {}
    assert len(edge.rows("offerings")) == 1


def test_two_processes_do_it_once_between_them(edge: Edge) -> None:
    with another_process(edge) as other:
        both = (edge.bot, other)
        for number in range(10):
            body = command(f"/customer Acme concern: worry {number}", f"5.{number}")
            all_at_once(*[partial(comes, one, body) for one in both])
        event = mention("Acme call today", "Ev1")
        all_at_once(*[partial(comes, one, event) for one in both * 2])
    assert len(edge.rows("loops")) == 10
    assert edge.logged_once()
    assert len([one for one in edge.ana.reads("CTEAM") if one.is_app]) == 1


def test_two_processes_log_what_is_typed_once_between_them(edge: Edge) -> None:
    with another_process(edge) as other:
        for number in range(10):
            body = command(f"/touch Acme call today: number {number}", f"5.{number}")
            (said,) = bodies_of(
                all_at_once(*[partial(comes, one, body) for one in (edge.bot, other)])
            )
            assert "Logged for Acme" in said
    assert [one["note"] for one in edge.logged()] == [f"number {number}" for number in range(10)]


def test_what_is_typed_is_written_and_known_as_done_in_one_transaction(edge: Edge) -> None:
    edge.walk(TEN)
    written = list[Connection]()

    @event.listens_for(edge.bot.engine, "commit")
    def count(connection: Connection) -> None:
        if connection.get_execution_options().get("writing"):
            written.append(connection)

    said = comes(edge.bot, command("/touch Borealis Foods call today", "6.1"))
    assert "Logged for Borealis Foods" in said.body
    assert len(written) == 1
    assert is_done(edge, "trigger:6.1")


def test_while_somebody_is_at_it_a_second_telling_is_acknowledged_and_does_nothing(
    edge: Edge,
) -> None:
    body = command("/touch Acme call today", "6.1")
    assert claimed(edge, "trigger:6.1")
    assert bodies_of([comes(edge.bot, body)]) == []
    assert edge.logged() == []
    # Whoever was at it has died.
    edge.later(seconds=LATER.total_seconds())
    assert "Logged for Acme" in comes(edge.bot, body).body
    assert edge.logged_once()


def test_an_event_that_somebody_is_at_is_not_acknowledged_for_they_may_die_at_it(
    edge: Edge,
) -> None:
    body = mention("Acme call today", "Ev1")
    assert claimed(edge, "said:CTEAM:1772522000.000100")
    assert comes(edge.bot, body).status == 503, "Slack has to tell it again"
    assert edge.logged() == []
    edge.later(seconds=LATER.total_seconds())
    assert comes(edge.bot, body).status == 200
    assert edge.logged_once()
    assert comes(edge.bot, body).status == 200
    assert edge.logged_once()


def test_what_was_done_and_is_to_be_done_again_is_so_although_the_record_is_busy(
    edge: Edge,
) -> None:
    later = list[Callable[[], object]]()
    here = edge.bot.installed.workspace_id
    once = Once(edge.bot.engine, here, edge.bot.clock, lambda act, **_: later.append(act))
    context = BoltContext()
    assert once.begins({**FORM, "trigger_id": "1.1"}, context, PATIENT)
    changes = partial(once.changes, context=context)
    with beside_the_first_change(changes), writing(edge.bot.engine):
        pass
    with somebody_writing(edge), waiting_at_most(0):
        once.ends(context, changed=True, failed=True, stays_open=True)
    assert is_done(edge, "form:V1:1.a")
    for act in later:
        act()
    assert not is_done(edge, "form:V1:1.a")


def test_what_is_done_is_known_as_done_and_not_only_as_begun(edge: Edge) -> None:
    comes(edge.bot, command("/touch Acme call today", "6.1"))
    comes(edge.bot, command("/customer Acme", "6.2"))
    assert is_done(edge, "trigger:6.1")
    assert is_done(edge, "trigger:6.2")
    assert not is_done(edge, "trigger:6.3")


def test_what_failed_counts_the_next_time(edge: Edge, expected_trouble: list[str]) -> None:
    expected_trouble.append("failed")
    gone = mention("Acme call today", "Ev1")
    gone["event"]["channel"] = "CGONE"
    assert comes(edge.bot, gone).status == 500
    assert edge.logged_once()
    assert comes(edge.bot, gone).status == 500
    assert edge.logged_once(), "and what was written is written once"


def test_home_is_drawn_as_often_as_it_is_opened_and_leaves_no_trace(edge: Edge) -> None:
    for _ in range(2):
        edge.ana.hands.looks_at_home()
    assert edge.rows("seen") == []


def test_whoever_comes_to_write_and_is_overtaken_writes_nothing(edge: Edge) -> None:
    """A process that slept for longer than its lease wakes up, and somebody else has done it."""
    once = Once(edge.bot.engine, edge.bot.installed.workspace_id, edge.bot.clock, at_once)
    body, context = command("/touch Acme call today", "6.1"), BoltContext()
    assert once.begins(body, context, PATIENT)
    edge.later(seconds=LATER.total_seconds())
    assert "Logged for Acme" in comes(edge.bot, body).body
    changes = partial(once.changes, context=context)
    with (
        pytest.raises(SeenElsewhere),
        beside_the_first_change(changes),
        writing(edge.bot.engine),
    ):
        pass


def test_what_came_in_is_forgotten_after_a_day(tmp_path: Path) -> None:
    with an_edge(tmp_path) as edge:
        edge.walk(TEN)
        comes(edge.bot, command("/customer Acme", "6.2"))
        edge.walk(TEN + timedelta(hours=23))
        assert edge.rows("seen")
        edge.walk(TEN + timedelta(hours=25))
        assert edge.rows("seen") == []


FORM = {"type": "view_submission", "view": {"id": "V1", "hash": "1.a"}}


def test_a_form_that_stays_open_may_be_sent_again_as_it_is(edge: Edge) -> None:
    once = Once(edge.bot.engine, edge.bot.installed.workspace_id, edge.bot.clock, at_once)
    for stays_open, trigger in ((True, "1.1"), (False, "1.2")):
        context = BoltContext()
        assert once.begins({**FORM, "trigger_id": trigger}, context, PATIENT)
        changes = partial(once.changes, context=context)
        with beside_the_first_change(changes), writing(edge.bot.engine):
            pass
        once.ends(context, changed=True, failed=False, stays_open=stays_open)
    context = BoltContext()
    assert once.begins({**FORM, "trigger_id": "1.3"}, context, PATIENT)
    with pytest.raises(SeenElsewhere), writing(edge.bot.engine) as connection:
        once.changes(connection, context)
