"""What to do about what Slack refuses, in words."""

from rules.kit.language import say


def advice() -> dict[str, str]:
    """By Slack's word for what is wrong."""
    unknown = say("Slack does not know this person any more.")
    revoked = say("The bot's token was revoked: install the app again.")
    not_posting = say("An admin does not allow the bot to post.")
    moving = say("The workspace is being moved to another organisation: this passes by itself.")
    barred = say("An admin does not let the app work here: ask them to allow it.")
    return {
        "access_denied": barred,
        "accesslimited": say("Slack does not let the bot in from its network: ask an admin."),
        "account_inactive": revoked,
        "app_access_restricted": barred,
        "cannot_dm_bot": say("This is a bot's account, and bots read no notes."),
        "channel_not_found": unknown,
        "deprecated_endpoint": say("The bot is too old for Slack: update it."),
        "ekm_access_denied": not_posting,
        "enterprise_is_restricted": barred,
        "invalid_auth": say("The bot's token is not valid: check SLACK_BOT_TOKEN."),
        "is_archived": say("The channel is archived: choose another by /nudges channel."),
        "is_inactive": revoked,
        "messages_tab_disabled": say("The app's Messages tab is off: switch it on under App Home."),
        "method_deprecated": say("The bot is too old for Slack: update it."),
        "missing_scope": say(
            "The app lacks a permission: update it from manifest.json, reinstall."
        ),
        "no_permission": say(
            "The app lacks a permission: update it from manifest.json, reinstall."
        ),
        "not_allowed_token_type": say(
            "SLACK_BOT_TOKEN is another kind of token: it begins with xoxb-."
        ),
        "not_authed": say("The bot has no token: set SLACK_BOT_TOKEN."),
        "not_in_channel": say("I am not in the channel any more: invite me there."),
        "org_login_required": moving,
        "restricted_action": not_posting,
        "restricted_action_read_only_channel": say(
            "Only some may post in the channel: ask an admin to let me, or choose another."
        ),
        "restricted_action_thread_only_channel": say(
            "In this channel there are only threads: choose another by /nudges channel."
        ),
        "team_access_not_granted": say(
            "The app is not installed in this workspace any more: install it again."
        ),
        "team_added_to_org": moving,
        "team_not_found": revoked,
        "token_expired": revoked,
        "token_revoked": revoked,
        "two_factor_setup_required": say(
            "The account that installed the app needs two-factor authentication: set it up."
        ),
        "user_disabled": unknown,
        "user_not_found": unknown,
        "user_not_visible": unknown,
    }
