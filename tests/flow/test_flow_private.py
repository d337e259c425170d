"""Private customers: whom the bot asks about them, and what it takes back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.flow import private, react, record
from bot.flow.learn import learn
from bot.flow.private import AnotherOfThatName, NotOwner
from bot.flow.record import Undone
from bot.model import Member, Way
from bot.model.nouns import CUSTOMER, ROLE
from bot.store import arrangements, months, notes, visible
from bot.store.engine import reading, writing
from rules.kit import Kind, Role
from tests.flow.team import TUESDAY, Team, asks, at, called, record_in, team_in

NOW = at("2026-03-03 10:00")


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    engine = record_in(tmp_path)
    yield team_in(engine, "Harbour")
    engine.dispose()


def lead_is(team: Team, member: Member) -> None:
    team.change("workspaces", team.workspace_id, lead_member_id=member.id)


def asked_of(team: Team) -> list[object]:
    return [row["to_member_id"] for row in team.rows("nudges")]


@pytest.mark.parametrize("role", [Role.TEAM, Role.LEAD])
def test_neither_the_channel_nor_the_lead_is_told_of_a_private_customer(
    team: Team, role: Role
) -> None:
    ana, lead, channel = team.hire("Ana"), team.hire("Lead"), team.hire("Channel", channel=True)
    lead_is(team, lead)
    team.rules = [asks("told", TUESDAY, to=role)]
    team.customer("Open", ana)
    hidden = team.customer("Hidden", ana, private=True)
    team.round(NOW)
    assert asked_of(team) == [channel.id if role is Role.TEAM else lead.id]
    assert hidden not in [row["customer_id"] for row in team.rows("nudges")]


def test_a_lead_with_whom_it_is_shared_is_told_of_it(team: Team) -> None:
    ana, lead = team.hire("Ana"), team.hire("Lead")
    team.hire("Channel", channel=True)
    lead_is(team, lead)
    hidden = team.customer("Hidden", ana, private=True)
    with writing(team.engine) as connection:
        visible.share(connection, team.workspace_id, hidden, lead.id)
    team.rules = [asks("told", TUESDAY, to=Role.TEAM)]
    team.round(NOW)
    assert asked_of(team) == [lead.id]


def test_who_may_not_know_of_it_is_not_asked_in_somebodys_place(team: Team) -> None:
    ana, ben = team.hire("Ana"), team.hire("Ben")
    acme = team.customer("Acme", ana, private=True)
    with writing(team.engine) as connection:
        arrangements.agree(
            connection,
            team.workspace_id,
            way=Way.SOMEBODY_ELSE,
            since=TUESDAY,
            rule="called",
            customer_id=acme,
            member_id=ana.id,
            to_member_id=ben.id,
        )
    team.rules = [asks("called", TUESDAY)]
    team.round(NOW)
    assert asked_of(team) == [ana.id]


def test_what_was_asked_goes_to_the_owner_and_its_note_says_nothing_of_it(team: Team) -> None:
    ana, ben = team.hire("Ana"), team.hire("Ben")
    acme = team.customer("Acme", ana)
    team.rules = [asks("called", TUESDAY, to=Role.CARE)]
    learn(team.visit(ana, NOW), acme, ROLE, {"role": "care", "member": ben.id})
    team.round(NOW)
    assert asked_of(team) == [ben.id]
    learn(team.visit(ana, NOW), acme, ROLE, {"role": "care", "member": ana.id})
    assert asked_of(team) == [ben.id], "what he has read stays his while everybody may know"
    private.keep_private(team.visit(ana, NOW), acme)
    assert asked_of(team) == [ana.id]
    team.deliver(NOW)
    assert [card.customer for note in team.courier.shown for card in note.cards] == []


def test_a_role_given_away_takes_what_was_asked_along(team: Team) -> None:
    ana, ben = team.hire("Ana"), team.hire("Ben")
    acme = team.customer("Acme", ana, private=True)
    team.rules = [asks("called", TUESDAY, to=Role.CARE)]
    learn(team.visit(ana, NOW), acme, ROLE, {"role": "care", "member": ben.id})
    team.round(NOW)
    assert asked_of(team) == [ben.id]
    learn(team.visit(ana, NOW), acme, ROLE, {"role": "care", "member": ana.id})
    assert asked_of(team) == [ana.id]
    team.deliver(NOW)
    assert [note.cards for note in team.courier.shown if note.member == ben] == [()]


def test_what_the_team_was_told_names_it_no_more(team: Team) -> None:
    ana, channel = team.hire("Ana"), team.hire("Channel", channel=True)
    acme = team.customer("Acme", ana)
    with writing(team.engine) as connection:
        for member, occasion in ((channel, "one"), (ana, "two")):
            notes.open_for(
                connection,
                team.workspace_id,
                member.id,
                occasion=occasion,
                day=TUESDAY,
                now=NOW,
                nudge_ids=(),
                text="A renewal: Acme. Acmeville is no customer.",
            )
    private.keep_private(team.visit(ana, NOW), acme)
    assert [row["text"] for row in team.rows("notes")] == [
        "A renewal: …. Acmeville is no customer.",
        "A renewal: Acme. Acmeville is no customer.",
    ]


def test_the_months_of_the_team_count_it_only_for_who_may_know(team: Team) -> None:
    ana, channel = team.hire("Ana"), team.hire("Channel", channel=True)
    since = TUESDAY.replace(month=1)
    acme = team.customer("Acme", ana, since=since, private=True)
    team.touched(acme, TUESDAY.replace(month=2), Kind.ORDER)
    with reading(team.engine) as connection:
        here = connection, team.workspace_id, TUESDAY
        theirs, hers = months.team(*here, channel.id), months.team(*here, ana.id)
    assert theirs.months == ()
    assert [(one.after, one.wins) for one in hers.months] == [(1, ("order: Acme",))]


def test_nothing_is_handed_to_who_may_not_know(team: Team) -> None:
    ana, ben = team.hire("Ana"), team.hire("Ben")
    team.customer("Acme", ana, private=True)
    team.rules = [asks("called", TUESDAY)]
    team.round(NOW)
    with pytest.raises(react.NotShared):
        react.ask_somebody_else(team.visit(ana, NOW), team.nudge_id("called"), ben)
    assert asked_of(team) == [ana.id]


def test_who_lost_sight_of_it_takes_nothing_back_and_reads_nothing(team: Team) -> None:
    ana, ben = team.hire("Ana"), team.hire("Ben")
    acme = team.customer("Acme", ana)
    logged = record.log(team.visit(ben, NOW), called(acme, TUESDAY))
    private.keep_private(team.visit(ana, NOW), acme)
    assert record.as_told(team.visit(ben, NOW), logged.touchpoint_id) is None
    assert record.undo(team.visit(ben, NOW), logged.touchpoint_id) is Undone.NOT_THERE
    private.share(team.visit(ana, NOW), acme, [ben])
    assert record.undo(team.visit(ben, NOW), logged.touchpoint_id) is Undone.GONE


def test_only_the_owner_decides_not_even_one_who_leads(team: Team) -> None:
    ana, lead = team.hire("Ana"), team.hire("Lead")
    lead_is(team, lead)
    acme = team.customer("Acme", ana)
    for decide in (private.keep_private, private.open_up):
        with pytest.raises(NotOwner) as refused:
            decide(team.visit(lead, NOW), acme)
        assert refused.value.owner == ana
    with pytest.raises(NotOwner):
        private.share(team.visit(lead, NOW), acme, [lead])


def test_a_customer_renamed_to_a_private_one_gets_its_name(team: Team) -> None:
    ana, ben = team.hire("Ana"), team.hire("Ben")
    acme, cobalt = team.customer("Acme", ana, private=True), team.customer("Cobalt", ben)
    learn(team.visit(ben, NOW), cobalt, CUSTOMER, {"name": "Acme"})
    called_now = {row["id"]: row["name"] for row in team.rows("customers")}
    assert called_now == {acme: "Acme (Ana)", cobalt: "Acme"}


def test_two_of_one_owner_step_aside_one_after_the_other(team: Team) -> None:
    ana, ben = team.hire("Ana"), team.hire("Ben")
    first = team.customer("Acme", ana, private=True)
    second = record.add_customer(team.visit(ben, NOW), "Acme", owner=ana)
    private.keep_private(team.visit(ana, NOW), second)
    third = record.add_customer(team.visit(ben, NOW), "Acme")
    called_now = {row["id"]: row["name"] for row in team.rows("customers")}
    assert called_now == {first: "Acme (Ana)", second: f"Acme (Ana, {second})", third: "Acme"}


def test_all_see_no_two_of_one_name(team: Team) -> None:
    ana, ben = team.hire("Ana"), team.hire("Ben")
    acme = team.customer("Acme", ana, private=True)
    team.customer("ACME Ltd", ben)
    with pytest.raises(AnotherOfThatName):
        private.open_up(team.visit(ana, NOW), acme)
    assert team.rows("customers")[0]["private"]


def test_visible_to_all_again_is_shared_with_nobody_in_particular(team: Team) -> None:
    ana, ben = team.hire("Ana"), team.hire("Ben")
    acme = team.customer("Acme", ana, private=True)
    private.share(team.visit(ana, NOW), acme, [ben])
    private.open_up(team.visit(ana, NOW), acme)
    private.keep_private(team.visit(ana, NOW), acme)
    assert [one.name for one in private.readers(team.visit(ana, NOW), acme)] == ["Ana"]


def test_a_twin_in_another_workspace_reaches_none_of_it(team: Team) -> None:
    ana = team.hire("Ana")
    acme = team.customer("Acme", ana)
    other = team_in(team.engine, "Elsewhere")
    twin = other.hire("Twin")
    with pytest.raises(NotOwner) as refused:
        private.keep_private(other.visit(twin, NOW), acme)
    assert refused.value.owner is None
    assert private.readers(other.visit(twin, NOW), acme) == []
    assert not private.is_private(other.visit(twin, NOW), acme)
