"""A small app, written with Bolt, that keeps notes: something for the page to talk to."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from slack_bolt import Ack, App, Respond, Say
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

from bot.sandbox import Channel, Clock, Json, Person, Sandbox, Team
from tests.browser import everything
from tests.slack.edge import PATIENT

HOSTILE = "<img src=x onerror=alert(1)>"
PEOPLE = (
    Person("U1", "ana", "Ana Ruiz", "Europe/Berlin", title="Sales", is_admin=True),
    Person("U2", "kofi", "Kofi Mensah", "Africa/Accra", title="Delivery"),
    Person("U3", "mallory", HOSTILE, "Asia/Tokyo", title="<!channel>"),
)
CHANNELS = (Channel("C1", "general"), Channel("C2", "customers"))
NINE_IN_BERLIN = datetime(2026, 3, 3, 8, tzinfo=UTC)
CUSTOMERS = ("Acme", "Acorn & Sons", "Birch", "<!channel>")

MANIFEST = {
    "display_information": {"name": "Notebook"},
    "features": {
        "app_home": {
            "home_tab_enabled": True,
            "messages_tab_enabled": True,
            "messages_tab_read_only_enabled": False,
        },
        "bot_user": {"display_name": "Notebook"},
        "slash_commands": [
            {"command": "/note", "description": "Keep a note", "usage_hint": "Acme: what happened"},
            {"command": "/today", "description": "What is open today"},
        ],
        "shortcuts": [
            {
                "name": "New note",
                "type": "global",
                "callback_id": "new",
                "description": "Open the form",
            },
            {
                "name": "Keep this",
                "type": "message",
                "callback_id": "keep",
                "description": "As a note",
            },
            {"name": "Everything", "type": "global", "callback_id": "everything"},
        ],
    },
    "settings": {"event_subscriptions": {"bot_events": ["app_home_opened"]}},
}


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def section(text: str) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def button(label: str, action_id: str, **more: object) -> Json:
    return {"type": "button", "action_id": action_id, "text": plain(label), **more}


def actions(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


def field(block_id: str, label: str, element: Json, **more: object) -> Json:
    element = {"action_id": block_id, **element}
    return {
        "type": "input",
        "block_id": block_id,
        "label": plain(label),
        "element": element,
        **more,
    }


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


SURE = {
    "title": plain("Skip it?"),
    "text": plain("It will not come again."),
    "confirm": plain("Skip"),
    "deny": plain("Keep"),
    "style": "danger",
}

TODAY = [
    {"type": "header", "text": plain("Good morning :sunny:")},
    section("*Acme* gave us a _referral_.\n&gt; Dear Jo, thank you"),
    actions(
        button("Done & log", "done", style="primary", value="Acme"),
        button("Skip", "skip", style="danger", confirm=SURE),
    ),
]

FORM = {
    "type": "modal",
    "callback_id": "note",
    "title": plain("Keep a note"),
    "submit": plain("Keep"),
    "close": plain("Cancel"),
    "blocks": [
        field(
            "who",
            "Customer",
            {
                "type": "external_select",
                "min_query_length": 1,
                "placeholder": plain("Type a name"),
            },
        ),
        field("day", "Day", {"type": "datepicker", "initial_date": "2026-03-03"}),
        field("what", "Note", {"type": "plain_text_input", "multiline": True}),
        actions(button("Explain", "explain")),
    ],
}

EXPLANATION = {
    "type": "modal",
    "title": plain("What a note is"),
    "close": plain("Back"),
    "blocks": [section("A note is a sentence about a customer.")],
}


def home(words: str) -> Json:
    return {"type": "home", "blocks": [section(words), actions(button("Refresh", "refresh"))]}


def notebook(sandbox: Sandbox) -> App:
    app = App(client=WebClient(sandbox.bot_token, base_url=sandbox.api_url), signing_secret="-")
    for listen in (_commands, _buttons, _forms, _home, everything.listen):
        listen(app)
    return app


def _commands(app: App) -> None:
    @app.command("/note")
    def note(ack: Ack, body: Json, respond: Respond, client: WebClient) -> None:
        ack()
        if body["text"]:
            respond(f"Kept: {body['text']}")
        else:
            client.views_open(trigger_id=body["trigger_id"], view=FORM)

    @app.command("/today")
    def today(ack: Ack, say: Say) -> None:
        ack()
        say(text="Good morning", blocks=TODAY)

    @app.shortcut("new")
    def new(ack: Ack, body: Json, client: WebClient) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=FORM)

    @app.shortcut("keep")
    def keep_message(ack: Ack, body: Json, client: WebClient) -> None:
        ack()
        channel, user = body["channel"]["id"], body["user"]["id"]
        text = f"Kept: {body['message']['text']}"
        client.chat_postEphemeral(channel=channel, user=user, text=text)


def _buttons(app: App) -> None:
    @app.action("done")
    def done(ack: Ack, body: Json, client: WebClient) -> None:
        ack()
        words = f"{body['actions'][0]['value']}: done. Next is a coffee on 10 March."
        _replace(client, body, words)

    @app.action("skip")
    def skip(ack: Ack, body: Json, client: WebClient) -> None:
        ack()
        _replace(client, body, "Skipped.")


def _forms(app: App) -> None:
    @app.options("who")
    def customers(ack: Ack, body: Json) -> None:
        typed = body["value"].lower()
        found = [name for name in CUSTOMERS if typed in name.lower()]
        ack(options=[{"text": plain(name), "value": name} for name in found])

    @app.action("explain")
    def explain(ack: Ack, body: Json, client: WebClient) -> None:
        ack()
        client.views_push(trigger_id=body["trigger_id"], view=EXPLANATION)

    @app.view("note")
    def keep(ack: Ack, body: Json, client: WebClient) -> None:
        values = body["view"]["state"]["values"]
        words = values["what"]["what"]["value"]
        if len(words) < 5:
            ack(response_action="errors", errors={"what": "Please write a whole sentence."})
            return
        ack()
        who = escaped(values["who"]["who"]["selected_option"]["value"])
        day = values["day"]["day"]["selected_date"]
        text = f"Kept for *{who}* on {day}: {escaped(words)}"
        client.chat_postMessage(channel=body["user"]["id"], text=text)


def _home(app: App) -> None:
    @app.event("app_home_opened")
    def opened(event: Json, client: WebClient) -> None:
        client.views_publish(user_id=event["user"], view=home(f"Welcome, <@{event['user']}>."))

    @app.action("refresh")
    def refresh(ack: Ack, body: Json, client: WebClient) -> None:
        ack()
        client.views_publish(user_id=body["user"]["id"], view=home("Nothing is open."))


def _replace(client: WebClient, body: Json, words: str) -> None:
    place = body["container"]
    client.chat_update(
        channel=place["channel_id"], ts=place["message_ts"], text=words, blocks=[section(words)]
    )


@contextmanager
def workspace() -> Iterator[Sandbox]:
    """A workspace with the notebook running beside it."""
    sandbox = Sandbox(
        PEOPLE,
        clock=Clock(NINE_IN_BERLIN, flowing=False),
        team=Team(name="Riverside"),
        channels=CHANNELS,
        manifest=MANIFEST,
        rates=False,
        patience=PATIENT,
    )
    sandbox.admin.lets_triggers_live(PATIENT)
    with sandbox.serve(port=0):
        client = WebClient(sandbox.app_token, base_url=sandbox.api_url)
        handler = SocketModeHandler(notebook(sandbox), sandbox.app_token, web_client=client)
        handler.connect()
        sandbox.wait_for_app(timeout=PATIENT)
        try:
            yield sandbox
        finally:
            # The client would wait for words from Slack before it closes; a pong is one.
            handler.client.current_session_state.terminated = True
            if handler.client.current_session:
                handler.client.current_session.ping("bye")
            handler.close()
