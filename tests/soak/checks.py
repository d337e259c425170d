"""What must hold of the record after any round, looked at for a few people and customers a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, select

from bot.flow.choose import choose
from bot.flow.known import load_of, look_up
from bot.flow.plan import plan
from bot.model import Member, NoteState, NudgeState
from bot.store import arrangements, dossiers, members, notes, nudges
from bot.store.engine import reading
from bot.store.tables import customers as customer_rows
from bot.store.tables import members as member_rows
from bot.store.tables import notes as note_rows
from bot.store.tables import nudges as nudge_rows
from tests.soak.world import World

ONE_DAY = timedelta(days=1)
PLANNED_AFRESH, ASKED_WHY = 25, 15
UNDER_WAY = (NoteState.PLANNED, NoteState.CLAIMED, NoteState.SENDING, NoteState.UNCERTAIN)


@dataclass
class Checks:
    world: World

    def after_a_round(self, now: datetime) -> None:
        """Of people who are at work: what waits for them has a reason to wait."""
        for one in self.world.dice.sample([*self.world.ledger.people.values()], k=self._some()):
            if one.here and one.works_at(now):
                self._waits_for_a_reason(one.id, now)

    def _some(self) -> int:
        return min(ASKED_WHY, len(self.world.ledger.people))

    def of_a_day(self, now: datetime, *, calm: bool) -> None:
        """`calm`: neither the bot nor Slack was down lately."""
        with reading(self.world.team.engine) as connection:
            wrong = [
                *self._not_forgotten(connection, now),
                *self._has_a_reader(connection, now),
                *(self._settled(connection, now) if calm else ()),
            ]
        for what in wrong:
            self.world.ledger.accuse(f"{now:%F}: {what}")

    def _not_forgotten(self, connection: Connection, now: datetime) -> Iterator[str]:
        """Who plans afresh finds nothing that the record does not have already."""
        here = self.world.visit(self.world.ledger.lead, now).here
        ids = self.world.dice.choices([*self.world.ledger.accounts], k=PLANNED_AFRESH)
        for one in dossiers.load_for_planning(connection, self.world.team.workspace_id, ids):
            result = plan(one, here.rules, one.today(now))
            changes = {
                "to ask": [nudge.nudge.key for nudge in result.ask],
                "overtaken": [seen.id for seen in result.overtaken],
                "lapsed": [seen.id for seen in result.lapsed],
                "back": [seen.id for seen in result.back],
                "broken": [rule.name for rule, _ in result.broken],
            }
            for what, found in changes.items():
                if found:
                    yield f"forgotten at customer {one.id}, {what}: {found}"

    def _waits_for_a_reason(self, member_id: int, now: datetime) -> None:
        workspace_id = self.world.team.workspace_id
        with reading(self.world.team.engine) as connection:
            member = members.of_workspace(connection, workspace_id)[member_id]
            day = member.day(now)
            had = (member_id, day.isoformat()) in notes.occasions(connection, workspace_id, day)
            choice = choose(
                nudges.waiting(connection, workspace_id, member_id, day),
                member,
                day,
                load_of(connection, workspace_id, member, day),
                look_up=look_up(connection, workspace_id, day),
                arrangements=arrangements.of_workspace(connection, workspace_id),
            )
        for _, held in choice.held:
            self.world.ledger.count(now, f"held: {held.reason.value}")
        forgotten = [one.id for one in choice.chosen if one.urgent or not had]
        if forgotten:
            self.world.ledger.accuse(f"{now:%F %R}: {_name(member)} was not asked {forgotten}")

    def _has_a_reader(self, connection: Connection, now: datetime) -> Iterator[str]:
        """Whoever is gone reads nothing; of what was handed to nobody, nobody knows."""
        orphans = (
            select(nudge_rows.c.id, nudge_rows.c.state, member_rows.c.id)
            .outerjoin(member_rows, member_rows.c.id == nudge_rows.c.to_member_id)
            .join(customer_rows, customer_rows.c.id == nudge_rows.c.customer_id)
            .where(
                nudge_rows.c.workspace_id == self.world.team.workspace_id,
                nudge_rows.c.state.in_([NudgeState.WAITING, NudgeState.ASKED]),
                nudge_rows.c.good_until >= now.date(),
                member_rows.c.id.is_(None) | ~member_rows.c.active,
                customer_rows.c.look_at > now,
            )
        )
        for row in connection.execute(orphans):
            yield f"open nudge {row[0]} ({row[1]}) has no reader but member {row[2]}"

    def _settled(self, connection: Connection, now: datetime) -> Iterator[str]:
        """A day later nothing is uncertain, and what could not be sent was taken back."""
        stuck = select(note_rows.c.id, note_rows.c.state, note_rows.c.day).where(
            note_rows.c.workspace_id == self.world.team.workspace_id,
            note_rows.c.state.in_(UNDER_WAY),
            note_rows.c.text == "",
            note_rows.c.day < now.date() - 2 * ONE_DAY,
        )
        for row in connection.execute(stuck):
            yield f"note {row[0]} of {row[2]} is still {row[1]}"


def _name(member: Member) -> str:
    return f"member {member.id}"
