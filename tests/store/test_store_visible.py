"""A private customer, and who may know of it: the record and the planner must agree."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text, update

from bot.model import Member
from bot.store import customers, dossiers, visible
from bot.store.engine import reading, writing
from bot.store.tables import metadata
from bot.store.visible import may_see, visible_to
from tests.flow.team import Team, record_in, team_in

EARLIER, LATER = date(2025, 1, 1), date(2026, 1, 1)


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    engine = record_in(tmp_path)
    yield team_in(engine, "Harbour")
    engine.dispose()


def put(team: Team, table: str, **columns: object) -> None:
    with writing(team.engine) as connection:
        row = {"workspace_id": team.workspace_id, **columns}
        connection.execute(insert(metadata.tables[table]).values(row))


def sees(team: Team, member: Member, customer_id: int) -> bool:
    with reading(team.engine) as connection:
        return may_see(connection, team.workspace_id, member.id, customer_id)


def leads(team: Team, member: Member) -> None:
    workspaces = metadata.tables["workspaces"]
    with writing(team.engine) as connection:
        mine = workspaces.c.id == team.workspace_id
        connection.execute(update(workspaces).where(mine).values(lead_member_id=member.id))


def test_everybody_sees_what_is_not_private(team: Team) -> None:
    ana, ben = team.hire("Ana"), team.hire("Ben")
    assert sees(team, ben, team.customer("Acme", ana))


def test_the_owner_alone_sees_what_is_private(team: Team) -> None:
    ana, ben = team.hire("Ana"), team.hire("Ben")
    acme = team.customer("Acme", ana, private=True)
    assert sees(team, ana, acme)
    assert not sees(team, ben, acme)


def test_the_lead_sees_it_where_it_has_no_active_owner_and_not_otherwise(team: Team) -> None:
    ana, ben = team.hire("Ana"), team.hire("Ben")
    gone = team.hire("Gone", active=False)
    leads(team, ben)
    assert sees(team, ben, team.customer("Nobody's", private=True))
    assert sees(team, ben, team.customer("Of one who left", gone, private=True))
    assert not sees(team, ben, team.customer("Of Ana", ana, private=True))


@dataclass(frozen=True)
class Held:
    """The entries of one role, the oldest first; who sees it at the end."""

    entries: tuple[tuple[str | None, date | None], ...]
    by: str


HELD = (
    Held((("Ben", None),), "Ben"),
    Held((("Ben", EARLIER),), "Ben"),
    Held((("Ben", None), ("Cleo", EARLIER)), "Cleo"),
    Held((("Ben", EARLIER), ("Cleo", LATER)), "Cleo"),
    Held((("Ben", LATER), ("Cleo", EARLIER)), "Ben"),
    Held((("Ben", EARLIER), (None, LATER)), ""),
    Held((("Ben", EARLIER), (None, LATER), ("Ben", LATER.replace(month=2))), "Ben"),
)


@pytest.mark.parametrize("held", HELD, ids=str)
def test_who_holds_a_role_now_sees_it_and_who_did_before_does_not(team: Team, held: Held) -> None:
    people = {name: team.hire(name) for name in ("Ana", "Ben", "Cleo")}
    acme = team.customer("Acme", people["Ana"], private=True)
    for name, since in held.entries:
        member = people[name].id if name else None
        put(team, "role_holders", customer_id=acme, role="sales", member_id=member, since=since)
    seen = {name for name in ("Ben", "Cleo") if sees(team, people[name], acme)}
    assert seen == ({held.by} - {""})


def test_one_role_passed_on_takes_no_other_away(team: Team) -> None:
    ana, ben, cleo = team.hire("Ana"), team.hire("Ben"), team.hire("Cleo")
    acme = team.customer("Acme", ana, private=True)
    for role, member in (("sales", ben), ("sales", cleo), ("care", ben)):
        since = LATER if member is cleo else EARLIER
        put(team, "role_holders", customer_id=acme, role=role, member_id=member.id, since=since)
    assert sees(team, ben, acme)


def test_whom_it_is_shared_with_sees_it_until_it_is_shared_no_more(team: Team) -> None:
    ana, ben = team.hire("Ana"), team.hire("Ben")
    acme, other = (team.customer(name, ana, private=True) for name in ("Acme", "Other"))
    with writing(team.engine) as connection:
        for _ in range(2):
            visible.share(connection, team.workspace_id, acme, ben.id)
    assert (sees(team, ben, acme), sees(team, ben, other)) == (True, False)
    with writing(team.engine) as connection:
        visible.unshare(connection, team.workspace_id, acme, [ben.id])
    assert not sees(team, ben, acme)


def test_nobody_who_has_left_and_no_channel_sees_it_whatever_else_holds(team: Team) -> None:
    left, channel = team.hire("Left", active=False), team.hire("Channel", channel=True)
    acme = team.customer("Acme", left, private=True)
    for one in (left, channel):
        put(team, "shares", customer_id=acme, member_id=one.id)
        put(team, "role_holders", customer_id=acme, role=one.name, member_id=one.id)
    assert not sees(team, left, acme)
    assert not sees(team, channel, acme)


def test_a_member_of_another_workspace_sees_it_in_no_way(team: Team) -> None:
    other = team_in(team.engine, "Elsewhere")
    twin = other.hire("Twin")
    acme = team.customer("Acme", team.hire("Ana"), private=True)
    put(team, "shares", customer_id=acme, member_id=twin.id)
    with reading(team.engine) as connection:
        for workspace_id in (team.workspace_id, other.workspace_id):
            assert not may_see(connection, workspace_id, twin.id, acme)


CASES = tuple(product(("owner", "lead", "role", "shared", "plain"), (True, False), (True, False)))


@pytest.mark.parametrize(("who", "active", "owned"), CASES)
def test_the_record_and_the_planner_agree(team: Team, who: str, active: bool, owned: bool) -> None:
    somebody, ana = team.hire("Somebody", active=active), team.hire("Ana")
    owner = somebody if who == "owner" else ana if owned else None
    acme = team.customer("Acme", owner, private=True)
    if who == "lead":
        leads(team, somebody)
    if who == "role":
        put(team, "role_holders", customer_id=acme, role="care", member_id=somebody.id)
    if who == "shared":
        put(team, "shares", customer_id=acme, member_id=somebody.id)
    with reading(team.engine) as connection:
        (whole,) = dossiers.load_for_planning(connection, team.workspace_id, [acme])
    expected = active and (who in ("owner", "role", "shared") or (who == "lead" and not owned))
    assert whole.is_open_to(somebody) is sees(team, somebody, acme) is expected


def test_names_and_dossiers_leave_out_what_a_member_may_not_know(team: Team) -> None:
    ana, ben = team.hire("Ana"), team.hire("Ben")
    acme = team.customer("Acme", ana, private=True)
    beta = team.customer("Beta", ana)
    with writing(team.engine) as connection:
        customers.add_alias(connection, team.workspace_id, acme, "The Anvils", "anvils")
    here, both = team.workspace_id, [acme, beta]
    with reading(team.engine) as connection:
        assert customers.names(connection, here, ben.id) == [(beta, "beta")]
        assert (acme, "anvils") in customers.names(connection, here, ana.id)
        assert customers.name_of(connection, here, both, ben.id) == {beta: "Beta"}
        assert [one.id for one in dossiers.load(connection, here, both, ben.id)] == [beta]
        assert [one.id for one in dossiers.load(connection, here, both, ana.id)] == both
        assert (acme, "anvils") in customers.names_for_nobody(connection, here)


@pytest.mark.only_on("sqlite", "it reads the plan that SQLite tells")
def test_what_is_not_private_is_settled_by_the_row_itself(team: Team) -> None:
    """Correlated look-ups begin behind an index only, and only for private rows."""
    tables = metadata.tables
    wanted = select(tables["customers"].c.id).where(visible_to(1))
    with reading(team.engine) as connection:
        sql = str(wanted.compile(team.engine, compile_kwargs={"literal_binds": True}))
        plan = [row[3] for row in connection.execute(text(f"EXPLAIN QUERY PLAN {sql}"))]
    inner = [step for step in plan if step.startswith(("SCAN", "SEARCH"))]
    assert inner[0].startswith("SCAN customers")
    assert all(step.startswith("SEARCH") for step in inner[1:])
