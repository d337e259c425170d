"""People of another workspace share a channel with ours: refused kindly, and they learn nothing."""

from collections.abc import Iterator
from urllib.parse import urlencode

import pytest

from bot.sandbox import Channel, Json, Person
from bot.slack.outsiders import Ours
from tests.slack.bodies import HERE, bodies_of, comes, command, pressed, told
from tests.slack.colleague import Colleague, buttons, seen
from tests.slack.edge import CHANNELS, Edge, an_edge
from tests.slack.test_edge_http import TOUCH, post, signed

GUEST = Person("UOUT", "olga", "Olga Other", "Europe/Madrid", team_id="T0OTHER")
SHARED = Channel("CPARTNER", "partners", is_ext_shared=True)
KINDLY = "I only work for the people of the workspace that I am installed in"
NAMES = ("Acme", "Borealis", "Cobalt")


@pytest.fixture(scope="module")
def met(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Edge]:
    """One for all: nothing that a stranger does may leave a trace in it."""
    folder = tmp_path_factory.mktemp("shared")
    with an_edge(folder, channels=(*CHANNELS, SHARED), guests=[GUEST]) as edge:
        edge.ana.types("/touch Acme call today")
        yield edge


def olga(edge: Edge) -> Colleague:
    return Colleague(edge.sandbox, GUEST.id)


def test_a_button_in_a_shared_channel_is_not_for_them(met: Edge) -> None:
    before = met.rows("members"), met.logged(), met.rows("nudges")
    blocks = list(met.ana.reply.blocks)
    said = met.bot.installed.app.client.chat_postMessage(
        channel=SHARED.id, text="A copy", blocks=blocks
    )
    stranger = olga(met)
    copy = stranger.hands.finds(SHARED.id, said["ts"])
    for one in buttons(copy):
        stranger.hands.presses(copy, one["action_id"])
        answer = stranger.reads(SHARED.id)[-1]
        assert seen(answer).startswith(KINDLY)
        assert answer.only_for == GUEST.id
        assert not stranger.has_form
    assert (met.rows("members"), met.logged(), met.rows("nudges")) == before


@pytest.mark.parametrize(
    "line",
    ["/touch Acme call today", "/customer Acme", "/customer list", "/nudges", "/nudges why Acme"],
)
def test_a_command_is_not_for_them(met: Edge, line: str) -> None:
    stranger = olga(met)
    outcome = stranger.hands.types(SHARED.id, line)
    assert outcome.answer["text"].startswith(KINDLY)
    assert outcome.answer["response_type"] == "ephemeral"
    assert not any(name in str(outcome.answer) for name in NAMES)


def test_a_shortcut_opens_nothing_for_them(met: Edge) -> None:
    stranger = olga(met)
    stranger.hands.uses_shortcut("log_touchpoint")
    assert not stranger.has_form
    met.bot.installed.app.client.chat_postMessage(channel=SHARED.id, text="Hello")
    message = stranger.reads(SHARED.id)[-1]
    stranger.hands.uses_shortcut("log_message", message)
    assert not stranger.has_form
    assert seen(stranger.reads(SHARED.id)[-1]).startswith(KINDLY)


STRANGER = {"id": "UOUT", "team_id": "T0OTHER"}
FORM = {"id": "V1", "type": "modal", "callback_id": "touch_form", "blocks": []}


def test_a_form_that_they_hold_takes_nothing(met: Edge) -> None:
    """Opened in a shared channel, where all but one word of it names their own workspace."""
    sent: Json = {"type": "view_submission", "team": {"id": "T0OTHER"}, "user": STRANGER}
    view = {**FORM, "app_installed_team_id": "T0OFFICE"}
    (said,) = bodies_of([comes(met.bot, {**sent, "view": view, "trigger_id": "1.1"})])
    assert "Not for you" in said
    assert "T0" not in said


def test_what_they_type_into_a_form_finds_nobody(met: Edge) -> None:
    asked: Json = {"type": "block_suggestion", "team": HERE, "user": STRANGER, "value": "a"}
    place = {"action_id": "customer_options", "block_id": "customer", "view": FORM}
    assert bodies_of([comes(met.bot, {**asked, **place})]) == ['{"options": []}']
    inside = {**asked, **place, "user": {"id": "UANA", "team_id": "T0OFFICE"}}
    assert "Acme" in comes(met.bot, inside).body


def test_another_workspace_altogether_is_refused_and_nothing_is_looked_up(met: Edge) -> None:
    before = met.rows("members"), met.rows("seen"), met.logged()
    there = {"id": "T0OTHER"}
    everything = (
        command("/customer Acme", "3.1", team_id="T0OTHER"),
        pressed("customer_show:1", "1", "3.2", team=there),
        {"type": "view_submission", "team": there, "user": {"id": "UANA"}, "view": FORM},
        {"type": "shortcut", "callback_id": "log_touchpoint", "team": there, "user": STRANGER},
        told(
            {
                "type": "app_mention",
                "user": "UANA",
                "channel": "CTEAM",
                "ts": "1.0",
                "text": "Acme",
            },
            "Ev1",
            team_id="T0OTHER",
            authorizations=[{"team_id": "T0OTHER"}],
        ),
        told({"type": "app_home_opened", "user": "UNEW", "tab": "home"}, "Ev2", authorizations=[])
        | {"team_id": "T0OTHER"},
    )
    for body in everything:
        answer = comes(met.bot, body)
        assert answer.status == 200
        assert not any(name in (answer.body or "") for name in NAMES)
    assert (met.rows("members"), met.rows("seen"), met.logged()) == before


def test_over_http_too(tmp_path_factory: pytest.TempPathFactory) -> None:
    with an_edge(tmp_path_factory.mktemp("wired"), delivery="http") as edge:
        stray = urlencode({**TOUCH, "team_id": "T0OTHER", "trigger_id": "4.1"})
        assert post(edge, stray, signed(edge, stray)) == 200
        assert edge.logged() == []
        ours = urlencode({**TOUCH, "trigger_id": "4.2"})
        assert post(edge, ours, signed(edge, ours)) == 200
        assert edge.logged_once()


OURS = Ours("T1", "E1")


@pytest.mark.parametrize(
    ("body", "ours"),
    [
        ({"team_id": "T1"}, True),
        ({"team_id": "T2"}, False),
        ({"team": {"id": "T1"}, "user": {"id": "U", "team_id": "T1"}}, True),
        ({"team": {"id": "T1"}, "user": {"id": "U"}}, True),
        ({"team": {"id": "T1"}, "user": {"id": "U", "team_id": "T2"}}, False),
        ({"team": {"id": "T2"}, "user": {"id": "U", "team_id": "T2"}}, False),
        # The organisation of a grid, and another workspace of the same one.
        ({"team": {"id": "T1"}, "user": {"id": "U", "team_id": "E1"}}, True),
        ({"team": {"id": "T1"}, "user": {"id": "U", "team_id": "E2"}}, False),
        ({"team": {"id": "T1"}, "user": {"id": "U", "team_id": "T3"}, "enterprise": "E1"}, False),
        # Installed for a whole organisation Slack leaves the workspace out.
        ({"team": None, "is_enterprise_install": True, "user": {"team_id": "T1"}}, True),
        ({"team": None, "is_enterprise_install": True, "user": {"team_id": "T3"}}, False),
        ({"team_id": "T2", "authorizations": [{"team_id": "T1"}]}, True),
        ({"team_id": "T1", "authorizations": [{"team_id": "T2"}]}, False),
        ({"view": {"app_installed_team_id": "T2"}, "team": {"id": "T1"}}, False),
        ({}, False),
    ],
)
def test_whose_it_is(body: Json, ours: bool) -> None:
    assert OURS.are(body) is ours
