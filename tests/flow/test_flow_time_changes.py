"""One note a local working day, whatever is done to the clocks and wherever somebody moves."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import groupby

import pytest

from bot.words.zones import zones
from tests.flow.clocks import (
    AROUND,
    ONE_DAY,
    Travellers,
    changes,
    country_at_work,
    steps,
    wandering,
    wrong,
)
from tests.flow.team import Team, at, day


def lived_through(
    team: Team, moments: Sequence[datetime], stay: Sequence[str], move: Sequence[str]
) -> list[str]:
    """Somebody in each zone who stays, and somebody who moves away; answers what was wrong."""
    travellers = Travellers(team)
    for name in stay:
        travellers.hire(name, country_at_work(name, _change(name, moments)))
    for name in move:
        one = travellers.hire(name, country_at_work(name, _change(name, moments)))
        one.moves = wandering(f"{name}{moments[0]}", moments[0], moments[-1], 2)
    travellers.ask(moments[0].date() - 2 * ONE_DAY, (moments[-1] - moments[0]).days + 5)
    travellers.walk(moments)
    assert len(team.courier.posted) > len(stay) + len(move)
    return wrong(travellers, moments)


def _change(name: str, moments: Sequence[datetime]) -> datetime:
    """That of this zone, or else the middle of the walk."""
    found = (one for one, there in changes().items() if name in there)
    within = (one for one in found if moments[0] < one < moments[-1])
    return next(within, moments[len(moments) // 2])


def dates() -> list[str]:
    """The days, in UTC, on which clocks are changed somewhere."""
    return [str(one) for one, _ in groupby(changes(), key=lambda moment: moment.date())]


@pytest.mark.parametrize("name", ["Africa/Casablanca", "Antarctica/Troll", "Australia/Lord_Howe"])
def test_an_odd_change_takes_no_note_away_and_brings_none(team: Team, name: str) -> None:
    moment = next(one for one, there in changes().items() if name in there)
    moments = steps(moment - timedelta(days=1), moment + timedelta(days=2))
    assert lived_through(team, moments, [name], [name]) == []


@pytest.mark.thorough
@pytest.mark.parametrize("date", dates())
def test_every_zone_with_a_change_has_one_note_a_day_around_it(team: Team, date: str) -> None:
    there = [names for moment, names in changes().items() if moment.date() == day(date)]
    moments = steps(at(date) - AROUND, at(date) + AROUND + ONE_DAY)
    names = sorted({name for some in there for name in some})
    assert lived_through(team, moments, names, names[::2]) == []


@pytest.mark.thorough
@pytest.mark.parametrize("first", ["2026-03-27", "2027-10-29"])
def test_every_zone_without_a_change_has_one_note_a_day(team: Team, first: str) -> None:
    restless = {name for names in changes().values() for name in names}
    moments = steps(at(first), at(first) + timedelta(days=4))
    calm = sorted(zones() - restless)
    assert lived_through(team, moments, calm[::2], calm[1::2]) == []
