from collections import Counter
from datetime import timedelta
from threading import Barrier

import pytest

from bot.flow.deliver import deliver, show_again, write_notes
from bot.flow.visit import Visit
from bot.model import GiveUp, Gone, Member, NudgeState, TryAgain, Uncertain
from bot.store import notes, nudges, sending
from bot.store.engine import open_record, writing
from tests.flow.team import PATIENT, TUESDAY, Team, asks, at, at_the_same_time, day

WEDNESDAY = day("2026-03-04")
NINE = at("2026-03-03 09:00", "Europe/Madrid")
A_MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _acme(team: Team, ana: Member) -> None:
    team.customer("Acme", ana)


def with_rules(team: Team, number: int) -> list[str]:
    names = [f"rule_{one}" for one in range(number)]
    team.rules = [asks(name, TUESDAY, worth=90 - place) for place, name in enumerate(names)]
    return names


def test_the_most_valuable_three_make_one_note(team: Team) -> None:
    names = with_rules(team, 5)
    assert team.round(NINE) == 1
    assert team.courier.told() == [("Ana", TUESDAY, names[:3])]
    assert Counter(team.states().values()) == {"asked": 3, "waiting": 2}
    (note,) = team.rows("notes")
    assert (note["state"], note["channel"], note["ts"]) == ("sent", "D1", "1.0")


def test_the_rest_comes_the_next_working_day(team: Team) -> None:
    names = with_rules(team, 5)
    for minute in range(30):
        team.round(NINE + minute * A_MINUTE)
    assert len(team.courier.posted) == 1
    team.round(NINE + timedelta(days=1))
    assert team.courier.told()[1:] == [("Ana", WEDNESDAY, names[3:])]


def test_ten_a_week_and_the_rest_on_monday(team: Team) -> None:
    with_rules(team, 14)
    for number in range(10):
        team.round(NINE + timedelta(days=number))
    sizes = [(told_on, len(rules)) for _, told_on, rules in team.courier.told()]
    assert sizes == [
        (day("2026-03-03"), 3),
        (day("2026-03-04"), 3),
        (day("2026-03-05"), 3),
        (day("2026-03-06"), 1),
        (day("2026-03-09"), 3),
        (day("2026-03-10"), 1),
    ]


def test_a_card_shows_what_is_known(team: Team) -> None:
    with_rules(team, 1)
    team.touched(1, day("2026-02-02"))
    team.round(NINE)
    (note,) = team.courier.posted
    (card,) = note.cards
    assert (card.customer, card.why, card.state) == (
        "Acme",
        "Acme is waiting.",
        NudgeState.ASKED,
    )
    assert card.last_touch
    assert card.last_touch.on == day("2026-02-02")


def test_nothing_is_sent_when_there_is_nothing_to_say(team: Team) -> None:
    team.rules = [asks("call", WEDNESDAY)]
    assert team.round(NINE) == 0
    assert team.rows("notes") == []


def test_an_urgent_one_makes_a_note_of_its_own_at_once(team: Team, ana: Member) -> None:
    with_rules(team, 3)
    team.round(NINE)
    team.rules = [*team.rules, asks("champion_left", TUESDAY, urgent=True)]
    team.round(NINE + timedelta(hours=3))
    assert team.courier.told()[1:] == [("Ana", TUESDAY, ["champion_left"])]
    assert team.courier.posted[1].urgent
    assert not team.courier.posted[0].urgent


def test_an_urgent_one_waits_for_working_hours(team: Team) -> None:
    team.rules = [asks("champion_left", TUESDAY, urgent=True)]
    assert team.round(at("2026-03-03 18:00", "Europe/Madrid")) == 0
    assert team.round(at("2026-03-04 08:59", "Europe/Madrid")) == 0
    assert team.round(at("2026-03-04 09:00", "Europe/Madrid")) == 1


def test_urgent_ones_take_their_places_in_the_morning_note(team: Team) -> None:
    with_rules(team, 3)
    team.rules = [*team.rules, asks("champion_left", TUESDAY, urgent=True, worth=1)]
    team.round(NINE)
    assert team.courier.told() == [
        ("Ana", TUESDAY, ["champion_left"]),
        ("Ana", TUESDAY, ["rule_0", "rule_1"]),
    ]


@pytest.mark.parametrize("how", [{"slack_id": None}, {"active": False}])
def test_nobody_who_cannot_read_it_gets_a_note(
    team: Team, ana: Member, how: dict[str, object]
) -> None:
    with_rules(team, 1)
    team.change("members", ana.id, **how)
    assert team.round(NINE) == 0
    assert team.rows("notes") == []


def test_when_slack_asks_to_wait_it_is_sent_exactly_then(team: Team) -> None:
    with_rules(team, 1)
    team.courier.troubles = [(TryAgain(30), False)]
    assert team.round(NINE) == 0
    assert team.rows("notes")[0]["state"] == "planned"
    assert team.round(NINE + timedelta(seconds=29)) == 0
    assert team.round(NINE + timedelta(seconds=30)) == 1
    assert len(team.courier.posted) == 1


def test_when_slack_refuses_it_has_failed_and_the_reason_is_kept(team: Team) -> None:
    with_rules(team, 1)
    team.courier.troubles = [(GiveUp("Slack does not know this person any more."), False)]
    team.round(NINE)
    team.round(NINE + A_MINUTE)
    (note,) = team.rows("notes")
    assert (note["state"], note["attempts"]) == ("failed", 1)
    assert note["trouble"] == "Slack does not know this person any more."
    assert team.courier.posted == []


def test_trouble_with_one_note_stops_no_other(team: Team, ana: Member) -> None:
    team.customer("Zen", team.hire("Zoe", "Europe/Madrid", "ES"))
    with_rules(team, 1)
    team.courier.troubles = [(Uncertain("no reply"), False)]
    assert team.round(NINE) == 1
    assert [name for name, _, _ in team.courier.told()] == ["Zoe"]


def test_a_note_that_breaks_in_a_way_nobody_knows_is_settled_later_and_stops_no_other(
    team: Team, caplog: pytest.LogCaptureFixture
) -> None:
    team.customer("Zen", team.hire("Zoe", "Europe/Madrid", "ES"))
    with_rules(team, 1)
    team.courier.troubles = [(ZeroDivisionError("posting"), False)]
    assert team.round(NINE) == 1
    assert [name for name, _, _ in team.courier.told()] == ["Zoe"]
    assert "note 1 could not be sent" in caplog.text
    assert {row["state"] for row in team.rows("notes")} == {"sending", "sent"}


def test_two_processes_at_once_send_each_note_once(team: Team) -> None:
    for number in range(20):
        team.customer(f"C{number}", team.hire(f"Colleague{number}", "Europe/Madrid", "ES"))
    with_rules(team, 2)
    team.tick(NINE)
    other = open_record(str(team.engine.url))
    starting = Barrier(4)

    def run(number: int) -> None:
        starting.wait(PATIENT)
        engine = other if number % 2 else team.engine
        deliver(engine, team.workspace_id, team.courier, NINE)

    at_the_same_time(*(lambda number=number: run(number) for number in range(4)))
    other.dispose()
    told = team.courier.told()
    assert len(told) == len({name for name, _, _ in told}) == 21
    assert all(rules == ["rule_0", "rule_1"] for _, _, rules in told)
    assert {row["state"] for row in team.rows("notes")} == {"sent"}


def test_whoever_dies_holding_a_claim_loses_it(team: Team) -> None:
    with_rules(team, 1)
    team.tick(NINE)
    write_notes(team.engine, team.workspace_id, NINE)
    with writing(team.engine) as connection:
        assert notes.claim(connection, team.workspace_id, NINE, 50) == [1]
    assert team.deliver(NINE + timedelta(seconds=59)) == 0
    assert team.deliver(NINE + notes.LEASE) == 1
    with writing(team.engine) as connection:
        late = sending.begin(connection, team.workspace_id, 1, NINE + notes.LEASE)
    assert not late, "the first holder woke up again"


def answered(team: Team, rule: str) -> None:
    with writing(team.engine) as connection:
        nudge = team.nudge_id(rule)
        assert nudges.answer(
            connection, team.workspace_id, nudge, state=NudgeState.SKIPPED, by=1, at=NINE
        )


def shown_states(team: Team) -> list[list[str]]:
    return [[card.state.value for card in note.cards] for note in team.courier.shown]


def test_a_note_is_shown_again_when_one_of_its_nudges_is_answered(team: Team) -> None:
    with_rules(team, 2)
    team.round(NINE)
    assert team.courier.shown == []
    answered(team, "rule_1")
    team.round(NINE + A_MINUTE)
    team.round(NINE + 2 * A_MINUTE)
    assert shown_states(team) == [["asked", "skipped"]]
    assert (team.courier.shown[0].channel, team.courier.shown[0].ts) == ("D1", "1.0")


def test_a_note_is_shown_again_when_the_facts_overtake_one_of_its_nudges(team: Team) -> None:
    with_rules(team, 1)
    team.round(NINE)
    team.touched(1, TUESDAY)
    team.round(NINE + A_MINUTE)
    assert shown_states(team) == [["overtaken"]]


def test_what_is_answered_before_the_note_arrives_is_shown_after(team: Team, ana: Member) -> None:
    with_rules(team, 2)
    team.courier.troubles = [(TryAgain(30), False)]
    team.round(NINE)
    answered(team, "rule_0")
    team.round(NINE + A_MINUTE)
    assert [card.state.value for card in team.courier.posted[0].cards] == ["skipped", "asked"]
    assert team.courier.shown == []


@pytest.mark.parametrize("trouble", [TryAgain(30), Uncertain("no reply")])
def test_what_could_not_be_shown_is_shown_on_the_next_round(team: Team, trouble: Exception) -> None:
    with_rules(team, 1)
    team.round(NINE)
    answered(team, "rule_0")
    team.courier.refuses_to_show = [trouble]
    team.round(NINE + A_MINUTE)
    assert team.courier.shown == []
    team.round(NINE + 2 * A_MINUTE)
    assert shown_states(team) == [["skipped"]]


def test_a_message_that_is_gone_is_left_alone(team: Team) -> None:
    with_rules(team, 1)
    team.round(NINE)
    answered(team, "rule_0")
    team.courier.refuses_to_show = [Gone("message_not_found")]
    team.round(NINE + A_MINUTE)
    team.round(NINE + 2 * A_MINUTE)
    assert team.courier.shown == []


def test_an_older_version_that_comes_late_does_not_stay(team: Team) -> None:
    with_rules(team, 2)
    team.round(NINE)
    answered(team, "rule_0")

    def meanwhile() -> None:
        answered(team, "rule_1")
        show_again(team.engine, team.workspace_id, team.courier)

    team.courier.before_showing = [meanwhile]
    team.round(NINE + A_MINUTE)
    assert shown_states(team) == [["skipped", "skipped"], ["skipped", "asked"]]
    team.round(NINE + 2 * A_MINUTE)
    team.round(NINE + 3 * A_MINUTE)
    assert shown_states(team)[2:] == [["skipped", "skipped"]]


def test_notes_of_another_workspace_are_not_sent(team: Team, ana: Member) -> None:
    with_rules(team, 1)
    team.tick(NINE)
    elsewhere = Team(team.engine, team.workspace_id + 1, team.rules)
    assert elsewhere.deliver(NINE) == 0
    assert team.rows("notes") == []


def test_a_visit_has_the_day_of_the_visitor(team: Team, ben: Member) -> None:
    late = at("2026-03-03 20:00")
    assert Visit(team.engine, team.in_force(), ben, late).today == WEDNESDAY
