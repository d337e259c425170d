"""What people read after a command or a button."""

from dataclasses import replace
from datetime import date

from bot.model import NudgeState, RuleLine, Verdict
from bot.model.reasons import Because, WhyMe
from bot.views import answers
from rules.kit import Contact, ContactStanding, Project, Stage
from rules.kit.kinds import Kind
from tests.views.drawn import TODAY
from tests.views.looking import buttons, labels, nodes, seen
from tests.views.samples import CARD, COMING, LAST, LOGGED, PAGE, TITLES


def test_an_echo_says_what_was_understood_and_offers_to_take_it_back() -> None:
    echo = answers.logged(LOGGED)
    assert seen(echo).startswith(
        "Logged for Acme: call with Carla Costa, yesterday, Monday 2 March.\n"
        "Note: likes the new report"
    )
    assert labels(echo) == ["Undo", "Change"]
    assert buttons(echo)["touch_undo:12"]["value"] == "12"
    assert buttons(echo)["touch_change:12"]["value"] == "12"


def test_an_echo_says_what_followed() -> None:
    full = replace(LOGGED, new_customer=True, closes=("Check in",), next=COMING, unread=("foo",))
    said = seen(answers.logged(full)).splitlines()
    assert "A new customer, and yours." in said
    assert "That answers: Check in." in said
    assert "Next: Coffee on Monday 9 March, for Ana Alves." in said
    kept = "I did not understand “foo”, so it stands in the note. Change lets you put it right."
    assert kept in said


def test_what_was_answered_several_times_is_said_once() -> None:
    closes = ("Champion left",) * 5 + ("Coffee",)
    said = seen(answers.logged(replace(LOGGED, closes=closes)))
    assert "That answers: Champion left (five times) and Coffee." in said.splitlines()


def test_something_planned_is_called_planned() -> None:
    meeting = replace(LAST, on=date(2026, 3, 9), kind=Kind.MEETING, mood=2, private=True)
    said = seen(answers.logged(replace(LOGGED, planned=True, touch=meeting)))
    assert said.startswith("Planned with Acme: meeting with Carla Costa, Monday 9 March.")
    assert "Mood: worried" in said
    assert "It stays between you and the customer's owner." in said


def test_an_ambiguous_date_offers_the_other_reading() -> None:
    echo = answers.logged(replace(LOGGED, other_day=date(2026, 4, 3)))
    other = buttons(echo)["touch_other_day:12"]
    assert other["text"]["text"] == "3 April instead"
    assert other["value"] == "12 2026-04-03"


def test_undo_says_what_it_did_and_why_it_could_not() -> None:
    assert seen(answers.undone("Acme")).startswith("Undone. The touchpoint with Acme is gone")
    assert seen(answers.not_undone("too late")).startswith("It is too late to undo this.")
    assert seen(answers.not_undone("not yours")).startswith("Somebody else logged this")


def test_a_doubtful_name_is_asked_about() -> None:
    asked = answers.which_customer("Acm", [(3, "Acme"), (4, "Acme Labs")], "p 1")
    assert seen(asked).startswith(
        "Which customer is “Acm”: “Acme” or “Acme Labs”? Or is it a new one?"
    )
    assert labels(asked) == ["Acme", "Acme Labs", "Create “Acm”"]
    assert buttons(asked)["touch_pick:4"]["value"] == "4 p 1"
    assert buttons(asked)["touch_create"]["value"] == "p 1"


def test_an_unknown_name_is_offered_as_a_new_customer() -> None:
    offer = answers.offer_new_customer("Newco", "p1")
    assert seen(offer).startswith("I do not know “Newco” yet.")
    assert labels(offer) == ["Create “Newco”"]


def test_a_customer_on_one_screen() -> None:
    left = Contact(key="2", name="Dan", title="CTO", standing=ContactStanding.LEFT)
    page = replace(
        PAGE,
        aliases=("Acme Inc",),
        contacts=(*LAST.contacts, left),
        projects=(Project(key="1", name="Portal", stages=((Stage.DELIVERY, TODAY),)),),
        touches=(LAST,),
        open=(CARD,),
        coming=(COMING,),
    )
    message = answers.customer_page(page, TITLES)
    assert [line for line in seen(message).splitlines() if line][:-5] == [
        "Acme",
        "Active, tier A, NL, since 6 May 2024.",
        "Looked after by Ana Alves.",
        "Also called Acme Inc.",
        "People",
        "Carla Costa",
        "Dan, CTO, left",
        "Projects",
        "Portal: delivery since 3 March 2026",
        "Open now",
        "Check in: Nobody has spoken with Acme for 21 days.",
        "Last touches",
        "Call with Carla Costa on Tuesday 10 February, by Ben: “likes the new report”",
        "Coming up",
        "Coffee on Monday 9 March, for Ana Alves: No coffee with Carla for 90 days.",
    ]
    assert list(buttons(message)) == [
        "touch_new:3",
        "customer_why:3",
        "customer_hand:3",
        "customer_timeline:3",
    ]


def test_a_customer_with_nothing_but_a_name() -> None:
    said = seen(answers.customer_page(replace(PAGE, owner="", since=None), TITLES))
    assert "Nobody owns it yet." in said
    assert "Nothing logged yet." in said


def test_what_is_personal_keeps_its_name_and_reason_to_itself() -> None:
    birthday = replace(COMING, rule="Birthday", why="Carla has her birthday.", private=True)
    for message in (
        answers.customer_page(replace(PAGE, coming=(birthday,)), TITLES),
        answers.logged(replace(LOGGED, next=birthday)),
    ):
        assert "Something personal" in seen(message)
        assert "irthday" not in str(message)
    assert "Birthday" in seen(answers.preview([birthday], 30, TODAY)), "one's own is told"


def test_the_list_of_nudges_shows_open_held_over_and_coming() -> None:
    waiting = replace(
        CARD, id=9, customer="Beta", state=NudgeState.WAITING, ask_on=date(2026, 3, 9)
    )
    message = answers.nudges_list([CARD], [waiting], [COMING], TITLES, TODAY)
    said = seen(message).splitlines()
    assert said[0] == "One nudge is open for you."
    assert "Check in, Beta, until Monday 9 March" in said
    assert "Coffee, Acme, on Monday 9 March" in said
    assert "nudge_done:7" in buttons(message)


def test_nothing_open_points_to_what_is_coming() -> None:
    said = seen(answers.nudges_list([], [], [], TITLES, TODAY))
    assert said == "Nothing is open for you. See what is coming: /nudges preview 30 days"


def test_why_groups_the_rules_by_what_they_say() -> None:
    lines = [
        RuleLine(rule="Check in", about="Ask how they are.", verdict=Verdict.OPEN, day=TODAY),
        RuleLine(rule="Extend", about="Offer an audit.", verdict=Verdict.QUIET),
        RuleLine(
            rule="Coffee",
            about="Meet.",
            verdict=Verdict.COMING,
            day=date(2026, 3, 9),
            to="Ana",
            why="No coffee for 90 days",
        ),
        RuleLine(rule="Birthday", about="Wish them well.", verdict=Verdict.OFF),
        RuleLine(rule="Odd", about="Secret.", verdict=Verdict.BROKEN),
    ]
    assert [line for line in seen(answers.why("Acme", lines, TODAY)).splitlines() if line] == [
        "What every ritual says about Acme",
        "Open or coming:",
        "Check in: open, due today. Ask how they are.",
        "Coffee: comes on Monday 9 March, for Ana. No coffee for 90 days.",
        "Quiet, with nothing to ask as things are:",
        "Extend: Offer an audit.",
        "Not answering:",
        "Birthday: switched off in this workspace. Wish them well.",
        "Odd: has a fault, and cannot be asked until it is mended.",
    ]


def test_why_me_gives_the_reason_and_the_thought_behind_it() -> None:
    me = WhyMe(because=Because.OWNS)
    said = seen(answers.why_me("Check in", "Ask how\nthey are.\n\nJust because.", CARD, me))
    due = "Nobody has spoken with Acme for 21 days.\nDue on Tuesday 3 March 2026."
    assert f"{due}\nYou look after Acme." in said
    assert "Ask how they are.\n\nJust because." in said
    assert "/nudges why Acme" in said


def test_a_preview_is_a_list_by_day_and_says_what_it_leaves_out() -> None:
    later = replace(COMING, ask_on=date(2026, 3, 12), customer="Beta")
    said = seen(answers.preview([COMING, later], 30, TODAY)).splitlines()
    assert [line for line in said if line] == [
        "Two nudges for you in the next 30 days, if nothing changes.",
        "Monday 9 March",
        "Coffee, Acme",
        "Thursday 12 March",
        "Coffee, Beta",
    ]
    assert seen(answers.preview([COMING] * 50, 30, TODAY)).endswith("And 10 more.")


def test_an_empty_preview_says_so() -> None:
    said = seen(answers.preview([], 1, TODAY))
    assert said == "Nothing is due for you in the next day, if nothing changes."
    partly = seen(answers.preview([], 1, TODAY, whole=False))
    assert partly == "As far as I have looked, nothing is due for you in the next day."


def test_each_help_has_a_few_lines_to_copy() -> None:
    for command, message, lines in (
        ("/touch", answers.help_touch(), 3),
        ("/customer", answers.help_customer(), 3),
        ("/nudges", answers.help_nudges(), 3),
    ):
        seen(message)
        copied = [node["text"] for node in nodes(message) if node.get("style") == {"code": True}]
        assert len(copied) == lines
        assert all(line.startswith(command) for line in copied)


def test_a_mistyped_word_is_met_with_the_nearest() -> None:
    known = ["why", "preview", "help"]
    said = seen(answers.unknown("/nudges", "pervew", known))
    assert said == "I do not know /nudges pervew. Did you mean /nudges preview?"
    assert seen(answers.unknown("/nudges", "zzz", known)).endswith("See /nudges help.")


def test_a_late_button_says_what_the_answer_was() -> None:
    skipped = replace(CARD, state=NudgeState.SKIPPED, answered_by="Ana")
    said = seen(answers.already_answered(skipped, TITLES))
    assert said == "This one has an answer already. Skipped by Ana: Check in, Acme"


def test_an_expired_form_can_be_opened_again() -> None:
    message = answers.expired_form("p1")
    assert "Nothing you typed is lost." in seen(message)
    assert buttons(message)["form_reopen"]["value"] == "p1"
