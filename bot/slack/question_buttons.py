"""The click that answers a small question."""

import re
from dataclasses import dataclass

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.flow import ask_one
from bot.slack.desk import Body, Desk
from bot.slack.reply import besides
from bot.slack.sent_back import row_id
from bot.views import answers, ids
from rules.kit.language import say


def somebody_elses() -> str:
    return say("I asked somebody else this, so only they can answer it.")


@dataclass(frozen=True, slots=True)
class QuestionButtons:
    desk: Desk

    def listen(self, app: App) -> None:
        app.action(re.compile(f"^{ids.QUESTION}:"))(self.answer)

    def answer(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        ack()
        visit = self.desk.visit(client, body)
        pressed = body["actions"][0]
        number = row_id(pressed["action_id"].split(":")[1])
        value = "" if pressed["value"] == ids.SKIPPED else pressed["value"]
        try:
            ask_one.answer(visit, number, value)
        except ask_one.NotAsked:
            besides(respond, answers.trouble(somebody_elses()))
        except ask_one.CannotLearn as why:
            besides(respond, answers.trouble(why.advice))
        else:
            self.desk.after(visit, client)
