"""The Web API, asked as slack_sdk asks it: who may ask, what is refused, what is answered."""

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.sandbox import Json, Sandbox
from tests.sandbox.office import MANIFEST, MENU, a_modal, an_office, plain


def refused(api: WebClient, method: str, **arguments: object) -> Json:
    with pytest.raises(SlackApiError) as refusal:
        api.api_call(method, json=arguments)
    body = refusal.value.response.data
    assert isinstance(body, dict)
    return body


@pytest.mark.parametrize(
    ("token", "method", "error"),
    [
        ("", "auth.test", "not_authed"),
        ("xoxb-somebody-else", "auth.test", "invalid_auth"),
        ("app", "auth.test", "not_allowed_token_type"),
        ("bot", "apps.connections.open", "not_allowed_token_type"),
        ("bot", "chat.shout", "unknown_method"),
    ],
)
def test_tokens_are_checked(quiet: Sandbox, token: str, method: str, error: str) -> None:
    tokens = {"app": quiet.app_token, "bot": quiet.bot_token}
    stranger = WebClient(tokens.get(token, token), base_url=quiet.api_url)

    assert refused(stranger, method)["error"] == error


def test_a_token_may_come_in_the_body(quiet: Sandbox) -> None:
    answer = WebClient(base_url=quiet.api_url).auth_test(token=quiet.bot_token)

    assert answer["user_id"] == quiet.bot_user
    assert answer["team_id"] == quiet.team_id


@pytest.mark.parametrize(
    ("method", "arguments", "error"),
    [
        ("chat.postMessage", {"channel": "C9", "text": "x"}, "channel_not_found"),
        ("chat.postMessage", {"channel": "C5", "text": "x"}, "channel_not_found"),
        ("chat.postMessage", {"channel": "C1"}, "no_text"),
        ("chat.postMessage", {"channel": "C1", "text": "x" * 40_001}, "msg_too_long"),
        ("chat.postMessage", {"channel": "C2", "text": "x"}, "not_in_channel"),
        ("chat.postMessage", {"channel": "C3", "text": "x"}, "is_archived"),
        ("chat.postMessage", {"channel": "C1", "blocks": "[{"}, "invalid_blocks_format"),
        ("chat.postMessage", {"channel": "C1", "blocks": [{"type": "x"}]}, "invalid_blocks"),
        (
            "chat.postMessage",
            {"channel": "C1", "text": "x", "thread_ts": "1.2"},
            "thread_not_found",
        ),
        ("chat.postEphemeral", {"channel": "C4", "text": "x", "user": "U2"}, "user_not_in_channel"),
        ("chat.update", {"channel": "C1", "ts": "1.2", "text": "x"}, "message_not_found"),
        ("chat.delete", {"channel": "C9", "ts": "1.2"}, "channel_not_found"),
        ("conversations.open", {"users": "U9"}, "user_not_found"),
        ("conversations.open", {"users": "U4"}, "user_disabled"),
        ("conversations.history", {"channel": "C2"}, "not_in_channel"),
        ("conversations.replies", {"channel": "C1", "ts": "1.2"}, "thread_not_found"),
        ("conversations.join", {"channel": "C3"}, "is_archived"),
        ("conversations.list", {"cursor": "elsewhere"}, "invalid_cursor"),
        ("conversations.list", {"limit": 1001}, "invalid_limit"),
        ("conversations.list", {"types": "people"}, "invalid_types"),
        ("users.info", {"user": "U9"}, "user_not_found"),
        ("users.lookupByEmail", {"email": "nobody@example.com"}, "users_not_found"),
        ("views.update", {"view_id": "V9", "view": {}}, "not_found"),
        ("views.publish", {"user_id": "U9", "view": {}}, "user_not_found"),
        ("views.publish", {"user_id": "U1", "view": {"type": "modal"}}, "invalid_arguments"),
        ("reactions.add", {"name": "tea"}, "no_item_specified"),
        ("reactions.add", {"channel": "C1", "timestamp": "1.2", "name": "a b"}, "invalid_name"),
        ("bots.info", {"bot": "B9"}, "bot_not_found"),
    ],
)
def test_what_slack_refuses_is_refused(
    api: WebClient, method: str, arguments: Json, error: str
) -> None:
    assert refused(api, method, **arguments)["error"] == error


def test_a_refused_block_says_where_it_is_wrong(api: WebClient) -> None:
    long = [{"type": "header", "text": plain("x" * 151)}]

    body = refused(api, "chat.postMessage", channel="C1", text="x", blocks=long)

    assert body["error"] == "invalid_blocks"
    assert "json-pointer:/blocks/0" in body["response_metadata"]["messages"][0]


def test_an_unknown_trigger_is_refused(api: WebClient) -> None:
    body = refused(api, "views.open", trigger_id="1.2.3", view=a_modal("x"))

    assert body["error"] == "invalid_trigger_id"


def test_scopes_are_checked_when_the_manifest_names_them() -> None:
    manifest = {**MANIFEST, "oauth_config": {"scopes": {"bot": ["chat:write"]}}}
    with an_office(manifest=manifest).serve() as sandbox:
        api = WebClient(sandbox.bot_token, base_url=sandbox.api_url)
        api.chat_postMessage(channel="C1", text="x")

        body = refused(api, "users.info", user="U1")
        assert (body["error"], body["needed"]) == ("missing_scope", "users:read")
        history = refused(api, "conversations.history", channel="C1")
        assert (history["error"], history["needed"]) == ("missing_scope", "channels:history")
        assert api.auth_test().headers["x-oauth-scopes"] == "chat:write"


def test_a_closed_messages_tab_takes_no_messages() -> None:
    with an_office(manifest={"features": {"app_home": {}}}).serve() as sandbox:
        api = WebClient(sandbox.bot_token, base_url=sandbox.api_url)

        assert refused(api, "chat.postMessage", channel="U1", text="x")["error"] == (
            "messages_tab_disabled"
        )


def test_a_message_to_a_person_opens_the_conversation(api: WebClient, quiet: Sandbox) -> None:
    posted = api.chat_postMessage(channel="U2", text="Good morning", blocks=MENU)

    opened = api.conversations_open(users="U2")
    assert posted["channel"] == opened["channel"]["id"]
    assert posted["message"]["bot_id"]
    assert quiet.messages("U2")[-1].ts == posted["ts"]


def test_a_message_can_be_changed_and_deleted(api: WebClient, quiet: Sandbox) -> None:
    posted = api.chat_postMessage(channel="C1", text="Soup")
    api.chat_update(channel="C1", ts=posted["ts"], text="Stew")
    assert quiet.messages("C1")[-1].text == "Stew"
    assert quiet.messages("C1")[-1].edited

    api.chat_delete(channel="C1", ts=posted["ts"])
    assert all(message.ts != posted["ts"] for message in quiet.messages("C1"))


def test_only_its_own_messages_can_be_changed(api: WebClient, quiet: Sandbox) -> None:
    said = quiet.person("U1").types("C1", "Mine").message
    assert said

    body = refused(api, "chat.update", channel="C1", ts=said.ts, text="Yours")

    assert body["error"] == "cant_update_message"


def test_ephemeral_messages_are_in_no_history_and_cannot_be_changed(
    api: WebClient, quiet: Sandbox
) -> None:
    ts = api.chat_postEphemeral(channel="C1", user="U1", text="Psst")["message_ts"]

    history = api.conversations_history(channel="C1")
    assert all(message["ts"] != ts for message in history["messages"])
    assert refused(api, "chat.update", channel="C1", ts=ts, text="x")["error"] == (
        "message_not_found"
    )
    assert quiet.person("U1").sees("C1")[-1].text == "Psst"


def test_history_is_newest_first_and_keeps_metadata(api: WebClient) -> None:
    metadata = {"event_type": "note", "event_payload": {"note": 7}}
    first = api.chat_postMessage(channel="C4", text="One", metadata=metadata)
    api.chat_postMessage(channel="C4", text="Two")

    told = api.conversations_history(channel="C4", include_all_metadata=True)["messages"]
    assert [message["text"] for message in told[:2]] == ["Two", "One"]
    assert told[1]["metadata"] == metadata

    plainly = api.conversations_history(channel="C4", oldest=first["ts"], inclusive=False)
    assert [message["text"] for message in plainly["messages"]] == ["Two"]
    (again,) = api.conversations_history(channel="C4", latest=first["ts"], inclusive=True, limit=1)[
        "messages"
    ]
    assert again["text"] == "One"
    assert "metadata" not in again


def test_replies_stay_in_their_thread(api: WebClient) -> None:
    parent = api.chat_postMessage(channel="C1", text="Who eats?")["ts"]
    api.chat_postMessage(channel="C1", text="I", thread_ts=parent)
    api.chat_postMessage(channel="C1", text="Me too", thread_ts=parent)

    thread = api.conversations_replies(channel="C1", ts=parent)["messages"]
    assert [message["text"] for message in thread] == ["Who eats?", "I", "Me too"]
    assert thread[0]["reply_count"] == 2
    newest = api.conversations_history(channel="C1", limit=1)["messages"][0]
    assert newest["ts"] == parent


def test_lists_come_in_pages(api: WebClient) -> None:
    pages = [page["members"] for page in api.users_list(limit=4)]

    assert [len(page) for page in pages] == [4, 2]
    ids = [member["id"] for page in pages for member in page]
    assert sorted(ids) == ["U0APP", "U1", "U2", "U3", "U4", "USLACKBOT"]


def test_people_have_zones(api: WebClient) -> None:
    ben = api.users_info(user="U2")["user"]

    assert (ben["tz"], ben["tz_offset"], ben["tz_label"]) == ("Asia/Kolkata", 19800, "IST")
    assert ben["profile"]["email"] == "ben@example.com"
    assert api.users_info(user="U1")["user"]["is_admin"] is True
    assert api.users_info(user="U4")["user"]["deleted"] is True
    assert api.users_lookupByEmail(email="BEN@example.com")["user"]["id"] == "U2"


def test_in_which_language_somebody_uses_slack_is_told_on_request(api: WebClient) -> None:
    assert "locale" not in api.users_info(user="U1")["user"]
    assert "locale" not in api.users_lookupByEmail(email="ben@example.com")["user"]
    assert api.users_info(user="U1", include_locale=True)["user"]["locale"] == "en-US"


def test_channels_that_the_app_cannot_see_are_not_listed(api: WebClient) -> None:
    found = api.conversations_list(types="public_channel,private_channel")["channels"]

    assert [channel["id"] for channel in found] == ["C1", "C2", "C3", "C4"]
    assert [channel["is_member"] for channel in found] == [True, False, True, True]
    members = api.conversations_members(channel="C4")["members"]
    assert members == ["U0APP", "U1"]


def test_reactions_are_added_once(api: WebClient) -> None:
    ts = api.chat_postMessage(channel="C1", text="Soup")["ts"]
    api.reactions_add(channel="C1", timestamp=ts, name="stew")

    told = api.reactions_get(channel="C1", timestamp=ts)["message"]["reactions"]
    assert told == [{"name": "stew", "users": ["U0APP"], "count": 1}]
    body = refused(api, "reactions.add", channel="C1", timestamp=ts, name="stew")
    assert body["error"] == "already_reacted"


def test_a_permalink_names_the_message(api: WebClient) -> None:
    ts = api.chat_postMessage(channel="C1", text="Soup")["ts"]

    link = api.chat_getPermalink(channel="C1", message_ts=ts)["permalink"]

    assert link.endswith(f"/archives/C1/p{ts.replace('.', '')}")


@pytest.mark.parametrize(
    ("method", "arguments", "key"),
    [
        ("team.info", {}, "team"),
        ("bots.info", {}, "bot"),
        ("emoji.list", {}, "emoji"),
        ("dnd.info", {"user": "U1"}, "dnd_enabled"),
        ("users.getPresence", {"user": "U1"}, "presence"),
        ("users.profile.get", {"user": "U1"}, "profile"),
        ("users.conversations", {}, "channels"),
        ("conversations.info", {"channel": "C1"}, "channel"),
        ("api.test", {}, "ok"),
    ],
)
def test_the_rest_answers(api: WebClient, method: str, arguments: Json, key: str) -> None:
    assert key in api.api_call(method, params=arguments).data
