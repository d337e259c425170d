"""Handing over a nudge, a customer, or everything of somebody who leaves. Nothing is orphaned.

What changes hands is asked anew, in the notes to come of whoever takes over; and who takes over a
customer reads at once what one needs to begin.
"""

from dataclasses import replace

from bot.flow import hand_over_note
from bot.flow.hand_over_card import card, greets
from bot.flow.hand_over_moving import Passing, plan_again
from bot.flow.hand_over_note import working_day
from bot.flow.hand_over_rights import (
    TO,
    WHOSE,
    CannotHandOver,
    check_all,
    check_giver,
    check_may_see,
    check_taker,
    dossier_of,
    reads,
)
from bot.flow.react import GOOD_WHEN_HANDED_OVER, AnsweredAlready, NotYours
from bot.flow.visit import Visit
from bot.model import Member, Way
from bot.model.hand_overs import HandedOver, card_about
from bot.store import arrangements, customers, dossiers, hand_overs, nudges
from bot.store.engine import writing
from bot.store.moves import Step
from rules.kit.language import say

PAGES = 5
"""As many customers does a note offer to show."""


def nudge(
    visit: Visit, nudge_id: int, to: Member, *, because: str = "", from_now_on: bool = False
) -> None:
    """This nudge is asked of a colleague, and with `from_now_on` all that this ritual asks later.

    Raises NotYours, AnsweredAlready, CannotHandOver.
    """
    with writing(visit.engine) as connection:
        here = connection, visit.workspace_id
        row = nudges.get(*here, nudge_id)
        if row is None or not reads(connection, visit, row.to_member_id):
            raise NotYours
        whole = dossier_of(connection, visit, row.customer_id)
        check_taker(to)
        if to.id == row.to_member_id:
            raise CannotHandOver(TO, say("That is you. Pick a colleague."))
        if row.private and not whole.is_owned_by(visit.member):
            raise CannotHandOver(
                TO, say("This one is private, so only the customer's owner can hand it over.")
            )
        check_may_see(connection, visit, whole, to)
        ask_on = working_day(to, to.day(visit.now))
        good_until = max(row.good_until, ask_on + GOOD_WHEN_HANDED_OVER)
        if not nudges.hand_over(
            *here, nudge_id, to=to.id, by=visit.member.id, on=ask_on, good_until=good_until
        ):
            raise AnsweredAlready
        hand_overs.sign(*here, [nudge_id], by=visit.member.id, because=because)
        if from_now_on:
            arrangements.agree(
                *here,
                way=Way.SOMEBODY_ELSE,
                since=visit.today,
                rule=row.rule,
                customer_id=row.customer_id,
                member_id=row.to_member_id,
                to_member_id=to.id,
            )
        plan_again(connection, visit, row.customer_id)


def customer(
    visit: Visit, customer_id: int, to: Member, *, because: str = "", with_roles: bool = True
) -> HandedOver:
    """From today on `to` looks after a customer, and reads a note about it. Raises CannotHandOver.

    What its owner was asked about it goes along; `with_roles`, so do the roles that the owner holds
    there and what the owner has promised.
    """
    with writing(visit.engine) as connection:
        before = dossier_of(connection, visit, customer_id)
        check_giver(before, visit.member)
        check_taker(to)
        if before.owner_id == to.id:
            raise CannotHandOver(
                TO, say("{name} looks after them already. Pick somebody else.", name=to.name)
            )
        passing = Passing(connection, visit, to, because)
        old, roles, promises = before.members.get(before.owner_id or 0), list[Step](), list[Step]()
        owned = hand_overs.own(connection, visit.workspace_id, [customer_id], to.id)
        if old and with_roles:
            roles, promises = passing.roles(old, customer_id), passing.promises(old, customer_id)
        (now,) = dossiers.load_for_planning(connection, visit.workspace_id, [customer_id])
        asked = passing.nudges_about(now, [one.id for one in (old, before.owner) if one])
        plan_again(connection, visit, customer_id)
        today = visit.day_at(now)
        # The answer names them to who hands over, who may know less than the owner.
        meets = greets(before.seen_by(visit.member).customer.as_of(today), today)
        by = "" if to.id == visit.member.id else visit.member.name
        note_id = hand_over_note.tell(
            connection,
            visit.workspace_id,
            to,
            occasion=f"{card_about(customer_id)}{visit.today:%y%m%d}",
            now=visit.now,
            text=card(
                visit.here, now, to, today, by=by, old=old.name if old else "", because=because
            ),
            customer_ids=[customer_id],
        )
        others = passing.tell_old(old, now, meets) if old else []
        every = [*owned, *roles, *promises, *asked]
        return HandedOver(
            to=to,
            old=old,
            customers=((customer_id, now.customer.name),),
            undo=passing.remember(every, [(note_id, to), *others]),
            nudges=len(asked),
            roles=len(roles),
            promises=len(promises),
            greets=meets,
        )


def everything(visit: Visit, old: Member, to: Member, *, because: str = "") -> HandedOver:
    """All that somebody looks after is another's from today on, told in one note.

    What is private and not known to who says so stays where it is. Raises CannotHandOver.
    """
    with writing(visit.engine) as connection:
        check_all(connection, visit, old, to)
        here = connection, visit.workspace_id
        owned, private = hand_overs.customers_of(*here, old.id, visit.member.id)
        passing = Passing(connection, visit, to, because)
        roles, promises = passing.roles(old), passing.promises(old)
        steps = hand_overs.own(*here, owned, to.id)
        rituals = hand_overs.pass_rituals_on(*here, old.id, to.id)
        leads = hand_overs.lead_on(*here, old.id, to.id)
        asked = passing.all_nudges(old)
        every = [*leads, *steps, *roles, *promises, *rituals, *asked]
        if not every:
            raise CannotHandOver(
                WHOSE, say("{name} looks after nothing here, so nothing moved.", name=old.name)
            )
        names = customers.name_of(*here, owned, to.id)
        done = HandedOver(
            to=to,
            old=old,
            customers=tuple((one, names[one]) for one in owned),
            undo=0,
            nudges=len(asked),
            roles=len(roles),
            promises=len(promises),
            rituals=len(rituals),
            leads=bool(leads),
            kept=private,
        )
        note_id = hand_over_note.tell(
            *here,
            to,
            occasion=f"handovers:{old.id}:{visit.today:%y%m%d}",
            now=visit.now,
            text=hand_over_note.list_of(done, by=visit.member.name, because=because),
            customer_ids=owned[:PAGES],
        )
        return replace(done, undo=passing.remember(every, [(note_id, to)]))
