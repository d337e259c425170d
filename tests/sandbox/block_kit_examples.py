"""A lifelike message, modal and Home that hold nearly everything that Slack takes."""

from typing import Any

Json = dict[str, Any]


def plain(text: str, *, emoji: bool = True) -> Json:
    return {"type": "plain_text", "text": text, "emoji": emoji}


def option(text: str, value: str) -> Json:
    return {"text": plain(text), "value": value}


WEEK, MONTH = option("In a week", "7"), option("In a month", "30")
REALLY = {
    "title": plain("Skip this one?"),
    "text": plain("It will not come back."),
    "confirm": plain("Skip"),
    "deny": plain("Keep"),
    "style": "danger",
}
CARE = {
    "type": "rich_text",
    "block_id": "draft",
    "elements": [
        {
            "type": "rich_text_section",
            "elements": [
                {"type": "text", "text": "Dear Ana, ", "style": {"bold": True}},
                {"type": "link", "url": "https://example.com/report", "text": "the report"},
                {"type": "user", "user_id": "U1"},
                {"type": "emoji", "name": "wave"},
                {"type": "date", "timestamp": 1628633820, "format": "{date_long}"},
            ],
        },
        {
            "type": "rich_text_list",
            "style": "ordered",
            "indent": 0,
            "border": 1,
            "elements": [
                {"type": "rich_text_section", "elements": [{"type": "text", "text": "Ask her"}]}
            ],
        },
        {"type": "rich_text_quote", "elements": [{"type": "text", "text": "She likes it"}]},
        {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "/touch Acme"}]},
    ],
}

MESSAGE: Json = {
    "channel": "D1",
    "text": "Good morning, Ada. One customer would be glad to hear from you.",
    "metadata": {"event_type": "note", "event_payload": {"note": 7, "nudges": [1, 2]}},
    "blocks": [
        {"type": "header", "text": plain("Good morning, Ada")},
        {
            "type": "section",
            "block_id": "nudge-1",
            "text": {"type": "mrkdwn", "text": "*Acme* gave us a referral.", "verbatim": True},
            "fields": [{"type": "mrkdwn", "text": "*Owner*\n<@U1>"}, plain("Tier A")],
            "expand": True,
            "accessory": {
                "type": "overflow",
                "action_id": "more",
                "options": [
                    {**WEEK, "description": plain("Later")},
                    {**MONTH, "url": "https://example.com"},
                ],
                "confirm": REALLY,
            },
        },
        {
            "type": "actions",
            "elements": [
                {
                    "type": "button",
                    "action_id": "done",
                    "text": plain("Done & log"),
                    "style": "primary",
                    "value": "1",
                    "accessibility_label": "Log the thank-you to Acme",
                },
                {
                    "type": "static_select",
                    "action_id": "snooze",
                    "placeholder": plain("Snooze"),
                    "options": [WEEK, MONTH],
                    "initial_option": WEEK,
                },
                {"type": "button", "action_id": "skip", "text": plain("Skip"), "confirm": REALLY},
                {"type": "datepicker", "action_id": "day", "initial_date": "2026-11-22"},
            ],
        },
        CARE,
        {"type": "divider"},
        {
            "type": "context",
            "elements": [
                {"type": "image", "slack_file": {"id": "F1"}, "alt_text": "Acme's logo"},
                {"type": "mrkdwn", "text": "Why me: you own Acme."},
            ],
        },
    ],
}

MODAL: Json = {
    "type": "modal",
    "title": plain("Log a touchpoint"),
    "submit": plain("Log"),
    "close": plain("Cancel"),
    "callback_id": "touch",
    "private_metadata": '{"customer": 7}',
    "external_id": "touch-7",
    "clear_on_close": False,
    "notify_on_close": True,
    "blocks": [
        {
            "type": "input",
            "block_id": "customer",
            "label": plain("Customer"),
            "hint": plain("Type the first letters"),
            "optional": False,
            "dispatch_action": True,
            "element": {
                "type": "external_select",
                "action_id": "customer",
                "min_query_length": 1,
                "focus_on_load": True,
                "placeholder": plain("Acme"),
                "initial_option": option("Acme", "7"),
            },
        },
        {
            "type": "input",
            "block_id": "note",
            "label": plain("Note"),
            "element": {
                "type": "plain_text_input",
                "action_id": "note",
                "multiline": True,
                "min_length": 0,
                "max_length": 3000,
                "initial_value": "Coffee with Ana",
                "dispatch_action_config": {"trigger_actions_on": ["on_enter_pressed"]},
            },
        },
        {
            "type": "input",
            "block_id": "who",
            "label": plain("With"),
            "element": {
                "type": "multi_static_select",
                "action_id": "who",
                "max_selected_items": 3,
                "option_groups": [{"label": plain("Acme"), "options": [option("Ana", "1")]}],
                "initial_options": [option("Ana", "1")],
            },
        },
        {
            "type": "input",
            "block_id": "where",
            "label": plain("Tell"),
            "element": {
                "type": "conversations_select",
                "action_id": "where",
                "default_to_current_conversation": True,
                "response_url_enabled": True,
                "filter": {"include": ["private", "public"], "exclude_bot_users": True},
            },
        },
        {
            "type": "input",
            "label": plain("Worth"),
            "element": {
                "type": "number_input",
                "is_decimal_allowed": True,
                "min_value": "0",
                "max_value": "99.5",
            },
        },
        {"type": "input", "label": plain("Mail"), "element": {"type": "email_text_input"}},
        {"type": "input", "label": plain("Link"), "element": {"type": "url_text_input"}},
        {
            "type": "input",
            "label": plain("More"),
            "element": {
                "type": "rich_text_input",
                "initial_value": {"type": "rich_text", "elements": CARE["elements"]},
            },
        },
        {
            "type": "input",
            "label": plain("At"),
            "element": {"type": "datetimepicker", "initial_date_time": 1628633820},
        },
    ],
}

HOME: Json = {
    "type": "home",
    "private_metadata": "ada",
    "callback_id": "home",
    "blocks": [
        {
            "type": "section",
            "text": plain("Quiet hours"),
            "accessory": {
                "type": "timepicker",
                "action_id": "from",
                "initial_time": "18:00",
                "timezone": "Europe/Berlin",
            },
        },
        {
            "type": "actions",
            "elements": [
                {
                    "type": "checkboxes",
                    "action_id": "days",
                    "options": [
                        {**WEEK, "text": {"type": "mrkdwn", "text": "*Monday*"}},
                        {**MONTH, "description": {"type": "mrkdwn", "text": "_rarely_"}},
                    ],
                    "initial_options": [
                        {**MONTH, "description": {"type": "mrkdwn", "text": "_rarely_"}}
                    ],
                },
                {
                    "type": "radio_buttons",
                    "action_id": "budget",
                    "options": [WEEK, MONTH],
                    "initial_option": MONTH,
                },
                {"type": "users_select", "action_id": "stand-in", "initial_user": "U1"},
                {"type": "channels_select", "action_id": "channel", "initial_channel": "C1"},
                {"type": "multi_users_select", "action_id": "team", "initial_users": ["U1"]},
                {"type": "multi_channels_select", "initial_channels": ["C1"]},
                {"type": "multi_conversations_select", "initial_conversations": ["D1"]},
                {"type": "multi_external_select", "initial_options": [WEEK]},
            ],
        },
        {
            "type": "image",
            "image_url": "https://example.com/a.png",
            "alt_text": "Visits by week",
            "title": plain("Visits"),
        },
        {
            "type": "video",
            "title": plain("A tour"),
            "title_url": "https://example.com/tour",
            "alt_text": "A tour of the product",
            "thumbnail_url": "https://example.com/a.png",
            "video_url": "https://example.com/v",
            "author_name": "Ada",
            "provider_name": "Example",
            "provider_icon_url": "https://example.com/i.png",
            "description": plain("Two minutes"),
        },
    ],
}

PAYLOADS = [("", MESSAGE), ("/view", MODAL), ("/view", HOME)]
