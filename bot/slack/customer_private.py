"""`/customer private`, `share` and `public`: who may know of a customer."""

import re
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.flow import private
from bot.flow.visit import Visit
from bot.model import Member
from bot.model.home import Look
from bot.slack import outlook
from bot.slack.asked import Asked
from bot.slack.desk import Body, Desk, no_colleague
from bot.slack.no_reply import NO_REPLY
from bot.slack.reply import Json, besides, in_its_place
from bot.slack.sent_back import row_id
from bot.store import customers, erasing, members
from bot.store.engine import reading
from bot.views import answers, ids
from bot.views import customer_private as view
from bot.words.clean import QUOTES
from bot.words.names import find
from rules.kit.language import say

WITH = re.compile(r"(?P<name>.+?)\s+(?:with|mit)\s+(?P<whom>.+)", re.IGNORECASE)
NOT = re.compile(r"(?P<name>.+?)\s+(?:not|nicht)", re.IGNORECASE)
AND = re.compile(r"\s*,\s*(?:(?:and|und)\s+)?|\s+(?:and|und)\s+", re.IGNORECASE)
NOBODY = frozenset({"nobody", "niemand", "niemandem"})


@dataclass(frozen=True, slots=True)
class PrivateCustomers:
    desk: Desk

    def listen(self, app: App) -> None:
        app.action(re.compile(f"^{ids.CUSTOMER_SHARE}:"))(self.share)
        app.action(re.compile(f"^{ids.CUSTOMER_OPEN}:"))(self.open)

    def share(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        ack()
        visit = self.desk.visit(client, body)
        picked = str(body["actions"][0].get("selected_user") or "")
        with_whom = self.desk.colleague(client, picked) if picked else None
        if with_whom is None or not with_whom.active:
            besides(respond, answers.trouble(no_colleague()))
        else:
            in_its_place(respond, body, shared(visit, number_of(body), [with_whom]))

    def open(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        ack()
        visit = self.desk.visit(client, body)
        in_its_place(respond, body, opened(visit, number_of(body)))
        self.desk.after(visit, client)


def keep(asked: Asked, words: str) -> Json:
    """`private Acme` and `Acme private`; `Acme not private` is the contrary."""
    visit = asked.visit
    contrary = None if outlook.is_known(visit, words) else NOT.fullmatch(words)
    if contrary:
        return make_public(asked, contrary["name"])
    found = _meant(visit, words)
    if not isinstance(found, int):
        return found
    with reading(visit.engine) as connection:
        involved = erasing.involved(connection, visit.workspace_id, found)
    name = _name(visit, found)
    try:
        new = private.keep_private(visit, found)
    except private.NotOwner as other:
        return view.owner_decides(other.owner, name)
    show_others(asked.desk, visit, asked.client, involved)
    say_so = view.kept if new else view.is_kept
    return say_so(found, name, private.readers(visit, found))


def make_public(asked: Asked, words: str) -> Json:
    found = _meant(asked.visit, words)
    if not isinstance(found, int):
        return found
    said = opened(asked.visit, found)
    asked.desk.after(asked.visit, asked.client)
    return said


def share(asked: Asked, words: str) -> Json:
    """`share Acme with @ben and @cleo`; with nobody, it is shared with nobody any more."""
    visit = asked.visit
    said = None if outlook.is_known(visit, words) else WITH.fullmatch(words)
    found = _meant(visit, said["name"] if said else words)
    if not isinstance(found, int):
        return found
    name = _name(visit, found)
    if said is None:
        return view.with_whom(name)
    whom = _colleagues(visit, said["whom"])
    if isinstance(whom, str):
        return view.nobody_called(whom, name)
    before = [one.id for one in private.readers(visit, found)]
    answer = shared(visit, found, whom)
    show_others(asked.desk, visit, asked.client, before)
    return answer


def shared(visit: Visit, customer_id: int, whom: list[Member]) -> Json:
    name = _name(visit, customer_id)
    if not name:
        return _unknown()
    try:
        if whom:
            private.share(visit, customer_id, whom)
        else:
            private.share_with_these_only(visit, customer_id, [])
    except private.NotOwner as other:
        return view.owner_decides(other.owner, name)
    if not private.is_private(visit, customer_id):
        return view.is_open(name)
    return view.is_kept(customer_id, name, private.readers(visit, customer_id))


def opened(visit: Visit, customer_id: int) -> Json:
    name = _name(visit, customer_id)
    if not name:
        return _unknown()
    try:
        new = private.open_up(visit, customer_id)
    except private.NotOwner as other:
        return view.owner_decides(other.owner, name)
    except private.AnotherOfThatName:
        return view.another(name)
    return view.opened(name) if new else view.is_open(name)


def show_others(desk: Desk, visit: Visit, client: WebClient, whom: Collection[int]) -> None:
    """Notes and Homes of others that may still show what they are not to see."""
    desk.after(visit, client)
    with reading(visit.engine) as connection:
        everybody = members.of_workspace(connection, visit.workspace_id)
    others = [everybody[one] for one in whom if one in everybody and one != visit.member.id]
    theirs = [
        replace(visit, member=one, look=Look()) for one in others if one.active and not one.channel
    ]
    for one in theirs:
        desk.afterwards(partial(_show_home, desk, one, client), of=one.member.id)


def number_of(body: Body) -> int:
    """The customer's, at the end of the button's name; 0 where somebody has made it up."""
    return row_id(str(body["actions"][0]["action_id"]).partition(":")[2].partition(":")[0])


def _show_home(desk: Desk, theirs: Visit, client: WebClient) -> None:
    # Whoever cannot be shown it now reads it afresh whenever they open it.
    with suppress(*NO_REPLY):
        desk.show_home(theirs, client)


def _meant(visit: Visit, words: str) -> int | Json:
    if not words.strip():
        return answers.help_customer()
    return outlook.customer_meant(visit, words.strip(QUOTES))


def _name(visit: Visit, customer_id: int) -> str:
    mine = visit.workspace_id, [customer_id], visit.member.id
    with reading(visit.engine) as connection:
        return customers.name_of(connection, *mine).get(customer_id, "")


def _unknown() -> Json:
    return answers.trouble(say("This customer is no longer in the record."))


def _colleagues(visit: Visit, words: str) -> list[Member] | str:
    """Those who are named, or the first name that nobody bears; nobody for "nobody"."""
    if words.strip().casefold() in NOBODY:
        return []
    with reading(visit.engine) as connection:
        everybody = members.of_workspace(connection, visit.workspace_id)
        known = members.names(connection, visit.workspace_id)
    here = [(one, name) for one, name in known if everybody[one].active]
    found: list[Member] = []
    for said in AND.split(words.strip()):
        name = said.removeprefix("@")
        meant = find(name, here).sure
        if meant is None:
            return name
        found.append(everybody[meant])
    return found
