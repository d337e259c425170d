from datetime import timedelta

from bot.model.rituals import Estimate, RuleSetting, Tally
from bot.views import rules, stats
from tests.flow.team import TUESDAY, asks
from tests.views.looking import buttons, seen

CALL, WRITE, VISIT = (asks(name, TUESDAY) for name in ("call", "write", "visit"))
TITLES = {"check_in": "Check in", "coffee": "Coffee"}


def test_rules_are_listed_by_what_they_are_set_to() -> None:
    said = seen(
        rules.rules_list(
            [
                RuleSetting(CALL, enabled=True),
                RuleSetting(WRITE, enabled=False, new=True),
                RuleSetting(VISIT, enabled=False, trouble="It broke on customer 7: KeyError."),
            ],
            {"wedding": "it cannot be imported: SyntaxError in line 3"},
        )
    )
    assert said.splitlines() == [
        "One of three rituals is on.",
        "On",
        "call: Why call.",
        "Off",
        "write (new): Why write.",
        "visit: switched off by itself. It broke on customer 7: KeyError.",
        "Not usable",
        "wedding: it cannot be imported: SyntaxError in line 3",
        "To change one, such as: /nudges rules write on",
        "Settings",
    ]


def test_any_number_of_rules_and_any_reason_fits() -> None:
    named = (asks(f"rule_{number}_{'x' * 50}", TUESDAY) for number in range(200))
    many = [RuleSetting(rule, enabled=place % 2 == 0) for place, rule in enumerate(named)]
    broken = {f"wrong_{n}<!channel>": "*because* <@U1> & more " * 50 for n in range(200)}
    assert "rule_0" in seen(rules.rules_list(many, broken))


def test_an_offer_has_one_button_with_the_name_in_it() -> None:
    offered = rules.offer("coffee", "coffee would add about four nudges a week.")
    assert "about four nudges a week" in seen(offered)
    (button,) = buttons(offered).values()
    assert (button["text"]["text"], button["value"]) == ("Switch it on", "coffee")


def test_what_was_switched_says_how_to_undo_it() -> None:
    assert "To undo that: /nudges rules coffee off" in seen(rules.switched("coffee", on=True))
    assert "To undo that: /nudges rules coffee on" in seen(rules.switched("coffee", on=False))


def test_an_estimate_of_thousands_is_still_a_sentence() -> None:
    found = Estimate(in_all=80_000, colleagues=400, at_once=12_345)
    assert rules.say_estimate("coffee", found) == (
        "coffee would add about 10,000 nudges a week, for 400 colleagues; 12,345 are due at once"
        " and come three a day."
    )


def test_stats_have_a_line_for_each_ritual() -> None:
    tallies = [
        Tally(rule="check_in", sent=12, done=5, overtaken=1, median=timedelta(hours=3)),
        Tally(rule="coffee", sent=3, skipped=1, not_useful=1, ignored=1, snoozed=2),
        Tally(rule="long_gone", sent=1),
    ]
    assert seen(stats.stats(tallies, TITLES, ["coffee"])).splitlines() == [
        "16 nudges so far. Five were done. One settled by itself.",
        "Check in: 12 sent: 5 done, 1 settled by itself. Answered after three hours",
        "Coffee: 3 sent: 2 snoozed, 1 skipped, 1 not useful, 1 without an answer",
        "Long gone: 1 sent",
        "Rarely of use of late: Coffee. To switch one off: /nudges rules coffee off",
    ]


def test_stats_without_numbers_say_so() -> None:
    assert "Nothing has been asked here yet" in seen(stats.stats([], TITLES))
    assert "One nudge so far. None was done." in seen(
        stats.stats([Tally(rule="coffee", sent=1)], TITLES)
    )


def test_any_number_of_rituals_fits() -> None:
    many = 10**9
    tallies = [
        Tally(rule=f"{'long_' * 50}{n}", sent=many, done=many, skipped=many, ignored=many)
        for n in range(300)
    ]
    said = seen(stats.stats(tallies, {}, [one.rule for one in tallies]))
    assert "more" in said


def test_a_time_is_told_as_one_says_it() -> None:
    told = [stats.took(timedelta(**by)) for by in ({"seconds": 3}, {"minutes": 40}, {"hours": 2})]
    assert told == ["one minute", "40 minutes", "two hours"]
    assert stats.took(timedelta(hours=47)) == "47 hours"
    assert stats.took(timedelta(days=2, hours=3)) == "two days"
