"""Every error of Slack's, and what it means for a note.

From the lists in Slack's documentation of chat.postMessage, chat.update, conversations.open,
conversations.history and users.info. What is in none of them is a definite no as well, and is
logged, so that somebody puts it here.
"""

from enum import Enum, auto
from typing import Final


class Means(Enum):
    """AGAIN: Slack asks us to wait. NO: a definite no for this note. STOPPED: nothing passes in
    this workspace until somebody mends it. MAYBE: it may have been posted all the same. OURS: the
    message is at fault, and will never pass as it is. GONE: nothing is left to change."""

    AGAIN = auto()
    NO = auto()
    STOPPED = auto()
    MAYBE = auto()
    OURS = auto()
    GONE = auto()


_ERRORS: Final = {
    Means.AGAIN: "rate_limited ratelimited message_limit_exceeded",
    Means.MAYBE: """
        fatal_error internal_error request_timeout service_unavailable
        """,
    Means.STOPPED: """
        access_denied accesslimited account_inactive app_access_restricted deprecated_endpoint
        ekm_access_denied enterprise_is_restricted invalid_auth is_inactive method_deprecated
        missing_scope no_permission not_allowed_token_type not_authed org_login_required
        team_access_not_granted team_added_to_org team_not_found token_expired token_revoked
        two_factor_setup_required
        """,
    Means.NO: """
        agent_prompt_display_not_allowed cannot_dm_bot channel_not_found external_channel_migrating
        invalid_user_combination is_archived messages_tab_disabled
        method_not_supported_for_channel_type no_dual_broadcast_content_update not_enough_users
        not_in_channel restricted_action restricted_action_non_threadable_channel
        restricted_action_read_only_channel restricted_action_thread_locked
        restricted_action_thread_only_channel send_on_behalf_not_allowed thread_not_found
        too_many_users user_disabled user_not_found user_not_visible
        """,
    Means.OURS: """
        as_user_not_supported attachment_payload_limit_exceeded block_mismatch
        cannot_reply_to_message draft_already_deleted draft_already_sent draft_has_conflict
        draft_not_found duplicate_channel_not_found duplicate_message_not_found invalid_arg_name
        invalid_arguments invalid_array_arg invalid_attachments invalid_blocks invalid_blocks_format
        invalid_charset invalid_cursor invalid_form_data invalid_limit invalid_metadata_filter_keys
        invalid_metadata_format invalid_metadata_schema invalid_post_type invalid_thread_ts
        invalid_ts_latest invalid_ts_oldest markdown_text_conflict
        message_not_in_streaming_state metadata_must_be_sent_from_app metadata_too_large
        missing_file_data missing_post_type msg_blocks_too_long msg_too_long no_text
        slack_connect_blocked_file_type slack_connect_canvas_sharing_blocked
        slack_connect_clip_sharing_blocked slack_connect_file_link_sharing_blocked
        slack_connect_file_upload_sharing_blocked slack_connect_lists_sharing_blocked
        streaming_state_conflict too_many_attachments too_many_contact_cards update_failed
        users_list_not_supplied
        """,
    Means.GONE: """
        cant_broadcast_message cant_update_message edit_window_closed message_not_found
        """,
}

OF_ONE_METHOD: Final = {
    "access_denied",
    "deprecated_endpoint",
    "ekm_access_denied",
    "enterprise_is_restricted",
    "method_deprecated",
    "missing_scope",
    "no_permission",
    "not_allowed_token_type",
}
"""They may be meant for what we asked for alone: that nothing may be looked up stops no sending."""

MEANING: Final[dict[str, Means]] = {
    code: means for means, codes in _ERRORS.items() for code in codes.split()
}
