"""Notes that did not arrive for certain: who is told, who is asked, and what they may say."""

from datetime import timedelta

import pytest

from bot.flow import home_page
from bot.flow.deliver import SETTLE_AFTER
from bot.flow.see_to import Became, it_is_there, post_again
from bot.flow.visit import Visit
from bot.model import Member, Note, NoteState
from bot.store import notes, sending, team_channel, workspaces
from bot.store.engine import writing
from tests.flow.refused import A_MINUTE, A_SECOND, NINE, NO_REPLY, REFUSED, SETTLED
from tests.flow.team import TUESDAY, Team, asks, at_the_same_time, team_in


@pytest.fixture
def channel(team: Team, lead: Member) -> Member:
    with writing(team.engine) as connection:
        team_channel.put(connection, team.workspace_id, "CTEAM", "#team", lead)
    channel = team.member("#team")
    with writing(team.engine) as connection:
        notes.open_for(
            connection,
            team.workspace_id,
            channel.id,
            occasion="balance",
            day=TUESDAY,
            now=NINE,
            nudge_ids=(),
            text="Last month we spoke with Acme.",
        )
    return channel


def told(team: Team) -> list[tuple[str, str]]:
    return [(one.member.name, one.text) for one in team.courier.posted]


def states(team: Team) -> list[tuple[object, object]]:
    return [(row["occasion"], row["state"]) for row in team.rows("notes")]


def lost(team: Team, *, arrived: bool = True) -> Note:
    """A post in the channel whose reply was lost, and then the question about it."""
    team.courier.troubles = [(NO_REPLY, arrived)]
    team.deliver(NINE)
    team.settle(SETTLED)
    team.deliver(SETTLED)
    return team.courier.posted[-1]


def asked_of(note: Note) -> tuple[int, int]:
    assert note.about
    return note.about.note_id, note.about.attempt


def test_whether_a_note_is_in_a_channel_is_asked_and_never_looked_up(
    team: Team, channel: Member
) -> None:
    team.courier.troubles = [(NO_REPLY, True)]
    team.deliver(NINE)
    team.settle(SETTLED - A_SECOND)
    assert len(team.rows("notes")) == 1, "a late reply could still come"
    for minute in range(3):
        team.settle(SETTLED + minute * A_MINUTE)
        team.deliver(SETTLED + minute * A_MINUTE)
    assert team.courier.looked_up == []
    (_, question) = told(team)
    assert question == (
        "Lea",
        "I posted my note of Tuesday 3 March in #team, and got no answer from Slack, so I do not"
        " know whether it is there. I cannot read there: please have a look.",
    )
    assert states(team)[0] == ("balance", "uncertain")


def test_it_is_there_leaves_it_and_nobody_is_asked_again(
    team: Team, channel: Member, lead: Member
) -> None:
    visit = team.visit(lead, SETTLED)
    assert it_is_there(visit, team.courier, *asked_of(lost(team))) is Became.IS_THERE
    for days in range(3):
        team.settle(SETTLED + timedelta(days=days))
        team.deliver(SETTLED + timedelta(days=days))
    assert [who for who, _ in told(team)] == ["#team", "Lea"]
    row = team.rows("notes")[0]
    assert (row["state"], row["ts"]) == ("sent", None)
    (shown,) = team.courier.shown
    assert shown.about
    assert shown.about.state is NoteState.SENT, "the question says what became of it"


def test_post_again_posts_it_once_more_and_once_only(
    team: Team, channel: Member, lead: Member
) -> None:
    visit = team.visit(lead, SETTLED)
    question = asked_of(lost(team, arrived=False))
    answers = [post_again(visit, *question) for _ in range(3)]
    assert answers == [Became.GOES_AGAIN, Became.SETTLED, Became.SETTLED]
    team.deliver(SETTLED)
    assert [who for who, _ in told(team)] == ["Lea", "#team"]
    assert post_again(visit, *question) is Became.SETTLED, "it is there now"
    assert it_is_there(visit, team.courier, *question) is Became.SETTLED
    team.deliver(SETTLED + A_MINUTE)
    assert len(team.courier.posted) == 2


def test_two_people_at_once_who_want_it_posted_again_post_it_once(
    team: Team, channel: Member, lead: Member
) -> None:
    question = asked_of(lost(team, arrived=False))
    said: list[Became] = []
    visits = [team.visit(lead, SETTLED), team.visit(lead, SETTLED)]
    at_the_same_time(
        *(lambda visit=visit: said.append(post_again(visit, *question)) for visit in visits)
    )
    assert sorted(one.name for one in said) == ["GOES_AGAIN", "SETTLED"]
    team.deliver(SETTLED)
    assert [who for who, _ in told(team)].count("#team") == 1


def test_when_it_is_lost_again_it_is_asked_again(team: Team, channel: Member, lead: Member) -> None:
    first = asked_of(lost(team, arrived=False))
    post_again(team.visit(lead, SETTLED), *first)
    team.courier.troubles = [(NO_REPLY, True)]
    team.deliver(SETTLED)
    later = SETTLED + SETTLE_AFTER
    team.settle(later)
    team.deliver(later)
    second = asked_of(team.courier.posted[-1])
    assert second[0] == first[0]
    assert second[1] > first[1]
    assert it_is_there(team.visit(lead, later), team.courier, *first) is Became.SETTLED


def test_a_late_yes_from_slack_after_the_question_counts(team: Team, channel: Member) -> None:
    question = lost(team)
    with writing(team.engine) as connection:
        assert sending.sent(connection, team.workspace_id, 1, channel="CTEAM", ts="7.0", version=0)
    lead = question.member
    assert post_again(team.visit(lead, SETTLED), *asked_of(question)) is Became.SETTLED


@pytest.mark.parametrize("verb", ["again", "there"])
def test_only_who_may_see_to_it_may_say_so(
    team: Team, channel: Member, lead: Member, ana: Member, verb: str
) -> None:
    question = asked_of(lost(team))

    def say(visit: Visit, note_id: int, attempt: int) -> Became:
        if verb == "again":
            return post_again(visit, note_id, attempt)
        return it_is_there(visit, team.courier, note_id, attempt)

    theirs = team.visit(lead, SETTLED)
    assert say(team.visit(ana, SETTLED), *question) is Became.NOT_THEIRS
    elsewhere = team_in(team.engine, "Other")
    stranger = elsewhere.hire("Sam")
    with writing(team.engine) as connection:
        workspaces.lead(connection, elsewhere.workspace_id, stranger.id)
    assert say(elsewhere.visit(stranger, SETTLED), *question) is Became.NOT_THEIRS
    assert say(theirs, 10**9, 1) is Became.NOT_THEIRS
    assert say(theirs, question[0], question[1] + 1) is Became.SETTLED
    assert states(team)[0] == ("balance", "uncertain")


def test_without_a_lead_whoever_has_been_here_longest_is_asked(
    team: Team, ana: Member, eva: Member, channel: Member, lead: Member
) -> None:
    team.change("workspaces", team.workspace_id, lead_member_id=None)
    assert lost(team).member.name == "Ana"


def test_where_there_is_nobody_to_ask_it_waits_for_somebody(
    team: Team, channel: Member, lead: Member
) -> None:
    team.change("members", lead.id, active=False)
    team.courier.troubles = [(NO_REPLY, True)]
    team.deliver(NINE)
    team.settle(SETTLED)
    assert len(team.rows("notes")) == 1
    team.change("members", lead.id, active=True)
    later = SETTLED + 15 * A_MINUTE
    team.settle(later)
    assert states(team)[1] == ("is_it_there:1:1", "planned")


def test_when_a_note_for_the_channel_fails_its_keeper_is_told(team: Team, channel: Member) -> None:
    team.courier.troubles = [(REFUSED, False)]
    team.deliver(NINE)
    team.deliver(NINE + A_MINUTE)
    ((who, what),) = told(team)
    assert who == "Lea"
    assert what.startswith("My note of Tuesday 3 March for #team was not sent. The channel is arch")


def test_of_a_note_about_a_note_that_fails_nobody_is_told(
    team: Team, ana: Member, channel: Member
) -> None:
    team.courier.troubles = [(REFUSED, False)] * 9
    for minute in range(9):
        team.deliver(NINE + minute * A_MINUTE)
    assert states(team) == [("balance", "failed"), ("not_sent:1:1", "failed")]


@pytest.mark.usefixtures("channel", "acme")
def test_home_tells_each_of_what_is_theirs_to_see_to(
    team: Team, ana: Member, eva: Member, lead: Member
) -> None:
    team.rules = [asks("call", TUESDAY)]
    team.courier.troubles = [(NO_REPLY, True), (REFUSED, False)]
    team.round(NINE)
    team.settle(SETTLED)

    def sees(member: Member) -> list[tuple[str, str]]:
        page = home_page.home(team.visit(member, SETTLED))
        return [(one.reader, one.state.value) for one in page.not_sent]

    assert sees(lead) == [("Ana", "failed"), ("#team", "uncertain")]
    assert sees(ana) == [("Ana", "failed")]
    assert sees(eva) == []


def test_home_asks_about_the_channel_only_once_no_reply_can_come(
    team: Team, lead: Member, channel: Member
) -> None:
    team.courier.troubles = [(NO_REPLY, True)]
    team.deliver(NINE)
    assert home_page.home(team.visit(lead, NINE)).not_sent == ()
