"""A customer's page over whatever is there, and what its buttons answer."""

import re
from dataclasses import dataclass

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.slack import outlook
from bot.slack.desk import Body, Desk
from bot.slack.in_view import answer_in_views
from bot.slack.reply import besides, open_or_tell
from bot.slack.sent_back import row_id
from bot.views import ids


@dataclass(frozen=True, slots=True)
class CustomerButtons:
    desk: Desk

    def listen(self, app: App) -> None:
        app.use(answer_in_views)
        app.action(re.compile(f"^{ids.CUSTOMER_SHOW}:"))(self.show)
        app.action(re.compile(f"^{ids.CUSTOMER_WHY}:"))(self.why)

    def show(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        ack()
        visit = self.desk.visit(client, body)
        open_or_tell(client, body, respond, self.desk.page(visit, _number(body)))

    def why(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        ack()
        visit = self.desk.visit(client, body)
        besides(respond, outlook.why(visit, self.desk, _number(body)))


def _number(body: Body) -> int:
    return row_id(body["actions"][0].get("value"))
