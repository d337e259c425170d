"""A form with every element of Block Kit that asks something, and one more view over it."""

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.sandbox import Json


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def options(*names: str) -> list[Json]:
    return [{"text": plain(name), "value": name.lower()} for name in names]


def field(name: str, element: Json, **more: object) -> Json:
    asks = {"action_id": name.lower(), **element}
    return {
        "type": "input",
        "block_id": name.lower(),
        "label": plain(name),
        "element": asks,
        **more,
    }


GROUPS = [
    {"label": plain("On"), "options": options("Coffee", "Birthday")},
    {"label": plain("Off"), "options": options("Referral")},
]
MORE: Json = {"type": "overflow", "action_id": "more", "options": options("Explain", "Forget")}
ROOMS: Json = {"include": ["public"], "exclude_bot_users": True}

FORM: Json = {
    "type": "modal",
    "callback_id": "everything",
    "title": plain("Everything"),
    "submit": plain("Save"),
    "close": plain("Close"),
    "blocks": [
        {
            "type": "section",
            "text": {"type": "mrkdwn", "text": "With a *menu*"},
            "accessory": MORE,
        },
        field("Time", {"type": "timepicker", "initial_time": "09:00"}),
        field("Number", {"type": "number_input", "is_decimal_allowed": False, "min_value": "1"}),
        field("Where", {"type": "conversations_select", "filter": ROOMS}),
        field("Ritual", {"type": "static_select", "option_groups": GROUPS}),
        field("Ticks", {"type": "checkboxes", "options": options("One", "Two")}),
        field("Choice", {"type": "radio_buttons", "options": options("Left", "Right")}),
        field("Who", {"type": "multi_users_select", "max_selected_items": 2}),
        field("Day", {"type": "datepicker"}, optional=True),
        field("Found", {"type": "external_select", "min_query_length": 3}, optional=True),
    ],
}
OVER: Json = {
    "type": "modal",
    "title": plain("Explained"),
    "close": plain("Back"),
    "blocks": [{"type": "section", "text": plain("A ritual is a habit.")}],
}


def listen(app: App) -> None:
    @app.shortcut("everything")
    def opens(ack: Ack, body: Json, client: WebClient) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=FORM)

    @app.action("more")
    def explain(ack: Ack, body: Json, client: WebClient) -> None:
        ack()
        client.views_push(trigger_id=body["trigger_id"], view=OVER)

    @app.options("found")
    def find(ack: Ack, body: Json) -> None:
        ack(options=options(f"Found {body['value']}"))

    @app.view("everything")
    def keep(ack: Ack, body: Json, client: WebClient) -> None:
        ack()
        values: Json = {name: said[name] for name, said in body["view"]["state"]["values"].items()}
        client.chat_postMessage(
            channel=body["user"]["id"], text="\n".join(map(said, values.items()))
        )


def said(one: tuple[str, Json]) -> str:
    """ "time: 09:00", whatever sort of element it is."""
    name, element = one
    (answer,) = [value for key, value in element.items() if key != "type"]
    many = answer if isinstance(answer, list) else [answer]
    return f"{name}: " + ", ".join(it["value"] if isinstance(it, dict) else f"{it}" for it in many)
