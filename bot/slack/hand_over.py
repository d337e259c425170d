"""Handing over: the buttons, the form, and Undo."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.flow import hand_over, react
from bot.flow.hand_back import hand_back
from bot.flow.hand_over_rights import CannotHandOver, may_give
from bot.flow.visit import Visit
from bot.model import Dossier, Member
from bot.slack.desk import Body, Desk, no_colleague
from bot.slack.fact_ground import dossier
from bot.slack.form_values import Filled
from bot.slack.forms import somebody_was_first, tell
from bot.slack.hurry import in_a_hurry
from bot.slack.pressed import card_of, number_of, still_asked
from bot.slack.reply import Json, besides, in_its_place, open_or_tell, somebody_elses
from bot.slack.sent_back import row_id
from bot.views import answers, forms, ids
from bot.views import hand_over as view
from bot.views.text import title_of
from rules.kit.language import say


@dataclass(frozen=True, slots=True)
class HandOvers:
    desk: Desk

    def listen(self, app: App) -> None:
        app.action(re.compile(f"^{ids.NUDGE_HAND}:"))(self.nudge)
        app.action(re.compile(f"^{ids.CUSTOMER_HAND}:"))(self.customer)
        app.action(re.compile(f"^{ids.HAND_UNDO}:"))(self.undo)
        app.view(ids.HAND_FORM)(self.handed)

    def nudge(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        ack()
        visit, card = still_asked(self.desk, client, body, respond)
        whole = dossier(visit, card.customer_id) if card else None
        if card is None or whole is None:
            return
        about = {"nudge": card.id, "response_url": respond.response_url, "besides": True}
        form = (
            forms.trouble_view(say("Hand over"), only_the_owner())
            if card.private and whole.owner != visit.member
            else view.nudge_form(card, whole=_may(visit, whole), metadata=json.dumps(about))
        )
        open_or_tell(client, body, respond, form)

    def customer(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        ack()
        visit = self.desk.visit(client, body)
        whole = dossier(visit, number_of(body))
        if whole is None:
            besides(respond, answers.trouble(_gone()))
            return
        about = {"customer": whole.id, "response_url": respond.response_url, "besides": True}
        form = view.customer_form(
            (str(whole.id), whole.customer.name), metadata=json.dumps(about), fixed=True
        )
        open_or_tell(client, body, respond, form)

    def undo(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        ack()
        visit = self.desk.visit(client, body)
        in_its_place(respond, body, view.back(hand_back(visit, number_of(body))))
        self.desk.after(visit, client)

    def handed(self, ack: Ack, body: Body, client: WebClient) -> None:
        visit, filled = self.desk.visit(client, body), Filled(body["view"])
        to = self._picked(client, filled, ids.TO)
        if to is None or not to.active:
            ack(response_action="errors", errors={ids.TO: no_colleague()})
            return
        try:
            said = self._hand(client, visit, filled, to)
        except CannotHandOver as trouble:
            ack(response_action="errors", errors={_block(body, trouble): trouble.advice})
            return
        except (react.AnsweredAlready, react.NotYours) as late:
            first = isinstance(late, react.AnsweredAlready)
            why = somebody_was_first() if first else somebody_elses()
            ack(response_action="update", view=forms.trouble_view(say("Hand over"), why))
            return
        ack()
        # On Home there is nowhere to answer for a nudge; that it is gone is enough of a sign there.
        if filled.about.get("response_url") or not filled.about.get("nudge"):
            tell(self.desk, client, visit, filled, said)
        self.desk.after(visit, client)

    def _hand(self, client: WebClient, visit: Visit, filled: Filled, to: Member) -> Json:
        """Raises CannotHandOver, AnsweredAlready, NotYours."""
        because, about = filled.text(ids.BECAUSE)[: view.MOST_BECAUSE], filled.about
        if about.get("everything"):
            return everything(visit, self._picked(client, filled, ids.WHOSE), to, because)
        card = card_of(visit, row_id(about.get("nudge"))) if about.get("nudge") else None
        what = filled.chosen(ids.WHAT)
        if about.get("nudge") and (card is None or what != "customer"):
            if card is None:
                raise react.NotYours
            later = what == "ritual"
            hand_over.nudge(visit, card.id, to, because=because, from_now_on=later)
            title = title_of(card.rule, self.desk.titles)
            return view.nudge_handed(card, title, to.name, from_now_on=later)
        fixed = card.customer_id if card else row_id(about.get("customer"))
        roles = _roles(filled)
        return customer(visit, fixed or filled.customer_id or 0, to, because, with_roles=roles)

    def _picked(self, client: WebClient, filled: Filled, block: str) -> Member | None:
        user = filled.user(block)
        return self.desk.colleague(in_a_hurry(client), user) if user else None


def customer(
    visit: Visit, customer_id: int, to: Member, because: str, *, with_roles: bool = True
) -> Json:
    """Hand it over and say so. Raises CannotHandOver."""
    done = hand_over.customer(visit, customer_id, to, because=because, with_roles=with_roles)
    mine = done.old is not None and done.old.id == visit.member.id
    return view.customer_handed(done, mine=mine, by_me=to.id == visit.member.id)


def everything(visit: Visit, old: Member | None, to: Member, because: str) -> Json:
    """The same for all that somebody looks after."""
    if old is None:
        raise CannotHandOver(ids.WHOSE, say("Pick the colleague whose customers these are."))
    return view.everything_handed(hand_over.everything(visit, old, to, because=because))


def only_the_owner() -> str:
    return say("This one is private, so only the customer's owner can hand it over.")


def _gone() -> str:
    return say("This customer is no longer in the record.")


def _may(visit: Visit, whole: Dossier) -> bool:
    return may_give(whole, visit.member)


def _block(body: Body, trouble: CannotHandOver) -> str:
    """Where it can be read: a form about one customer has no field for it."""
    there: Mapping[str, object] = body["view"].get("state", {}).get("values", {})
    return trouble.field_name if trouble.field_name in there else ids.TO


def _roles(filled: Filled) -> bool:
    """Ticked, unless somebody has taken the tick away."""
    asked: Mapping[str, Body] | None = filled.values.get(ids.ROLES)
    return asked is None or any(one.get("selected_options") for one in asked.values())
