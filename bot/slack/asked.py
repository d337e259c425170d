"""A command that somebody has typed, and all that answering it takes."""

from collections.abc import Callable
from dataclasses import dataclass

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.flow.visit import Visit
from bot.slack.desk import Body, Desk
from bot.slack.look import answered_here
from bot.slack.reply import Json, open_form
from bot.views import answers
from bot.words.clean import clean, plain


@dataclass(frozen=True, slots=True)
class Asked:
    """`text` is all that stands behind the command, cleaned."""

    desk: Desk
    visit: Visit
    body: Body
    client: WebClient
    ack: Ack
    text: str

    @classmethod
    def of(cls, desk: Desk, ack: Ack, body: Body, client: WebClient) -> "Asked":
        text = clean(plain(body.get("text") or ""))
        return cls(desk, desk.visit(client, body), body, client, ack, text)

    def open(self, form: dict[str, object]) -> Json | None:
        """None when it is open; else the sentence that says that it was too late."""
        here = answered_here(form, self.body)
        opened = open_form(self.client, self.body["trigger_id"], here)
        return None if opened else answers.type_again(f"{self.body['command']} {self.text}")


Answer = Callable[[Asked, str], Json | None]
"""Answers what stands beside a word of a command; None when it has opened a form."""
