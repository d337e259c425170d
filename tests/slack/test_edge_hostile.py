"""Whatever people type: it rings nobody, breaks nothing, and is kept as they meant it."""

import pytest

from tests.slack.colleague import filled, seen
from tests.slack.edge import TEN, Edge, an_edge

HOSTILE = (
    "<!channel>",
    "<!here|here> & <@UBEN>",
    "*bold* _it_ `code` ~gone~ >quote",
    "&lt;!channel&gt; &amp;amp;",
    "<https://evil.example|Acme>",
    "עברית שלום",
    "مرحبا بالعالم",
    "\u202eevil\u202c right to left",
    "null\x00byte and \x07bell and \x1b[31mred",
    "zero\u200bwidth and \ufeffmark",
    "'); DROP TABLE touchpoints; --",
    "{{7*7}} ${7*7} %s %d {0}",
    "emoji 👩‍👩‍👧‍👦 and 🏴󠁧󠁢󠁳󠁣󠁴󠁿",
    "lone \\ud800 surrogate and e\u0301",
)
UNSEEN = frozenset("\x00\x07\x1b\u202e\u200b\ufeff")


def harmless(text: str) -> bool:
    """Slack reads nothing in it as markup, and nothing in it cannot be seen."""
    return "<" not in text and not UNSEEN.intersection(text)


def test_a_note_is_kept_as_meant_and_rings_nobody(edge: Edge) -> None:
    for text in HOSTILE:
        edge.ana.types(f"/touch Acme call today: {text}")
    edge.ana.types("/customer Acme")
    edge.walk(TEN)
    edge.ana.types("/nudges")
    for message in (*edge.ana.reads("CTEAM"), *edge.ana.notes):
        assert harmless(message.text)
    notes = [one["note"] for one in edge.logged()]
    assert len(notes) == len(HOSTILE)
    for note in notes:
        assert note
        assert not UNSEEN.intersection(note)


def test_a_customer_may_have_any_name(edge: Edge) -> None:
    for name in HOSTILE:
        edge.ana.types(f"/customer add {name}")
        added = edge.names("customers")[-1]
        assert seen(edge.ana.reply).startswith("Added.")
        assert added in edge.ana.types(f"/customer {added}")
        assert added in edge.ana.types(f"/nudges why {added}")
        edge.ana.types(f"/touch {added} call yesterday: fine")
    edge.ana.hands.looks_at_home()
    assert len(edge.rows("customers")) == len(HOSTILE) + 4
    assert all(harmless(message.text) for message in edge.ana.reads("CTEAM"))


def test_what_looks_like_a_mention_is_shown_as_words(edge: Edge) -> None:
    said = edge.ana.types("/touch Acme call today: <!channel> buy & sell <b>")
    assert "Note: <!channel> buy & sell <b>" in said
    assert "&lt;!channel&gt; buy &amp; sell &lt;b&gt;" in edge.ana.reply.text


def test_a_very_long_note_is_kept_up_to_three_thousand_characters(edge: Edge) -> None:
    edge.ana.types("/touch Acme call today: " + "long " * 2_000)
    note = edge.logged_once()["note"]
    assert 2_900 < len(note) <= 3_000
    edge.ana.presses("Change", edge.ana.reply)
    assert filled(edge.ana.form)["note"] == note
    assert edge.ana.submits(kind="Visit") == {}
    assert edge.logged_once()["note"] == note


def test_a_very_long_name_is_offered_and_created(edge: Edge) -> None:
    name = "Very Long " * 22
    edge.ana.types(f"/touch {name} call today")
    (create,) = edge.ana.reply.blocks[-1]["elements"]
    edge.ana.hands.presses(edge.ana.reply, create["action_id"])
    assert "Logged for Very Long" in seen(edge.ana.reply)
    assert len(edge.rows("customers")[-1]["name"]) <= 200


@pytest.mark.parametrize("text", ["\x00", "\u202e\u200b", "<!channel>", "x" * 4_000, "::", "@"])
def test_every_command_answers_whatever_it_is_told(shared: Edge, text: str) -> None:
    for command in ("/touch", "/customer", "/nudges", "/nudges why"):
        answered = shared.ana.types(f"{command} {text}")
        assert answered or shared.ana.has_form
    assert shared.logged() == []


def test_a_hostile_record_makes_a_harmless_note(tmp_path_factory: pytest.TempPathFactory) -> None:
    sheets = {
        "members.csv": ("name,timezone,country,slack_id", "Ana Ruiz,Europe/Madrid,ES,UANA"),
        "customers.csv": ("name,owner,tier", "<!channel> & *Sons*,Ana Ruiz,A"),
        "touchpoints.csv": (
            "customer,on,kind,with,note",
            "<!channel> & *Sons*,2026-02-10,call,<@UBEN>,<!everyone> " + "x" * 2_500,
        ),
    }
    with an_edge(tmp_path_factory.mktemp("hostile"), sheets=sheets) as edge:
        edge.walk(TEN)
        assert "<!channel> & *Sons*" in seen(edge.ana.note)
        assert harmless(edge.ana.note.text)
        edge.ana.presses("Done & log", edge.ana.note)
        assert edge.ana.submits(note="<!channel>") == {}
        assert "Done by Ana Ruiz" in seen(edge.ana.note)
