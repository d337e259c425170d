from dataclasses import replace
from datetime import timedelta
from threading import Barrier

import pytest

from bot.flow import record
from bot.flow.record import UNDO_FOR, Happened, NameTaken, Undone
from bot.flow.visit import Visit
from bot.model import Logged, Member
from rules.kit import About, Kind
from tests.flow.team import PATIENT, TUESDAY, Team, asks, at, at_the_same_time, called, day, team_in

NOW = at("2026-03-03 10:00", "Europe/Madrid")
LATER = NOW + timedelta(minutes=5)
THURSDAY = day("2026-03-05")


@pytest.fixture
def acme(team: Team, ana: Member) -> int:
    team.rules = [asks("call_them", TUESDAY, THURSDAY)]
    return team.customer("Acme", ana)


@pytest.fixture
def visit(team: Team, ana: Member, acme: int) -> Visit:
    return team.visit(ana, NOW)


def open_nudge(team: Team) -> None:
    team.round(NOW)
    assert team.states() == {"call_them": "asked"}


def test_what_was_told_is_written_down_and_echoed(team: Team, acme: int, visit: Visit) -> None:
    what = replace(
        called(acme, day("2026-03-02"), note="likes the report"), mood=4, unread=("hm",), people=()
    )
    logged = record.log(visit, replace(what, other_day=day("2026-02-03")))
    assert (logged.customer, logged.touch.on, logged.touch.kind) == (
        "Acme",
        day("2026-03-02"),
        Kind.CALL,
    )
    assert (logged.touch.note, logged.touch.mood) == ("likes the report", 4)
    assert logged.touch.by
    assert logged.touch.by.name == "Ana"
    assert (logged.unread, logged.other_day) == (("hm",), day("2026-02-03"))
    assert (logged.undo_until, logged.planned) == (NOW + UNDO_FOR, False)
    (row,) = team.rows("touchpoints")
    assert (row["recorded_at"], row["recorded_on"]) == (NOW, TUESDAY)


def test_logging_closes_what_it_answers_and_says_so(team: Team, acme: int, visit: Visit) -> None:
    open_nudge(team)
    logged = record.log(visit, called(acme, TUESDAY))
    assert logged.closes == ("Call them",)
    (nudge,) = team.rows("nudges")
    assert (nudge["state"], nudge["reason"]) == ("overtaken", "Ana logged a call")
    assert logged.next
    assert (logged.next.due, logged.next.rule, logged.next.to) == (THURSDAY, "Call them", "Ana")


def test_what_answers_nothing_closes_nothing(team: Team, acme: int, visit: Visit) -> None:
    open_nudge(team)
    logged = record.log(visit, called(acme, TUESDAY, kind=Kind.COFFEE))
    assert logged.closes == ()
    assert record.log(visit, called(acme, day("2026-03-02"), identity="2")).closes == ()
    assert team.states() == {"call_them": "asked"}


def test_what_is_planned_closes_nothing_until_its_day(
    team: Team, acme: int, visit: Visit, ana: Member
) -> None:
    open_nudge(team)
    logged = record.log(visit, called(acme, day("2026-03-04")))
    assert (logged.planned, logged.closes) == (True, ())
    team.round(at("2026-03-04 09:00", "Europe/Madrid"))
    assert team.states() == {"call_them": "overtaken"}


def test_the_same_telling_twice_counts_once(team: Team, acme: int, visit: Visit) -> None:
    open_nudge(team)
    first = record.log(visit, called(acme, TUESDAY))
    again = record.log(visit, called(acme, TUESDAY))
    assert again.touchpoint_id == first.touchpoint_id
    assert again.closes == ()
    assert len(team.rows("touchpoints")) == 1


def test_the_same_telling_delivered_twice_at_once_counts_once(
    team: Team, acme: int, visit: Visit
) -> None:
    starting = Barrier(4)
    told: list[Logged] = []

    def tell() -> None:
        starting.wait(PATIENT)
        told.append(record.log(visit, called(acme, TUESDAY)))

    at_the_same_time(*[tell] * 4)
    assert len(team.rows("touchpoints")) == 1
    assert len({one.touchpoint_id for one in told}) == 1


def test_people_are_recognised_and_strangers_are_new(team: Team, acme: int, visit: Visit) -> None:
    ada = team.contact(acme, "Ada Brandt")
    dee = team.contact(acme, "Dee Wong")
    what = replace(called(acme, TUESDAY), people=["ada brandt", "Eli Ray"], contact_ids=[dee])
    logged = record.log(visit, what)
    assert [one.name for one in logged.touch.contacts] == ["Dee Wong", "Ada Brandt", "Eli Ray"]
    assert [row["name"] for row in team.rows("contacts")] == ["Ada Brandt", "Dee Wong", "Eli Ray"]
    again = record.log(visit, replace(called(acme, TUESDAY, identity="2"), people=["Eli Ray"]))
    assert [one.name for one in again.touch.contacts] == ["Eli Ray"]
    assert len(team.rows("contacts")) == 3
    assert str(ada) in {one.key for one in logged.touch.contacts}


def test_people_of_another_customer_are_strangers(
    team: Team, acme: int, ana: Member, visit: Visit
) -> None:
    zoe = team.contact(team.customer("Zen", ana), "Zoe")
    logged = record.log(visit, replace(called(acme, TUESDAY), contact_ids=[zoe], people=["Zoe"]))
    (known,) = logged.touch.contacts
    assert known.key != str(zoe)


def test_undo_takes_it_back_and_opens_what_it_had_closed(
    team: Team, acme: int, visit: Visit, ana: Member
) -> None:
    open_nudge(team)
    logged = record.log(visit, called(acme, TUESDAY))
    assert record.undo(team.visit(ana, LATER), logged.touchpoint_id) is Undone.GONE
    assert team.rows("touchpoints") == []
    (nudge,) = team.rows("nudges")
    assert (nudge["state"], nudge["reason"]) == ("asked", "")
    team.round(LATER)
    assert [card.state.value for card in team.courier.shown[-1].cards] == ["asked"]


def test_undo_puts_back_into_waiting_what_was_not_yet_in_a_note(
    team: Team, acme: int, visit: Visit
) -> None:
    team.tick(NOW)
    logged = record.log(visit, called(acme, TUESDAY))
    assert team.states() == {"call_them": "overtaken"}
    record.undo(visit, logged.touchpoint_id)
    assert team.states() == {"call_them": "waiting"}


@pytest.mark.parametrize(
    ("after", "outcome"),
    [(UNDO_FOR, Undone.GONE), (UNDO_FOR + timedelta(seconds=1), Undone.TOO_LATE)],
)
def test_undo_is_for_ten_minutes(
    team: Team, acme: int, visit: Visit, after: timedelta, outcome: Undone
) -> None:
    logged = record.log(visit, called(acme, TUESDAY))
    late = replace(visit, now=NOW + after)
    assert record.undo(late, logged.touchpoint_id) is outcome
    assert len(team.rows("touchpoints")) == (outcome is Undone.TOO_LATE)


def test_undo_is_for_the_author_alone(
    team: Team, acme: int, visit: Visit, ana: Member, ben: Member
) -> None:
    logged = record.log(visit, called(acme, TUESDAY))
    assert record.undo(team.visit(ben, NOW), logged.touchpoint_id) is Undone.NOT_YOURS
    stranger = team_in(team.engine, "Other", rules=team.rules)
    theirs = stranger.visit(stranger.hire("Zoe"), NOW)
    assert record.undo(theirs, logged.touchpoint_id) is Undone.NOT_THERE
    assert record.as_told(theirs, logged.touchpoint_id) is None
    assert record.change(theirs, logged.touchpoint_id, called(acme, TUESDAY)) is Undone.NOT_THERE
    assert len(team.rows("touchpoints")) == 1
    assert record.undo(visit, logged.touchpoint_id) is Undone.GONE
    assert record.undo(visit, logged.touchpoint_id) is Undone.NOT_THERE


def test_what_was_told_can_be_told_differently(
    team: Team, acme: int, visit: Visit, ana: Member
) -> None:
    open_nudge(team)
    ada = team.contact(acme, "Ada")
    first = replace(called(acme, TUESDAY, note="hm"), mood=2, contact_ids=[ada], private=True)
    logged = record.log(visit, first)
    told = record.as_told(visit, logged.touchpoint_id)
    assert told == first
    changed = record.change(visit, logged.touchpoint_id, replace(told, on=day("2026-03-02")))
    assert isinstance(changed, Logged)
    assert (changed.touch.on, changed.touch.note) == (day("2026-03-02"), "hm")
    assert len(team.rows("touchpoints")) == 1
    assert team.states() == {"call_them": "asked"}, "the call of the day before answers nothing"


def test_what_can_no_longer_be_undone_cannot_be_changed(
    team: Team, acme: int, visit: Visit, ana: Member, ben: Member
) -> None:
    logged = record.log(visit, called(acme, TUESDAY))
    other = called(acme, day("2026-03-02"), identity="other")
    late = team.visit(ana, NOW + UNDO_FOR * 2)
    assert record.change(late, logged.touchpoint_id, other) is Undone.TOO_LATE
    theirs = team.visit(ben, NOW)
    assert record.change(theirs, logged.touchpoint_id, other) is Undone.NOT_YOURS
    assert [row["on"] for row in team.rows("touchpoints")] == [TUESDAY]


def test_a_change_may_move_it_to_another_customer(
    team: Team, acme: int, visit: Visit, ana: Member
) -> None:
    zen = team.customer("Zen", ana)
    open_nudge_at_acme_and_zen = team.round(NOW)
    assert open_nudge_at_acme_and_zen == 1
    logged = record.log(visit, called(acme, TUESDAY))
    record.change(visit, logged.touchpoint_id, called(zen, TUESDAY, identity="form"))
    states = {row["customer_id"]: row["state"] for row in team.rows("nudges")}
    assert states == {acme: "asked", zen: "overtaken"}


def test_nothing_is_written_about_a_customer_of_another_workspace(
    team: Team, acme: int, visit: Visit
) -> None:
    stranger = team_in(team.engine, "Other", rules=team.rules)
    theirs = stranger.visit(stranger.hire("Zoe"), NOW)
    with pytest.raises(ValueError, match="unpack"):
        record.log(theirs, called(acme, TUESDAY))
    assert team.rows("touchpoints") == []


def test_a_new_customer_is_of_whoever_adds_it_and_planned_next(
    team: Team, ana: Member, ben: Member, visit: Visit
) -> None:
    added = record.add_customer(visit, "Zen", country="JP")
    other = record.add_customer(visit, "Oak", owner=ben, tier="A", since=day("2025-01-01"))
    rows = {row["id"]: row for row in team.rows("customers")}
    assert (rows[added]["owner_id"], rows[added]["tier"]) == (ana.id, "B")
    assert (rows[other]["owner_id"], rows[other]["since"]) == (ben.id, day("2025-01-01"))
    assert team.tick(NOW) == 3
    with pytest.raises(NameTaken):
        record.add_customer(visit, "Zen")


def test_what_is_coming_names_the_person_it_is_about(team: Team, ana: Member) -> None:
    team.rules = [
        asks("wish", THURSDAY, about=lambda customer: About(contact=customer.contacts[0]))
    ]
    zen = team.customer("Zen", ana)
    team.contact(zen, "Zoe Zhang")
    logged = record.log(team.visit(ana, NOW), called(zen, TUESDAY))
    assert logged.next
    assert (logged.next.about, logged.next.customer) == ("Zoe Zhang", "Zen")


def test_the_first_step_of_a_telling_is_kept_with_it(acme: int, visit: Visit) -> None:
    what = Happened(customer_id=acme, on=TUESDAY, kind=Kind.REVIEW, identity="1", step="month 5")
    assert record.log(visit, what).touch.step == "month 5"


def test_that_it_was_in_private_is_not_told_to_those_whose_nudge_it_closes(
    team: Team, acme: int, visit: Visit
) -> None:
    team.round(NOW)
    record.log(visit, replace(called(acme, TUESDAY), private=True))
    (row,) = (row for row in team.rows("nudges") if row["state"] == "overtaken")
    assert row["reason"] == "Ana told me something new"
