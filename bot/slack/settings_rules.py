"""The form of the rituals: one is picked, switched and tuned, and the form is drawn afresh."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.flow.settings import LeadDecides, lead_besides, turn_knobs
from bot.flow.visit import Visit
from bot.model.rituals import RuleSetting
from bot.slack.desk import Body, Desk
from bot.slack.form_values import Filled
from bot.slack.reply import CLOSED, Json, besides, open_or_tell, open_over
from bot.slack.rule_commands import estimated, switch
from bot.store import workspaces
from bot.store.engine import reading
from bot.views import answers, forms, ids
from bot.views.settings_rules import MOST_KNOBS, block_of, rules_form, takes
from bot.views.settings_team import lead_decides
from bot.words.knobs import NotAKnob, read_knob
from rules.kit.language import say

MOVED_ON = CLOSED | {"hash_conflict"}
"""What Slack answers where somebody has pressed on, or closed the form."""


@dataclass(frozen=True, slots=True)
class RuleSettings:
    desk: Desk

    def listen(self, app: App) -> None:
        app.action(ids.RULE_SETTINGS)(self.open)
        app.action(ids.RULE_PICK)(self.pick)
        app.action(ids.RULE_ESTIMATE)(self.estimate)
        app.action(ids.RULE_SWITCH_ON)(self.switch_on)
        app.action(ids.RULE_SWITCH_OFF)(self.switch_off)
        app.action(ids.RULE_DEFAULTS)(self.defaults)
        app.view(ids.RULE_FORM)(self.save)

    def open(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        """Over the form that is open, or from below an answer."""
        ack()
        visit = self.desk.visit(client, body)
        if lead := lead_besides(visit):
            said = lead_decides(lead)
            if respond.response_url:
                besides(respond, answers.trouble(said))
            else:
                open_over(client, body, forms.trouble_view(say("Rituals"), said))
            return
        view = self._drawn(visit, str(body["actions"][0].get("value", "")))
        open_or_tell(client, body, respond, view)

    def pick(self, ack: Ack, body: Body, client: WebClient) -> None:
        ack()
        visit, name = self.desk.visit(client, body), _picked(body)
        self._show(visit, body, client, name)

    def estimate(self, ack: Ack, body: Body, client: WebClient) -> None:
        ack()
        visit, name = self.desk.visit(client, body), _picked(body)
        setting = self._setting(visit, name)
        said = estimated(visit, setting) if setting else ""
        self._show(visit, body, client, name, said, may_switch_on=True)

    def switch_on(self, ack: Ack, body: Body, client: WebClient) -> None:
        self._switch(ack, body, client, on=True)

    def switch_off(self, ack: Ack, body: Body, client: WebClient) -> None:
        self._switch(ack, body, client, on=False)

    def defaults(self, ack: Ack, body: Body, client: WebClient) -> None:
        ack()
        visit, name = self.desk.visit(client, body), _picked(body)
        setting = self._setting(visit, name)
        if setting is None or lead_besides(visit):
            self._show(visit, body, client, name)
            return
        turn_knobs(visit, setting, {})
        said = say("Everything is as it began.")
        self._show(visit, body, client, name, said)
        self.desk.after(self.desk.visit(client, body), client)

    def save(self, ack: Ack, body: Body, client: WebClient) -> None:
        visit, filled = self.desk.visit(client, body), Filled(body["view"])
        name, drawn = str(filled.about.get("rule", "")), _number(filled.about.get("drawn"))
        setting = self._setting(visit, name)
        if setting is None:
            ack(response_action="update", view=self._drawn(visit, "all"))
            return
        turned, errors = _turned(setting, filled, drawn)
        if errors:
            ack(response_action="errors", errors=errors)
            return
        try:
            turn_knobs(visit, setting, turned)
        except LeadDecides as refused:
            said = lead_decides(refused.lead)
            ack(response_action="update", view=forms.trouble_view(say("Rituals"), said))
            return
        said = say("Saved. All customers are looked at again within a minute or two.")
        ack(response_action="update", view=self._drawn(visit, name, drawn + 1, said))
        self.desk.after(self.desk.visit(client, body), client)

    def _switch(self, ack: Ack, body: Body, client: WebClient, *, on: bool) -> None:
        ack()
        visit, name = self.desk.visit(client, body), _picked(body)
        setting = self._setting(visit, name)
        if setting is not None and not lead_besides(visit):
            switch(visit, setting, on=on)
        self._show(visit, body, client, name)
        self.desk.after(self.desk.visit(client, body), client)

    def _show(
        self,
        visit: Visit,
        body: Body,
        client: WebClient,
        name: str,
        said: str = "",
        *,
        may_switch_on: bool = False,
    ) -> None:
        """In the place of the form as it was when they pressed; if it has moved on, let it be."""
        if lead := lead_besides(visit):
            view = forms.trouble_view(say("Rituals"), lead_decides(lead))
        else:
            drawn = _number(Filled(body["view"]).about.get("drawn")) + 1
            view = self._drawn(visit, name, drawn, said, may_switch_on=may_switch_on)
        try:
            client.views_update(view_id=body["view"]["id"], hash=body["view"]["hash"], view=view)
        except SlackApiError as error:
            if error.response.get("error") not in MOVED_ON:
                raise

    def _drawn(
        self,
        visit: Visit,
        name: str,
        drawn: int = 0,
        said: str = "",
        *,
        may_switch_on: bool = False,
    ) -> Json:
        with reading(visit.engine) as connection:
            settings = workspaces.as_set(connection, visit.workspace_id, self.desk.rules)
        chosen = next((one for one in settings if one.rule.name == name), None)
        return rules_form(
            settings,
            chosen,
            metadata=json.dumps({"rule": chosen.rule.name if chosen else "", "drawn": drawn}),
            drawn=drawn,
            said=said,
            may_switch_on=may_switch_on,
        )

    def _setting(self, visit: Visit, name: str) -> RuleSetting | None:
        with reading(visit.engine) as connection:
            settings = workspaces.as_set(connection, visit.workspace_id, self.desk.rules)
        return next((one for one in settings if one.rule.name == name), None)


def _turned(
    setting: RuleSetting, filled: Filled, drawn: int
) -> tuple[Mapping[str, object], dict[str, str]]:
    """What the knobs are turned to, and what is wrong, each beside its field."""
    turned: dict[str, object] = dict(setting.turned)
    errors: dict[str, str] = {}
    for knob in [*setting.rule.knobs][:MOST_KNOBS]:
        block = block_of(setting.rule.name, knob, drawn)
        try:
            turned[knob] = read_knob(setting.rule, knob, filled.text(block))
        except NotAKnob as why:
            errors[block] = takes(setting.rule.knobs[knob]) or str(why)
    return turned, errors


def _picked(body: Body) -> str:
    action = body["actions"][0]
    option = action.get("selected_option") or {}
    return str(option.get("value") or action.get("value") or "")


def _number(given: object) -> int:
    return given if isinstance(given, int) and 0 <= given < 10_000 else 0
