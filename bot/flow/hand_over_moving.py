"""Moving what hangs on a customer or a colleague to whoever takes over, to be moved back again."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from bot.flow.hand_over_note import parting, tell, working_day
from bot.flow.plan import plan
from bot.flow.react import GOOD_WHEN_HANDED_OVER
from bot.flow.tick import look
from bot.flow.visit import Visit
from bot.model import Dossier, Member, NudgeState
from bot.model.hand_overs import parting_from
from bot.store import customers, dossiers, drafts, hand_overs, moves
from bot.store.moves import Step

HANDED = f"{drafts.OURS}handed "
"""Begins what was moved, as it is kept for Undo."""


@dataclass(frozen=True, slots=True)
class Passing:
    """From whom, to whom, within a transaction of somebody who says so, and in which words."""

    connection: Connection
    visit: Visit
    to: Member
    because: str

    @property
    def workspace_id(self) -> int:
        return self.visit.workspace_id

    def roles(self, old: Member, customer_id: int | None = None) -> list[Step]:
        mine = self.connection, self.workspace_id
        held = hand_overs.roles_of(*mine, old.id, self.visit.member.id, customer_id)
        today = self.visit.today
        return [hand_overs.pass_role_on(*mine, one, self.to.id, today) for one in held]

    def promises(self, old: Member, customer_id: int | None = None) -> list[Step]:
        mine = self.connection, self.workspace_id
        viewer = self.visit.member.id
        return hand_overs.pass_loops_on(
            *mine, old.id, self.to.id, viewer=viewer, customer_id=customer_id
        )

    def nudges_about(self, about: Dossier, givers: Collection[int]) -> list[Step]:
        """What these were asked about a customer, but for what is theirs by name or by a role."""
        meant = self._meant(about, givers)
        return self._nudges([*meant], [one for one, to in meant.items() if to != self.to.id])

    def all_nudges(self, old: Member) -> list[Step]:
        """All that somebody was asked and has not answered, whomever the rules mean."""
        mine = self.connection, self.workspace_id
        theirs = hand_overs.open_nudges(*mine, old.id, self.visit.member.id)
        customers.changed(*mine, *set(theirs.values()))
        meant = dict[int, int]()
        for about in dossiers.load_for_planning(*mine, sorted(set(theirs.values()))):
            meant |= self._meant(about, [old.id])
        return self._nudges([*theirs], [one for one in theirs if meant.get(one) != self.to.id])

    def _meant(self, about: Dossier, givers: Collection[int]) -> dict[int, int]:
        """Of what is open with the givers, whom the rules would ask now if nobody had been."""
        unread = tuple(
            replace(one, state=NudgeState.WAITING, by_hand=False)
            if one.open and one.to_member_id in givers
            else one
            for one in about.seen
        )
        afresh = replace(about, seen=unread)
        asked = {one.rule for one in about.seen if one.open and one.to_member_id in givers}
        # Who looks after thousands has few that are open: to read every rule would take seconds.
        rules = [one for one in self.visit.here.rules if one.rule.name in asked]
        moved = plan(afresh, rules, self.visit.day_at(about)).moved
        return {one.id: member.id for one, member in moved if one.to_member_id in givers}

    def _nudges(self, ids: Sequence[int], by_hand: Sequence[int]) -> list[Step]:
        """`by_hand` are those that would not stay with the new one by themselves."""
        ask_on = working_day(self.to, self.to.day(self.visit.now))
        mine = self.connection, self.workspace_id
        steps = hand_overs.pass_nudges_on(
            *mine,
            ids,
            to=self.to.id,
            ask_on=ask_on,
            good_until=ask_on + GOOD_WHEN_HANDED_OVER,
        )
        hand_overs.sign(*mine, by_hand, by=self.visit.member.id, because=self.because)
        return steps

    def tell_old(self, old: Member, about: Dossier, greets: str) -> list[tuple[int, Member]]:
        """Whoever looked after a customer that somebody else hands over; who does it knows."""
        visit, name = self.visit, about.customer.name
        if not old.active or old.id == visit.member.id:
            return []
        text = parting(old, self.to.name, name, by=visit.member.name, greets=greets)
        occasion = f"{parting_from(about.id)}{visit.today:%y%m%d}"
        note_id = tell(
            self.connection, self.workspace_id, old, occasion=occasion, now=visit.now, text=text
        )
        return [(note_id, old)]

    def remember(self, steps: Sequence[Step], told: Sequence[tuple[int, Member]]) -> int:
        """What was moved, and which notes tell of it, kept for who may take it back."""
        mine = self.connection, self.workspace_id
        kept = {
            "to": self.to.id,
            "told": [(note_id, member.id) for note_id, member in told],
            "moved": moves.written(steps),
            "private": hand_overs.private_or_not(*mine, steps),
        }
        text = f"{HANDED}{json.dumps(kept)}"
        return drafts.keep(*mine, self.visit.member.id, text, self.visit.now)


def plan_again(connection: Connection, visit: Visit, customer_id: int) -> None:
    customers.changed(connection, visit.workspace_id, customer_id)
    look(connection, visit.here, customer_id, visit.now, day=visit.today)
