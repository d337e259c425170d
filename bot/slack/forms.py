"""The forms, as they come back: check, call one verb, say what was understood."""

from dataclasses import dataclass, replace
from datetime import date
from http import HTTPStatus

from slack_bolt import Ack, App
from slack_sdk import WebClient
from slack_sdk.webhook import WebhookClient

from bot.flow import pages, react, record
from bot.flow.record import Happened, Undone
from bot.flow.visit import Visit
from bot.flow.working_days import is_country
from bot.model import Logged
from bot.slack.desk import Body, Desk, no_colleague
from bot.slack.form_values import Filled
from bot.slack.hurry import in_a_hurry
from bot.slack.reply import Json, somebody_elses
from bot.slack.sent_back import day, row_id
from bot.slack.touch_buttons import changed
from bot.store import customers
from bot.store.engine import reading
from bot.views import answers, forms, ids
from rules.kit.language import say

EARLIEST = date(1900, 1, 1)
LATEST = date(2200, 1, 1)


def somebody_was_first() -> str:
    return say("This nudge is settled already, so nothing was logged. Use /touch to log it.")


@dataclass(frozen=True, slots=True)
class Forms:
    desk: Desk

    def listen(self, app: App) -> None:
        app.view(ids.TOUCH_FORM)(self.touch)
        app.view(ids.DONE_FORM)(self.done)
        app.view(ids.SNOOZE_FORM)(self.snooze)
        app.view(ids.CUSTOMER_FORM)(self.customer)

    def touch(self, ack: Ack, body: Body, client: WebClient) -> None:
        visit, filled = self.desk.visit(client, body), Filled(body["view"])
        if errors := _errors(filled) or _customer_missing(visit, filled):
            ack(response_action="errors", errors=errors)
            return
        what = _happened(visit, filled, f"view:{body['view']['id']}")
        told_before = filled.about.get("touchpoint")
        said = (
            changed(_change(visit, row_id(told_before), what))
            if told_before
            else answers.logged(record.log(visit, what))
        )
        ack()
        tell(self.desk, client, visit, filled, said)
        self.desk.after(visit, client)

    def done(self, ack: Ack, body: Body, client: WebClient) -> None:
        visit, filled = self.desk.visit(client, body), Filled(body["view"])
        errors = _errors(filled)
        if not errors and filled.day(ids.ON) and (filled.day(ids.ON) or visit.today) > visit.today:
            said = say("This day is still to come. Press Snooze to be asked again then.")
            errors = {ids.ON: said}
        if errors:
            ack(response_action="errors", errors=errors)
            return
        try:
            nudge_id = row_id(filled.about.get("nudge"))
            told = react.done(visit, nudge_id, _happened(visit, filled, ""))
        except react.AnsweredAlready:
            ack(response_action="update", view=_not_logged(filled, somebody_was_first()))
        except react.NotYours:
            ack(response_action="update", view=_not_logged(filled, somebody_elses()))
        else:
            ack()
            # On Home there is nowhere to answer; the form is enough of a sign there.
            if filled.about.get("response_url"):
                tell(self.desk, client, visit, filled, answers.logged(told))
        self.desk.after(visit, client)

    def snooze(self, ack: Ack, body: Body, client: WebClient) -> None:
        visit, filled = self.desk.visit(client, body), Filled(body["view"])
        until = _until(filled)
        if until is None:
            ack(response_action="errors", errors={ids.DAY: say("Pick the day.")})
            return
        nudge_id, reason = row_id(filled.about.get("nudge")), filled.text(ids.REASON)[:200]
        try:
            react.snooze(visit, nudge_id, until=until, reason=reason)
        except react.NotAhead:
            ack(response_action="errors", errors={ids.DAY: say("Pick a day after today.")})
            return
        except react.AnsweredAlready:
            ack(
                response_action="update",
                view=forms.trouble_view(say("Snooze"), somebody_was_first()),
            )
        except react.NotYours:
            ack(response_action="update", view=forms.trouble_view(say("Snooze"), somebody_elses()))
        else:
            ack()
        self.desk.after(visit, client)

    def customer(self, ack: Ack, body: Body, client: WebClient) -> None:
        visit, filled = self.desk.visit(client, body), Filled(body["view"])
        name, country = filled.text(ids.NAME)[:200], filled.text(ids.COUNTRY).upper()
        if not name:
            ack(response_action="errors", errors={ids.NAME: say("A name is all it takes.")})
            return
        if country and not is_country(country):
            said = say("I do not know this country. Two letters, such as NL.")
            ack(response_action="errors", errors={ids.COUNTRY: said})
            return
        picked = filled.user(ids.OWNER)
        owner = self.desk.colleague(in_a_hurry(client), picked) if picked else visit.member
        if owner is None or not owner.active:
            ack(response_action="errors", errors={ids.OWNER: no_colleague()})
            return
        try:
            added = record.add_customer(
                visit,
                name,
                owner=owner,
                tier=filled.chosen(ids.TIER) or "B",
                country=country,
                since=filled.day(ids.SINCE),
            )
        except record.NameTaken:
            said = say("There is one of that name already. See /customer NAME.")
            taken = {ids.NAME: said}
            ack(response_action="errors", errors=taken)
            return
        ack()
        page = answers.customer_page(pages.customer_page(visit, added), self.desk.titles)
        tell(self.desk, client, visit, filled, page)
        self.desk.after(visit, client)


def _not_logged(filled: Filled, why: str) -> Json:
    return forms.trouble_view(say("Done & log"), why, filled.text(ids.NOTE))


def _happened(visit: Visit, filled: Filled, identity: str) -> Happened:
    return Happened(
        customer_id=filled.customer_id or 0,
        on=filled.day(ids.ON) or visit.today,
        kind=filled.needed_kind(),
        identity=identity,
        people=filled.new_people,
        contact_ids=filled.contact_ids,
        mood=filled.mood,
        note=filled.text(ids.NOTE),
        private=filled.private,
        began=filled.began,
        answered=filled.answered,
    )


def _change(visit: Visit, touchpoint_id: int, what: Happened) -> Logged | Undone:
    """Said differently, it still answers what it answered, unless it moves to another customer."""
    told = record.as_told(visit, touchpoint_id)
    if told and told.customer_id == what.customer_id:
        what = replace(
            what,
            nudge_id=told.nudge_id,
            step=told.step,
            project_id=told.project_id,
            loop_id=told.loop_id,
        )
    return record.change(visit, touchpoint_id, what)


def _errors(filled: Filled) -> dict[str, str]:
    """What is missing, by the field beside which people read it."""
    on = filled.day(ids.ON)
    errors = {
        ids.KIND: "" if filled.kind else say("Pick what it was."),
        ids.ON: "" if on and EARLIEST <= on < LATEST else say("Pick the day."),
    }
    return {field: said for field, said in errors.items() if said}


def _customer_missing(visit: Visit, filled: Filled) -> dict[str, str]:
    with reading(visit.engine) as connection:
        known = customers.name_of(
            connection, visit.workspace_id, [filled.customer_id or 0], visit.member.id
        )
    return {} if known else {ids.CUSTOMER: say("Pick the customer from the list.")}


def _until(filled: Filled) -> date | None:
    """A day that was picked is meant, whatever still stands chosen above it."""
    chosen, picked = filled.chosen(ids.UNTIL), filled.day(ids.DAY)
    if picked or chosen in (None, ids.OWN_DAY):
        return picked
    return day(chosen)


def tell(desk: Desk, client: WebClient, visit: Visit, filled: Filled, message: Json) -> None:
    """Echo what was understood: where the form came from, or in the member's own DM.

    Afterwards: what was done is done, and Slack closes the form when it is acknowledged.
    """
    desk.afterwards(lambda: _tell(client, visit, filled, message), of=visit.member.id)


def _tell(client: WebClient, visit: Visit, filled: Filled, message: Json) -> None:
    if not _answered_there(filled, message) and visit.member.slack_id:
        client.chat_postMessage(
            channel=visit.member.slack_id, text=message["text"], blocks=message["blocks"]
        )


def _answered_there(filled: Filled, message: Json) -> bool:
    """False where there is no such place, or Slack takes no answer there after half an hour."""
    answer_at = str(filled.about.get("response_url") or "")
    if not answer_at:
        return False
    answer = WebhookClient(answer_at).send(
        text=message["text"],
        blocks=message["blocks"],
        replace_original=not filled.about.get("besides"),
        response_type="ephemeral",
    )
    return answer.status_code == HTTPStatus.OK
