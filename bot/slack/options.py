"""Type-ahead: customers and the people there, as somebody types."""

from dataclasses import dataclass

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.slack.desk import Body, Desk
from bot.slack.form_values import NEW_PERSON, Filled
from bot.store import contacts, customers
from bot.store.engine import reading
from bot.views import ids
from bot.views.inputs import option
from bot.words.clean import clean
from bot.words.names import find, normalise

MOST = 20


@dataclass(frozen=True, slots=True)
class Options:
    desk: Desk

    def listen(self, app: App) -> None:
        app.options(ids.CUSTOMER_OPTIONS)(self.customer_options)
        app.options(ids.CONTACT_OPTIONS)(self.contact_options)

    def customer_options(self, ack: Ack, body: Body, client: WebClient) -> None:
        visit = self.desk.visit(client, body)
        typed = clean(str(body.get("value", "")), limit=200)
        with reading(visit.engine) as connection:
            known = customers.names(connection, visit.workspace_id)
            start = normalise(typed)
            begins = [number for number, name in known if name.startswith(start)][:MOST]
            found = find(typed, known)
            ids_ = dict.fromkeys([*([found.sure] if found.sure else []), *begins, *found.choices])
            names = customers.name_of(connection, visit.workspace_id, list(ids_))
        ack(options=[option((str(one), names[one])) for one in ids_ if one in names][:MOST])

    def contact_options(self, ack: Ack, body: Body, client: WebClient) -> None:
        visit = self.desk.visit(client, body)
        typed = clean(str(body.get("value", "")), limit=70)
        customer_id = Filled(body["view"]).customer_id or 0
        with reading(visit.engine) as connection:
            people = contacts.labels(connection, visit.workspace_id, customer_id)
        start = normalise(typed) if typed else ""
        fitting = [(str(one), name) for one, name in people if start in normalise(name)][:MOST]
        if typed and typed not in (name for _, name in fitting):
            fitting.append((f"{NEW_PERSON}{typed}", f"Add “{typed}”"))
        ack(options=[option(one) for one in fitting])
