"""Every error that Slack documents for what we ask of it when a note is sent, and what it means."""

import json
import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.model import GiveUp, Gone, NotDrawn, Stopped, TryAgain, Uncertain
from bot.slack.advice import advice
from bot.slack.refusals import MEANING, Means
from tests.slack.rude import Rude
from tests.slack.test_edge_messenger import NOTE, messenger

POST = {
    "access_denied": Stopped,
    "accesslimited": Stopped,
    "account_inactive": Stopped,
    "agent_prompt_display_not_allowed": GiveUp,
    "app_access_restricted": Stopped,
    "as_user_not_supported": NotDrawn,
    "attachment_payload_limit_exceeded": NotDrawn,
    "cannot_dm_bot": GiveUp,
    "cannot_reply_to_message": NotDrawn,
    "channel_not_found": GiveUp,
    "deprecated_endpoint": Stopped,
    "draft_already_deleted": NotDrawn,
    "draft_already_sent": NotDrawn,
    "draft_has_conflict": NotDrawn,
    "draft_not_found": NotDrawn,
    "duplicate_channel_not_found": NotDrawn,
    "duplicate_message_not_found": NotDrawn,
    "ekm_access_denied": Stopped,
    "enterprise_is_restricted": Stopped,
    "fatal_error": Uncertain,
    "internal_error": Uncertain,
    "invalid_arg_name": NotDrawn,
    "invalid_arguments": NotDrawn,
    "invalid_array_arg": NotDrawn,
    "invalid_attachments": NotDrawn,
    "invalid_auth": Stopped,
    "invalid_blocks": NotDrawn,
    "invalid_blocks_format": NotDrawn,
    "invalid_charset": NotDrawn,
    "invalid_form_data": NotDrawn,
    "invalid_metadata_format": NotDrawn,
    "invalid_metadata_schema": NotDrawn,
    "invalid_post_type": NotDrawn,
    "is_archived": GiveUp,
    "markdown_text_conflict": NotDrawn,
    "message_limit_exceeded": TryAgain,
    "messages_tab_disabled": GiveUp,
    "metadata_must_be_sent_from_app": NotDrawn,
    "metadata_too_large": NotDrawn,
    "method_deprecated": Stopped,
    "missing_file_data": NotDrawn,
    "missing_post_type": NotDrawn,
    "missing_scope": Stopped,
    "msg_blocks_too_long": NotDrawn,
    "msg_too_long": NotDrawn,
    "no_permission": Stopped,
    "no_text": NotDrawn,
    "not_allowed_token_type": Stopped,
    "not_authed": Stopped,
    "not_in_channel": GiveUp,
    "org_login_required": Stopped,
    "rate_limited": TryAgain,
    "ratelimited": TryAgain,
    "request_timeout": Uncertain,
    "restricted_action": GiveUp,
    "restricted_action_non_threadable_channel": GiveUp,
    "restricted_action_read_only_channel": GiveUp,
    "restricted_action_thread_locked": GiveUp,
    "restricted_action_thread_only_channel": GiveUp,
    "send_on_behalf_not_allowed": GiveUp,
    "service_unavailable": Uncertain,
    "slack_connect_canvas_sharing_blocked": NotDrawn,
    "slack_connect_clip_sharing_blocked": NotDrawn,
    "slack_connect_file_link_sharing_blocked": NotDrawn,
    "slack_connect_lists_sharing_blocked": NotDrawn,
    "team_access_not_granted": Stopped,
    "team_added_to_org": Stopped,
    "team_not_found": Stopped,
    "token_expired": Stopped,
    "token_revoked": Stopped,
    "too_many_attachments": NotDrawn,
    "too_many_contact_cards": NotDrawn,
    "two_factor_setup_required": Stopped,
    "user_not_found": GiveUp,
}
"""chat.postMessage, by https://docs.slack.dev/reference/methods/chat.postMessage and its older
versions."""

UPDATE = {
    "block_mismatch": NotDrawn,
    "cant_broadcast_message": Gone,
    "cant_update_message": Gone,
    "edit_window_closed": Gone,
    "external_channel_migrating": GiveUp,
    "is_inactive": Stopped,
    "message_not_found": Gone,
    "message_not_in_streaming_state": NotDrawn,
    "no_dual_broadcast_content_update": GiveUp,
    "streaming_state_conflict": NotDrawn,
    "update_failed": NotDrawn,
}
"""chat.update, beside most of the same."""

LOOK = {
    "access_denied": GiveUp,
    "channel_not_found": GiveUp,
    "deprecated_endpoint": GiveUp,
    "ekm_access_denied": GiveUp,
    "enterprise_is_restricted": GiveUp,
    "fatal_error": Uncertain,
    "internal_error": Uncertain,
    "invalid_arguments": GiveUp,
    "invalid_cursor": GiveUp,
    "invalid_limit": GiveUp,
    "invalid_metadata_filter_keys": GiveUp,
    "invalid_ts_latest": GiveUp,
    "invalid_ts_oldest": GiveUp,
    "invalid_user_combination": GiveUp,
    "method_deprecated": GiveUp,
    "method_not_supported_for_channel_type": GiveUp,
    "missing_scope": GiveUp,
    "no_permission": GiveUp,
    "not_allowed_token_type": GiveUp,
    "not_enough_users": GiveUp,
    "not_in_channel": GiveUp,
    "ratelimited": TryAgain,
    "token_revoked": Stopped,
    "too_many_users": GiveUp,
    "user_disabled": GiveUp,
    "user_not_found": GiveUp,
    "user_not_visible": GiveUp,
    "users_list_not_supplied": GiveUp,
}
"""conversations.open and conversations.history: what may not be looked up stops no sending."""

RELATED = {
    "invalid_thread_ts",
    "slack_connect_blocked_file_type",
    "slack_connect_file_upload_sharing_blocked",
    "thread_not_found",
}
"""Of methods beside these: classified in case that Slack says them here, too."""

SINCE = datetime(2026, 3, 1, tzinfo=UTC)


def answering(code: str) -> Rude:
    headers = {"Content-Type": "application/json"}
    return Rude(200, json.dumps({"ok": False, "error": code}).encode(), headers)


def raised_by(act: Callable[[], object]) -> type[Exception] | None:
    try:
        act()
    except (TryAgain, GiveUp, Stopped, Uncertain, NotDrawn) as error:
        return type(error)
    return None


@pytest.mark.parametrize(("code", "kind"), POST.items())
def test_each_error_of_posting_means_one_thing(code: str, kind: type[Exception]) -> None:
    assert code in MEANING
    with answering(code).serve() as slack:
        carrier = messenger(slack.url)
        assert raised_by(lambda: carrier.send(NOTE)) is kind
        assert slack.asked == ["/api/chat.postMessage"], "it is posted once, whatever the answer"


@pytest.mark.parametrize(("code", "kind"), (POST | UPDATE).items())
def test_each_error_of_updating_means_one_thing(code: str, kind: type[Exception]) -> None:
    with answering(code).serve() as slack:
        carrier = messenger(slack.url)
        assert raised_by(lambda: carrier.show_again(NOTE)) is kind


@pytest.mark.parametrize(("code", "kind"), LOOK.items())
def test_each_error_of_looking_up_means_one_thing(code: str, kind: type[Exception]) -> None:
    with answering(code).serve() as slack:
        carrier = messenger(slack.url)
        assert raised_by(lambda: carrier.find(NOTE, SINCE)) is kind


def test_nothing_that_slack_documents_is_unclassified() -> None:
    assert set(POST) | set(UPDATE) | set(LOOK) == set(MEANING) - RELATED


def test_what_stops_everything_says_what_to_mend() -> None:
    stops = {code for code, means in MEANING.items() if means is Means.STOPPED}
    assert stops - set(advice()) == set()


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("token_revoked", "install the app again"),
        ("messages_tab_disabled", "switch it on"),
        ("send_on_behalf_not_allowed", "Slack refused it: send_on_behalf_not_allowed."),
    ],
)
def test_a_no_says_what_to_do(code: str, said: str) -> None:
    with answering(code).serve() as slack, pytest.raises((GiveUp, Stopped), match=said):
        messenger(slack.url).send(NOTE)


def test_a_channel_that_is_gone_is_not_called_a_person() -> None:
    for_all = replace(NOTE, member=replace(NOTE.member, channel=True))
    with (
        answering("channel_not_found").serve() as slack,
        pytest.raises(GiveUp, match="the channel"),
    ):
        messenger(slack.url).send(for_all)


def test_a_no_that_nobody_has_heard_of_is_a_no_and_is_logged(
    caplog: pytest.LogCaptureFixture, expected_trouble: list[str]
) -> None:
    expected_trouble.append("does not know")
    with answering("something_new").serve() as slack, pytest.raises(GiveUp, match="something_new"):
        messenger(slack.url).send(NOTE)
    (told,) = [one for one in caplog.records if one.name == "bot.slack.messenger"]
    assert told.levelno == logging.ERROR
    assert "something_new" in told.getMessage()


@pytest.mark.parametrize(
    ("said", "seconds"), [("47", 47), ("", 30), ("soon", 30), ("-5", 30), ("0", 0)]
)
def test_how_long_to_wait_is_slacks_word_or_ours(said: str, seconds: float) -> None:
    headers = {"Retry-After": said} if said else {}
    body = b'{"ok": false, "error": "ratelimited"}'
    with Rude(429, body, headers).serve() as slack, pytest.raises(TryAgain) as wait:
        messenger(slack.url).send(NOTE)
    assert wait.value.seconds == seconds
