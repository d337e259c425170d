"""`/nudges news` and `/nudges test`."""

from datetime import date

import pytest
from slack_sdk import WebClient

from bot.flow.tick import in_force
from bot.flow.visit import Visit
from bot.slack import sample_note
from bot.store import members
from bot.store.engine import reading
from tests.slack.colleague import labels, seen
from tests.slack.edge import TEN, Edge
from tests.slack.rude import Rude
from tests.slack.test_edge_settings import WEDNESDAY
from tests.views.looking import seen as seen_message

LINE = (
    "/nudges news case study: Harbour saved 20 hours; tags shipping, Planning; https://x.example/h"
)


def news(edge: Edge) -> list[tuple[object, ...]]:
    rows = edge.rows("offerings")
    return [(row["kind"], row["title"], tuple(row["tags"]), row["link"]) for row in rows]


def needs(edge: Edge, *lines: str) -> None:
    for line in lines:
        edge.ana.types(line)


def test_one_line_is_understood_and_echoed(edge: Edge) -> None:
    said = edge.ana.types(LINE)
    assert news(edge) == [
        ("case study", "Harbour saved 20 hours", ("shipping", "planning"), "https://x.example/h")
    ]
    assert edge.rows("offerings")[0]["published_on"] == date(2026, 3, 3)
    assert "Case study: Harbour saved 20 hours" in said
    assert "Tags: shipping, planning" in said
    assert "No customer has told us of such a need yet." in said


def test_it_says_how_many_it_fits_and_names_none(edge: Edge) -> None:
    needs(edge, "/customer Acme need shipping: one place", "/customer Cobalt need planning: a plan")
    said = edge.ana.types(LINE)
    assert "It fits a need of 2 customers; their owners hear of it" in said
    assert "Acme" not in said
    assert "Cobalt" not in said


def told_of(edge: Edge) -> list[tuple[object, ...]]:
    """(day, state) of what the ritual that passes news on has planned."""
    rows = [row for row in edge.rows("nudges") if row["rule"] == "keep_abreast"]
    return [(row["due"], row["state"]) for row in rows]


def test_the_owner_is_asked_to_pass_it_on_from_the_next_day_on(edge: Edge) -> None:
    edge.ana.types("/customer Borealis Foods need shipping: one place")
    edge.walk(TEN)
    edge.ben.types(LINE)
    edge.walk(WEDNESDAY)
    ((due, state),) = told_of(edge)
    assert due == date(2026, 3, 4)
    assert state in ("waiting", "asked")


def test_what_is_taken_back_is_passed_on_by_nobody(edge: Edge) -> None:
    edge.ana.types("/customer Borealis Foods need shipping: one place")
    edge.ben.types(LINE)
    edge.ben.presses("Undo", edge.ben.reply)
    edge.walk(WEDNESDAY)
    assert told_of(edge) == []


def test_undo_takes_it_back_for_ten_minutes(edge: Edge) -> None:
    edge.ana.types(LINE)
    echo = edge.ana.reply
    assert "Undone" in edge.ana.presses("Undo", echo)
    assert news(edge) == []


def test_undo_twice_and_undo_too_late_are_told_kindly(edge: Edge) -> None:
    edge.ana.types(LINE)
    late = edge.ana.reply
    edge.later(minutes=11)
    assert "ten minutes for Undo are over" in edge.ana.presses("Undo", late)
    assert len(news(edge)) == 1


def test_the_same_again_on_the_same_day_is_one(edge: Edge) -> None:
    edge.ana.types(LINE)
    said = edge.ana.types("/nudges news win: Harbour saved 20 hours; tags ports")
    assert "It was published today already: changed." in said
    assert news(edge) == [("win", "Harbour saved 20 hours", ("ports",), "")]
    assert labels(edge.ana.reply) == []


@pytest.mark.parametrize(
    ("typed", "kind", "title", "tags"),
    [
        ("We won the harbour", "offering", "We won the harbour", ()),
        ("win: We won #ports #big-ships", "win", "We won", ("ports", "big-ships")),
        (
            "Fact - tags: stock; 3 of 4 shops count by hand",
            "fact",
            "3 of 4 shops count by hand",
            ("stock",),
        ),
        ("offering: Tag your boxes", "offering", "Tag your boxes", ()),
        ("Stock; tags a, A, a", "offering", "Stock", ("a",)),
        ("win: ; tags stock; We won", "win", "We won", ("stock",)),
    ],
)
def test_the_parts_may_stand_in_any_order(
    edge: Edge, typed: str, kind: str, title: str, tags: tuple[str, ...]
) -> None:
    edge.ana.types(f"/nudges news {typed}")
    assert news(edge) == [(kind, title, tags, "")]


def test_news_without_a_title_is_asked_for(edge: Edge) -> None:
    assert "What is the news?" in edge.ana.types("/nudges news win: ; tags shipping")
    assert news(edge) == []


def test_without_tags_it_says_that_nobody_is_told(edge: Edge) -> None:
    assert "It has no tags, so nobody is told of it." in edge.ana.types("/nudges news win: We won")


def test_hostile_words_are_only_words(edge: Edge) -> None:
    said = edge.ana.types("/nudges news <!channel> *bold* شكرا 👩‍👩‍👧 " + "x" * 3_000)
    assert "Published." in said
    assert len(edge.rows("offerings")[0]["title"]) <= 200


def test_alone_it_opens_a_form_with_errors_beside_its_fields(edge: Edge) -> None:
    assert edge.ana.types("/nudges news") == ""
    errors = edge.ana.submits(title="  ", link="ftp://x")
    assert set(errors) == {"title", "link"}
    assert edge.ana.submits(kind="win", title="We won", tags="ports; Ships", link="") == {}
    assert news(edge) == [("win", "We won", ("ports", "ships"), "")]
    assert "Win: We won" in seen(edge.ana.reply)


def test_while_the_ritual_is_off_it_does_not_promise_anything(edge: Edge) -> None:
    needs(edge, "/customer Acme need shipping: one place")
    edge.ana.types("/nudges rules keep_abreast off")
    assert "Nobody is told of it while keep_abreast is off." in edge.ana.types(LINE)


def everything(edge: Edge) -> list[object]:
    return [edge.rows(one) for one in ("nudges", "notes", "touchpoints", "members", "questions")]


def test_a_test_note_comes_at_once_with_no_buttons_and_no_trace(edge: Edge) -> None:
    before = everything(edge)
    assert "I have sent you one" in edge.ana.types("/nudges test")
    note = edge.ana.note
    assert "This is a test, and nothing of it is recorded." in seen(note)
    assert "Check in, " in seen(note)
    assert labels(note) == []
    assert everything(edge) == before
    edge.walk(TEN)
    assert len(edge.ana.notes) == 2


def test_what_waits_or_is_open_is_shown_first(edge: Edge) -> None:
    edge.walk(TEN)
    edge.ana.types("/nudges test")
    assert "Check in, " in seen(edge.ana.notes[-1])


def test_who_has_nothing_coming_sees_one_that_is_made_up(edge: Edge) -> None:
    edge.noor.types("/nudges test")
    assert "Ada's Bakery (made up)" in seen(edge.noor.note)
    assert "Begin with a name: /customer add" in seen(edge.noor.note)


@pytest.mark.parametrize(
    ("status", "body", "advice"),
    [
        (200, b'{"ok": false, "error": "messages_tab_disabled"}', "switch it on under App Home"),
        (200, b'{"ok": false, "error": "token_revoked"}', "install the app again"),
        (200, b'{"ok": false, "error": "strange_one"}', "Slack says: strange_one."),
        (0, b"", "Slack did not answer."),
    ],
)
def test_where_slack_refuses_it_says_what_to_do(
    edge: Edge, expected_trouble: list[str], status: int, body: bytes, advice: str
) -> None:
    expected_trouble.append("Remote end closed connection without response")
    with Rude(status, body).serve() as rude:
        client = WebClient(token="xoxb-1", base_url=rude.url, retry_handlers=[])
        said = seen_message(sample_note.send(visit_of_ana(edge), client, {}))
    assert "I could not write to you." in said
    assert advice in said
    assert rude.asked == ["/api/chat.postMessage"]


def visit_of_ana(edge: Edge) -> Visit:
    engine, here = edge.bot.engine, edge.bot.installed.workspace_id
    with reading(engine) as connection:
        ana = members.by_slack_id(connection, here, "UANA")
    assert ana is not None
    return Visit(engine, in_force(engine, here, ()), ana, edge.now)


def test_help_names_every_word(edge: Edge) -> None:
    said = edge.ana.types("/nudges help")
    for word in (
        "pause",
        "resume",
        "settings",
        "hours",
        "test",
        "news",
        "stats",
        "rules",
        "channel",
    ):
        assert word in said
    assert "Did you mean /nudges settings?" in edge.ana.types("/nudges setings")
