"""`/customer erase`: a form that asks for the name again, and then it is gone for good."""

import json
import logging
from dataclasses import dataclass

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.flow import erase
from bot.flow.visit import Visit
from bot.model import Dossier
from bot.slack import outlook
from bot.slack.asked import Asked
from bot.slack.customer_private import show_others
from bot.slack.desk import Body, Desk
from bot.slack.fact_ground import dossier
from bot.slack.form_values import Filled
from bot.slack.forms import tell
from bot.slack.reply import Json
from bot.slack.sent_back import row_id
from bot.store import contacts
from bot.store.engine import reading, scrub
from bot.views import erase as view
from bot.views import forms, ids
from bot.words.clean import QUOTES
from bot.words.names import find
from rules.kit.language import say

log = logging.getLogger(__name__)

AT = " at "


@dataclass(frozen=True, slots=True)
class Erasures:
    desk: Desk

    def listen(self, app: App) -> None:
        app.view(ids.ERASE_FORM)(self.erase)

    def erase(self, ack: Ack, body: Body, client: WebClient) -> None:
        visit, filled = self.desk.visit(client, body), Filled(body["view"])
        customer_id = row_id(filled.about.get("customer"))
        contact_id = row_id(filled.about.get("contact"))
        typed = filled.text(ids.NAME)
        try:
            if contact_id:
                gone = erase.contact(visit, customer_id, contact_id, typed)
            else:
                gone = erase.customer(visit, customer_id, typed)
        except erase.NotTheName:
            ack(response_action="errors", errors={ids.NAME: view.another_name()})
            return
        except (erase.Gone, erase.NotYours):
            late = say("This is no longer in the record, or no longer yours to erase.")
            ack(response_action="update", view=forms.trouble_view(say("Not erased"), late))
            return
        ack()
        said = view.customer_erased(gone.customer)
        if contact_id:
            said = view.person_erased(gone.person, gone.customer, gone.touches)
        tell(self.desk, client, visit, filled, said)
        show_others(self.desk, visit, client, gone.involved)
        self.desk.afterwards(lambda: _scrub(self.desk), long=True)


def ask(asked: Asked, words: str) -> Json | None:
    """`erase Acme`, or `erase @ana at Acme`."""
    visit = asked.visit
    if not words.strip(QUOTES):
        return view.whom()
    who, where = _split(visit, words.strip())
    found = outlook.customer_meant(visit, where.strip(QUOTES))
    whole = dossier(visit, found) if isinstance(found, int) else None
    if whole is None:
        return found if not isinstance(found, int) else view.whom()
    if not erase.may_erase(whole, visit.member):
        return view.ask_owner(whole.customer.name, whole.owner)
    form = _person_form(visit, whole, who, asked.body) if who else _form(whole, asked.body)
    return asked.open(form) if form else view.nobody_there(who, whole.customer.name)


def _split(visit: Visit, words: str) -> tuple[str, str]:
    """Who, if anybody, and where. A customer may be called Boats at Sea."""
    if outlook.is_known(visit, words) or AT not in words:
        return "", words
    places = [place for place in range(len(words)) if words.startswith(AT, place)]
    known = (one for one in places if outlook.is_known(visit, words[one + len(AT) :]))
    place = next(known, places[-1])
    return words[:place].strip().removeprefix("@"), words[place + len(AT) :]


def _form(whole: Dossier, body: Body) -> Json:
    here = whole.customer
    about = {"customer": whole.id, "response_url": body.get("response_url", "")}
    return view.erase_customer_form(
        here.name, len(here.touches), len(here.contacts), metadata=json.dumps(about)
    )


def _person_form(visit: Visit, whole: Dossier, who: str, body: Body) -> Json | None:
    with reading(visit.engine) as connection:
        known = contacts.names(connection, visit.workspace_id, whole.id)
    found = find(who, known)
    only = found.choices[0] if len(found.choices) == 1 else None
    meant = found.sure or only
    names = {int(one.key): one.name for one in whole.customer.contacts}
    if meant is None or meant not in names:
        return None
    met = [
        one for one in whole.customer.touches if any(str(meant) == it.key for it in one.contacts)
    ]
    about = {
        "customer": whole.id,
        "contact": meant,
        "response_url": body.get("response_url", ""),
        "besides": True,
    }
    return view.erase_person_form(
        names[meant], whole.customer.name, len(met), metadata=json.dumps(about)
    )


def _scrub(desk: Desk) -> None:
    if not scrub(desk.engine):
        log.warning("the record was busy: what was erased may be on the disk until the next time")
