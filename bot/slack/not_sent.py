"""The buttons about a note that may not have arrived: on Home, and below the words that ask."""

import re
from dataclasses import dataclass

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.flow.see_to import Became, it_is_there, post_again
from bot.flow.visit import Visit
from bot.slack.desk import Body, Desk
from bot.slack.reply import Json, besides
from bot.slack.sent_back import row_id
from bot.views import ids
from bot.views import not_sent as view


@dataclass(frozen=True, slots=True)
class NotSentButtons:
    desk: Desk

    def listen(self, app: App) -> None:
        app.action(re.compile(f"^{ids.NOTE_AGAIN}:"))(self.again)
        app.action(re.compile(f"^{ids.NOTE_THERE}:"))(self.there)

    def again(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        ack()
        visit = self.desk.visit(client, body)
        self._tell(visit, client, respond, post_again(visit, *_meant(body)))

    def there(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        ack()
        visit = self.desk.visit(client, body)
        became = it_is_there(visit, self.desk.messenger, *_meant(body))
        self._tell(visit, client, respond, became)

    def _tell(self, visit: Visit, client: WebClient, respond: Respond, became: Became) -> None:
        """On Home there is no place for an answer: it is drawn afresh."""
        if respond.response_url:
            besides(respond, _answer(became))
        self.desk.after(visit, client)


def _meant(body: Body) -> tuple[int, int]:
    """The note, and which attempt to send it."""
    note_id, _, attempt = str(body["actions"][0].get("value", "")).partition(" ")
    return row_id(note_id), row_id(attempt)


def _answer(became: Became) -> Json:
    answers = {
        Became.GOES_AGAIN: view.goes_again,
        Became.IS_THERE: view.is_there,
        Became.SETTLED: view.was_settled,
        Became.NOT_YET: view.not_yet,
        Became.NOT_THEIRS: view.not_theirs,
    }
    return answers[became]()
