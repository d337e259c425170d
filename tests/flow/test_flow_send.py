"""What may keep a note back at the moment of sending, however long ago it was written."""

from datetime import timedelta

import pytest

from bot.flow.deliver import ASK_AGAIN, deliver
from bot.flow.halt import KNOCK_AGAIN
from bot.model import Member, Reach, Stopped, TryAgain, Uncertain, Way
from bot.store import arrangements, health, notes, team_channel, workspaces
from bot.store.engine import reading, writing
from tests.flow.team import TUESDAY, Team, asks, at, team_in

NINE = at("2026-03-03 09:00", "Europe/Madrid")
A_MINUTE = timedelta(minutes=1)
A_SECOND = timedelta(seconds=1)


def many(team: Team, number: int) -> None:
    for one in range(number):
        team.customer(f"C{one}", team.hire(f"M{one}", "Europe/Madrid", "ES"))
    team.rules = [asks("call", TUESDAY)]


def states(team: Team) -> list[object]:
    return [row["state"] for row in team.rows("notes")]


def note(team: Team) -> dict[str, object]:
    (only,) = team.rows("notes")
    return only


def test_fifty_go_out_at_once_and_the_rest_as_soon_as_there_is_room(team: Team) -> None:
    many(team, 60)
    assert team.round(NINE) == 50
    assert team.round(NINE) == 0
    assert "sending" not in states(team)
    waits = [row["try_at"] for row in team.rows("notes") if row["state"] == "planned"]
    assert waits == [NINE + timedelta(seconds=1.2)] * 10
    assert team.round(NINE + timedelta(seconds=6)) == 5
    assert team.round(NINE + A_MINUTE) == 5
    assert len(team.courier.posted) == 60


def test_two_workspaces_on_one_record_do_not_wait_for_each_other(team: Team) -> None:
    many(team, 60)
    other = team_in(team.engine, "Other")
    many(other, 3)
    team.courier.troubles = [(TryAgain(600), False)]
    team.round(NINE)
    other.round(NINE)
    assert (len(team.courier.posted), len(other.courier.posted)) == (0, 3)
    assert team.round(NINE + timedelta(seconds=599)) == 0
    assert team.round(NINE + timedelta(seconds=600)) == 1, "and then one after the other"


def test_every_worker_waits_as_long_as_slack_asks_one_of_them_to(team: Team) -> None:
    many(team, 4)
    team.courier.troubles = [(TryAgain(120), False)]
    team.round(NINE)
    later = NINE + 2 * A_MINUTE - A_SECOND
    assert team.round(later) == 0
    assert team.courier.posted == []
    assert team.round(later + A_SECOND) >= 1


def test_when_slack_takes_nothing_nothing_is_lost_and_it_is_left_alone_for_a_while(
    team: Team, ana: Member, acme: int
) -> None:
    team.rules = [asks("call", TUESDAY)]
    why = "The bot's token was revoked: install the app again."
    team.courier.troubles = [(Stopped(why), False)] * 2
    assert team.round(NINE) == 0
    assert note(team)["state"] == "planned"
    assert stopped(team) == why
    team.round(NINE + KNOCK_AGAIN - A_SECOND)
    assert len(team.courier.troubles) == 1, "it was not asked"
    team.round(NINE + KNOCK_AGAIN)
    assert (len(team.courier.troubles), stopped(team)) == (0, why)
    assert team.round(NINE + 2 * KNOCK_AGAIN) == 1
    assert stopped(team) == ""


def stopped(team: Team) -> str:
    with reading(team.engine) as connection:
        return health.health_of(connection, team.workspace_id, NINE, TUESDAY).stopped


def test_when_slack_takes_nothing_the_others_are_not_even_tried(team: Team) -> None:
    many(team, 5)
    team.courier.troubles = [(Stopped("mend it"), False)] * 5
    team.round(NINE)
    assert len(team.courier.troubles) == 4
    team.courier.troubles = []
    assert team.round(NINE + KNOCK_AGAIN) == 5


def test_while_slack_takes_nothing_nothing_is_looked_up(team: Team, ana: Member, acme: int) -> None:
    team.rules = [asks("call", TUESDAY)]
    team.courier.troubles = [(Uncertain("no reply"), True)]
    team.round(NINE)
    later = NINE + 2 * A_MINUTE
    team.courier.refuses_to_look = [Stopped("mend it")]
    assert team.settle(later) == 0
    assert (note(team)["state"], stopped(team)) == ("uncertain", "mend it")
    team.settle(later + A_MINUTE)
    assert team.courier.looked_up == []
    assert team.settle(later + KNOCK_AGAIN) == 1


def test_a_workspace_that_takes_nothing_stops_no_other(team: Team, ana: Member, acme: int) -> None:
    team.rules = [asks("call", TUESDAY)]
    other = team_in(team.engine, "Other")
    many(other, 1)
    team.courier.troubles = [(Stopped("mend it"), False)]
    team.round(NINE)
    assert other.round(NINE) == 1


def late_note(team: Team) -> None:
    """Written at nine, and held up by Slack."""
    team.courier.troubles = [(TryAgain(60), False)]
    team.round(NINE)
    assert team.courier.posted == []


@pytest.mark.parametrize("way", [Way.MUTED, Way.STOPPED])
def test_what_was_muted_meanwhile_is_not_in_the_note(
    team: Team, ana: Member, acme: int, way: Way
) -> None:
    team.rules = [asks("call", TUESDAY), asks("write", TUESDAY)]
    late_note(team)
    with writing(team.engine) as connection:
        arrangements.agree(
            connection,
            team.workspace_id,
            way=way,
            since=TUESDAY,
            rule="call",
            customer_id=acme,
            member_id=ana.id,
        )
    team.round(NINE + A_MINUTE)
    assert [rules for _, _, rules in team.courier.told()] == [["write"]]
    assert team.states() == {"call": "waiting", "write": "asked"}


def test_a_private_customer_of_others_is_not_in_a_note_that_was_planned_before(
    team: Team, ana: Member, eva: Member, acme: int
) -> None:
    zen = team.customer("Zen", ana)
    team.rules = [asks("call", TUESDAY)]
    late_note(team)
    team.change("customers", zen, owner_id=eva.id, private=True)
    for minutes in (1, 2):
        team.round(NINE + minutes * A_MINUTE)
    told = {one.member.name: [card.customer for card in one.cards] for one in team.courier.posted}
    assert told == {"Ana": ["Acme"], "Eva": ["Zen"]}


def test_nothing_is_sent_to_who_has_left_since(team: Team, ana: Member, acme: int) -> None:
    team.rules = [asks("call", TUESDAY)]
    late_note(team)
    team.change("members", ana.id, active=False)
    team.round(NINE + A_MINUTE)
    assert (team.courier.posted, team.rows("notes")) == ([], [])


def test_slack_takes_what_is_for_a_closed_account_so_it_is_asked_first(
    team: Team, ana: Member, eva: Member, acme: int
) -> None:
    with writing(team.engine) as connection:
        workspaces.lead(connection, team.workspace_id, eva.id)
    team.rules = [asks("call", TUESDAY)]
    team.courier.reaches["UANA"] = Reach.CLOSED
    for minute in range(4):
        team.round(NINE + minute * A_MINUTE)
    assert not team.member("Ana").active
    assert {one.member.name for one in team.courier.posted} == {"Eva"}
    said = [one.text for one in team.courier.posted if one.text]
    assert any("The Slack account of Ana is closed." in one for one in said)
    assert [rules for _, _, rules in team.courier.told() if rules] == [["call"]]


def test_words_for_who_has_left_fail_and_their_lead_hears_of_it(
    team: Team, ana: Member, eva: Member
) -> None:
    with writing(team.engine) as connection:
        workspaces.lead(connection, team.workspace_id, eva.id)
    words(team, ana, "Ben hands Acme over to you.")
    team.change("members", ana.id, active=False)
    team.deliver(NINE)
    team.deliver(NINE + A_MINUTE)
    (told,) = team.courier.posted
    assert told.member.name == "Eva"
    assert "Their Slack account is closed." in told.text
    assert "Acme" not in told.text


def words(team: Team, reader: Member, text: str, occasion: str = "words") -> None:
    with writing(team.engine) as connection:
        notes.open_for(
            connection,
            team.workspace_id,
            reader.id,
            occasion=occasion,
            day=TUESDAY,
            now=NINE,
            nudge_ids=(),
            text=text,
        )


def test_a_channel_that_is_shared_with_others_is_told_nothing_and_its_keeper_why(
    team: Team, ana: Member
) -> None:
    with writing(team.engine) as connection:
        team_channel.put(connection, team.workspace_id, "CTEAM", "#team", ana)
    words(team, team.member("#team"), "Last week we spoke with Acme.")
    team.courier.reaches["CTEAM"] = Reach.SHARED
    team.deliver(NINE)
    team.deliver(NINE + A_MINUTE)
    (told,) = team.courier.posted
    assert told.member.name == "Ana"
    assert "shared with another organisation" in told.text
    assert "Acme" not in told.text


def test_a_worker_that_slept_between_the_intent_and_the_post_does_not_post(
    team: Team, ana: Member, acme: int
) -> None:
    team.rules = [asks("call", TUESDAY)]
    team.tick(NINE)
    moments = iter([NINE, *[NINE + 10 * A_MINUTE] * 20])
    sent = deliver(team.engine, team.workspace_id, team.courier, NINE, clock=lambda: next(moments))
    assert (sent, team.courier.posted) == (0, [])
    assert note(team)["state"] == "planned"
    assert team.round(NINE + 11 * A_MINUTE) == 1


def test_a_note_outside_working_hours_waits_and_nothing_is_taken_for_it(
    team: Team, ana: Member, acme: int
) -> None:
    team.rules = [asks("call", TUESDAY)]
    late_note(team)
    evening = at("2026-03-03 18:30", "Europe/Madrid")
    team.deliver(evening)
    assert note(team)["try_at"] == evening + ASK_AGAIN
    kept = [str(row["free_at"]) for row in team.rows("pace")]
    assert max(kept) < str(evening)
