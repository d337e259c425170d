"""Notes that did not arrive: what Home and a question say of them, and what a press does."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.flow.deliver import SETTLE_AFTER
from bot.model import Member, Reach
from bot.sandbox import Json, Message, faults
from bot.sandbox.faults.kinds import CallFault
from bot.slack.surface import SCOPES
from bot.store import members, notes, workspaces
from bot.store.engine import reading, writing
from bot.views import ids
from bot.views.blocks import actions, button
from tests.slack.colleague import Colleague, at_once, labels, seen, smooth
from tests.slack.edge import TEN, TUESDAY, Edge, an_edge

A_MINUTE = timedelta(minutes=1)
POST = "chat.postMessage"


def lead(edge: Edge, slack_id: str = "UANA") -> None:
    with writing(edge.bot.engine) as connection:
        here = edge.bot.installed.workspace_id
        member = members.by_slack_id(connection, here, slack_id)
        assert member
        workspaces.lead(connection, here, member.id)


def home(colleague: Colleague) -> Json:
    colleague.hands.looks_at_home()
    return colleague.home


def refused(edge: Edge) -> None:
    """Ana's note of the day is not taken; Ben's is."""
    edge.sandbox.faults.strike(POST, faults.error("messages_tab_disabled"), next_times=1)
    edge.walk(TEN)
    assert edge.ana.notes == []


def state(edge: Edge, note: int = 0) -> str:
    return str(edge.rows("notes")[note]["state"])


def test_home_says_what_was_not_sent_and_posts_it_again(edge: Edge) -> None:
    refused(edge)
    said = seen(home(edge.ana))
    assert (
        "Not sent\nTuesday 3 March: The app's Messages tab is off: switch it on under App Home."
        in said
    )
    edge.ana.presses("Post again", edge.ana.home)
    assert "Not sent" not in seen(edge.ana.home)
    edge.walk(TEN + A_MINUTE)
    assert "Check in, Acme" in seen(edge.ana.note)


def test_two_presses_at_once_post_it_once(edge: Edge) -> None:
    refused(edge)
    before = home(edge.ana)
    at_once(lambda: edge.ana.presses("Post again", before))
    for minute in range(3):
        edge.walk(TEN + minute * A_MINUTE)
    assert len(edge.ana.notes) == 1


def test_it_is_there_takes_it_from_home(edge: Edge) -> None:
    refused(edge)
    edge.ana.presses("It is there", home(edge.ana))
    assert "Not sent" not in seen(edge.ana.home)
    edge.walk(TEN + A_MINUTE)
    assert (state(edge), edge.ana.notes) == ("sent", [])


def test_the_lead_is_told_whom_it_did_not_reach_and_can_post_it_again(edge: Edge) -> None:
    lead(edge, "UBEN")
    refused(edge)
    edge.walk(TEN + A_MINUTE)
    told = edge.ben.notes[-1]
    assert seen(told) == (
        "My note of Tuesday 3 March for Ana Ruiz was not sent."
        " The app's Messages tab is off: switch it on under App Home."
    )
    assert labels(told) == ["It is there", "Post again"]
    said = edge.ben.presses("Post again", told)
    assert said == "I send it again within their working hours, with what is still open."
    assert seen(edge.ben.again(told)).endswith("That is settled: it goes out again.")
    assert labels(edge.ben.again(told)) == []
    edge.walk(TEN + 2 * A_MINUTE)
    assert "Check in, Acme" in seen(edge.ana.note)


def lost_in_the_channel(edge: Edge, fault: CallFault) -> Message:
    """What was for everybody may be in the channel, and Ana is asked whether it is."""
    lead(edge)
    smooth(edge.ana.hands.types("CTEAM", "/nudges channel here"))
    here = edge.bot.installed.workspace_id
    with reading(edge.bot.engine) as connection:
        everybody = members.of_workspace(connection, here).values()
    channel = next(one for one in everybody if one.channel)
    with writing(edge.bot.engine) as connection:
        notes.open_for(
            connection,
            here,
            channel.id,
            occasion="balance",
            day=TUESDAY,
            now=TEN,
            nudge_ids=(),
            text="Last month we spoke with everybody.",
        )
    edge.sandbox.faults.strike(POST, fault, next_times=1)
    edge.walk(TEN)
    edge.walk(TEN + SETTLE_AFTER + A_MINUTE)
    return edge.ana.notes[-1]


def in_channel(edge: Edge) -> int:
    said = [seen(one) for one in edge.sandbox.messages("CTEAM") if one.only_for is None]
    return said.count("Last month we spoke with everybody.")


@pytest.mark.parametrize("fault", [faults.lost(), faults.broken_after(), faults.half()])
def test_in_a_channel_the_lead_is_asked_and_what_is_there_is_left(
    edge: Edge, expected_trouble: list[str], fault: CallFault
) -> None:
    expected_trouble += ["Failed to"]
    question = lost_in_the_channel(edge, fault)
    assert "I posted my note of Tuesday 3 March in #team, and got no answer" in seen(question)
    said = edge.ana.presses("It is there", question)
    assert said == "Good to know. I leave it as it is."
    assert seen(edge.ana.again(question)).endswith("That is settled: it is there.")
    for minute in range(5, 9):
        edge.walk(TEN + minute * A_MINUTE)
    assert in_channel(edge) == 1


@pytest.mark.parametrize("fault", [faults.dropped(), faults.broken_before(), faults.page()])
def test_what_is_not_in_the_channel_is_posted_again(
    edge: Edge, expected_trouble: list[str], fault: CallFault
) -> None:
    expected_trouble += ["Failed to"]
    question = lost_in_the_channel(edge, fault)
    assert in_channel(edge) == 0
    edge.ana.presses("Post again", question)
    for minute in range(5, 9):
        edge.walk(TEN + minute * A_MINUTE)
    assert in_channel(edge) == 1


def test_home_of_the_lead_asks_as_well(edge: Edge, expected_trouble: list[str]) -> None:
    expected_trouble += ["Failed to"]
    lost_in_the_channel(edge, faults.lost())
    said = seen(home(edge.ana))
    assert "Tuesday 3 March, #team: nobody has said yet whether it is there." in said
    assert "Not sent" not in seen(home(edge.ben))
    edge.ana.presses("It is there", edge.ana.home)
    assert "Not sent" not in seen(edge.ana.home)


NUMBERS = (
    "-",
    " ",
    "²",
    "-1 1",
    "1.5 1",
    "9" * 40,
    "1 " + "9" * 40,
    "1",
    "0 0",
    "",
    "1 1 1",
    "99 1",
)


@pytest.mark.parametrize("value", [*NUMBERS, "1 1"])
@pytest.mark.parametrize("name", [ids.NOTE_AGAIN, ids.NOTE_THERE])
def test_who_makes_up_a_button_or_presses_one_of_others_changes_nothing(
    shared: Edge, name: str, value: str
) -> None:
    refused_once(shared)
    before = shared.rows("notes")
    forged = [actions(button("Press", ids.of(name, 1), value or " "))]
    client = shared.bot.installed.app.client
    sent = client.chat_postMessage(channel="UNEW", text="Press", blocks=forged)
    posted = shared.noor.hands.finds(sent["channel"], sent["ts"])
    smooth(shared.noor.hands.presses(posted, ids.of(name, 1)))
    assert shared.rows("notes") == before
    said = seen(shared.noor.echoes[-1])
    assert said in ("This note is not yours to see to.", "That one is settled already.")


def refused_once(edge: Edge) -> None:
    if not edge.rows("notes"):
        lead(edge, "UBEN")
        refused(edge)


def test_what_is_for_a_closed_account_goes_to_who_is_there(edge: Edge) -> None:
    lead(edge, "UBEN")
    edge.sandbox.admin.deactivates("UANA")
    for minutes in (0, 1, 24 * 60):
        edge.walk(TEN + minutes * A_MINUTE)
    assert edge.ana.notes == []
    said = "\n".join(seen(one) for one in edge.ben.notes)
    assert "The Slack account of Ana Ruiz is closed." in said
    assert "Check in, Acme" in said


def test_whether_somebody_is_still_there_is_asked_at_the_moment_of_sending(edge: Edge) -> None:
    ana, carrier = Member(id=1, name="Ana Ruiz", slack_id="UANA"), edge.bot.messenger
    assert carrier.reach(ana) is Reach.OPEN
    edge.sandbox.admin.deactivates("UANA")
    assert carrier.reach(ana) is Reach.CLOSED


def test_whether_a_channel_is_shared_is_known_with_a_right_that_is_not_asked_for(
    tmp_path: Path,
) -> None:
    channel = Member(id=9, name="#team", slack_id="CTEAM", channel=True)
    known = []
    for number, scopes in enumerate((SCOPES, [*SCOPES, "channels:read"])):
        folder = tmp_path / str(number)
        folder.mkdir()
        with an_edge(folder, scopes=scopes) as edge:
            edge.sandbox.admin.shares("CTEAM")
            known.append(edge.bot.messenger.reach(channel))
    assert known == [Reach.OPEN, Reach.SHARED]


def test_a_revoked_token_stops_everything_and_loses_nothing(
    edge: Edge, caplog: pytest.LogCaptureFixture, expected_trouble: list[str]
) -> None:
    expected_trouble.append("Slack takes nothing in workspace")
    edge.sandbox.admin.revokes_token()
    for minute in range(6):
        edge.walk(TEN + minute * A_MINUTE)
    assert edge.sandbox.faults.met[POST] == 2, "it knocks every three minutes"
    assert caplog.text.count("Slack takes nothing in workspace") == 1
    edge.sandbox.admin.gives_token_back()
    for minute in range(6, 10):
        edge.walk(TEN + minute * A_MINUTE)
    assert [len(one.notes) for one in (edge.ana, edge.ben)] == [1, 1]
