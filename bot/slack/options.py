"""Type-ahead: customers and the people there, as somebody types."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.slack.desk import Body, Desk
from bot.slack.form_values import NEW_PERSON, Filled
from bot.store import search
from bot.store.engine import reading
from bot.views import ids
from bot.views.inputs import option
from bot.words.clean import clean
from bot.words.names import normalise
from rules.kit.language import say

MOST = 20
MOST_PEOPLE = 99
LONGEST_NAME = 60
"""In letters: with the words around it, it still fits into an option."""

OF_A_FORM = ("type", "callback_id", "title", "submit", "close", "blocks")
"""What a form is made of, as Slack sends it back."""


@dataclass(frozen=True, slots=True)
class Options:
    desk: Desk

    def listen(self, app: App) -> None:
        app.options(ids.CUSTOMER_OPTIONS)(self.customer_options)
        app.options(ids.CONTACT_OPTIONS)(self.contact_options)
        app.action(ids.CUSTOMER_OPTIONS)(self.customer_picked)

    def customer_options(self, ack: Ack, body: Body, client: WebClient) -> None:
        visit = self.desk.visit(client, body)
        typed = clean(str(body.get("value", "")), limit=200)
        with reading(visit.engine) as connection:
            found = search.customers_like(
                connection, visit.workspace_id, visit.member.id, typed, MOST
            )
        ack(options=[option((str(one), name)) for one, name in found])

    def customer_picked(self, ack: Ack, body: Body, client: WebClient) -> None:
        """With a type-ahead Slack sends no other field, so the form itself has to know whose
        people are looked for."""
        ack()
        view = body["view"]
        filled = Filled(view)
        about = json.dumps(filled.about | {"customer": filled.customer_id})
        same = {part: view[part] for part in OF_A_FORM if view.get(part)}
        client.views_update(
            view_id=view["id"], hash=view["hash"], view={**same, "private_metadata": about}
        )

    def contact_options(self, ack: Ack, body: Body, client: WebClient) -> None:
        visit = self.desk.visit(client, body)
        typed = clean(str(body.get("value", "")), limit=LONGEST_NAME)
        customer_id = customer_in(body["view"])
        with reading(visit.engine) as connection:
            people = search.contacts_like(
                connection, visit.workspace_id, visit.member.id, customer_id, typed
            )
        options = [option((str(one), name), title) for one, name, title in people[:MOST_PEOPLE]]
        if typed and normalise(typed) not in (normalise(name) for _, name, _ in people):
            new = say("Add “{name}”", name=typed)
            options.append(option((f"{NEW_PERSON}{typed}", new)))
        ack(options=options)


def customer_in(view: Mapping[str, Any]) -> int:
    """The customer of a form: as it was picked, or as the form was opened; 0 without one."""
    filled = Filled(view)
    picked = filled.customer_id or filled.about.get("customer") or next(_prefilled(view), 0)
    return int(picked) if str(picked).isdecimal() else 0


def _prefilled(view: Mapping[str, Any]) -> Iterator[str]:
    for block in view.get("blocks", ()):
        if block.get("block_id") == ids.CUSTOMER:
            option = block.get("element", {}).get("initial_option") or {}
            yield str(option.get("value", ""))
