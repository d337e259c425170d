"""Every picture is a PNG that Slack takes, whatever people are called and however much there is."""

import struct
import time
from collections.abc import Callable
from datetime import date, timedelta
from itertools import cycle, islice

import pytest
from hypothesis import HealthCheck, given, settings

from bot.pictures import balance, timeline, who_knows_whom
from bot.pictures.ink import DARK, LIGHT, Palette
from bot.pictures.sheet import SHARP, WIDTH, Picture, a_sheet
from rules.kit import Colleague, Contact, Customer, Kind, Month, Project, Stage, Team, Touch
from tests.pictures.sketches import ANA, BEN, CARLA, NAMES, PNG, TODAY, acme, ago, met
from tests.views.drawn import anything

Draw = Callable[[Customer, date, Palette], Picture | None]
MOST_BYTES = 300_000

both = pytest.mark.parametrize("draw", [timeline.draw, who_knows_whom.draw])
in_both_lights = pytest.mark.parametrize("palette", [LIGHT, DARK])


def measured(picture: Picture | None) -> tuple[int, int]:
    assert picture is not None
    assert picture.png.startswith(PNG)
    assert len(picture.png) <= MOST_BYTES
    wide, high = struct.unpack(">II", picture.png[16:24])
    return wide, high


@both
@in_both_lights
def test_a_single_touch_is_drawn_at_twice_the_size(draw: Draw, palette: Palette) -> None:
    wide, high = measured(draw(acme(met(0, Kind.CALL, CARLA)), TODAY, palette))
    assert wide == SHARP * WIDTH
    assert 200 < high < 2 * wide


@both
@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_any_script_is_drawn(draw: Draw, name: str) -> None:
    somebody = Contact(key="x", name=name)
    touch = met(3, Kind.COFFEE, somebody, by=Colleague("9", name))
    measured(draw(acme(touch, name=name, contacts=[somebody]), TODAY, LIGHT))


@both
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(name=anything)
def test_no_text_is_markup(draw: Draw, name: str) -> None:
    somebody = Contact(key="x", name=name)
    measured(draw(acme(met(3, Kind.CALL, somebody), name=name, contacts=[somebody]), TODAY, LIGHT))


@both
@in_both_lights
def test_two_thousand_touches_take_less_than_a_second(draw: Draw, palette: Palette) -> None:
    people = [Contact(key=str(one), name=f"{name} {one}") for one, name in enumerate(NAMES * 3)]
    journey = ((Stage.SEARCHING, ago(900)), (Stage.CONTRACT, ago(300)), (Stage.DELIVERY, ago(200)))
    many = [
        met(number * 900 // 2_000, kind, person, by=by, mood=number % 5 + 1)
        for number, kind, person, by in zip(
            range(2_000), cycle(Kind), cycle(people), cycle([ANA, BEN]), strict=False
        )
    ]
    busy = acme(*many, contacts=people)
    journeyed = Customer(
        key="1",
        name="Acme",
        contacts=busy.contacts,
        touches=busy.touches,
        projects=(Project(key="p", name="Shop", stages=journey),),
    )
    draw(journeyed, TODAY, palette)
    began = time.thread_time()
    measured(draw(journeyed, TODAY, palette))
    assert time.thread_time() - began < 1


def test_many_touches_are_bars_and_not_a_heap_of_dots() -> None:
    picture = timeline.draw(
        acme(*(met(days % 700, kind) for days in range(400) for kind in Kind)), TODAY
    )
    assert picture is not None
    assert len(picture.png) < 70_000


def test_even_what_cannot_be_drawn_leaves_a_picture() -> None:
    sheet = a_sheet(LIGHT)
    assert sheet is not None
    sheet.text(10, 40, "a\x00\x1b\ud800\ufffe<b>&", room=200)
    measured(sheet.picture(300, "Nothing"))


@both
def test_the_same_facts_make_the_same_bytes(draw: Draw) -> None:
    touches = [met(days, Kind.CALL, CARLA, mood=3) for days in range(0, 300, 7)]
    once, again = (draw(acme(*touches), TODAY, LIGHT) for _ in range(2))
    assert once == again


@both
@pytest.mark.parametrize("years", [1, 5, 30, 400])
def test_a_touch_of_long_ago_is_drawn(draw: Draw, years: int) -> None:
    measured(draw(acme(met(365 * years, Kind.CALL, CARLA)), TODAY, LIGHT))


def test_in_light_and_in_dark_the_paper_differs() -> None:
    customer = acme(met(3, Kind.CALL, CARLA))
    assert timeline.draw(customer, TODAY, LIGHT) != timeline.draw(customer, TODAY, DARK)


def test_what_did_not_happen_with_them_is_not_drawn() -> None:
    assert timeline.draw(acme(), TODAY) is None
    among_us = Touch(on=ago(3), kind=Kind.REVIEW, step="internal review")
    assert timeline.draw(acme(among_us), TODAY) is None


def test_what_is_not_yet_known_is_not_drawn() -> None:
    later = met(-30)
    assert timeline.draw(acme(later), TODAY) is None
    picture = timeline.draw(acme(met(3), later), TODAY)
    assert picture is not None
    assert "One touchpoint" in picture.alt


@pytest.mark.parametrize("months", [1, 2, 13])
@in_both_lights
def test_the_balance_is_drawn(months: int, palette: Palette) -> None:
    firsts = islice((date(2025 + at // 12, at % 12 + 1, 1) for at in range(100)), months)
    team = Team(name="Office", months=tuple(Month(first=day, before=9, after=2) for day in firsts))
    kinds = dict.fromkeys(Kind, (12_345, 0))
    measured(balance.draw(team, kinds, palette))


def test_a_team_without_a_touch_has_no_balance_to_draw() -> None:
    assert balance.draw(Team(name="Office"), {}) is None
    assert balance.draw(Team(name="Office", months=(Month(first=ago(2)),)), {}) is None


def test_a_silence_is_seen() -> None:
    touches = [met(200), met(0)]
    steady = [met(days) for days in range(0, 201, 20)]
    talked, quiet = (timeline.draw(acme(*some), TODAY) for some in (steady, touches))
    assert quiet is not None
    assert talked is not None
    assert "The longest silence lasted 200 days" in quiet.alt
    assert "silence" not in talked.alt


def test_a_planned_touch_is_ahead_of_today() -> None:
    without = timeline.draw(acme(met(3)), TODAY)
    ahead = Touch(on=TODAY + timedelta(days=20), kind=Kind.MEETING, recorded_on=ago(3))
    sooner = Touch(on=TODAY + timedelta(days=9), kind=Kind.MEETING, recorded_on=ago(3))
    one, two = (timeline.draw(acme(met(3), ahead, *more), TODAY) for more in ([], [sooner]))
    assert without is not None
    assert one is not None
    assert two is not None
    assert len({without.png, one.png, two.png}) == 3
    assert without.alt == one.alt == two.alt
