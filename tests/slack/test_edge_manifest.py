"""`manifest.json` and the code say the same: nothing is promised that nobody hears."""

import json
from pathlib import Path
from typing import Any

from slack_bolt import App

from bot.dev.manifest import manifest, manifest_json
from bot.sandbox import Json
from bot.slack.afterwards import at_once
from bot.slack.desk import Desk
from bot.slack.installed import listen
from tests.slack.edge import Edge

ROOT = Path(__file__).parents[2]


class Remembering(App):
    """Bolt's own app, which also remembers what was to be listened to."""

    def __init__(self) -> None:
        super().__init__(token="xoxb-1", signing_secret="s", token_verification_enabled=False)
        self.commands: set[object] = set()
        self.shortcuts: set[object] = set()
        self.events: set[object] = set()

    def command(self, command: Any, *rest: Any, **more: Any) -> Any:  # noqa: ANN401 - as Bolt's
        self.commands.add(command)
        return super().command(command, *rest, **more)

    def shortcut(self, constraints: Any, *rest: Any, **more: Any) -> Any:  # noqa: ANN401
        self.shortcuts.add(constraints)
        return super().shortcut(constraints, *rest, **more)

    def event(self, event: Any, *rest: Any, **more: Any) -> Any:  # noqa: ANN401
        self.events.add(event)
        return super().event(event, *rest, **more)


def test_the_file_is_what_the_code_needs() -> None:
    """If not: make files."""
    assert (ROOT / "manifest.json").read_text(encoding="utf-8") == manifest_json()


def test_exactly_what_the_manifest_names_is_listened_to(shared: Edge) -> None:
    bot, app = shared.bot, Remembering()
    listen(
        app,
        Desk(
            bot.engine, bot.rules, bot.installed.workspace_id, bot.clock, bot.messenger, {}, at_once
        ),
    )
    named = the_manifest()
    assert app.commands == {one["command"] for one in named["features"]["slash_commands"]}
    assert app.shortcuts == {one["callback_id"] for one in named["features"]["shortcuts"]}
    events = named["settings"]["event_subscriptions"]["bot_events"]
    # Of message.im only the first word comes with the event itself.
    assert app.events == {one.partition(".")[0] for one in events}


def test_every_command_has_help_and_every_shortcut_opens_a_form(shared: Edge) -> None:
    for command in the_manifest()["features"]["slash_commands"]:
        assert command["command"] in shared.ana.types(f"{command['command']} help")
    said = shared.ben.hands.types("CTEAM", "Acme called").message
    for shortcut in the_manifest()["features"]["shortcuts"]:
        about = said if shortcut["type"] == "message" else None
        shared.ana.hands.uses_shortcut(shortcut["callback_id"], about)
        assert shared.ana.form["title"]["text"] == "Log a touchpoint"


def the_manifest() -> Json:
    named: Json = json.loads(json.dumps(manifest()))
    return named
