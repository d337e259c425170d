"""`/customer import`: a list is pasted, looked over, and taken in."""

import hashlib
import json
import re
from dataclasses import dataclass

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient
from sqlalchemy import Connection

from bot.flow import take_in
from bot.flow.record import Undone
from bot.flow.visit import Visit
from bot.intake.pasted import read_pasted
from bot.model.pasted import Pasted
from bot.slack.asked import Asked
from bot.slack.desk import Body, Desk
from bot.slack.form_values import Filled
from bot.slack.forms import tell
from bot.slack.reply import Json, in_its_place
from bot.store import customers
from bot.store.engine import reading, writing
from bot.views import answers, ids
from bot.views.customer_import import import_form, imported, taken_back
from rules.kit.language import say


@dataclass(frozen=True, slots=True)
class CustomerImports:
    desk: Desk

    def listen(self, app: App) -> None:
        app.view(ids.IMPORT_FORM)(self.submitted)
        app.action(re.compile(f"^{ids.IMPORT_UNDO}(:|$)"))(self.undo)

    def submitted(self, ack: Ack, body: Body, client: WebClient) -> None:
        """The first time it is looked over; the same text once more is taken in."""
        visit, filled = self.desk.visit(client, body), Filled(body["view"])
        typed = filled.text(ids.ROWS)
        if not typed:
            empty = say("There is nothing in it yet. One name a line is enough.")
            ack(response_action="errors", errors={ids.ROWS: empty})
            return
        if filled.about.get("seen") == _digest(typed):
            with writing(visit.engine) as connection:
                found = self._read(connection, visit, typed)
                key = take_in.take_in(connection, visit, found.new) if found.new else ""
        else:
            with reading(visit.engine) as connection:
                found, key = self._read(connection, visit, typed), ""
        if not key:
            seen = json.dumps({"seen": _digest(typed)} if found.new else {})
            ack(response_action="update", view=import_form(typed, found, metadata=seen))
            return
        ack()
        tell(self.desk, client, visit, filled, imported(found, key))
        self.desk.after(visit, client)

    def undo(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        ack()
        visit = self.desk.visit(client, body)
        key = str(body["actions"][0].get("value", ""))
        outcome, gone, stay = take_in.take_back(visit, key)
        if outcome is Undone.GONE:
            in_its_place(respond, body, taken_back(gone, stay))
            self.desk.after(visit, client)
        else:
            in_its_place(respond, body, answers.not_forgotten(outcome))

    def _read(self, connection: Connection, visit: Visit, typed: str) -> Pasted:
        known = customers.names(connection, visit.workspace_id, visit.member.id)
        return read_pasted(
            connection,
            visit.workspace_id,
            typed,
            known={name for _, name in known},
            now=visit.now,
            today=visit.today,
            day_first=self.desk.day_first,
        )


def open_import(asked: Asked, typed: str) -> Json | None:
    """What stands behind the word is in the form already."""
    return asked.open(import_form(typed))


def _digest(typed: str) -> str:
    return hashlib.sha256(typed.encode()).hexdigest()
