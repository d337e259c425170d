"""App Home on its first page, as it is read."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.model import Absence, NudgeState
from bot.model.home import Owed, Steps
from bot.views.home import home
from rules.kit import Contact, Loop, LoopKind, Severity
from tests.views.drawn import TODAY
from tests.views.looking import buttons, labels, listed, nodes, seen_view
from tests.views.samples import CARD, COMING, HOME, NOT_SENT, TITLES

BIRTHDAY = replace(COMING, rule="Birthday", private=True)
CARLA = Contact(key="1", name="Carla Costa")
PROMISE = Loop(
    key="12",
    kind=LoopKind.PROMISE,
    text="send the figures",
    opened_on=date(2026, 2, 19),
    contact=CARLA,
    wait_until=date(2026, 3, 6),
)
WORRY = replace(
    PROMISE,
    key="13",
    kind=LoopKind.CONCERN,
    severity=Severity.SEVERE,
    text="the budget is gone",
    opened_on=TODAY,
    wait_until=None,
)


def owed(*loops: Loop) -> tuple[Owed, ...]:
    return tuple(Owed(customer_id=3, customer="Acme", loop=loop) for loop in loops)


def test_home_shows_open_held_over_owed_coming_and_not_sent_in_this_order() -> None:
    waiting = replace(
        CARD, id=9, customer="Beta", state=NudgeState.WAITING, ask_on=date(2026, 3, 9)
    )
    page = replace(
        HOME,
        open=(CARD,),
        waiting=(waiting,),
        coming=(COMING, BIRTHDAY),
        not_sent=(NOT_SENT,),
        owed=owed(PROMISE),
        owes=1,
    )
    view = home(page, TITLES)
    said = [line for line in seen_view(view).splitlines() if line]
    assert said[:6] == [
        "Today",
        "My customers",
        "The team",
        "Tuesday 3 March",
        "Open for you: one nudge",
        "Check in, Acme",
    ]
    assert said[-16:-1] == [
        "Waiting for a morning note",
        "Check in, Beta, until Monday 9 March",
        "What I owe",
        "Acme, a promise to Carla Costa, open for 12 days, promised for Friday 6 March",
        "“send the figures”",
        "Coming up this week",
        "Coffee, Acme, on Monday 9 March",
        "Birthday, Acme, on Monday 9 March",
        "Not sent",
        "Monday 2 March: The channel is archived: choose another by /nudges channel.",
        "It is there",
        "Post again",
        "Log a touchpoint",
        "Add a customer",
        "I write to you between 9:00 and 18:00 (UTC), at most 3 nudges a day and 10 a week,"
        " in English.",
    ]
    assert "nudge_done:7" in buttons(view)


def test_what_i_owe_is_settled_with_a_button_that_names_it() -> None:
    view = home(replace(HOME, owed=owed(WORRY, PROMISE), owes=9), TITLES)
    said, settle = seen_view(view), buttons(view)["fact_close:12"]
    assert "Acme, a severe concern of Carla Costa, new today\n“the budget is gone”" in said
    assert settle["value"] == "12 2026-03-03 promise"
    assert settle["accessibility_label"] == "Settled: send the figures"
    assert buttons(view)["fact_close:13"]["value"] == "13 2026-03-03 concern"
    assert "And seven more: they appear here as you settle these." in said


def test_a_promise_whose_day_is_gone_by_says_so() -> None:
    late = replace(PROMISE, wait_until=date(2026, 3, 2), contact=None)
    said = seen_view(home(replace(HOME, owed=owed(late), owes=1), TITLES))
    assert "Acme, a promise, open for 12 days, was promised for Monday 2 March" in said


def test_a_newcomer_reads_three_steps_that_tick_themselves_off() -> None:
    new = replace(HOME, customers=0, steps=Steps(customer=False, touch=False, nudge=False))
    view = home(new, TITLES)
    said = seen_view(view)
    assert "Three steps to your first nudge\n1. Add a customer you care about." in said
    assert "I write to you at 9:00" in said
    assert labels(view)[3:] == ["Add a customer", "Log a touchpoint", "My settings"]
    one_done = replace(HOME, customers=1, steps=Steps(customer=True, touch=False, nudge=False))
    view = home(one_done, TITLES)
    assert "✓ Done: Add a customer you care about." in seen_view(view)
    assert buttons(view)["touch_new"]["style"] == "primary"
    assert labels(view).count("Add a customer") == labels(view).count("Log a touchpoint") == 1
    assert "Three steps" not in seen_view(home(replace(one_done, steps=Steps()), TITLES))


def test_the_newcomer_reads_their_own_hour() -> None:
    member = replace(HOME.member, starts_at=7 * 60 + 30)
    early = replace(HOME, member=member, steps=Steps(nudge=False))
    assert "I write to you at 7:30" in seen_view(home(early, TITLES))


def test_a_quiet_day_says_so() -> None:
    said = seen_view(home(HOME, TITLES))
    assert "Nothing is open for you. You look after four customers." in said
    assert "Coming up this week\nNothing is due." in said


@pytest.mark.parametrize(
    ("soon", "later", "all_coming", "last"),
    [
        (1, 0, True, "Coffee, Acme, tomorrow"),
        (1, 1, True, "One more in the next 30 days"),
        (0, 2, True, "Nothing this week. Two are due in the next 30 days."),
        (12, 3, True, "and two more this week\nThree more in the next 30 days"),
        (12, 3, False, "and two more this week\nMore is to come in the next 30 days."),
    ],
)
def test_what_comes_after_this_week_is_counted(
    soon: int, later: int, *, all_coming: bool, last: str
) -> None:
    near = replace(COMING, ask_on=TODAY + timedelta(days=1))
    far = replace(COMING, ask_on=TODAY + timedelta(days=8))
    page = replace(HOME, coming=(*[near] * soon, *[far] * later), all_coming=all_coming)
    lines = seen_view(home(page, TITLES)).partition("Coming up this week\n")[2]
    assert lines.partition("\nLog a touchpoint")[0].strip().endswith(last)
    assert lines.count("Coffee") == min(soon, 10)


def test_settings_are_said_in_a_line_and_the_lead_may_change_the_teams() -> None:
    away = replace(HOME.member, absences=(Absence(TODAY, TODAY + timedelta(days=2)),))
    view = home(replace(HOME, member=away), TITLES)
    assert "You are on leave until Friday 6 March." in seen_view(view)
    assert "settings_team" not in buttons(view)
    lead = buttons(home(replace(HOME, leads=True), TITLES))
    assert (lead["settings_mine"]["value"], lead["settings_team"]["value"]) == ("open", "open")


def test_home_is_no_larger_than_slack_takes() -> None:
    long = "😀" * 3_000
    many = tuple(replace(CARD, id=number, why=long, draft=long) for number in range(1, 41))
    worries = owed(*(replace(WORRY, key=str(key), text="😀" * 900) for key in range(6)))
    page = replace(HOME, open=many, owed=worries, owes=500, coming=(COMING,) * 60)
    view = home(page, TITLES)
    seen_view(view)
    assert len(json.dumps(view, ensure_ascii=False).encode()) < 250_000


def test_home_stays_within_100_blocks_and_counts_the_rest() -> None:
    many = tuple(replace(CARD, id=number, ignored=3) for number in range(1, 58))
    page = replace(
        HOME,
        open=many,
        waiting=many,
        coming=(COMING,) * 60,
        not_sent=(NOT_SENT,) * 60,
        owed=owed(*(replace(WORRY, key=str(key)) for key in range(6))),
        owes=500,
        steps=Steps(customer=False, touch=False, nudge=False),
    )
    view = home(page, TITLES)
    said, shown = seen_view(view), len([one for one in buttons(view) if "nudge_done" in one])
    assert len(listed(view["blocks"])) <= 100
    assert shown >= 8
    assert f"And {57 - shown} more: they appear here as you answer these." in said
    assert "And 494 more: they appear here as you settle these." in said
    assert "and 50 more this week" in said


def test_what_was_not_read_is_counted_all_the_same() -> None:
    page = replace(HOME, open=(CARD,), opens=40, waiting=(replace(CARD, id=8),), waits=500)
    said = seen_view(home(page, TITLES))
    assert "Open for you: 40 nudges" in said
    assert "And 39 more: they appear here as you answer these." in said
    assert "Check in, Acme\nand 499 more" in said


def test_the_page_that_is_shown_is_marked_for_eyes_and_ears_and_kept() -> None:
    view = home(HOME, TITLES)
    today, others = buttons(view)["home_go:0"], (buttons(view)["home_go:1"],)
    assert (today["style"], today["accessibility_label"]) == (
        "primary",
        "Today, which you are looking at",
    )
    assert all("style" not in one for one in others)
    assert json.loads(str(view["private_metadata"])) == {"look": "today 0 0"}


def test_what_people_typed_is_never_read_as_markup() -> None:
    loud = replace(PROMISE, text="<!channel> *pay* <https://example.org|here>")
    view = home(replace(HOME, owed=owed(loud), owes=1), TITLES)
    assert "“<!channel> *pay* <https://example.org|here>”" in seen_view(view)
    assert all(node.get("type") != "mrkdwn" for node in nodes(view))
