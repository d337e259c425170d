"""The App Home."""

from dataclasses import dataclass

from slack_bolt import App
from slack_sdk import WebClient

from bot.slack.desk import Body, Desk


@dataclass(frozen=True, slots=True)
class Home:
    desk: Desk

    def listen(self, app: App) -> None:
        app.event("app_home_opened")(self.opened)

    def opened(self, event: Body, client: WebClient) -> None:
        # The same event tells of the Messages tab, where there is nothing to publish.
        if event.get("tab") == "home":
            self.desk.show_home(self.desk.visit(client, {"user_id": event["user"]}), client)
