from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.flow.plan import coming
from bot.model import NudgeState, Tuned
from rules.kit import (
    About,
    Colleague,
    Contact,
    ContactStanding,
    Customer,
    DayOff,
    Kind,
    Nudge,
    Standing,
    Touch,
)
from rules.kit.rule import Rule
from tests.flow.planning import ACME, ANA, BEN, asked, dossier, planned, seen
from tests.flow.team import TUESDAY, asks, breaks, day, rule_of

CLOSED = [NudgeState.DONE, NudgeState.SKIPPED, NudgeState.LAPSED]
A_WEEK = timedelta(days=7)
ANOTHER_DAY = TUESDAY + timedelta(days=1)


def test_what_is_due_is_asked_and_what_is_not_yet_due_waits() -> None:
    rule = asks("call", TUESDAY)
    assert asked(dossier(), rule) == [TUESDAY]
    assert asked(dossier(), rule, today=day("2026-03-02")) == []


@pytest.mark.parametrize("state", [*CLOSED, NudgeState.WAITING, NudgeState.ASKED])
def test_what_was_suggested_before_is_not_suggested_again(state: NudgeState) -> None:
    rule = asks("call", TUESDAY)
    assert asked(dossier(seen=[seen(rule, TUESDAY, state)]), rule) == []


@pytest.mark.parametrize("state", CLOSED)
def test_nothing_earlier_of_the_same_subject_is_asked_any_more(state: NudgeState) -> None:
    rule = asks("call", TUESDAY - A_WEEK, TUESDAY)
    assert asked(dossier(seen=[seen(rule, TUESDAY, state)]), rule) == []


@pytest.mark.parametrize("state", CLOSED)
def test_the_next_of_the_same_subject_is_asked_when_the_last_is_closed(state: NudgeState) -> None:
    rule = asks("call", TUESDAY - A_WEEK, TUESDAY)
    assert asked(dossier(seen=[seen(rule, TUESDAY - A_WEEK, state)]), rule) == [TUESDAY]


@pytest.mark.parametrize("state", [NudgeState.WAITING, NudgeState.ASKED])
def test_the_same_thing_is_not_asked_twice_at_a_time(state: NudgeState) -> None:
    rule = asks("call", TUESDAY - A_WEEK, TUESDAY)
    assert asked(dossier(seen=[seen(rule, TUESDAY - A_WEEK, state)]), rule) == []
    assert asked(dossier(), rule) == [TUESDAY - A_WEEK]


def test_two_subjects_of_one_rule_do_not_wait_for_each_other() -> None:
    def nudges(customer: Customer) -> Iterator[Nudge]:
        for step in ("internal", "with them"):
            yield Nudge(due=TUESDAY, why=customer.name, draft="?", about=About(step=step))

    rule = rule_of("review", nudges)
    suggested = planned(dossier(), rule).ask
    assert [one.nudge.about.step for one in suggested] == ["internal", "with them"]
    half = dossier(seen=[seen(rule, TUESDAY, subject="step:internal")])
    assert [one.nudge.about.step for one in planned(half, rule).ask] == ["with them"]


def test_what_is_too_late_to_be_of_use_is_not_asked() -> None:
    rule = asks("wish", TUESDAY, good_for=3)
    assert asked(dossier(), rule, today=day("2026-03-06")) == [TUESDAY]
    assert asked(dossier(), rule, today=day("2026-03-07")) == []


@pytest.mark.parametrize("state", [NudgeState.WAITING, NudgeState.ASKED])
def test_what_is_open_lapses_the_day_after_its_last(state: NudgeState) -> None:
    rule = asks("wish", TUESDAY, good_for=3)
    known = seen(rule, TUESDAY, state, good_for=3)
    assert planned(dossier(seen=[known]), rule, today=day("2026-03-06")).lapsed == []
    assert planned(dossier(seen=[known]), rule, today=day("2026-03-07")).lapsed == [known]


@pytest.mark.parametrize("state", [NudgeState.WAITING, NudgeState.ASKED])
def test_what_the_facts_have_answered_is_overtaken(state: NudgeState) -> None:
    rule = asks("call", TUESDAY)
    known = seen(rule, TUESDAY, state)
    result = planned(dossier(ACME, Touch(on=TUESDAY, kind=Kind.CALL), seen=[known]), rule)
    assert (result.overtaken, result.ask) == ([known], [])


def test_an_answer_of_tomorrow_overtakes_nothing_today() -> None:
    rule = asks("call", TUESDAY)
    ahead = Touch(on=ANOTHER_DAY, kind=Kind.CALL, recorded_on=TUESDAY)
    known = dossier(ACME, ahead, seen=[seen(rule, TUESDAY)])
    assert planned(known, rule).overtaken == []
    assert planned(known, rule).look_on == ANOTHER_DAY
    assert planned(known, rule, today=ANOTHER_DAY).overtaken


def test_what_was_overtaken_and_is_meant_again_comes_back() -> None:
    rule = asks("call", TUESDAY)
    known = seen(rule, TUESDAY, NudgeState.OVERTAKEN)
    result = planned(dossier(seen=[known]), rule)
    assert (result.back, result.ask) == ([known], [])
    late = planned(dossier(seen=[known]), rule, today=day("2026-05-01"))
    assert (late.back, late.ask) == ([], [])


@pytest.mark.parametrize("state", CLOSED)
def test_what_somebody_answered_does_not_come_back(state: NudgeState) -> None:
    rule = asks("call", TUESDAY)
    assert planned(dossier(seen=[seen(rule, TUESDAY, state)]), rule).back == []


def test_what_waits_moves_to_a_new_owner_and_what_was_asked_stays() -> None:
    rule = asks("call", TUESDAY)
    waiting = seen(rule, TUESDAY)
    result = planned(dossier(owner=BEN, seen=[waiting]), rule)
    assert result.moved == [(waiting, BEN)]
    asked_already = seen(rule, TUESDAY, NudgeState.ASKED)
    assert planned(dossier(owner=BEN, seen=[asked_already]), rule).moved == []
    assert planned(dossier(owner=ANA, seen=[waiting]), rule).moved == []


def test_the_lead_is_asked_where_there_is_no_owner_or_an_owner_who_left() -> None:
    rule = asks("call", TUESDAY)
    gone = replace(ANA, active=False)
    for alone in (
        dossier(owner=None, lead=BEN),
        dossier(owner=gone, lead=BEN, members=(gone, BEN)),
    ):
        (suggested,) = planned(alone, rule).ask
        assert suggested.to == BEN


def test_nobody_is_asked_where_there_is_nobody() -> None:
    assert asked(dossier(owner=None), asks("call", TUESDAY)) == []


def test_a_colleague_who_is_named_is_asked_or_else_the_owner() -> None:
    def nudges(customer: Customer) -> Iterator[Nudge]:
        named = Colleague("2", "Ben")
        yield Nudge(due=TUESDAY, why=customer.name, draft="?", to=named)

    rule = rule_of("ask_ben", nudges)
    assert planned(dossier(), rule).ask[0].to == BEN
    away = replace(BEN, active=False)
    assert planned(dossier(members=(ANA, away)), rule).ask[0].to == ANA


@pytest.mark.parametrize("standing", [Standing.LOST, Standing.ARCHIVED, Standing.DO_NOT_CONTACT])
def test_nothing_is_asked_about_a_customer_we_leave_alone(standing: Standing) -> None:
    rule = asks("call", TUESDAY)
    known = seen(rule, TUESDAY)
    result = planned(dossier(replace(ACME, standing=standing), seen=[known]), rule)
    assert (result.ask, result.overtaken) == ([], [known])
    assert asked(dossier(replace(ACME, standing=standing)), rule) == []
    tuned = Tuned(rule, {})
    left_alone = dossier(replace(ACME, standing=standing))
    assert coming(left_alone, tuned, TUESDAY - A_WEEK, TUESDAY) == []


def test_nothing_is_asked_about_a_contact_who_wants_to_be_left_alone() -> None:
    cem = Contact(key="3", name="Cem", standing=ContactStanding.DO_NOT_CONTACT)
    rule = asks("call", TUESDAY, about=lambda customer: About(contact=customer.contacts[0]))
    assert asked(dossier(replace(ACME, contacts=(cem,))), rule) == []
    known = seen(rule, TUESDAY, subject="contact:3")
    assert planned(dossier(replace(ACME, contacts=(cem,)), seen=[known]), rule).overtaken == [known]
    glad = replace(cem, standing=ContactStanding.ACTIVE)
    assert asked(dossier(replace(ACME, contacts=(glad,))), rule) == [TUESDAY]


def test_a_rule_that_breaks_stops_no_other() -> None:
    broken, rule = breaks(), asks("call", TUESDAY)
    result = planned(dossier(), broken, rule)
    assert [one.rule for one in result.ask] == [rule]
    ((culprit, error),) = result.broken
    assert (culprit, type(error)) == (broken, ZeroDivisionError)


def test_a_rule_that_breaks_closes_nothing_of_its_own() -> None:
    broken = breaks()
    result = planned(dossier(seen=[seen(broken, TUESDAY)]), broken)
    assert (result.overtaken, result.lapsed) == ([], [])


def test_what_a_rule_asked_before_it_was_switched_off_is_closed() -> None:
    known = seen(asks("call", TUESDAY), TUESDAY)
    assert planned(dossier(seen=[known])).overtaken == [known]


@pytest.mark.parametrize(
    ("due", "direction", "country", "ask_on"),
    [
        ("2026-03-03", DayOff.NEXT, "", "2026-03-03"),
        ("2026-03-07", DayOff.NEXT, "", "2026-03-09"),
        ("2026-03-07", DayOff.PREVIOUS, "", "2026-03-06"),
        ("2026-01-06", DayOff.NEXT, "", "2026-01-07"),
        ("2026-01-06", DayOff.PREVIOUS, "", "2026-01-05"),
        ("2026-04-03", DayOff.NEXT, "DE", "2026-04-07"),
        ("2026-04-06", DayOff.PREVIOUS, "DE", "2026-04-02"),
        ("2025-10-03", DayOff.NEXT, "DE", "2025-10-06"),
        ("2025-10-03", DayOff.NEXT, "FR", "2025-10-03"),
        ("2026-05-02", DayOff.NEXT, "JP", "2026-05-07"),
    ],
)
def test_a_day_off_of_ours_or_theirs_moves_the_asking(
    due: str, direction: DayOff, country: str, ask_on: str
) -> None:
    rule = asks("call", day(due), on_day_off=direction)
    theirs = dossier(replace(ACME, country=country))
    (suggested,) = planned(theirs, rule, today=day(ask_on)).ask
    assert (suggested.ask_on, suggested.nudge.due) == (day(ask_on), day(due))
    assert asked(theirs, rule, today=day(ask_on) - timedelta(days=1)) == []


def test_what_moves_past_its_last_day_is_still_asked() -> None:
    saturday = asks("wish", day("2026-03-07"), good_for=0)
    (suggested,) = planned(dossier(), saturday, today=day("2026-03-09")).ask
    assert suggested.good_until == day("2026-03-09")
    assert asked(dossier(), saturday, today=day("2026-03-10")) == []


def ahead(rule: Rule, until: str) -> list[tuple[str, str]]:
    """(due, ask on) of what will be asked from Tuesday on."""
    found = coming(dossier(), Tuned(rule, {}), TUESDAY, day(until))
    return [(one.nudge.due.isoformat(), one.ask_on.isoformat()) for one in found]


def test_what_is_coming_is_told_up_to_the_day_on_which_it_is_asked() -> None:
    rule = asks("call", day("2026-03-10"), day("2026-03-14"), day("2026-03-20"))
    assert ahead(rule, "2026-03-16") == [
        ("2026-03-10", "2026-03-10"),
        ("2026-03-14", "2026-03-16"),
    ]
    assert ahead(rule, "2026-03-15") == [("2026-03-10", "2026-03-10")]


def test_what_is_coming_tells_all_that_moves_to_before_the_last_day() -> None:
    rule = asks("wish", day("2026-03-14"), day("2026-03-15"), on_day_off=DayOff.PREVIOUS)
    assert ahead(rule, "2026-03-13") == [
        ("2026-03-14", "2026-03-13"),
        ("2026-03-15", "2026-03-13"),
    ]


def test_what_was_suggested_before_is_not_coming() -> None:
    rule = asks("call", TUESDAY, TUESDAY + A_WEEK)
    known = dossier(seen=[seen(rule, TUESDAY, NudgeState.DONE)])
    found = coming(known, Tuned(rule, {}), TUESDAY, TUESDAY + A_WEEK)
    assert [one.nudge.due for one in found] == [TUESDAY + A_WEEK]
