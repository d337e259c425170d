"""`manifest.json`: the Slack app as the code needs it."""

import json

from bot.slack.surface import COMMANDS, EVENTS, SCOPES, SHORTCUTS

NAME = "Second Date"


def manifest() -> dict[str, object]:
    return {
        "display_information": {
            "name": NAME,
            "description": "Keeps teams close to their customers",
            "background_color": "#4a3b52",
        },
        "features": {
            # Without the messages tab nobody can be sent a direct message.
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": NAME, "always_online": True},
            "shortcuts": [
                {
                    "name": one.name,
                    "type": one.kind,
                    "callback_id": one.callback_id,
                    "description": one.description,
                }
                for one in SHORTCUTS
            ],
            "slash_commands": [
                {
                    "command": one.name,
                    "description": one.description,
                    "usage_hint": one.hint,
                    "should_escape": one.escapes,
                }
                for one in COMMANDS
            ],
        },
        "oauth_config": {
            "scopes": {"bot": list(SCOPES)},
        },
        "settings": {
            "event_subscriptions": {"bot_events": list(EVENTS)},
            "interactivity": {"is_enabled": True},
            "org_deploy_enabled": False,
            "socket_mode_enabled": True,
            "token_rotation_enabled": False,
        },
    }


def manifest_json() -> str:
    return json.dumps(manifest(), indent=2) + "\n"
