"""The buttons that answer a nudge, in a note, in an answer or on Home."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.flow import react
from bot.flow.visit import Visit
from bot.model import Way
from bot.slack import why_me
from bot.slack.desk import Body, Desk, no_colleague
from bot.slack.pressed import pressed, rule_of, show_settled, still_asked, tell_settled
from bot.slack.reply import besides, open_or_tell, somebody_elses
from bot.store import contacts
from bot.store.engine import reading
from bot.views import answers, forms, ids
from bot.views.customer_private import not_shared
from rules.kit.language import say

Act = Callable[[Visit, int], None]


@dataclass(frozen=True, slots=True)
class NudgeButtons:
    desk: Desk

    def listen(self, app: App) -> None:
        app.action(re.compile(f"^{ids.NUDGE_DONE}:"))(self.done)
        app.action(re.compile(f"^{ids.NUDGE_SNOOZE}:"))(self.snooze)
        app.action(re.compile(f"^{ids.NUDGE_SKIP}:"))(self.skip)
        app.action(re.compile(f"^{ids.NUDGE_NOT_USEFUL}:"))(self.not_useful)
        app.action(re.compile(f"^{ids.NUDGE_MORE}:"))(self.more)
        app.action(re.compile(f"^{ids.NUDGE_LESS}:"))(self.less)
        app.action(re.compile(f"^{ids.NUDGE_STOP}:"))(self.stop)
        app.action(re.compile(f"^{ids.NUDGE_ELSE}:"))(self.somebody_else)

    def done(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        ack()
        visit, card = still_asked(self.desk, client, body, respond)
        if card is None:
            return
        rule = rule_of(self.desk, card)
        if rule is None:
            besides(respond, answers.trouble(why_me.retired()))
            return
        with reading(visit.engine) as connection:
            people = contacts.labels(connection, visit.workspace_id, card.customer_id)
        choices = [(str(number), name) for number, name in people]
        about = json.dumps(
            {"nudge": card.id, "response_url": respond.response_url, "besides": True}
        )
        form = forms.done_form(card, rule.answer, visit.today, choices, metadata=about)
        open_or_tell(client, body, respond, form)

    def snooze(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        ack()
        visit, card = still_asked(self.desk, client, body, respond)
        if card:
            about = json.dumps({"nudge": card.id})
            form = forms.snooze_form(card, visit.today, metadata=about)
            open_or_tell(client, body, respond, form)

    def skip(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        ack()
        self._answer(body, client, respond, react.skip)

    def not_useful(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        ack()
        self._answer(body, client, respond, react.not_useful)

    def more(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        ack()
        word = _value(body).partition(" ")[0]
        if word == ids.WHY_ME:
            why_me.tell_why(self.desk, body, client, respond)
        elif word == ids.MUTE:
            self._answer(body, client, respond, _arranging(Way.MUTED))

    def less(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        ack()
        self._answer(body, client, respond, _arranging(Way.LESS_OFTEN))

    def stop(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        ack()
        self._answer(body, client, respond, _arranging(Way.STOPPED))

    def somebody_else(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        ack()
        visit = self.desk.visit(client, body)
        picked = str(body["actions"][0].get("selected_user") or "")
        to = self.desk.colleague(client, picked)
        if to is None or not to.active:
            besides(respond, answers.trouble(no_colleague()))
        elif to == visit.member:
            yourself = say("That is you. Pick a colleague, or press Less often or Stop.")
            besides(respond, answers.trouble(yourself))
        else:
            self._answer(
                body, client, respond, lambda visit, one: react.ask_somebody_else(visit, one, to)
            )

    def _answer(self, body: Body, client: WebClient, respond: Respond, act: Act) -> None:
        visit, card = pressed(self.desk, client, body)
        try:
            act(visit, card.id if card else 0)
        except react.NotYours:
            besides(respond, answers.trouble(somebody_elses()))
        except react.NotShared:
            besides(respond, not_shared())
        except react.AnsweredAlready:
            tell_settled(respond, self.desk, card)
            self.desk.after(visit, client)
        else:
            show_settled(visit, self.desk, body, respond)
            self.desk.after(visit, client)


def _arranging(way: Way) -> Act:
    return lambda visit, nudge_id: react.arrange(visit, nudge_id, way)


def _value(body: Body) -> str:
    option = body["actions"][0].get("selected_option") or {}
    return str(option.get("value", ""))
