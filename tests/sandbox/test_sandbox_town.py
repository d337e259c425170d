"""Many workspaces behind one address."""

from collections.abc import Iterator
from urllib.parse import parse_qs

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.signature import SignatureVerifier
from slack_sdk.webhook import WebhookClient
from starlette.applications import Starlette
from starlette.routing import Route

from bot.sandbox import Clock, Person, Sandbox, Team, Town
from bot.sandbox.web.serving import listen, served
from tests.sandbox.office import MANIFEST, MORNING, PATIENT, Ticks
from tests.sandbox.test_sandbox_signed import Receiver

TEAMS = [Team(f"Team {number}", f"T{number}", f"team{number}") for number in range(3)]
PEOPLE = [Person("U1", "ana", "Ana Almeida", "UTC"), Person("U2", "ben", "Ben Bose", "UTC")]

TICKS = Ticks()


@pytest.fixture(scope="module")
def receiver() -> Iterator[tuple[Receiver, str]]:
    receiver, listener = Receiver(), listen(0)
    routes = [Route("/here", receiver.take, methods=["POST"])]
    with served(Starlette(routes=routes), listener):
        yield receiver, f"http://127.0.0.1:{listener.getsockname()[1]}/here"


@pytest.fixture(scope="module")
def town(receiver: tuple[Receiver, str]) -> Iterator[Town]:
    people_of = dict.fromkeys(TEAMS, PEOPLE)
    town = Town(
        people_of,
        clock=Clock(MORNING),
        manifest=MANIFEST,
        request_url=receiver[1],
        patience=PATIENT,
        tick=TICKS,
    )
    with town.serve() as town:
        yield town


@pytest.fixture(autouse=True)
def a_minute_later() -> None:
    TICKS.now += 60


def client(town: Town, workspace: Sandbox) -> WebClient:
    return WebClient(workspace.bot_token, base_url=town.api_url)


def heard(receiver: tuple[Receiver, str]) -> dict[str, list[str]]:
    """The next command; events of what was posted in an earlier test may come before it."""
    while True:
        body, headers = receiver[0].got.get(timeout=PATIENT)
        told = parse_qs(body)
        if "command" in told:
            return told | {name: [value] for name, value in headers.items()} | {"body": [body]}


def test_each_token_is_of_its_own_workspace(town: Town) -> None:
    told = {team: client(town, one).auth_test()["team_id"] for team, one in town.workspaces.items()}

    assert told == {"T0": "T0", "T1": "T1", "T2": "T2"}


@pytest.mark.parametrize("token", ["xoxb-of-nobody", ""])
def test_a_token_of_nobody_opens_no_workspace(town: Town, token: str) -> None:
    with pytest.raises(SlackApiError) as refused:
        WebClient(token or None, base_url=town.api_url).chat_postMessage(channel="U1", text="Hi")

    assert refused.value.response["error"] == ("invalid_auth" if token else "not_authed")


def test_what_is_said_is_heard_in_its_workspace_alone(town: Town) -> None:
    client(town, town.workspaces["T1"]).chat_postMessage(channel="U2", text="Only here")

    said = {team: [m.text for m in one.messages("U2")] for team, one in town.workspaces.items()}
    assert said == {"T0": [], "T1": ["Only here"], "T2": []}


def test_what_people_do_comes_signed_alike_with_the_id_of_their_team(
    town: Town, receiver: tuple[Receiver, str]
) -> None:
    verifier = SignatureVerifier(town.signing_secret)
    for team in ("T2", "T0"):
        town.workspaces[team].person("U1").types("U2", "/lunch soup")
        got = heard(receiver)

        assert got["team_id"] == [team]
        assert verifier.is_valid(
            got["body"][0],
            got["x-slack-request-timestamp"][0],
            got["x-slack-signature"][0],
        )


def test_a_response_url_answers_where_it_was_handed_out(
    town: Town, receiver: tuple[Receiver, str]
) -> None:
    town.workspaces["T2"].person("U1").types("U2", "/lunch soup")
    url = heard(receiver)["response_url"][0]

    assert WebhookClient(url).send(text="On its way").status_code == 200
    assert WebhookClient(url.replace("T2", "T1")).send(text="Elsewhere").status_code == 404
    read = {
        team: [m.text for m in one.person("U1").sees("U2")] for team, one in town.workspaces.items()
    }
    assert read == {"T0": [], "T1": [], "T2": ["On its way"]}


def test_a_trigger_opens_a_form_in_its_own_workspace_alone(
    town: Town, receiver: tuple[Receiver, str]
) -> None:
    town.workspaces["T0"].person("U1").types("U2", "/lunch soup")
    trigger = heard(receiver)["trigger_id"][0]
    plain = {"type": "plain_text", "text": "Soup"}
    form = {"type": "modal", "title": plain, "blocks": [{"type": "section", "text": plain}]}

    with pytest.raises(SlackApiError) as refused:
        client(town, town.workspaces["T1"]).views_open(trigger_id=trigger, view=form)
    client(town, town.workspaces["T0"]).views_open(trigger_id=trigger, view=form)

    assert refused.value.response["error"] == "invalid_trigger_id"
    assert [len(one.views("U1")) for one in town.workspaces.values()] == [1, 0, 0]


def test_a_workspace_that_is_told_to_wait_holds_up_no_other(town: Town) -> None:
    busy, calm = (client(town, town.workspaces[team]) for team in ("T0", "T1"))
    for _ in range(4):
        busy.chat_postMessage(channel="U1", text="Again")

    with pytest.raises(SlackApiError) as limited:
        busy.chat_postMessage(channel="U1", text="Again")
    assert limited.value.response.status_code == 429
    assert calm.chat_postMessage(channel="U1", text="Once")["ok"]
