"""The buttons below what was logged, and the answers to the questions that a line left open."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.flow import record
from bot.flow.record import Happened, Undone
from bot.flow.visit import Visit
from bot.model import Logged
from bot.slack import telling
from bot.slack.desk import Body, Desk
from bot.slack.reply import Json, in_its_place, is_one_of_several, open_or_tell
from bot.slack.sent_back import day, row_id
from bot.store import contacts, customers, drafts
from bot.store.engine import reading, writing
from bot.views import answers, forms, ids
from rules.kit.kinds import Kind
from rules.kit.language import say


@dataclass(frozen=True, slots=True)
class TouchButtons:
    desk: Desk

    def listen(self, app: App) -> None:
        app.action(re.compile(f"^{ids.TOUCH_UNDO}:"))(self.undo)
        app.action(re.compile(f"^{ids.TOUCH_OTHER_DAY}:"))(self.other_day)
        app.action(re.compile(f"^{ids.TOUCH_CHANGE}:"))(self.change)
        app.action(re.compile(f"^{ids.TOUCH_PICK}:"))(self.pick)
        app.action(re.compile(f"^{ids.TOUCH_CREATE}(:|$)"))(self.create)
        app.action(re.compile(f"^{ids.TOUCH_KIND}:"))(self.settle_kind)
        app.action(re.compile(f"^{ids.FORM_REOPEN}(:|$)"))(self.reopen)
        app.action(re.compile(f"^{ids.TOUCH_NEW}(:|$)"))(self.new_touch)
        app.action(ids.CUSTOMER_NEW)(self.new_customer)

    def undo(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        ack()
        visit = self.desk.visit(client, body)
        outcome = record.undo(visit, _number(body))
        undone = outcome is Undone.GONE
        in_its_place(respond, body, answers.undone() if undone else answers.not_undone(outcome))
        self.desk.after(visit, client)

    def other_day(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        ack()
        visit = self.desk.visit(client, body)
        number, _, other = _value(body).partition(" ")
        touchpoint, on = row_id(number), day(other)
        told = record.as_told(visit, touchpoint)
        if told is None or on is None:
            in_its_place(respond, body, answers.not_undone(Undone.NOT_THERE))
            return
        meant = replace(told, on=on, other_day=told.on)
        in_its_place(respond, body, changed(record.change(visit, touchpoint, meant)))
        self.desk.after(visit, client)

    def change(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        ack()
        visit = self.desk.visit(client, body)
        told = record.as_told(visit, _number(body))
        if told is None:
            in_its_place(respond, body, answers.not_undone(Undone.NOT_THERE))
            return
        about = {
            "touchpoint": _number(body),
            "response_url": respond.response_url,
            "besides": is_one_of_several(body),
        }
        open_or_tell(client, body, respond, _form(visit, told, about))

    def pick(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        ack()
        number, _, pending = _value(body).partition(" ")
        self._go_on(client, body, respond, pending=pending, picked=row_id(number))

    def create(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        ack()
        self._go_on(client, body, respond, pending=_value(body), picked=None)

    def settle_kind(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        ack()
        visit = self.desk.visit(client, body)
        number, kind, pending = (*_value(body).split(" ", 2), "", "")[:3]
        kept = _kept(visit, pending)
        picked = row_id(number)
        if kept is None or not picked or kind not in [*Kind]:
            in_its_place(respond, body, answers.trouble(gone()))
            return
        draft_id, text, said_on = kept
        told = telling.take_as(
            visit,
            text,
            picked,
            Kind(kind),
            f"draft:{draft_id}",
            said_on=said_on,
            day_first=self.desk.day_first,
        )
        self._answer(client, body, respond, visit=visit, draft_id=draft_id, told=told)

    def reopen(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        ack()
        visit = self.desk.visit(client, body)
        form = forms.touch_form(today=visit.today)
        pending, _, picked = _value(body).partition(" ")
        if kept := _kept(visit, pending):
            _, text, said_on = kept
            form = telling.form_for(
                visit,
                text,
                said_on=said_on,
                day_first=self.desk.day_first,
                customer_id=row_id(picked) or None,
            )
        if respond.response_url:
            # What was logged is told where it was asked for, in the place of the question.
            form["private_metadata"] = json.dumps({"response_url": respond.response_url})
        open_or_tell(client, body, respond, form)

    def new_touch(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        ack()
        visit = self.desk.visit(client, body)
        with reading(visit.engine) as connection:
            named = customers.name_of(
                connection, visit.workspace_id, [_number(body)], visit.member.id
            )
        customer = next(((str(number), name) for number, name in named.items()), None)
        form = forms.touch_form(today=visit.today, customer=customer)
        open_or_tell(client, body, respond, form)

    def new_customer(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        ack()
        visit = self.desk.visit(client, body)
        open_or_tell(client, body, respond, forms.customer_form(owner=visit.member.slack_id))

    def _go_on(
        self, client: WebClient, body: Body, respond: Respond, *, pending: str, picked: int | None
    ) -> None:
        """Log what was typed, now that its customer is settled; `picked` is None for a new one."""
        visit = self.desk.visit(client, body)
        kept = _kept(visit, pending)
        if kept is None:
            in_its_place(respond, body, answers.trouble(gone()))
            return
        draft_id, text, said_on = kept
        identity = f"draft:{draft_id}"
        if picked is None:
            told = telling.take_for_new(
                visit,
                text,
                identity,
                pending=pending,
                said_on=said_on,
                day_first=self.desk.day_first,
            )
        else:
            told = telling.take_for(
                visit,
                text,
                picked,
                identity,
                pending=pending,
                said_on=said_on,
                day_first=self.desk.day_first,
            )
        self._answer(client, body, respond, visit=visit, draft_id=draft_id, told=told)

    def _answer(
        self,
        client: WebClient,
        body: Body,
        respond: Respond,
        *,
        visit: Visit,
        draft_id: int,
        told: telling.Told,
    ) -> None:
        if told.logged:
            with writing(visit.engine) as connection:
                drafts.forget(connection, visit.workspace_id, draft_id)
        if told.message:
            in_its_place(respond, body, told.message)
            self.desk.after(visit, client)
        elif told.form:
            open_or_tell(client, body, respond, told.form)


def gone() -> str:
    return say("I no longer have what you typed. Please type it again.")


def changed(outcome: Logged | Undone) -> Json:
    """What people read after Change."""
    if isinstance(outcome, Undone):
        return answers.not_undone(outcome)
    return answers.logged(outcome)


def _kept(visit: Visit, pending: str) -> tuple[int, str, date] | None:
    """What somebody typed, and the day it was where they typed it."""
    draft_id = row_id(pending)
    with reading(visit.engine) as connection:
        row = drafts.get(connection, visit.workspace_id, visit.member.id, draft_id)
    return (draft_id, row.text, visit.member.day(row.said_at)) if row else None


def _form(visit: Visit, told: Happened, about: Mapping[str, object]) -> Json:
    with reading(visit.engine) as connection:
        names = customers.name_of(
            connection, visit.workspace_id, [told.customer_id], visit.member.id
        )
        people = dict(contacts.labels(connection, visit.workspace_id, told.customer_id))
    return forms.touch_form(
        today=visit.today,
        metadata=json.dumps(about),
        customer=(str(told.customer_id), names[told.customer_id]),
        kind=told.kind,
        on=told.on,
        contacts=[(str(one), people[one]) for one in told.contact_ids if one in people],
        mood=told.mood,
        note=told.note,
        private=told.private,
        began=told.began,
        answered=told.answered,
    )


def _value(body: Body) -> str:
    return str(body["actions"][0].get("value", ""))


def _number(body: Body) -> int:
    return row_id(_value(body))
