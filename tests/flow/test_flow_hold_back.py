"""What holds a nudge back, one reason after the other, and that each is needed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.flow.hold_back import Case, Held, HeldBack, Known, Load, held_back
from bot.model import Absence, NudgeState, Way
from rules.kit import (
    Kind,
    LoopKind,
    Severity,
    Standing,
    Touch,
    ada,
    loop,
)
from tests.flow.held import PLAIN, SUE, TOM, ago, arranged, asked, case, message, sought
from tests.flow.planning import ANA, BEN
from tests.flow.team import TUESDAY, day

WORRY = loop(LoopKind.CONCERN, "the oven", "2026-03-01", severity=Severity.SEVERE)
SILENCE = [message(20, SUE), message(10, SUE), message(2, SUE)]
IGNORED = [asked(number) for number in (60, 50, 40, 30)]

HELD: dict[HeldBack, Callable[[], Case]] = {
    HeldBack.CLOSED: lambda: case(replace(PLAIN, standing=Standing.ARCHIVED)),
    HeldBack.UNWANTED: lambda: case(replace(PLAIN, unwanted=True)),
    HeldBack.MUTED: lambda: case(said=[arranged(Way.MUTED)]),
    HeldBack.DAY_OFF: lambda: case(on=day("2026-03-07")),
    HeldBack.THEIR_HOLIDAY: lambda: case(replace(PLAIN, country="DE"), on=day("2025-10-03")),
    HeldBack.DAILY_BUDGET: lambda: case(load=Load(today=3)),
    HeldBack.WEEKLY_BUDGET: lambda: case(load=Load(this_week=10)),
    HeldBack.CONTACT_BUDGET: lambda: case(seen=[sought(6)]),
    HeldBack.COOLDOWN: lambda: case(customer=ada(Touch(on=ago(6), kind=Kind.CALL))),
    HeldBack.SILENT: lambda: case(customer=ada(SUE, *SILENCE)),
    HeldBack.WORRIED: lambda: case(customer=ada(WORRY)),
    HeldBack.IGNORED: lambda: case(seen=IGNORED),
    HeldBack.LESS_OFTEN: lambda: case(
        seen=[asked(89, NudgeState.DONE)], said=[arranged(Way.LESS_OFTEN)]
    ),
}


def test_a_plain_nudge_is_asked() -> None:
    assert held_back(case()) is None


@pytest.mark.parametrize("reason", HeldBack)
def test_each_reason_holds_back_by_itself(reason: HeldBack) -> None:
    held = held_back(HELD[reason]())
    assert held
    assert held.reason is reason


def test_of_several_reasons_the_first_is_told() -> None:
    everything = case(
        replace(PLAIN, standing=Standing.LOST, unwanted=True, country="DE"),
        customer=ada(SUE, WORRY, *SILENCE, Touch(on=ago(1), kind=Kind.CALL)),
        seen=[*IGNORED, sought(1)],
        said=[arranged(Way.MUTED), arranged(Way.LESS_OFTEN)],
        member=replace(ANA, absences=(Absence(TUESDAY),)),
        load=Load(today=3, this_week=10),
    )
    peeled: list[Callable[[Case], Case]] = [
        lambda one: replace(one, nudge=replace(one.nudge, standing=Standing.ACTIVE)),
        lambda one: replace(one, nudge=replace(one.nudge, unwanted=False)),
        lambda one: replace(one, arrangements=one.arrangements[1:]),
        lambda one: replace(one, member=ANA),
        lambda one: replace(one, load=replace(one.load, today=0)),
        lambda one: replace(one, load=replace(one.load, this_week=0)),
        lambda one: replace(one, look_up=lambda: Known(one.customer, IGNORED)),
        lambda one: replace(one, look_up=lambda: Known(ada(SUE, WORRY, *SILENCE), IGNORED)),
        lambda one: replace(one, look_up=lambda: Known(ada(SUE, WORRY), IGNORED)),
    ]
    told = [_reason(everything)]
    for peel in peeled:
        everything = peel(everything)
        told.append(_reason(everything))
    assert told == [
        HeldBack.CLOSED,
        HeldBack.UNWANTED,
        HeldBack.MUTED,
        HeldBack.DAY_OFF,
        HeldBack.DAILY_BUDGET,
        HeldBack.WEEKLY_BUDGET,
        HeldBack.CONTACT_BUDGET,
        HeldBack.COOLDOWN,
        HeldBack.SILENT,
        HeldBack.WORRIED,
    ]


def _reason(one: Case) -> HeldBack | None:
    held = held_back(one)
    return held.reason if held else None


@pytest.mark.parametrize("standing", [Standing.LOST, Standing.ARCHIVED, Standing.DO_NOT_CONTACT])
def test_only_what_is_meant_for_the_lost_is_asked_about_the_lost(standing: Standing) -> None:
    closed = replace(PLAIN, standing=standing)
    assert _reason(case(closed)) is HeldBack.CLOSED
    even = _reason(case(replace(closed, even_if_lost=True)))
    assert even is (None if standing is Standing.LOST else HeldBack.CLOSED)


def test_a_customer_asleep_is_woken() -> None:
    assert held_back(case(replace(PLAIN, standing=Standing.DORMANT))) is None


def test_muting_holds_for_whom_and_what_it_was_said() -> None:
    mine = arranged(Way.MUTED)
    assert _reason(case(said=[mine], member=BEN)) is None
    assert _reason(case(replace(PLAIN, rule="check_in"), said=[mine])) is None
    assert _reason(case(replace(PLAIN, customer_id=8), said=[mine])) is None
    for_all = arranged(Way.STOPPED, by=None, rule="")
    assert _reason(case(replace(PLAIN, rule="check_in"), said=[for_all], member=BEN))


def test_whoever_is_on_leave_is_asked_when_they_are_back() -> None:
    away = replace(ANA, absences=(Absence(ago(3), TUESDAY),))
    assert _reason(case(member=away)) is HeldBack.DAY_OFF
    assert held_back(case(member=away, on=TUESDAY + timedelta(days=1))) is None


def test_until_when_is_told_where_it_is_known() -> None:
    tomorrow, monday = TUESDAY + timedelta(days=1), day("2026-03-09")
    until = {reason: held.until for reason, made in HELD.items() if (held := held_back(made()))}
    assert until[HeldBack.DAILY_BUDGET] == tomorrow
    assert until[HeldBack.WEEKLY_BUDGET] == monday
    assert until[HeldBack.CONTACT_BUDGET] == tomorrow
    assert until[HeldBack.COOLDOWN] == tomorrow
    assert until[HeldBack.SILENT] == ago(20) + timedelta(days=30)
    assert until[HeldBack.LESS_OFTEN] == tomorrow
    assert until[HeldBack.WORRIED] is None


def test_urgent_ones_pass_budgets_and_cooldown_but_not_a_severe_concern() -> None:
    urgent = replace(PLAIN, urgent=True)
    full = Load(today=3, this_week=10, asked={(7, SUE.key)})
    talked = ada(Touch(on=ago(1), kind=Kind.CALL))
    assert held_back(case(urgent, customer=talked, load=full, seen=[sought(1)])) is None
    assert _reason(case(urgent, customer=ada(WORRY))) is HeldBack.WORRIED


def test_a_contact_is_asked_for_something_once_a_week_by_all_colleagues_together() -> None:
    by_ben = sought(6, to=BEN)
    assert _reason(case(seen=[by_ben])) is HeldBack.CONTACT_BUDGET
    assert held_back(case(seen=[sought(7, to=BEN)])) is None
    assert held_back(case(seen=[sought(6, about=TOM)])) is None
    assert held_back(case(replace(PLAIN, asks=False), seen=[by_ben])) is None


def test_whoever_is_asked_without_a_name_may_be_anybody_there() -> None:
    assert _reason(case(seen=[sought(6, about=None)])) is HeldBack.CONTACT_BUDGET
    nobody = replace(PLAIN, contact=None)
    assert _reason(case(nobody, seen=[sought(6)])) is HeldBack.CONTACT_BUDGET


@pytest.mark.parametrize("state", [NudgeState.SKIPPED, NudgeState.NOT_USEFUL, NudgeState.LAPSED])
def test_what_a_colleague_let_be_asked_them_nothing(state: NudgeState) -> None:
    assert held_back(case(seen=[sought(1, state)])) is None
    assert _reason(case(seen=[sought(1, NudgeState.ASKED)])) is HeldBack.CONTACT_BUDGET


def test_the_second_look_of_a_ritual_is_not_held_back_by_its_first() -> None:
    assert held_back(case(seen=[asked(4, NudgeState.DONE)])) is None


def test_within_one_note_a_contact_is_asked_once() -> None:
    load = Load()
    load.take(PLAIN)
    assert _reason(case(replace(PLAIN, id=2, rule="check_in"), load=load))
    assert held_back(case(replace(PLAIN, id=2, contact=TOM.key), load=load)) is None
    assert held_back(case(replace(PLAIN, id=2, customer_id=8), load=load)) is None


def test_a_talk_puts_off_a_rhythm_and_no_dated_ritual() -> None:
    talked = ada(Touch(on=ago(6), kind=Kind.CALL))
    assert held_back(case(replace(PLAIN, dated=True), customer=talked)) is None
    assert held_back(case(replace(PLAIN, day_chosen=True), customer=talked)) is None
    assert held_back(case(customer=ada(Touch(on=ago(7), kind=Kind.CALL)))) is None
    assert held_back(case(customer=ada(Touch(on=ago(1), kind=Kind.REPORT)))) is None


def test_where_they_talk_every_day_nothing_is_put_off_for_more_than_three_weeks() -> None:
    talked = ada(Touch(on=TUESDAY, kind=Kind.CALL))
    assert _reason(case(replace(PLAIN, ask_on=ago(20)), customer=talked)) is HeldBack.COOLDOWN
    assert held_back(case(replace(PLAIN, ask_on=ago(21)), customer=talked)) is None


@pytest.mark.parametrize(
    ("touches", "why"),
    [
        (SILENCE[1:], "two are not three"),
        ([message(31, SUE), *SILENCE[1:]], "one was too long ago"),
        ([*SILENCE[:2], message(2, TOM)], "one went to somebody else"),
        ([*SILENCE[:2], message(2, SUE, answered=None)], "nobody said that it had no answer"),
        ([*SILENCE, Touch(on=ago(1), kind=Kind.CARD), message(1, SUE, answered=True)], "answered"),
    ],
)
def test_a_contact_is_silent_only_after_three_messages(touches: list[Touch], why: str) -> None:
    told = sorted(touches, key=lambda one: one.on)
    held = _reason(case(replace(PLAIN, dated=True), customer=ada(SUE, *told)))
    assert held is None, why


def test_silence_holds_back_only_what_asks_them() -> None:
    assert held_back(case(replace(PLAIN, asks=False), customer=ada(SUE, *SILENCE))) is None
    tom = replace(PLAIN, contact=TOM.key)
    assert held_back(case(tom, customer=ada(SUE, TOM, *SILENCE))) is None


def test_a_severe_concern_mutes_what_asks_and_what_sells_until_it_is_closed() -> None:
    sells = replace(PLAIN, asks=False, sells=True)
    assert _reason(case(sells, customer=ada(WORRY))) is HeldBack.WORRIED
    assert held_back(case(replace(sells, sells=False), customer=ada(WORRY))) is None
    closed = loop(
        LoopKind.CONCERN, "it", "2026-02-01", severity=Severity.SEVERE, closed_on="2026-03-02"
    )
    mild = loop(LoopKind.CONCERN, "it", "2026-02-01")
    ours = loop(LoopKind.PROMISE, "it", "2026-02-01", severity=Severity.SEVERE)
    for other in (closed, mild, ours):
        assert held_back(case(customer=ada(other))) is None


def test_three_let_pass_are_followed_by_one_more_and_then_by_nothing() -> None:
    assert held_back(case(seen=IGNORED[1:])) is None
    assert held_back(case(seen=IGNORED)) == Held(HeldBack.IGNORED)
    assert held_back(case(seen=IGNORED, member=BEN)) is None
    other = [replace(one, rule="check_in") for one in IGNORED]
    assert held_back(case(seen=other)) is None


@pytest.mark.parametrize("answer", [NudgeState.DONE, NudgeState.SKIPPED, NudgeState.NOT_USEFUL])
def test_an_answer_begins_the_count_afresh(answer: NudgeState) -> None:
    assert held_back(case(seen=[*IGNORED, asked(20, answer)])) is None


def test_what_never_reached_anybody_was_not_ignored() -> None:
    unsent = [replace(one, asked_on=None) for one in IGNORED]
    assert held_back(case(seen=unsent)) is None


def test_less_often_is_once_in_ninety_days() -> None:
    rarely = [arranged(Way.LESS_OFTEN)]
    assert held_back(case(seen=[asked(90, NudgeState.DONE)], said=rarely)) is None
    assert held_back(case(said=rarely)) is None
