"""What happens when somebody types a command."""

import pytest
from slack_bolt import Ack

from bot.sandbox import Hands, Json, Refused, Sandbox
from tests.sandbox.office import Lunch


def test_an_answer_is_seen_only_by_who_asked(lunch: Lunch, ana: Hands, ben: Hands) -> None:
    lunch.answers["/lunch"] = lambda ack, _body: ack("One pizza for you")

    ana.types("C1", "/lunch pizza")

    assert ana.sees("C1")[-1].text == "One pizza for you"
    assert all(message.text != "One pizza for you" for message in ben.sees("C1"))


def test_an_answer_in_the_channel_is_seen_by_all(lunch: Lunch, ana: Hands, ben: Hands) -> None:
    lunch.answers["/lunch"] = lambda ack, _body: ack("Pizza for all", response_type="in_channel")

    ana.types("C1", "/lunch pizza")

    assert ben.sees("C1")[-1].text == "Pizza for all"


def test_the_app_learns_who_asked_what_and_where(lunch: Lunch, ana: Hands) -> None:
    ana.types("C1", "/lunch  pizza & <wine>")

    told = lunch.told("/lunch")
    assert told["text"] == "pizza &amp; &lt;wine&gt;"
    assert (told["user_id"], told["user_name"]) == ("U1", "ana")
    assert (told["channel_id"], told["channel_name"]) == ("C1", "general")
    assert told["team_id"] == lunch.sandbox.team_id
    assert told["is_enterprise_install"] == "false"


def test_in_a_direct_message_the_channel_is_called_so(lunch: Lunch, ana: Hands) -> None:
    ana.types(lunch.sandbox.bot_user, "/lunch")

    assert lunch.told("/lunch")["channel_name"] == "directmessage"


def test_mentions_come_with_ids_only_when_the_manifest_asks(lunch: Lunch, ana: Hands) -> None:
    ana.types("C1", "/invite @ben to #general")
    ana.types("C1", "/lunch with @ben")

    assert lunch.told("/invite")["text"] == "<@U2|ben> to <#C1|general>"
    assert lunch.told("/lunch")["text"] == "with @ben"


def test_slackbot_says_so_when_there_is_no_such_command(ana: Hands) -> None:
    outcome = ana.types("C1", "/dinner")

    assert outcome.warning == "/dinner is not a valid command."
    assert ana.sees("C1")[-1].user == "USLACKBOT"


def test_an_answer_that_slack_would_not_show_is_named(lunch: Lunch, ana: Hands) -> None:
    broken: list[Json] = [{"type": "section"}]
    lunch.answers["/lunch"] = lambda ack, _body: ack(text="x", blocks=broken)

    outcome = ana.types("C1", "/lunch")

    assert outcome.warning == "/lunch failed with the error “invalid_blocks”."


def test_commands_do_not_work_in_threads(ana: Hands, sandbox: Sandbox) -> None:
    said = ana.types("C1", "Hungry?").message
    assert said

    with pytest.raises(Refused, match="do not work in threads"):
        ana.types("C1", "/lunch", thread_ts=said.ts)


def test_five_more_answers_go_to_the_response_url(lunch: Lunch, ana: Hands) -> None:
    statuses: list[int] = []

    def answer(ack: Ack, body: Json) -> None:
        statuses.extend(body["respond"](f"course {course}").status_code for course in range(6))
        ack()

    lunch.answers["/lunch"] = answer
    ana.types("C1", "/lunch menu")

    assert statuses == [200, 200, 200, 200, 200, 404]
    assert ana.sees("C1")[-1].text == "course 4"
