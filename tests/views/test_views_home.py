"""App Home, as it is read."""

import json
from dataclasses import replace
from datetime import date

from bot.model import NudgeState
from bot.views.home import home
from tests.views.looking import buttons, listed, seen_view
from tests.views.samples import CARD, COMING, HOME, TITLES

BIRTHDAY = replace(COMING, rule="Birthday", private=True)


def test_home_shows_open_held_over_coming_and_not_sent() -> None:
    waiting = replace(
        CARD, id=9, customer="Beta", state=NudgeState.WAITING, ask_on=date(2026, 3, 9)
    )
    page = replace(
        HOME,
        open=(CARD,),
        waiting=(waiting,),
        coming=(COMING, BIRTHDAY),
        not_sent=("2026-03-01: the channel is archived",),
    )
    view = home(page, TITLES)
    said = [line for line in seen_view(view).splitlines() if line]
    assert said[:3] == ["Tuesday 3 March", "Open for you: one nudge", "Check in, Acme"]
    assert said[-9:] == [
        "Waiting for a morning note",
        "Check in, Beta, until Monday 9 March",
        "The next 30 days",
        "Coffee, Acme, on Monday 9 March",
        "Birthday, Acme, on Monday 9 March",
        "Could not be sent",
        "2026-03-01: the channel is archived",
        "Log a touchpoint",
        "Add a customer",
    ]
    assert "nudge_done:7" in buttons(view)


def test_a_newcomer_reads_three_steps() -> None:
    view = home(replace(HOME, customers=0), TITLES)
    said = seen_view(view)
    assert said.startswith("Three steps to your first nudge\n1. Add a customer")
    assert "I write to you at 9:00" in said
    assert list(buttons(view)) == ["touch_new", "customer_new"]


def test_the_newcomer_reads_their_own_hour() -> None:
    early = replace(HOME, customers=0, member=replace(HOME.member, starts_at=7 * 60 + 30))
    assert "I write to you at 7:30" in seen_view(home(early, TITLES))


def test_a_quiet_day_says_so() -> None:
    said = seen_view(home(HOME, TITLES))
    assert "Nothing is open for you. You look after four customers." in said
    assert "Nothing is due." in said


def test_home_is_no_larger_than_slack_takes() -> None:
    many = tuple(replace(CARD, id=number, draft="😀" * 3_000) for number in range(1, 58))
    view = home(replace(HOME, open=many), TITLES)
    assert len(json.dumps(view, ensure_ascii=False).encode()) < 250_000


def test_home_stays_within_100_blocks_and_counts_the_rest() -> None:
    many = tuple(replace(CARD, id=number) for number in range(1, 58))
    page = replace(
        HOME, open=many, waiting=many, coming=(COMING,) * 60, not_sent=("a reason",) * 60
    )
    view = home(page, TITLES)
    said = seen_view(view)
    assert len(listed(view["blocks"])) <= 100
    assert "And 42 more: they appear here as you answer these." in said
    assert "and 45 more" in said
