"""`/nudges settings`: how somebody wants to be written to."""

import json
from dataclasses import dataclass
from datetime import date

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.flow import settings
from bot.flow.visit import Visit
from bot.model import Absence
from bot.model.preferences import Mine
from bot.slack import settings_team
from bot.slack.asked import Asked
from bot.slack.desk import Body, Desk
from bot.slack.doubt import nearest
from bot.slack.forms import EARLIEST, LATEST, tell
from bot.slack.hurry import in_a_hurry
from bot.slack.no_reply import NO_REPLY
from bot.slack.reply import Json, open_or_tell
from bot.slack.setting_values import SettingForm
from bot.slack.surface import NUDGES
from bot.views import answers, ids
from bot.views.settings_mine import my_settings_form, saved
from rules.kit.language import say

TEAM = "team"


def answer(asked: Asked, rest: str) -> Json | None:
    """`/nudges settings`, and `/nudges settings team`."""
    about = {"response_url": asked.body.get("response_url", ""), "besides": True}
    if rest.casefold() == TEAM:
        return settings_team.answer(asked, about)
    if rest:
        return _unknown(rest)
    return asked.open(_form(asked.visit, asked.desk, about))


def _unknown(rest: str) -> Json:
    if nearest(rest, [TEAM]):
        return answers.unknown(f"{NUDGES.name} settings", rest, [TEAM])
    return answers.unknown(NUDGES.name, f"settings {rest}", ["settings"])


@dataclass(frozen=True, slots=True)
class MySettings:
    desk: Desk

    def listen(self, app: App) -> None:
        app.action(ids.SETTINGS_MINE)(self.open)
        app.view(ids.MY_SETTINGS_FORM)(self.save)

    def open(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        ack()
        visit = self.desk.visit(client, body)
        about = {"response_url": respond.response_url or "", "besides": True}
        open_or_tell(client, body, respond, _form(visit, self.desk, about))

    def save(self, ack: Ack, body: Body, client: WebClient) -> None:
        visit, form = self.desk.visit(client, body), SettingForm(body["view"])
        shown = _absence(form.about.get("leave"))
        mine, leave = self._mine(visit, form, client), _leave(form, visit.today, shown)
        if form.errors:
            ack(response_action="errors", errors=form.errors)
            return
        settings.keep_mine(visit, mine)
        settings.change_leave(visit, shown, leave)
        ack()
        # They speak another language by now, perhaps, and live by another clock.
        changed = self.desk.visit(client, body)
        if form.about.get("response_url"):
            away = settings.shown_leave(changed)
            said = saved(changed.member, away, len(mine.ask_again), changed.today)
            tell(self.desk, client, changed, form, said)
        self.desk.after(changed, client)

    def _mine(self, visit: Visit, form: SettingForm, client: WebClient) -> Mine:
        (begins, ends), (a_day, a_week) = form.hours(), form.budgets()
        asks_slack = form.chosen(ids.ZONE, ids.ZONE_OPTIONS) == ids.AS_IN_SLACK
        there = {one.id for one in settings.agreed(visit)} if form.several(ids.ASK_AGAIN) else set()
        return Mine(
            timezone=form.zone(_zone_in_slack(client, visit) if asks_slack else ""),
            country=form.country(),
            language=form.language(),
            starts_at=begins,
            ends_at=ends,
            daily_budget=a_day,
            weekly_budget=a_week,
            ask_again=[one for one in form.several(ids.ASK_AGAIN) if one in there],
        )


def _form(visit: Visit, desk: Desk, about: dict[str, object]) -> Json:
    leave = settings.shown_leave(visit)
    days = [leave.first.isoformat(), leave.last.isoformat() if leave.last else ""] if leave else []
    return my_settings_form(
        visit.member,
        leave,
        settings.agreed(visit),
        desk.titles,
        visit.today,
        metadata=json.dumps({**about, "leave": days}),
    )


def _leave(form: SettingForm, today: date, shown: Absence | None) -> Absence | None:
    """The leave that they have filled in; what was there before they need not explain."""
    first, last = form.day(ids.LEAVE_FROM), form.day(ids.LEAVE_UNTIL)
    if first is None and last is None:
        return None
    asked = Absence(first or today, last)
    if asked == shown:
        return asked
    if not EARLIEST <= asked.first < LATEST:
        form.errors[ids.LEAVE_FROM] = say("Pick a day of this century.")
    if last and last < asked.first:
        form.errors[ids.LEAVE_UNTIL] = say("That is before it begins.")
    elif last and not today <= last < LATEST:
        form.errors[ids.LEAVE_UNTIL] = say("That is over already. Pick a day that is ahead.")
    return asked


def _absence(kept: object) -> Absence | None:
    """What the form was opened with."""
    if not isinstance(kept, list) or len(kept) != 2:
        return None
    try:
        first = date.fromisoformat(str(kept[0]))
        return Absence(first, date.fromisoformat(str(kept[1])) if kept[1] else None)
    except ValueError:
        return None


def _zone_in_slack(client: WebClient, visit: Visit) -> str:
    """Empty where Slack does not tell."""
    try:
        user = in_a_hurry(client).users_info(user=visit.member.slack_id or "")["user"]
    except NO_REPLY:
        return ""
    return str(user.get("tz") or "")
