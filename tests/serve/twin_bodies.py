"""Whatever can be pressed, sent or said, with numbers in it that are those of somebody else's rows.

Made from the names in `bot.views.ids`, so that what is added there is tried as well.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Final

from bot.sandbox import Json
from bot.slack.surface import COMMANDS, SHORTCUTS
from bot.views import ids
from tests.slack.bodies import told

NAMES: Final = sorted({one for key, one in vars(ids).items() if key.isupper()})
FORMS: Final = [one for one in NAMES if one.endswith("_form")]
PRESSED: Final = [one for one in NAMES if "_" in one or one in (ids.QUESTION, ids.MUTE)]
VALUES: Final = (
    "{0}",
    "{0} {0}",
    "{0} call {0}",
    "{0} concern",
    "{0} 2026-03-02",
    "{0} 2026-03-02 concern",
    "{0} active 2026-01-01 0",
    "why_me {0}",
    "mute {0}",
)
ABOUT: Final = ("contact", "customer", "everything", "nudge", "row", "touchpoint")
TYPED: Final = (
    "{0}",
    "list",
    "why {0}",
    "erase {0}",
    "private {0}",
    "share {0} with @eve",
    "{0} call today: by a twin",
    "{0} concern: by a twin",
    "{0} tier C",
    "{0} owner @eve",
    "{0} rename Dunes",
    "undo",
    "preview 30 days",
    "stats",
)


def pressed_by(team: str, user: str, number: int, values: Sequence[str] = VALUES) -> Iterator[Json]:
    for name in PRESSED:
        for place, value in enumerate(values):
            said = value.format(number)
            for suffix in (f":{number}", f":{number}:1", "")[: 1 if place else 3]:
                chosen = {"text": {"type": "plain_text", "text": "x"}, "value": said}
                action = {
                    "type": "button",
                    "action_id": f"{name}{suffix}",
                    "block_id": "b",
                    "value": said,
                    "selected_option": chosen,
                    "selected_options": [chosen],
                    "selected_user": user,
                }
                key = f"{user}.{name}{suffix}.{place}"
                yield {
                    "type": "block_actions",
                    **_from(team, user, key),
                    "container": {"type": "message", "channel_id": "CTEAM", "message_ts": "1.0"},
                    "response_url": "",
                    "actions": [{**action, "action_ts": "1772522000.000100"}],
                }


def sent_by(team: str, user: str, number: int) -> Iterator[Json]:
    """Every form, opened with numbers of somebody else's, and with such numbers picked in it."""
    chosen = {"selected_option": {"value": str(number)}}
    field = {
        "value": "by a twin",
        "selected_date": "2026-03-03",
        "selected_user": user,
        "selected_options": [{"value": str(number)}],
        **chosen,
    }
    for kind in ("call", str(number), "customer", "nudge", "everything"):
        picked = {**field, "selected_option": {"value": kind}}
        values = {
            name: {
                ids.INPUT: picked,
                ids.CUSTOMER_OPTIONS: field,
                ids.CONTACT_OPTIONS: field,
            }
            for name in NAMES
        }
        for name in FORMS:
            about = {**dict.fromkeys(ABOUT, number), "noun": "concern", "rule": "check_in"}
            yield {
                "type": "view_submission",
                **_from(team, user, f"{user}.form.{name}.{kind}"),
                "view": {
                    "id": f"V{user}{name}{kind}",
                    "hash": "1.a",
                    "type": "modal",
                    "callback_id": name,
                    "private_metadata": json.dumps(about),
                    "blocks": [],
                    "state": {"values": values},
                },
            }


def asked_by(team: str, user: str, letters: str) -> Iterator[Json]:
    """What is offered while somebody types."""
    for name in NAMES:
        if name.endswith("_options"):
            about = json.dumps(dict.fromkeys(ABOUT, 1))
            view = {"id": "V1", "type": "modal", "callback_id": ids.TOUCH_FORM, "hash": "1.a"}
            yield {
                "type": "block_suggestion",
                **_from(team, user, f"{user}.{name}"),
                "action_id": name,
                "block_id": "b",
                "value": letters,
                "view": {**view, "private_metadata": about, "state": {"values": {}}},
            }


def said_by(team: str, user: str, name: str) -> Iterator[Json]:
    for command in COMMANDS:
        for number, line in enumerate(TYPED):
            yield {
                "command": command.name,
                "text": line.format(name),
                "user_id": user,
                "team_id": team,
                "channel_id": "CTEAM",
                "response_url": "",
                "trigger_id": f"{user}.{command.name}.{number}",
            }


def besides_by(team: str, user: str, note: Json) -> Iterator[Json]:
    """Shortcuts about a note of somebody else's, and words below it."""
    for one in SHORTCUTS:
        about = {"message": note, "channel": {"id": note["channel"], "name": "directmessage"}}
        yield {
            "type": "message_action" if one.kind == "message" else "shortcut",
            "callback_id": one.callback_id,
            **_from(team, user, f"{user}.{one.callback_id}"),
            "response_url": "",
            **(about if one.kind == "message" else {}),
        }
    for place, words in enumerate(("done", "skip", "call today: by a twin", "not useful", "help")):
        event = {
            "type": "message",
            "channel_type": "im",
            "user": user,
            "channel": note["channel"],
            "text": words,
            "ts": f"177252200{place}.0001",
            "thread_ts": note["ts"],
        }
        own = [{"team_id": team, "user_id": "U0APP", "is_bot": True}]
        yield told(event, f"Ev{user}{place}", team_id=team, authorizations=own)


def _from(team: str, user: str, key: str) -> Json:
    person = {"id": user, "team_id": team}
    return {"team": {"id": team, "domain": "d"}, "user": person, "trigger_id": f"1.2.{key}"}
