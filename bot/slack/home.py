"""The App Home."""

import re
from dataclasses import dataclass, replace

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.model.home import Look
from bot.slack.desk import Body, Desk
from bot.views import ids


@dataclass(frozen=True, slots=True)
class Home:
    desk: Desk

    def listen(self, app: App) -> None:
        app.event("app_home_opened")(self.opened)
        app.action(re.compile(f"^{ids.HOME_GO}:"))(self.go)

    def opened(self, event: Body, client: WebClient) -> None:
        # The same event tells of the Messages tab, where there is nothing to publish.
        if event.get("tab") == "home":
            self.desk.show_home(self.desk.visit(client, {"user_id": event["user"]}), client)

    def go(self, ack: Ack, body: Body, client: WebClient) -> None:
        ack()
        look = Look.read(str(body["actions"][0].get("value", "")))
        self.desk.show_home(replace(self.desk.visit(client, body), look=look), client)
