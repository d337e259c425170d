"""The buttons of a nudge, in a note, in an answer or on Home."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.flow import react
from bot.flow.visit import Visit
from bot.model import Card, Note, NudgeState, Way
from bot.slack.desk import NO_COLLEAGUE, Body, Desk
from bot.slack.reply import SOMEBODY_ELSES, Json, besides, instead, open_form, open_or_tell
from bot.store import cards, contacts, notes
from bot.store.engine import reading, writing
from bot.views import answers, forms, ids
from bot.views import note as note_view
from bot.views.card import answered
from rules.kit.rule import Rule

RETIRED = "This ritual is no longer with us, so what it has asked closes itself. Nothing is lost."
YOURSELF = "That is you. Pick a colleague, or press Less often or Stop."


@dataclass(frozen=True, slots=True)
class NudgeButtons:
    desk: Desk

    def listen(self, app: App) -> None:
        app.action(re.compile(f"^{ids.NUDGE_DONE}:"))(self.done)
        app.action(re.compile(f"^{ids.NUDGE_SNOOZE}:"))(self.snooze)
        app.action(re.compile(f"^{ids.NUDGE_SKIP}:"))(self.skip)
        app.action(re.compile(f"^{ids.NUDGE_WHY}:"))(self.why_me)
        app.action(re.compile(f"^{ids.NUDGE_MORE}:"))(self.more)
        app.action(re.compile(f"^{ids.NUDGE_LESS}:"))(self.less)
        app.action(re.compile(f"^{ids.NUDGE_STOP}:"))(self.stop)
        app.action(re.compile(f"^{ids.NUDGE_ELSE}:"))(self.somebody_else)

    def done(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        ack()
        visit, card = _asked(self.desk, client, body)
        if not card or card.state is not NudgeState.ASKED:
            _settled(respond, self.desk, card)
            return
        rule = _rule(self.desk, card)
        if rule is None:
            _tell(respond, answers.trouble(RETIRED))
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
        visit, card = _asked(self.desk, client, body)
        if not card or card.state is not NudgeState.ASKED:
            _settled(respond, self.desk, card)
            return
        about = json.dumps({"nudge": card.id})
        open_or_tell(client, body, respond, forms.snooze_form(card, visit.today, metadata=about))

    def skip(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        ack()
        self._answer(body, client, respond, react.skip)

    def more(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        ack()
        answers_with = {ids.NOT_USEFUL: react.not_useful, ids.MUTE: _arranging(Way.MUTED)}
        if act := answers_with.get(_value(body).partition(" ")[0]):
            self._answer(body, client, respond, act)

    def less(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        ack()
        self._answer(body, client, respond, _arranging(Way.LESS_OFTEN))

    def stop(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        ack()
        self._answer(body, client, respond, _arranging(Way.STOPPED))

    def somebody_else(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        ack()
        picked = str(body["actions"][0].get("selected_user") or "")
        to = self.desk.colleague(client, picked)
        if to is None or not to.active:
            _tell(respond, answers.trouble(NO_COLLEAGUE))
        elif to == self.desk.visit(client, body).member:
            _tell(respond, answers.trouble(YOURSELF))
        else:
            self._answer(
                body, client, respond, lambda visit, one: react.ask_somebody_else(visit, one, to)
            )

    def _answer(
        self, body: Body, client: WebClient, respond: Respond, act: Callable[[Visit, int], None]
    ) -> None:
        visit, card = _asked(self.desk, client, body)
        try:
            act(visit, card.id if card else 0)
        except react.NotYours:
            _tell(respond, answers.trouble(SOMEBODY_ELSES))
        except react.AnsweredAlready:
            _settled(respond, self.desk, card)
        else:
            _show_settled(visit, self.desk, body, respond)
            self.desk.after(visit, client)

    def why_me(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        ack()
        _, card = _asked(self.desk, client, body)
        if card is None:
            _settled(respond, self.desk, card)
            return
        rule = _rule(self.desk, card)
        if rule is None:
            _tell(respond, answers.trouble(RETIRED))
            return
        message = answers.why_me(rule.title, rule.why, card)
        if _on_home(body):
            view = forms.trouble_view("Why me?", str(message["text"])) | {
                "blocks": message["blocks"]
            }
            open_form(client, body["trigger_id"], view)
        else:
            besides(respond, message)


def _asked(desk: Desk, client: WebClient, body: Body) -> tuple[Visit, Card | None]:
    """Who pressed, and the card of the nudge if it is theirs to see."""
    visit = desk.visit(client, body)
    return visit, _card(visit, body)


def _arranging(way: Way) -> Callable[[Visit, int], None]:
    return lambda visit, nudge_id: react.arrange(visit, nudge_id, way)


def _card(visit: Visit, body: Body) -> Card | None:
    number = body["actions"][0]["action_id"].rpartition(":")[2]
    nudge_id = int(number) if number.isdecimal() else 0
    with reading(visit.engine) as connection:
        found = cards.of_nudges(connection, visit.workspace_id, [nudge_id])
    mine = (card for card in found if card.to_member_id == visit.member.id or card.to_channel)
    return next(mine, None)


def _rule(desk: Desk, card: Card) -> Rule | None:
    return next((one for one in desk.rules if one.name == card.rule), None)


def _value(body: Body) -> str:
    option = body["actions"][0].get("selected_option") or {}
    return str(option.get("value", ""))


def _tell(respond: Respond, message: Json) -> None:
    """Slack gives no way to answer a button on Home in words; there the next redraw tells."""
    if respond.response_url:
        besides(respond, message)


def _on_home(body: Body) -> bool:
    return bool(body.get("container", {}).get("type") == "view")


def _settled(respond: Respond, desk: Desk, card: Card | None) -> None:
    _tell(
        respond,
        answers.already_answered(card, desk.titles) if card else answers.trouble(SOMEBODY_ELSES),
    )


def _show_settled(visit: Visit, desk: Desk, body: Body, respond: Respond) -> None:
    """In a note in place: Slack rations updates from afar, and this one it gives for nothing."""
    note, card = _note(visit, body), _card(visit, body)
    if note is None:
        if card and respond.response_url:
            besides(respond, answers.trouble(answered(card, desk.titles)))
    elif instead(respond, note_view.note(note, desk.titles)):
        with writing(visit.engine) as connection:
            notes.shown(connection, visit.workspace_id, note.id, note.version)


def _note(visit: Visit, body: Body) -> Note | None:
    """The note whose button was pressed; None for one of an answer or of Home."""
    container = body.get("container", {})
    if container.get("type") != "message":
        return None
    with reading(visit.engine) as connection:
        note_id = notes.at(
            connection, visit.workspace_id, container.get("channel_id", ""), container["message_ts"]
        )
        return cards.note(connection, visit.workspace_id, note_id) if note_id else None
