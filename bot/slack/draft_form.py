"""Edit draft: the bot's words become somebody's own."""

import json
import re
from dataclasses import dataclass

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.flow import react
from bot.slack.desk import Body, Desk
from bot.slack.form_values import Filled
from bot.slack.pressed import still_asked
from bot.slack.reply import open_or_tell, somebody_elses
from bot.slack.sent_back import row_id
from bot.views import forms, ids
from rules.kit.language import say


@dataclass(frozen=True, slots=True)
class DraftForm:
    desk: Desk

    def listen(self, app: App) -> None:
        app.action(re.compile(f"^{ids.NUDGE_DRAFT}:"))(self.open)
        app.view(ids.DRAFT_FORM)(self.keep)

    def open(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        ack()
        _, card = still_asked(self.desk, client, body, respond)
        if card:
            form = forms.draft_form(card, metadata=json.dumps({"nudge": card.id}))
            open_or_tell(client, body, respond, form)

    def keep(self, ack: Ack, body: Body, client: WebClient) -> None:
        visit, filled = self.desk.visit(client, body), Filled(body["view"])
        draft = filled.text(ids.DRAFT)[: forms.NOTE_LIMIT]
        if not draft:
            leave = say("Leave something here, or press Cancel to keep the draft as it is.")
            ack(response_action="errors", errors={ids.DRAFT: leave})
            return
        try:
            react.rewrite(visit, row_id(filled.about.get("nudge")), draft)
        except react.AnsweredAlready:
            late = say("This nudge is settled already, so its draft stays as it was.")
            ack(response_action="update", view=forms.draft_lost(late, draft))
        except react.NotYours:
            ack(response_action="update", view=forms.draft_lost(somebody_elses(), draft))
        else:
            ack()
        self.desk.after(visit, client)
