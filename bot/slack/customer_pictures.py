"""`/customer Acme timeline`, and the button for it: a customer over time, as pictures."""

import logging
import re
from dataclasses import dataclass

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.flow import pictures
from bot.flow.visit import Visit
from bot.pictures import timeline, who_knows_whom
from bot.pictures.fonts import fonts
from bot.pictures.past import Past
from bot.pictures.sheet import Picture
from bot.slack import outlook
from bot.slack.asked import Asked
from bot.slack.desk import Body, Desk
from bot.slack.files import send_file
from bot.slack.no_reply import NO_REPLY
from bot.slack.reply import Json, besides
from bot.slack.sent_back import row_id
from bot.views import answers, ids
from bot.views import pictures as view
from bot.words.languages import language
from rules.kit.language import say, speaking

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class CustomerPictures:
    desk: Desk

    def listen(self, app: App) -> None:
        app.action(re.compile(f"^{ids.CUSTOMER_TIMELINE}:"))(self.draw)

    def draw(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        ack()
        visit = self.desk.visit(client, body)
        customer_id = row_id(body["actions"][0].get("value"))
        besides(respond, begin(visit, self.desk, client, customer_id))


def asked_for(asked: Asked, name: str) -> Json:
    if not name:
        return answers.trouble(
            say("Whose timeline? Add the name, such as: /customer Acme timeline")
        )
    found = outlook.customer_meant(asked.visit, name)
    if isinstance(found, int):
        return begin(asked.visit, asked.desk, asked.client, found)
    return found


def begin(visit: Visit, desk: Desk, client: WebClient, customer_id: int) -> Json:
    """Answers at once; the pictures follow."""
    seen = pictures.customer_over_time(visit, customer_id)
    if seen is None:
        return answers.trouble(say("This customer is no longer in the record."))
    customer, today = seen
    past = Past.of(customer, today)
    if past is None:
        return view.nothing_yet(customer.name[:100])
    if fonts() is None:
        return in_words(past)
    desk.afterwards(
        lambda: _send(visit, client, past),
        long=True,
        in_vain=lambda: _send_words(visit, client, past),
    )
    return view.being_drawn()


def in_words(past: Past) -> Json:
    return view.timeline(timeline.alt(past, past.customer.name), past.months())


def _send(visit: Visit, client: WebClient, past: Past) -> None:
    with speaking(language(visit.member.language)):
        if instead := _sent(visit, client, past):
            _say(visit, client, instead)


def _send_words(visit: Visit, client: WebClient, past: Past) -> None:
    with speaking(language(visit.member.language)):
        _say(visit, client, view.not_sent(in_words(past)))


def _say(visit: Visit, client: WebClient, said: Json) -> None:
    client.chat_postMessage(
        channel=visit.member.slack_id or "", text=said["text"], blocks=said["blocks"]
    )


def _sent(visit: Visit, client: WebClient, past: Past) -> Json | None:
    """What to say instead, where Slack takes no picture."""
    customer, today = past.customer, past.today
    drawn = (
        (
            say("{customer} over time", customer=customer.name[:100]),
            timeline.draw(customer, today),
        ),
        (
            say("Who knows whom at {customer}", customer=customer.name[:100]),
            who_knows_whom.draw(customer, today),
        ),
    )
    try:
        for title, picture in drawn:
            if picture and not _carried(visit, client, title, picture):
                return view.not_allowed(in_words(past))
    except NO_REPLY as error:
        log.warning("a picture for member %s was not sent: %s", visit.member.id, type(error))
        return view.not_sent(in_words(past))
    return None


def _carried(visit: Visit, client: WebClient, title: str, picture: Picture) -> bool:
    words: Json = view.beside(picture.alt, picture.key)
    return send_file(
        client,
        to_slack_id=visit.member.slack_id or "",
        name="timeline.png",
        content=picture.png,
        title=title,
        alt=picture.alt,
        blocks=words["blocks"],
    )
