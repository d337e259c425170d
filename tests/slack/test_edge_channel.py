"""The team's channel: chosen by its lead, read by all, answered by anybody in it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.model import GiveUp, Member, Note
from bot.sandbox import Channel
from bot.store import members, workspaces
from bot.store.engine import reading, writing
from tests.slack.colleague import Colleague, button, seen, smooth
from tests.slack.edge import EIGHT, SHEETS, TEN, Edge, an_edge

PLACES = (
    Channel("CTEAM", "team"),
    Channel("CCARE", "customers"),
    Channel("COUT", "without-bot", has_bot=False),
    Channel("GSECRET", "secret", is_private=True),
    Channel("COLD", "old", is_archived=True),
)
"""As in any workspace: one where the bot is, one where it is not, a private and an archived one."""
FIRST_OF_APRIL = datetime(2026, 4, 1, 8, tzinfo=UTC)


@pytest.fixture
def edge(tmp_path: Path) -> Iterator[Edge]:
    with an_edge(tmp_path, channels=PLACES) as edge:
        yield edge


def types(who: Colleague, words: str, where: str = "CTEAM") -> str:
    """Run the command there; answers what its reply says."""
    smooth(who.hands.types(where, f"/nudges channel {words}"))
    return seen([one for one in who.reads(where) if one.only_for == who.id][-1])


def posts(edge: Edge, where: str) -> list[str]:
    """What the bot has written in a channel to stay."""
    said = edge.sandbox.messages(where)
    return [seen(one) for one in said if one.is_app and one.only_for is None]


def chosen(edge: Edge) -> list[tuple[str, str, bool]]:
    rows = [row for row in edge.rows("members") if row["channel"]]
    return [(row["slack_id"], row["name"], row["active"]) for row in rows]


def lead(edge: Edge, name: str) -> None:
    with writing(edge.bot.engine) as connection:
        here = edge.bot.installed.workspace_id
        (found,) = [
            one.id for one in members.of_workspace(connection, here).values() if one.name == name
        ]
        workspaces.lead(connection, here, found)


def test_a_channel_is_chosen_by_its_name(edge: Edge) -> None:
    assert "Done. What concerns the whole team goes to #customers" in types(edge.ana, "#customers")
    assert chosen(edge) == [("CCARE", "#customers", True)]
    (first,) = posts(edge, "CCARE")
    assert "From now on I write here what concerns the whole team" in first
    (row,) = [row for row in edge.rows("members") if row["channel"]]
    assert (row["timezone"], row["country"]) == ("Europe/Madrid", "ES")


def test_a_channel_is_chosen_from_inside(edge: Edge) -> None:
    types(edge.ana, "here")
    assert chosen(edge) == [("CTEAM", "#team", True)]
    types(edge.ana, "here", "GSECRET")
    assert chosen(edge) == [("GSECRET", "the team's channel", True)]
    assert len(posts(edge, "GSECRET")) == 1


def test_a_second_one_replaces_the_first_and_the_same_is_not_greeted_again(edge: Edge) -> None:
    types(edge.ana, "#customers")
    assert "goes to #customers" in types(edge.ana, "#customers")
    assert len(posts(edge, "CCARE")) == 1
    types(edge.ana, "here")
    assert chosen(edge) == [("CTEAM", "#team", True)]


def test_it_is_ended_and_told(edge: Edge) -> None:
    assert "The team has no channel yet." in types(edge.ana, "")
    types(edge.ana, "here")
    assert "goes to #team" in types(edge.ben, "")
    assert "goes to the team lead" in types(edge.ana, "off")
    assert chosen(edge) == [("CTEAM", "#team", False)]
    assert "The team has no channel yet." in types(edge.ana, "")
    assert "There was no channel" in types(edge.ana, "off")
    types(edge.ana, "here")
    assert chosen(edge) == [("CTEAM", "#team", True)]


@pytest.mark.parametrize(
    ("words", "where", "advice"),
    [
        ("#without-bot", "CTEAM", "I am not in #without-bot. Type there: /invite @Second Date"),
        ("here", "COUT", "I am not in #without-bot."),
        ("#old", "CTEAM", "Slack does not let me write in #old (is_archived)."),
        ("#nowhere", "CTEAM", "I cannot tell which channel “#nowhere” is."),
        ("#secret", "CTEAM", "Type this in the channel: /nudges channel here"),
        ("xyzzy", "CTEAM", "I cannot tell which channel “xyzzy” is."),
        ("here", "UBEN", "This is a direct conversation, and the whole team reads a channel."),
    ],
)
def test_what_is_in_the_way_says_what_to_do(
    edge: Edge, words: str, where: str, advice: str
) -> None:
    assert advice in types(edge.ana, words, where)
    assert chosen(edge) == []


def test_where_there_is_a_lead_only_the_lead_chooses(edge: Edge) -> None:
    lead(edge, "Ben Okafor")
    assert "chosen by Ben Okafor, the team lead. Ask Ben." in types(edge.ana, "here")
    assert "chosen by Ben Okafor" in types(edge.ana, "off")
    assert chosen(edge) == []
    types(edge.ben, "here")
    (row,) = [row for row in edge.rows("members") if row["channel"]]
    assert (row["timezone"], row["country"]) == ("Europe/London", "GB")


def test_a_nudge_in_the_channel_is_answered_by_anybody_there(tmp_path: Path) -> None:
    left = "Acme,Ana Souza,Head of Buying,,yes,left,2026-03-02"
    sheets = {
        **SHEETS,
        "contacts.csv": ("customer,name,title,seniority,champion,standing,standing_since", left),
    }
    with an_edge(tmp_path, channels=PLACES, sheets=sheets) as edge:
        types(edge.ana, "#customers")
        edge.walk(TEN)
        note = [one for one in edge.ben.reads("CCARE") if one.is_app][-1]
        assert "Everybody, one thing should not wait until tomorrow." in seen(note)
        smooth(edge.ben.hands.presses(note, button(note, "Skip this time")))
        assert "Skipped by Ben Okafor" in seen(edge.ben.again(note))


def test_the_week_is_told_in_the_channel_and_never_twice(tmp_path: Path) -> None:
    with an_edge(tmp_path, channels=PLACES) as edge:
        types(edge.ana, "#customers")
        edge.ana.types("/touch Acme call today #private: a secret")
        edge.ben.types("/touch Cobalt referral today")
        for day in (9, 10):
            edge.walk(datetime(2026, 3, day, 9, tzinfo=UTC))
        told = [one for one in edge.ben.reads("CCARE") if "The week of" in seen(one)]
        assert [seen(one).splitlines()[:3] for one in told] == [
            [
                "The week of Monday 2 March 2026, all of us together.",
                "One touchpoint with one customer: referral 1.",
                "To be glad of: Cobalt (referral).",
            ]
        ]


def test_the_month_is_told_in_the_channel_and_never_twice(tmp_path: Path) -> None:
    calls = [f"Cobalt,2026-03-{day:02},call,Ben Okafor,," for day in range(1, 13)]
    sheets = {
        **SHEETS,
        "touchpoints.csv": ("customer,on,kind,by,with,note", *calls),
    }
    with an_edge(tmp_path, channels=PLACES, sheets=sheets) as edge:
        types(edge.ana, "#customers")
        edge.walk(FIRST_OF_APRIL)
        edge.walk(FIRST_OF_APRIL + timedelta(hours=1))
        _, told, below = posts(edge, "CCARE")
        assert below == "", "a picture, without words"
        assert "The balance of Office for March 2026." in told
        assert "what do we want to do differently" in told


def test_a_note_in_a_channel_is_not_looked_up_since_we_may_not_read_there(tmp_path: Path) -> None:
    with (
        an_edge(tmp_path, channels=PLACES) as edge,
        pytest.raises(GiveUp, match="lacks a permission"),
    ):
        edge.bot.messenger.find(a_note("CCARE"), EIGHT)


def test_the_channel_is_not_among_the_people_somebody_may_mean(edge: Edge) -> None:
    types(edge.ana, "#customers")
    with reading(edge.bot.engine) as connection:
        known = members.names(connection, edge.bot.installed.workspace_id)
    assert sorted(name for _, name in known) == ["ana ruiz", "ben okafor"]


def a_note(where: str) -> Note:
    channel = Member(id=9, name="#customers", slack_id=where, channel=True)
    return Note(
        id=7,
        member=channel,
        day=EIGHT.date(),
        occasion="balance:2026-03-03",
        version=0,
        channel=None,
        ts=None,
        cards=(),
        text="The balance of March.",
    )
