"""`/nudges settings team`: what the lead of a team sets for everybody."""

import json
from dataclasses import dataclass, replace

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.flow import settings, together
from bot.flow.visit import Visit
from bot.model import Member, WorkspaceSettings
from bot.model.preferences import Ours
from bot.slack.asked import Asked
from bot.slack.desk import Body, Desk, no_colleague
from bot.slack.forms import tell
from bot.slack.hurry import in_a_hurry
from bot.slack.reply import Json, besides, open_form, open_or_tell
from bot.slack.setting_values import SettingForm
from bot.slack.team_channel import CHANNEL_IDS, Place, greet
from bot.views import answers, forms, ids
from bot.views.blocks import spoken
from bot.views.settings_team import lead_decides, team_saved, team_settings_form
from rules.kit.language import say


def answer(asked: Asked, about: dict[str, object]) -> Json | None:
    lead = settings.lead_besides(asked.visit)
    return answers.trouble(lead_decides(lead)) if lead else asked.open(_form(asked.visit, about))


@dataclass(frozen=True, slots=True)
class TeamSettings:
    desk: Desk

    def listen(self, app: App) -> None:
        app.action(ids.SETTINGS_TEAM)(self.open)
        app.view(ids.TEAM_SETTINGS_FORM)(self.save)

    def open(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        """On Home there is nowhere to answer, so a form says who may."""
        ack()
        visit = self.desk.visit(client, body)
        lead = settings.lead_besides(visit)
        if lead is None:
            about = {"response_url": respond.response_url or "", "besides": True}
            open_or_tell(client, body, respond, _form(visit, about))
        elif respond.response_url:
            besides(respond, answers.trouble(lead_decides(lead)))
        else:
            refused = forms.trouble_view(say("Settings of the team"), lead_decides(lead))
            open_form(client, body["trigger_id"], refused)

    def save(self, ack: Ack, body: Body, client: WebClient) -> None:
        visit, form = self.desk.visit(client, body), SettingForm(body["view"])
        if lead := settings.lead_besides(visit):
            refused = forms.trouble_view(say("Settings of the team"), lead_decides(lead))
            ack(response_action="update", view=refused)
            return
        before = settings.ours(visit)
        new = replace(_ours(form), lead=self._lead(form, client))
        place = _place(form, before.channel)
        if place and not form.errors and (said := _in_the_way(client, place)):
            form.errors[ids.CHANNEL] = said
        if form.errors:
            ack(response_action="errors", errors=form.errors)
            return
        settings.keep_ours(visit, new)
        _meet(self.desk.visit(client, body), before.channel, form.conversation(ids.CHANNEL), place)
        ack()
        changed = self.desk.visit(client, body)
        if form.about.get("response_url"):
            tell(self.desk, client, changed, form, team_saved(settings.ours(changed)))
        self.desk.after(changed, client)

    def _lead(self, form: SettingForm, client: WebClient) -> Member | None:
        picked = form.user(ids.LEAD)
        if picked is None:
            return None
        lead = self.desk.colleague(in_a_hurry(client), picked)
        if lead is None or not lead.active or lead.channel:
            form.errors[ids.LEAD] = no_colleague()
        return lead


def _form(visit: Visit, about: dict[str, object]) -> Json:
    return team_settings_form(settings.ours(visit), metadata=json.dumps(about))


def _ours(form: SettingForm) -> Ours:
    (begins, ends), (a_day, a_week) = form.hours(), form.budgets()
    return Ours(
        begins=WorkspaceSettings(
            language=form.language(),
            starts_at=begins,
            ends_at=ends,
            daily_budget=a_day,
            weekly_budget=a_week,
            round_up=form.ticked(ids.ROUND_UP),
        ),
        timezone=form.zone(""),
    )


def _place(form: SettingForm, channel: Member | None) -> Place | None:
    """Where the team is to read from now on; None where nothing changes, or nowhere."""
    picked = form.conversation(ids.CHANNEL)
    if picked is None or (channel and channel.slack_id == picked):
        return None
    if not picked.startswith(CHANNEL_IDS):
        form.errors[ids.CHANNEL] = say("Pick a channel: the whole team reads it.")
    return Place.of(picked, "")


def _in_the_way(client: WebClient, place: Place) -> str:
    """Greets the channel, which proves that more can follow."""
    refused = greet(in_a_hurry(client), place)
    return " ".join(spoken(refused["blocks"])) if refused else ""


def _meet(visit: Visit, channel: Member | None, picked: str | None, place: Place | None) -> None:
    if place is not None:
        together.meet_in(visit, place.id, place.name)
    elif picked is None and channel is not None:
        together.meet_nowhere(visit)
