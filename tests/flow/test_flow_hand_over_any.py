"""Whatever changes hands, every open nudge has a reader."""

import tempfile
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.flow import hand_over, left
from bot.flow.hand_back import hand_back
from bot.flow.hand_over_rights import CannotHandOver
from bot.flow.visit import Visit
from bot.model import OPEN, Member
from rules.kit import Role
from tests.flow.handing import NOW, lead_is, put
from tests.flow.team import TUESDAY, Team, asks, record_in, team_in

LATER = NOW + timedelta(minutes=1)
RULES = [asks("call_them", TUESDAY), asks("in_role", TUESDAY, to=Role.CARE)]

PEOPLE = ("Ana", "Ben", "Cem", "Dee")
deeds = st.lists(
    st.tuples(
        st.sampled_from(["nudge", "customer", "everything", "leave", "return", "undo"]),
        *[st.integers(0, 3)] * 3,
    ),
    max_size=7,
)


@settings(max_examples=15, deadline=None)
@given(deeds)
def test_every_open_nudge_has_a_reader_whatever_changes_hands(
    what: list[tuple[str, int, int, int]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        engine = record_in(Path(folder))
        try:
            _live_through(team_in(engine, rules=RULES), what)
        finally:
            engine.dispose()


def _live_through(team: Team, what: list[tuple[str, int, int, int]]) -> None:
    people = [team.hire(name, "Europe/Madrid", "ES") for name in PEOPLE]
    lead_is(team, people[0])
    owned = [team.customer(f"Customer {number}", people[number % 4]) for number in range(4)]
    put(team, "role_holders", customer_id=owned[0], role=Role.CARE, member_id=people[2].id)
    team.round(NOW)
    undo = 0
    for number, (deed, who, whom, which) in enumerate(what, start=1):
        now = NOW + timedelta(minutes=number)
        by, to = team.visit(team.member(PEOPLE[who]), now), team.member(PEOPLE[whom])
        with suppress(CannotHandOver):
            if deed in ("leave", "return"):
                _come_or_go(team, to, now, deed)
            elif by.member.active:
                undo = _pass_on(team, by, to, deed, owned[which], undo=undo)
        team.round(now)
    team.round(NOW + timedelta(minutes=30))
    here = {row["id"] for row in team.rows("members") if row["active"]}
    still_open = [row for row in team.rows("nudges") if row["state"] in OPEN]
    assert {row["to_member_id"] for row in still_open} <= here
    if team.rows("workspaces")[0]["lead_member_id"] in here:
        assert len(still_open) == len(team.rows("nudges"))


def _come_or_go(team: Team, who: Member, now: datetime, deed: str) -> None:
    if deed == "leave":
        left.account_closed(team.engine, team.workspace_id, who, now)
    else:
        left.account_open(team.engine, team.workspace_id, who)


def _pass_on(team: Team, by: Visit, to: Member, deed: str, customer_id: int, *, undo: int) -> int:
    """Answers what finds the latest hand-over that can be taken back."""
    if deed == "customer":
        return hand_over.customer(by, customer_id, to).undo
    if deed == "everything":
        return hand_over.everything(by, by.member, to).undo
    if deed == "undo":
        hand_back(by, undo)
    mine = (one for one in team.rows("nudges") if one["to_member_id"] == by.member.id)
    asked = next((one for one in mine if one["state"] == "asked"), None)
    if deed == "nudge" and asked:
        hand_over.nudge(by, int(str(asked["id"])), to)
    return undo
