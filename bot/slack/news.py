"""`/nudges news`: an offering, case study, win or fact, in one line or by a form."""

import json
import re
from dataclasses import dataclass

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.flow.news import publish, withdraw
from bot.flow.record import Undone
from bot.model.news import NEWS_KINDS, News
from bot.slack.asked import Asked
from bot.slack.desk import Body, Desk
from bot.slack.form_values import Filled
from bot.slack.forms import tell
from bot.slack.reply import Json, instead
from bot.views import ids
from bot.views import news as view
from bot.words.news_line import read_news, tags_of
from rules.kit.language import say

LATEST = 2**33
LINK = re.compile(r"https?://[^\s<>|]+", re.IGNORECASE)


def answer(asked: Asked, rest: str) -> Json | None:
    if not rest:
        about = {"response_url": asked.body.get("response_url", ""), "besides": True}
        return asked.open(view.news_form(News(""), metadata=json.dumps(about)))
    news = read_news(rest)
    if not news.title:
        return view.nothing_to_publish()
    said = view.published(publish(asked.visit, news))
    asked.desk.after(asked.visit, asked.client)
    return said


@dataclass(frozen=True, slots=True)
class NewsButtons:
    """The form, and Undo below what was understood."""

    desk: Desk

    def listen(self, app: App) -> None:
        app.view(ids.NEWS_FORM)(self.publish)
        app.action(re.compile(f"^{ids.NEWS_UNDO}:"))(self.undo)

    def publish(self, ack: Ack, body: Body, client: WebClient) -> None:
        visit, filled = self.desk.visit(client, body), Filled(body["view"])
        news, errors = _news(filled)
        if errors:
            ack(response_action="errors", errors=errors)
            return
        said = view.published(publish(visit, news))
        ack()
        tell(self.desk, client, visit, filled, said)
        self.desk.after(visit, client)

    def undo(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        ack()
        visit = self.desk.visit(client, body)
        number, at = _numbers(str(body["actions"][0].get("value", "")))
        outcome = withdraw(visit, number, at)
        if outcome is Undone.GONE:
            instead(respond, view.withdrawn())
        else:
            instead(respond, view.not_withdrawn(too_late=outcome is Undone.TOO_LATE))
        self.desk.after(visit, client)


def _news(filled: Filled) -> tuple[News, dict[str, str]]:
    """What was filled in, and what is wrong, each beside its field."""
    title = " ".join(filled.text(ids.TITLE).split())[: view.TITLE_LIMIT]
    link = filled.text(ids.LINK)
    errors: dict[str, str] = {}
    if not title:
        errors[ids.TITLE] = say("Say it in a sentence.")
    if link and not LINK.fullmatch(link):
        errors[ids.LINK] = say("A link begins with https:// and has no spaces in it.")
    kind = filled.chosen(ids.KIND)
    if kind not in NEWS_KINDS:
        kind = NEWS_KINDS[0]
    said = re.split(r"[,;\n]", filled.text(ids.TAGS))
    return News(title, kind, tags_of(said), link), errors


def _numbers(value: str) -> tuple[int, int]:
    """What and when; 0 for what is no number."""
    number, _, at = value.partition(" ")
    sound = number.isdecimal() and at.isdecimal() and int(at) < LATEST and int(number) < LATEST
    return (int(number), int(at)) if sound else (0, 0)
