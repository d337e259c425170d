"""Modals: opened with a trigger, filled in, refused, updated, stacked, closed."""

import pytest
from slack_bolt import Ack
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.sandbox import Hands, Json, Refused, Sandbox
from tests.sandbox.office import ORDER, Lunch, a_modal, an_input, an_option


@pytest.fixture
def form(lunch: Lunch, sandbox: Sandbox, ana: Hands) -> Json:
    def answer(ack: Ack, body: Json) -> None:
        lunch.client.views_open(trigger_id=body["trigger_id"], view=ORDER)
        ack()

    lunch.answers["/lunch"] = answer
    ana.types("C1", "/lunch order")
    return sandbox.views("U1")[-1]


def test_a_form_is_sent_and_closes(lunch: Lunch, sandbox: Sandbox, ana: Hands, form: Json) -> None:
    ana.asks_options(form, "place", "ri")
    ana.submits(form, {"dish": "Soup", "place": "Rialto", "sides": ["Rice"]})

    values = lunch.told("view_submission")["view"]["state"]["values"]
    assert values["dish"]["dish"] == {"type": "plain_text_input", "value": "Soup"}
    assert values["place"]["place"]["selected_option"]["value"] == "rialto"
    assert [one["value"] for one in values["sides"]["sides"]["selected_options"]] == ["rice"]
    assert sandbox.views("U1") == []


def test_what_was_left_empty_says_so(
    lunch: Lunch, sandbox: Sandbox, ana: Hands, form: Json
) -> None:
    ana.submits(form, {"dish": "Soup"})

    values = lunch.told("view_submission")["view"]["state"]["values"]
    assert values["place"]["place"] == {"type": "external_select", "selected_option": None}
    assert values["sides"]["sides"] == {"type": "checkboxes", "selected_options": []}


def test_a_required_field_is_asked_for_before_the_app_is(
    lunch: Lunch, sandbox: Sandbox, ana: Hands, form: Json
) -> None:
    before = len(lunch.heard)

    outcome = ana.submits(form, {})

    assert outcome.errors == {"dish": "Please complete this required field."}
    assert len(lunch.heard) == before


def test_errors_keep_the_form_open(lunch: Lunch, sandbox: Sandbox, ana: Hands, form: Json) -> None:
    lunch.answers["view_submission"] = lambda ack, _body: ack(
        response_action="errors", errors={"dish": "We have no soup."}
    )

    outcome = ana.submits(form, {"dish": "Soup"})

    assert outcome.errors == {"dish": "We have no soup."}
    assert [view["id"] for view in sandbox.views("U1")] == [form["id"]]


def test_errors_for_fields_that_are_not_there_are_trouble(
    lunch: Lunch, sandbox: Sandbox, ana: Hands, form: Json
) -> None:
    lunch.answers["view_submission"] = lambda ack, _body: ack(
        response_action="errors", errors={"dessert": "None."}
    )

    assert ana.submits(form, {"dish": "Soup"}).warning.startswith("We had some trouble")


def test_an_answer_may_show_another_form_in_its_place(
    lunch: Lunch, sandbox: Sandbox, ana: Hands, form: Json
) -> None:
    lunch.answers["view_submission"] = lambda ack, _body: ack(
        response_action="update", view=a_modal("Thanks")
    )

    ana.submits(form, {"dish": "Soup"})

    (view,) = sandbox.views("U1")
    assert view["title"]["text"] == "Thanks"
    assert view["id"] == form["id"]


def test_an_answer_may_stack_forms_and_clear_them(
    lunch: Lunch, sandbox: Sandbox, ana: Hands, form: Json
) -> None:
    lunch.answers["view_submission"] = lambda ack, _body: ack(
        response_action="push", view=a_modal("Sure?")
    )
    ana.submits(form, {"dish": "Soup"})
    below, top = sandbox.views("U1")
    assert top["previous_view_id"] == top["root_view_id"] == below["id"]

    lunch.answers["view_submission"] = lambda ack, _body: ack(response_action="clear")
    ana.submits(top)
    assert sandbox.views("U1") == []


def test_a_view_that_slack_would_refuse_is_trouble(
    lunch: Lunch, sandbox: Sandbox, ana: Hands, form: Json
) -> None:
    lunch.answers["view_submission"] = lambda ack, _body: ack(
        response_action="update", view=a_modal("A title that is much too long for Slack")
    )

    outcome = ana.submits(form, {"dish": "Soup"})

    assert "invalid_arguments" in outcome.warning
    assert "json-pointer:/view/title" in outcome.warning


def test_closing_is_told_when_the_view_asks_for_it(
    lunch: Lunch, sandbox: Sandbox, ana: Hands, form: Json
) -> None:
    ana.closes(form)

    told = lunch.told("view_closed")
    assert (told["view"]["id"], told["is_cleared"]) == (form["id"], False)
    assert sandbox.views("U1") == []
    with pytest.raises(Refused, match="no longer open"):
        ana.submits(form, {"dish": "Soup"})


def test_what_was_typed_survives_an_update(
    lunch: Lunch, sandbox: Sandbox, client: WebClient, ana: Hands, form: Json
) -> None:
    lunch.answers["view_submission"] = lambda ack, _body: ack(
        response_action="errors", errors={"dish": "Which one?"}
    )
    ana.submits(form, {"dish": "Soup"})

    note = an_input("note", {"type": "plain_text_input"}, optional=True)
    client.views_update(view_id=form["id"], view=a_modal("Order", ORDER["blocks"][0], note))

    (view,) = sandbox.views("U1")
    assert view["state"]["values"]["dish"]["dish"]["value"] == "Soup"
    assert view["state"]["values"]["note"]["note"]["value"] is None


def test_an_update_with_an_old_hash_is_a_conflict(
    sandbox: Sandbox, client: WebClient, ana: Hands, form: Json
) -> None:
    client.views_update(view_id=form["id"], hash=form["hash"], view=ORDER)

    with pytest.raises(SlackApiError, match="hash_conflict"):
        client.views_update(view_id=form["id"], hash=form["hash"], view=ORDER)


def test_a_trigger_works_once(client: WebClient, lunch: Lunch, ana: Hands, form: Json) -> None:
    trigger = lunch.told("/lunch")["trigger_id"]

    with pytest.raises(SlackApiError, match="exchanged_trigger_id"):
        client.views_open(trigger_id=trigger, view=ORDER)


def test_an_input_tells_at_once_only_when_it_dispatches(
    lunch: Lunch, sandbox: Sandbox, client: WebClient, ana: Hands, form: Json
) -> None:
    def drink(block_id: str, *, dispatch_action: bool) -> Json:
        tea = {"type": "static_select", "action_id": "drink", "options": [an_option("Tea")]}
        return an_input(block_id, tea, dispatch_action=dispatch_action)

    quiet, eager = drink("quiet", dispatch_action=False), drink("eager", dispatch_action=True)
    client.views_update(view_id=form["id"], view=a_modal("Drinks", quiet, eager))
    (view,) = sandbox.views("U1")
    before = len(lunch.heard)

    ana.presses_in_view(view, "drink", "tea", block_id="quiet")
    assert len(lunch.heard) == before

    ana.presses_in_view(view, "drink", "tea", block_id="eager")
    told = lunch.told("block_actions")
    assert told["container"] == {"type": "view", "view_id": form["id"]}
    chosen = told["view"]["state"]["values"]["quiet"]["drink"]["selected_option"]
    assert chosen["value"] == "tea"


def test_three_views_are_the_most(
    lunch: Lunch, sandbox: Sandbox, client: WebClient, ana: Hands, form: Json
) -> None:
    def push(ack: Ack, body: Json) -> None:
        ack(response_action="push", view=a_modal("One more"))

    lunch.answers["view_submission"] = push
    ana.submits(form, {"dish": "Soup"})
    for _ in range(2):
        lunch.answers["view_submission"] = push
        outcome = ana.submits(sandbox.views("U1")[-1])

    assert "push_limit_reached" in outcome.warning
    assert len(sandbox.views("U1")) == 3
