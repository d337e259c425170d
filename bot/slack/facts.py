"""Telling what is known of a customer: the menu, the forms, and the buttons below an answer."""

import re
from dataclasses import dataclass
from datetime import date

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.flow.learn import CannotLearn, amend, unlearn
from bot.flow.record import Undone
from bot.flow.visit import Visit
from bot.model import Dossier
from bot.model.learnt import Learnt
from bot.model.nouns import NOUNS, Noun
from bot.slack import fact_telling
from bot.slack.desk import Body, Desk
from bot.slack.fact_closing import settle
from bot.slack.fact_forms import form_for
from bot.slack.fact_ground import Typed, dossier, dossier_of_row
from bot.slack.fact_values import FactForm
from bot.slack.form_values import Filled
from bot.slack.forms import tell
from bot.slack.hurry import in_a_hurry
from bot.slack.look import answered_here
from bot.slack.reply import (
    besides,
    in_its_place,
    is_one_of_several,
    open_form,
    open_or_tell,
    privately,
)
from bot.slack.sent_back import day, row_id
from bot.slack.touch_buttons import gone
from bot.store import drafts
from bot.store.engine import reading, writing
from bot.views import answers, forms, ids
from bot.words.clean import clean, plain
from bot.words.fact_reading import FactLine
from rules.kit.language import say


@dataclass(frozen=True, slots=True)
class Facts:
    desk: Desk

    def listen(self, app: App) -> None:
        app.action(re.compile(f"^{ids.FACT_NEW}:"))(self.new)
        app.action(re.compile(f"^{ids.FACT_UNDO}:"))(self.undo)
        app.action(re.compile(f"^{ids.FACT_CHANGE}:"))(self.change)
        app.action(re.compile(f"^{ids.FACT_CLOSE}:"))(self.close)
        app.action(re.compile(f"^{ids.FACT_PICK}:"))(self.pick)
        app.action(re.compile(f"^{ids.FACT_FILL_IN}(:|$)"))(self.fill_in)
        app.view(ids.FACT_FORM)(self.told)

    def new(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        ack()
        visit, action = self.desk.visit(client, body), body["actions"][0]
        noun = noun_of(str(action["selected_option"]["value"]))
        whole = dossier(visit, row_id(action["action_id"].partition(":")[2]))
        if noun is None or whole is None:
            besides(respond, answers.trouble(_not_noted()))
            return
        about = {"response_url": respond.response_url, "besides": True}
        form = form_for(visit, whole, FactLine(noun=noun, facts={}), **about)
        open_or_tell(client, body, respond, form)

    def undo(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        ack()
        visit = self.desk.visit(client, body)
        row, noun = _row(body)
        if noun is None:
            return
        outcome = unlearn(visit, noun, row)
        undone = outcome is Undone.GONE
        said = answers.forgotten(noun) if undone else answers.not_forgotten(outcome)
        in_its_place(respond, body, said)
        self.desk.after(visit, client)

    def change(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        ack()
        visit = self.desk.visit(client, body)
        row, noun = _row(body)
        whole = dossier_of_row(visit, noun, row) if noun else None
        if noun is None or whole is None:
            in_its_place(respond, body, answers.not_forgotten(Undone.NOT_THERE))
            return
        about = {"response_url": respond.response_url, "besides": is_one_of_several(body)}
        form = form_for(visit, whole, FactLine(noun=noun, facts={}, row_id=row), **about)
        open_or_tell(client, body, respond, form)

    def close(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        ack()
        visit = self.desk.visit(client, body)
        row, on, noun = _loop(body)
        whole = dossier_of_row(visit, noun, row) if noun else None
        if noun is None or whole is None or on is None:
            in_its_place(respond, body, answers.not_forgotten(Undone.NOT_THERE))
            return
        in_its_place(respond, body, settle(visit, whole, noun, row, on))
        self.desk.after(visit, client)

    def pick(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        ack()
        visit = self.desk.visit(client, body)
        picked, _, pending = _value(body).partition(" ")
        typed = self._typed(visit, pending)
        told = fact_telling.take(visit, typed, row_id(picked)) if typed else None
        if told is None:
            in_its_place(respond, body, answers.trouble(gone()))
        elif told.message:
            self._forget(visit, pending)
            in_its_place(respond, body, told.message)
            self.desk.after(visit, client)
        elif told.form:
            open_or_tell(client, body, respond, told.form)

    def fill_in(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        ack()
        visit = self.desk.visit(client, body)
        typed = self._typed(visit, _value(body))
        about = {"response_url": respond.response_url, "pending": _value(body)}
        form = fact_telling.form_of(visit, typed, **about) if typed else None
        if form is None:
            in_its_place(respond, body, answers.trouble(gone()))
            return
        open_or_tell(client, body, respond, form)

    def told(self, ack: Ack, body: Body, client: WebClient) -> None:
        visit, filled = self.desk.visit(client, body), Filled(body["view"])
        noun, whole = noun_of(str(filled.about.get("noun"))), None
        if noun is not None:
            whole = _about(visit, noun, filled)
        if noun is None or whole is None:
            ack(response_action="update", view=_no_customer())
            return
        form = FactForm(body["view"], noun, lambda user: self._member(client, user))
        try:
            said = _learn(visit, form, filled, whole)
        except CannotLearn as trouble:
            form.errors.setdefault(form.block_of(trouble.field_name), trouble.advice)
        if form.errors:
            ack(response_action="errors", errors=form.errors)
            return
        ack()
        self.desk.afterwards(lambda: self._forget(visit, str(filled.about.get("pending") or "")))
        tell(self.desk, client, visit, filled, answers.learnt(said, noun, visit.today, visit.now))
        self.desk.after(visit, client)

    def _member(self, client: WebClient, user: str) -> int | None:
        found = self.desk.colleague(in_a_hurry(client), user)
        return found.id if found else None

    def _typed(self, visit: Visit, pending: str) -> Typed | None:
        """What somebody typed, and the day it was where they typed it."""
        with reading(visit.engine) as connection:
            mine = visit.workspace_id, visit.member.id
            row = drafts.get(connection, *mine, row_id(pending))
        if row is None:
            return None
        return Typed(
            text=row.text,
            identity=f"draft:{row.id}",
            said_on=visit.member.day(row.said_at),
            day_first=self.desk.day_first,
        )

    def _forget(self, visit: Visit, pending: str) -> None:
        with writing(visit.engine) as connection:
            drafts.forget(connection, visit.workspace_id, row_id(pending))


def answer(desk: Desk, visit: Visit, ack: Ack, body: Body, client: WebClient) -> bool:
    """Answer `/customer` with what it tells; False when it tells nothing but a name."""
    typed = Typed(
        text=clean(plain(body.get("text") or "")),
        identity=f"said:{body['trigger_id']}",
        said_on=visit.today,
        day_first=desk.day_first,
    )
    told = fact_telling.take(visit, typed)
    if told is None:
        return False
    if told.message:
        privately(ack, told.message)
        desk.after(visit, client)
    elif told.form and not open_form(client, body["trigger_id"], answered_here(told.form, body)):
        privately(ack, fact_telling.too_late(visit, typed))
    else:
        ack()
    return True


def _no_customer() -> dict[str, object]:
    return forms.trouble_view(say("Not noted"), _not_noted())


def _not_noted() -> str:
    return say("This customer is no longer in the record, so nothing was noted.")


def noun_of(word: str) -> Noun | None:
    return next((noun for noun in NOUNS if noun.word == word), None)


def _about(visit: Visit, noun: Noun, filled: Filled) -> Dossier | None:
    """The customer of the row that is changed, or the one of whom something new is told."""
    row = filled.about.get("row")
    if row is not None:
        return dossier_of_row(visit, noun, row_id(row))
    return dossier(visit, row_id(filled.about.get("customer")))


def _learn(visit: Visit, form: FactForm, filled: Filled, whole: Dossier) -> Learnt:
    """Raises CannotLearn, also where the form itself is not filled in as it must be."""
    row = filled.about.get("row")
    facts = form.facts(of_row=row is not None, said=filled.about.get("said") or ())
    form.require()
    for block, advice in form.errors.items():
        raise CannotLearn(block, advice)
    if row is None:
        return fact_telling.learn_of(visit, whole, form.noun, facts)
    return amend(visit, form.noun, row_id(row), facts)


def _row(body: Body) -> tuple[int, Noun | None]:
    number, _, word = _value(body).partition(" ")
    return row_id(number), noun_of(word)


def _loop(body: Body) -> tuple[int, date | None, Noun | None]:
    """Which one was settled, and on which day."""
    number, _, rest = _value(body).partition(" ")
    on, _, word = rest.partition(" ")
    return row_id(number), day(on), noun_of(word)


def _value(body: Body) -> str:
    return str(body["actions"][0].get("value", ""))
