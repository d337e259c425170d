"""Who may hand over what, and to whom; and why not, in a sentence."""

from sqlalchemy import Connection

from bot.flow.visit import Visit
from bot.model import Dossier, Member
from bot.store import dossiers, members, workspaces
from bot.store.visible import may_see
from rules.kit.language import say

TO, CUSTOMER, WHOSE = "to", "customer", "whose"


class CannotHandOver(Exception):
    """It cannot change hands like that: about which field, and what to do, in a sentence."""

    def __init__(self, field_name: str, advice: str) -> None:
        super().__init__(advice)
        self.field_name = field_name
        self.advice = advice


def may_give(dossier: Dossier, member: Member) -> bool:
    """Its owner and the lead; anybody, where nobody looks after it."""
    owner = dossier.active(dossier.owner_id)
    return owner is None or member.id in (owner.id, dossier.lead_id)


def check_giver(dossier: Dossier, member: Member) -> None:
    if not may_give(dossier, member):
        owner, lead = dossier.active(dossier.owner_id), dossier.lead_besides_owner
        asked = owner.name if owner else ""
        raise CannotHandOver(
            CUSTOMER,
            say(
                "{owner} looks after them. Ask {owner}, or {lead}, to hand them over.",
                owner=asked,
                lead=lead.name,
            )
            if lead
            else say("{owner} looks after them. Ask {owner} to hand them over.", owner=asked),
        )


def check_taker(to: Member) -> None:
    if to.channel or not to.active:
        raise CannotHandOver(TO, say("Pick a colleague who is still with us, and no app."))
    if to.slack_id is None:
        raise CannotHandOver(
            TO,
            say(
                "I do not know the Slack account of {name}, so they would never read of it. Pick"
                " somebody else.",
                name=to.name,
            ),
        )


def check_may_see(connection: Connection, visit: Visit, whole: Dossier, to: Member) -> None:
    if not may_see(connection, visit.workspace_id, to.id, whole.id):
        raise CannotHandOver(
            TO,
            say(
                "This customer is private, and {name} may not see it. Share it first.", name=to.name
            ),
        )


def check_all(connection: Connection, visit: Visit, old: Member, to: Member) -> None:
    """The lead may, and whoever it is; anybody, where a closed account leaves nobody else."""
    check_taker(to)
    if old.channel:
        raise CannotHandOver(WHOSE, say("Pick the colleague whose customers these are."))
    lead = workspaces.lead_of(connection, visit.workspace_id)
    forsaken = lead is None and not old.active
    if not forsaken and visit.member.id not in (old.id, lead.id if lead else old.id):
        raise CannotHandOver(
            WHOSE,
            say("Only {name} or {lead} can do this.", name=old.name, lead=lead.name)
            if lead and old.active
            else say("Only {name} can do this.", name=lead.name if lead else old.name),
        )
    if old.id == to.id:
        raise CannotHandOver(TO, say("That is one and the same. Pick somebody else."))


def dossier_of(connection: Connection, visit: Visit, customer_id: int) -> Dossier:
    """All about a customer that they may see."""
    here, who = (connection, visit.workspace_id), visit.member.id
    found = dossiers.load(*here, [customer_id], who, today=visit.today)
    if not found:
        raise CannotHandOver(CUSTOMER, say("I do not know this customer. Look for it by its name."))
    return found[0]


def reads(connection: Connection, visit: Visit, reader_id: int | None) -> bool:
    """It is theirs, or was put before the whole team in its channel."""
    if reader_id == visit.member.id:
        return True
    reader = members.of_workspace(connection, visit.workspace_id).get(reader_id or 0)
    return bool(reader and reader.channel)
