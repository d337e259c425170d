"""`/customer list`: all customers by warmth, or those that are mine, quiet or at risk."""

import re
from dataclasses import dataclass

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.flow import pages
from bot.flow.visit import Visit
from bot.model.warmth import WarmList, Which
from bot.slack.desk import Body, Desk
from bot.slack.reply import Json, besides, instead
from bot.slack.sent_back import row_id
from bot.store.engine import reading
from bot.store.visible import may_see
from bot.store.warmth import warmth_page
from bot.views import answers, ids
from bot.views.customer_list import customer_list
from rules.kit.language import say

A_PAGE = 20

WHICH = {
    **dict.fromkeys(("quiet", "silent", "cold", "still", "ruhig", "stille"), Which.QUIET),
    **dict.fromkeys(("risk", "risky", "atrisk", "gefährdet", "risiko"), Which.AT_RISK),
}
MINE = frozenset({"mine", "my", "me", "own", "meine", "mein", "eigene"})
_FILLERS = """
at in all alle everybody customers customer kunden and und of the ones by warmth who is are please
"""
SAYS_NOTHING = frozenset(_FILLERS.split())
_VALUE = re.compile(r"(?P<first>\d{1,7}) (?P<whose>mine|all) (?P<which>.+)", re.ASCII)


@dataclass(frozen=True, slots=True)
class CustomerLists:
    desk: Desk

    def listen(self, app: App) -> None:
        app.action(re.compile(f"^{ids.CUSTOMER_LIST_MORE}(:|$)"))(self.turn)
        app.action(re.compile(f"^{ids.CUSTOMER_LIST_START}(:|$)"))(self.turn)
        app.action(re.compile(f"^{ids.CUSTOMER_LOOK}(:|$)"))(self.look)

    def turn(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        ack()
        visit = self.desk.visit(client, body)
        said = _VALUE.fullmatch(str(body["actions"][0].get("value", "")))
        if said is None or said["which"] not in list(Which):
            besides(respond, page_of(visit, Which.ALL))
            return
        which, mine = Which(said["which"]), said["whose"] == "mine"
        instead(respond, page_of(visit, which, mine=mine, first=int(said["first"])))

    def look(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        ack()
        visit = self.desk.visit(client, body)
        picked = body["actions"][0].get("selected_option") or {}
        besides(respond, _page(visit, self.desk, str(picked.get("value", ""))))


def listed(visit: Visit, words: str) -> Json:
    """What stands behind `/customer list`, in any order."""
    said = re.findall(r"\w+", words.casefold())
    strange = [one for one in said if one not in {*WHICH, *MINE, *SAYS_NOTHING}]
    if strange:
        return answers.trouble(
            say(
                "I can list all customers, or those that are mine, quiet or at risk, but not"
                " “{word}”. Such as: /customer list quiet",
                word=strange[0][:40],
            )
        )
    which = next((WHICH[one] for one in said if one in WHICH), Which.ALL)
    return page_of(visit, which, mine=not MINE.isdisjoint(said))


def page_of(visit: Visit, which: Which, *, mine: bool = False, first: int = 0) -> Json:
    today, me = visit.today, visit.member.id
    whose = me if mine else None
    with reading(visit.engine) as connection:
        warm, numbers = warmth_page(
            connection,
            visit.workspace_id,
            today=today,
            viewer_id=me,
            owner_id=whose,
            which=which,
            limit=A_PAGE,
            offset=first,
        )
    page = WarmList(
        which=which, mine=mine, counted=numbers, today=today, warm=tuple(warm), first=first
    )
    return customer_list(page)


def _page(visit: Visit, desk: Desk, value: str) -> Json:
    """Of a customer that was listed, and may be gone by now."""
    customer_id = row_id(value)
    with reading(visit.engine) as connection:
        there = may_see(connection, visit.workspace_id, visit.member.id, customer_id)
    if not there:
        return answers.trouble(say("This customer is no longer in the record."))
    return answers.customer_page(pages.customer_page(visit, customer_id), desk.titles)
