"""`/touch` when something is missing or not clear: we ask, and nothing typed is lost."""

from contextlib import suppress
from datetime import date

import pytest
from slack_sdk import WebClient

from bot.sandbox import Refused
from bot.views.blocks import actions
from bot.views.blocks import button as raw_button
from bot.views.blocks import message as raw_message
from tests.slack.colleague import at_once, button, buttons, filled, labels, seen, smooth
from tests.slack.edge import Edge


def test_an_unsure_customer_is_asked_for_and_the_answer_is_remembered(edge: Edge) -> None:
    said = edge.ana.types("/touch Borealis call yesterday: all well")
    assert "Which customer is “Borealis”: “Borealis Energy” or “Borealis Foods”?" in said
    assert labels(edge.ana.reply) == ["Borealis Energy", "Borealis Foods", "Create “Borealis”"]
    assert edge.logged() == []
    said = edge.ana.presses("Borealis Foods", edge.ana.reply)
    assert "Logged for Borealis Foods: call, yesterday, Monday 2 March." in said
    assert edge.logged_once()["note"] == "all well"
    assert [row["name"] for row in edge.rows("aliases")] == ["Borealis"]
    assert "Logged for Borealis Foods" in edge.ana.types("/touch Borealis call today")


def test_yesterday_is_the_day_before_it_was_typed_however_late_the_answer(edge: Edge) -> None:
    edge.ana.types("/touch Borealis call yesterday")
    edge.later(days=3)
    edge.ana.presses("Borealis Energy", edge.ana.reply)
    assert edge.logged_once()["on"] == date(2026, 3, 2)


def test_a_line_without_a_day_is_of_the_day_it_was_typed_however_late_the_answer(
    edge: Edge,
) -> None:
    edge.ana.types("/touch Borealis call")
    edge.later(days=3)
    edge.ana.presses("Borealis Energy", edge.ana.reply)
    assert edge.logged_once()["on"] == date(2026, 3, 3)


def test_an_unknown_customer_is_created_on_request_and_belongs_to_who_asked(edge: Edge) -> None:
    said = edge.ben.types("/touch Delta Works call yesterday: first talk")
    assert "I do not know “Delta Works” yet." in said
    assert "Delta Works" not in edge.names("customers")
    said = edge.ben.presses("Create “Delta Works”", edge.ben.reply)
    assert "Logged for Delta Works: call, yesterday" in said
    assert "A new customer, and yours." in said
    assert "Looked after by Ben Okafor." in edge.ana.types("/customer Delta Works")


def test_creating_what_somebody_else_has_just_created_logs_to_theirs(edge: Edge) -> None:
    edge.ana.types("/touch Delta Works call today")
    edge.ben.types("/customer add Delta Works")
    said = edge.ana.presses("Create “Delta Works”", edge.ana.reply)
    assert "Logged for Delta Works" in said
    assert edge.names("customers").count("Delta Works") == 1


def test_what_somebody_else_created_days_later_keeps_the_day_of_the_line(edge: Edge) -> None:
    edge.ana.types("/touch Delta Works call yesterday")
    question = edge.ana.reply
    edge.later(days=3)
    edge.ben.types("/customer add Delta Works")
    edge.ana.presses("Create “Delta Works”", question)
    assert edge.logged_once()["on"] == date(2026, 3, 2)


def test_pressing_create_twice_at_once_creates_and_logs_once(edge: Edge) -> None:
    edge.ana.types("/touch Delta Works call today")
    question = edge.ana.reply
    action_id = button(question, "Create “Delta Works”")
    at_once(lambda: smooth(edge.ana.hands.presses(question, action_id)))
    assert edge.logged_once()["kind"] == "call"
    assert edge.names("customers").count("Delta Works") == 1


def test_of_a_line_without_a_kind_only_the_kind_is_asked_for(edge: Edge) -> None:
    said = edge.ana.types("/touch Acme with Ana yesterday: worried about prices :worried:")
    assert "What was it with Acme: a call, an email or a meeting?" in said
    assert labels(edge.ana.reply) == ["Call", "Email", "Meeting", "Something else"]
    assert edge.logged() == []
    edge.later(days=3)
    said = edge.ana.presses("Email", edge.ana.reply)
    assert "Logged for Acme: email with Ana Souza, Monday 2 March" in said
    once = edge.logged_once()
    assert (once["kind"], once["note"], once["mood"]) == ("email", "worried about prices", 2)


def test_pressing_two_kinds_logs_one_touch(edge: Edge) -> None:
    edge.ana.types("/touch Acme with Ana yesterday: prices")
    question = edge.ana.reply
    edge.ana.presses("Call", question)
    with suppress(Refused):
        edge.ana.hands.presses(question, button(question, "Email"))
    assert edge.logged_once()["kind"] == "call"


def test_any_other_kind_is_chosen_in_the_form_with_the_rest_filled_in(edge: Edge) -> None:
    edge.ana.types("/touch Acme with Ana yesterday: worried about prices :worried:")
    edge.ana.presses("Something else", edge.ana.reply)
    assert filled(edge.ana.form) == {
        "customer": "Acme",
        "on": "2026-03-02",
        "contacts": ["Ana"],
        "mood": "Worried",
        "note": "worried about prices",
    }
    assert edge.ana.submits() == {"kind": "Please complete this required field."}
    assert edge.logged() == []
    assert edge.ana.submits(kind="Call") == {}
    once = edge.logged_once()
    assert (once["kind"], once["mood"], once["note"]) == ("call", 2, "worried about prices")


def test_the_customer_and_then_the_kind_are_asked_for_and_the_day_stays(edge: Edge) -> None:
    edge.ana.types("/touch Borealis yesterday: prices")
    question = edge.ana.reply
    edge.later(days=3)
    assert "What was it with Borealis Foods" in edge.ana.presses("Borealis Foods", question)
    assert edge.names("aliases") == []
    edge.ana.presses("Meeting", edge.ana.reply)
    once = edge.logged_once()
    assert (once["kind"], once["on"], once["note"]) == ("meeting", date(2026, 3, 2), "prices")


def test_of_several_lines_each_kind_is_asked_for_by_itself(edge: Edge) -> None:
    said = edge.ana.types("/touch Acme call today\nAcme with Ivo: prices\nCobalt with Rita: terms")
    assert "What was it with Acme" in said
    assert "What was it with Cobalt" in said
    forms = [
        one["action_id"]
        for one in buttons(edge.ana.reply)
        if one["text"]["text"] == "Something else"
    ]
    edge.ana.hands.presses(edge.ana.reply, forms[1])
    assert filled(edge.ana.form)["customer"] == "Cobalt"


@pytest.mark.parametrize(
    "value",
    ["", "999999 call 1", "x call 1", "1 dance 1", "1 call 999", "1 call", f"{'9' * 40} call 1"],
)
def test_a_kind_that_no_question_of_ours_offers_logs_nothing(edge: Edge, value: str) -> None:
    edge.ana.types("/touch Acme with Ana yesterday: prices")
    client = WebClient(edge.sandbox.bot_token, base_url=edge.sandbox.api_url)
    forged = raw_message([actions(raw_button("Press", "touch_kind:call", value or " "))], "Press")
    client.api_call("chat.postMessage", json={"channel": "UANA", **forged})
    said = edge.ana.presses("Press", edge.ana.note)
    assert "I no longer have what you typed" in said or "no longer in the record" in said
    assert edge.logged() == []


def test_a_line_whose_day_was_not_understood_is_asked_about_instead_of_logged(edge: Edge) -> None:
    edge.ana.types("/touch Acme call blursday: fine")
    assert edge.logged() == []
    assert filled(edge.ana.form)["note"] == "blursday\nfine"
    assert "on" not in filled(edge.ana.form)


def test_the_command_alone_opens_an_empty_form(edge: Edge) -> None:
    assert edge.ana.types("/touch") == ""
    assert filled(edge.ana.form) == {"on": "2026-03-03"}
    assert edge.ana.is_offered("customer_options", "acm") == ["Acme"]
    assert edge.ana.submits(customer="Acme", kind="Visit", note="their new hall") == {}
    assert edge.logged_once()["note"] == "their new hall"
    assert "Logged for Acme: visit, today" in seen(edge.ana.reply)


def test_a_form_that_is_sent_twice_at_once_logs_once(edge: Edge) -> None:
    edge.ana.types("/touch Acme yesterday")
    form = edge.ana.form

    def send() -> None:
        with suppress(Refused):  # the other one was so quick that the form is closed
            smooth(edge.ana.hands.submits(form, {"kind": "Call"}))

    at_once(send)
    assert edge.logged_once()["kind"] == "call"


def test_help_shows_lines_that_work_when_they_are_copied(edge: Edge) -> None:
    said = edge.ana.types("/touch help")
    lines = [line[line.index("/touch") :] for line in said.splitlines() if ": /touch" in line]
    assert len(lines) == 3
    for line in lines:
        assert "with Acme" in edge.ana.types(line) or "Logged for Acme" in seen(edge.ana.reply)
    assert len(edge.logged()) == 3


def test_several_lines_are_logged_at_once_each_with_its_answer(edge: Edge) -> None:
    said = edge.ana.types("/touch Acme call yesterday\n- Cobalt email today: sent the offer\n\n")
    assert "Logged for Acme: call" in said
    assert "Logged for Cobalt: email" in said
    assert labels(edge.ana.reply) == ["Undo", "Change", "Undo", "Change"]
    assert [one["kind"] for one in edge.logged()] == ["call", "email"]


def test_an_empty_bullet_in_a_pasted_list_is_passed_over(edge: Edge) -> None:
    said = edge.ana.types("/touch - \n- Acme call today\n-\n- Xyz visit\n- Acme tomorrow")
    assert "Logged for Acme: call" in said
    assert "I do not know “Xyz” yet." in said
    assert "Please type it again by itself: Acme tomorrow" in said
    assert "Logged for Xyz: visit" in edge.ana.presses("Create “Xyz”", edge.ana.reply)


def test_of_several_lines_the_unclear_ones_are_asked_about_and_the_others_logged(
    edge: Edge,
) -> None:
    said = edge.ana.types("/touch Acme call\nAcme tomorrow\nBorealis call today\nXyz call")
    assert "Logged for Acme: call" in said
    assert "I am not sure of this line, so it is not logged yet." in said
    assert "Acme tomorrow" in said
    assert "Which customer is “Borealis”" in said
    assert "I do not know “Xyz” yet." in said
    assert len(edge.logged()) == 1


def test_answering_one_of_several_questions_leaves_the_others_to_be_answered(edge: Edge) -> None:
    edge.ana.types("/touch Acme call\nBorealis email\nBorealis call\nXyz visit")
    several = edge.ana.reply
    first = labels(several).index("Borealis Foods")
    answered = edge.ana.hands.presses(several, buttons(several)[first]["action_id"])
    assert answered.warning == ""
    assert "Logged for Borealis Foods: email" in seen(edge.ana.reply)
    assert edge.ana.again(several) == several
    assert "Logged for Xyz: visit" in edge.ana.presses("Create “Xyz”", several)
    assert "Undone" in edge.ana.presses("Undo", several)
    assert edge.ana.again(several) == several
    assert [one["kind"] for one in edge.logged()] == ["email", "visit"]


def test_changing_one_of_several_lines_leaves_the_others_to_be_changed(edge: Edge) -> None:
    edge.ana.types("/touch Acme call yesterday\nCobalt email today")
    several = edge.ana.reply
    edge.ana.hands.presses(several, buttons(several)[1]["action_id"])
    edge.ana.submits(kind="Visit")
    assert "Logged for Acme: visit" in seen(edge.ana.reply)
    assert edge.ana.again(several) == several


def test_ten_lines_are_taken_and_eleven_are_not(edge: Edge) -> None:
    line = "Acme call yesterday: " + "a long note " * 20
    edge.ana.types("/touch " + "\n".join([line] * 10))
    assert len(edge.logged()) == 10
    said = edge.ana.types("/touch " + "\n".join(["Acme call today"] * 11))
    assert "That is 11 lines, and I take 10 at once. Nothing was logged." in said
    assert len(edge.logged()) == 10


def test_a_form_that_slack_no_longer_opens_waits_behind_a_button(edge: Edge) -> None:
    edge.ticks.slow = True
    said = edge.ana.types("/touch Acme call blursday: worried about prices")
    edge.ticks.slow = False
    assert "Nothing you typed is lost." in said
    assert not edge.ana.has_form
    edge.ana.presses("Open it again", edge.ana.reply)
    form = filled(edge.ana.form)
    assert (form["customer"], form["kind"], form["note"]) == (
        "Acme",
        "Call",
        "blursday\nworried about prices",
    )


def test_a_form_opened_again_days_later_keeps_the_day_of_the_line(edge: Edge) -> None:
    edge.ticks.slow = True
    edge.ana.types("/touch Acme yesterday")
    yesterdays = edge.ana.reply
    edge.ana.types("/touch - \n- Acme")
    todays = edge.ana.reply
    edge.ticks.slow = False
    edge.later(days=3)
    for message, day in ((yesterdays, "2026-03-02"), (todays, "2026-03-03")):
        edge.ana.presses("Open it again", message)
        form = filled(edge.ana.form)
        assert (form["customer"], form["on"]) == ("Acme", day)
        edge.ana.hands.closes(edge.ana.form)


def test_a_question_whose_form_opens_too_late_says_so_and_can_be_pressed_again(
    edge: Edge,
) -> None:
    edge.ana.types("/touch Borealis yesterday")
    question = edge.ana.reply
    edge.ticks.slow = True
    assert "Please press the button again." in edge.ana.presses("Borealis Foods", question)
    edge.ticks.slow = False
    edge.ana.presses("Borealis Foods", question)
    assert filled(edge.ana.form)["on"] == "2026-03-02"
