"""Taking back what was told, and forgetting what was told in confidence."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.flow.forget import forget
from bot.flow.learn import learn, unlearn
from bot.flow.record import UNDO_FOR, Undone
from bot.flow.visit import Visit
from bot.model import Member
from bot.model.nouns import CONCERN, CONTACT, JOB, LIFE_EVENT, PROMISE, ROLE, Noun
from bot.store import dossiers
from bot.store.engine import reading
from bot.store.life_events import ERASED
from rules.kit import About, Customer, Nudge
from tests.flow.team import TUESDAY, Team, asks, at, day, rule_of, team_in

NOW = at("2026-03-03 10:00", "Europe/Madrid")
ILL = {"contact": "Ivo Novak", "kind": "illness"}
AFTER_30_DAYS = at("2026-04-02 10:00", "Europe/Madrid")


@pytest.fixture
def acme(team: Team, ana: Member) -> int:
    return team.customer("Acme", ana)


@pytest.fixture
def visit(team: Team, ana: Member, acme: int) -> Visit:
    return team.visit(ana, NOW)


def days_of(team: Team) -> list[object]:
    return [row["on"] for row in team.rows("life_events")]


def test_within_ten_minutes_what_was_told_can_be_taken_back(
    team: Team, acme: int, visit: Visit, ana: Member
) -> None:
    row_id = learn(visit, acme, CONCERN, {"text": "The budget"}).row_id
    version = team.rows("customers")[0]["version"]
    assert unlearn(team.visit(ana, NOW + UNDO_FOR), CONCERN, row_id) is Undone.GONE
    assert team.rows("loops") == []
    assert team.rows("customers")[0]["version"] != version
    assert unlearn(visit, CONCERN, row_id) is Undone.NOT_THERE


def test_what_was_closed_by_it_is_open_again(
    team: Team, acme: int, visit: Visit, ana: Member
) -> None:
    team.rules = [asks("call_them", TUESDAY)]
    team.round(NOW)
    team.rules = []
    row_id = learn(team.visit(ana, NOW), acme, JOB, {"text": "Sleep"}).row_id
    assert team.states() == {"call_them": "overtaken"}
    team.rules = [asks("call_them", TUESDAY)]
    assert unlearn(team.visit(ana, NOW), JOB, row_id) is Undone.GONE
    assert team.states() == {"call_them": "asked"}


def test_it_can_be_taken_back_by_its_teller_alone_and_not_later(
    team: Team, acme: int, visit: Visit, ana: Member, ben: Member
) -> None:
    row_id = learn(visit, acme, CONCERN, {"text": "The budget"}).row_id
    late = team.visit(ana, NOW + UNDO_FOR + timedelta(seconds=1))
    stranger = team_in(team.engine, "Other")
    assert unlearn(team.visit(ben, NOW), CONCERN, row_id) is Undone.NOT_YOURS
    assert unlearn(late, CONCERN, row_id) is Undone.TOO_LATE
    assert unlearn(visit, PROMISE, row_id) is Undone.NOT_THERE
    assert unlearn(stranger.visit(ana, NOW), CONCERN, row_id) is Undone.NOT_THERE
    assert len(team.rows("loops")) == 1


@pytest.mark.parametrize(("noun", "facts"), [(ROLE, {"role": "care"}), (CONTACT, {"name": "Ivo"})])
def test_what_remembers_no_teller_is_told_differently_instead(
    team: Team, acme: int, visit: Visit, noun: Noun, facts: dict[str, str]
) -> None:
    learnt = learn(visit, acme, noun, facts)
    assert learnt.undo_until is None
    assert unlearn(visit, noun, learnt.row_id) in (Undone.NOT_YOURS, Undone.NOT_THERE)
    assert len(team.rows(noun.table)) == 1


def test_a_life_event_is_erased_after_thirty_days_and_not_before(
    team: Team, acme: int, visit: Visit
) -> None:
    learn(visit, acme, LIFE_EVENT, ILL)
    learn(visit, acme, LIFE_EVENT, {**ILL, "on": day("2026-03-02")})
    assert forget(team.engine, team.workspace_id, AFTER_30_DAYS - timedelta(days=1)) == 1
    assert days_of(team) == [TUESDAY]
    assert forget(team.engine, team.workspace_id, AFTER_30_DAYS - timedelta(days=1)) == 0
    other = team_in(team.engine, "Other")
    assert forget(team.engine, other.workspace_id, AFTER_30_DAYS) == 0
    assert forget(team.engine, team.workspace_id, AFTER_30_DAYS) == 1
    assert days_of(team) == []


def get_well(customer: Customer) -> Iterator[Nudge]:
    for event in customer.life_events:
        about = About(contact=event.contact, step=f"card of {event.on}")
        why = f"It is {event.kind}."
        yield Nudge(due=event.on, why=why, draft=f"Dear {event.kind}", about=about, private=True)


def test_the_nudges_made_of_it_say_nothing_of_it_any_more(
    team: Team, acme: int, ana: Member
) -> None:
    team.rules = [rule_of("get_well", get_well)]
    learn(team.visit(ana, NOW), acme, LIFE_EVENT, ILL)
    team.round(NOW)
    april = at("2026-04-01 10:00", "Europe/Madrid")
    learn(team.visit(ana, april), acme, LIFE_EVENT, {**ILL, "kind": "baby"})
    team.round(april)
    before = team.rows("notes")
    assert forget(team.engine, team.workspace_id, AFTER_30_DAYS) == 1
    said = [(row["why"], row["draft"]) for row in team.rows("nudges")]
    assert said == [(ERASED, ""), ("It is baby.", "Dear baby")]
    versions = [int(str(row["version"])) for row in before]
    assert [row["version"] for row in team.rows("notes")] == [versions[0] + 1, versions[1]]


def test_a_life_event_taken_back_leaves_no_word_and_can_be_told_again(
    team: Team, acme: int, ana: Member
) -> None:
    team.rules = [rule_of("get_well", get_well)]
    row_id = learn(team.visit(ana, NOW), acme, LIFE_EVENT, ILL).row_id
    assert [row["why"] for row in team.rows("nudges")] == ["It is illness."]
    assert unlearn(team.visit(ana, NOW), LIFE_EVENT, row_id) is Undone.GONE
    assert team.rows("nudges") == []
    learn(team.visit(ana, NOW), acme, LIFE_EVENT, {**ILL, "kind": "baby"})
    assert [row["why"] for row in team.rows("nudges")] == ["It is baby."]


def test_a_life_event_taken_back_is_blanked_where_it_was_shown(
    team: Team, acme: int, ana: Member
) -> None:
    team.rules = [rule_of("get_well", get_well)]
    row_id = learn(team.visit(ana, NOW), acme, LIFE_EVENT, ILL).row_id
    team.round(NOW)
    assert unlearn(team.visit(ana, NOW), LIFE_EVENT, row_id) is Undone.GONE
    (nudge,) = team.rows("nudges")
    assert (nudge["why"], nudge["draft"], nudge["state"]) == (ERASED, "", "overtaken")


def test_only_the_owner_sees_it(team: Team, acme: int, ana: Member, ben: Member) -> None:
    learn(team.visit(ben, NOW), acme, LIFE_EVENT, ILL)
    with reading(team.engine) as connection:
        (whole,) = dossiers.load_for_planning(connection, team.workspace_id, [acme])
        (later,) = dossiers.load_for_planning(
            connection, team.workspace_id, [acme], today=TUESDAY + timedelta(days=30)
        )
    assert len(whole.seen_by(ana).customer.life_events) == 1
    assert whole.seen_by(ben).customer.life_events == ()
    assert later.customer.life_events == ()
