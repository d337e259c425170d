"""Somebody leaves: all that names them finds somebody else, or stays as what happened."""

from datetime import timedelta

import pytest

from bot.flow import hand_over, left
from bot.flow.hand_back import Back, hand_back
from bot.flow.hand_over_rights import CannotHandOver
from bot.model import OPEN, Member, Way
from bot.store.tables import members, metadata
from rules.kit import Role
from tests.flow.handing import NOW, lead_is, put, texts
from tests.flow.team import TUESDAY, Team, asks

LATER = NOW + timedelta(minutes=1)
RULES = [asks("call_them", TUESDAY), asks("in_role", TUESDAY, to=Role.CARE)]

GOES = {
    ("customers", "owner_id"),
    ("role_holders", "member_id"),
    ("nudges", "to_member_id"),
    ("loops", "by_member_id"),
    ("arrangements", "to_member_id"),
}
"""What somebody else looks after from now on. Who held a role until then stays on record."""

STAYS = {
    "what happened": {
        ("touchpoints", "by_member_id"),
        ("nudges", "answered_by"),
        ("nudges", "handed_by_id"),
        ("notes", "member_id"),
        ("questions", "member_id"),
        *((one, "told_by_id") for one in ("evidence", "honest_noes", "jobs", "life_events")),
        *((one, "told_by_id") for one in ("loops", "needs", "terms")),
    },
    "their own": {
        ("absences", "member_id"),
        ("arrangements", "member_id"),
        ("drafts", "member_id"),
        ("shares", "member_id"),
    },
}


@pytest.fixture
def lead(team: Team, ana: Member) -> Member:
    lead_is(team, ana)
    return ana


@pytest.fixture
def cem(team: Team) -> Member:
    """Somebody with a customer, a role, a promise, a nudge of each, and a colleague's ritual."""
    team.rules = RULES
    return team.hire("Cem", "Europe/Madrid", "ES")


@pytest.fixture
def full(team: Team, cem: Member, eva: Member) -> Member:
    acme, zen = team.customer("Acme", cem, tier="A"), team.customer("Zen", eva)
    team.customer("Cobalt", cem, tier="C")
    put(team, "role_holders", customer_id=zen, role=Role.CARE, member_id=cem.id)
    put(
        team,
        "loops",
        customer_id=zen,
        kind="promise",
        text="x",
        opened_on=TUESDAY,
        by_member_id=cem.id,
    )
    put(
        team,
        "arrangements",
        customer_id=acme,
        rule="other",
        member_id=eva.id,
        to_member_id=cem.id,
        way=Way.SOMEBODY_ELSE,
        since=TUESDAY,
    )
    team.round(NOW)
    return cem


def open_rows(team: Team, table: str, column: str, member: Member) -> list[dict[str, object]]:
    """The rows that somebody still has to look after."""
    mine = [row for row in team.rows(table) if row[column] == member.id]
    if table == "nudges":
        return [row for row in mine if row["state"] in OPEN]
    if table == "loops":
        return [row for row in mine if row["closed_on"] is None]
    if table == "role_holders":
        later = [(row["customer_id"], row["role"]) for row in team.rows(table) if row["since"]]
        return [row for row in mine if (row["customer_id"], row["role"]) not in later]
    return mine


def test_every_column_that_names_a_member_is_one_that_goes_or_one_that_stays() -> None:
    naming = {
        (table.name, column.name)
        for table in metadata.tables.values()
        for column in table.columns
        for key in column.foreign_keys
        if key.references(members)
    }
    assert naming == GOES.union(*STAYS.values())


def test_nothing_of_who_leaves_is_left_without_somebody(
    team: Team, full: Member, lead: Member, ben: Member
) -> None:
    for table, column in GOES:
        assert open_rows(team, table, column, full), f"{table}.{column} is to be tested"
    done = hand_over.everything(team.visit(lead, LATER), full, ben)
    assert [name for _, name in done.customers] == ["Acme", "Cobalt"]
    assert (done.roles, done.promises, done.rituals) == (1, 1, 1)
    left.account_closed(team.engine, team.workspace_id, full, LATER)
    team.tick(LATER)
    for table, column in GOES:
        assert open_rows(team, table, column, full) == []
        assert any(row[column] == ben.id for row in team.rows(table))


def test_one_note_tells_of_everything_and_shows_the_first_five(
    team: Team, cem: Member, eva: Member
) -> None:
    team.rules = []
    for number in range(40):
        team.customer(f"Customer {number:02}", cem, tier="B")
    hand_over.everything(team.visit(cem, NOW), cem, eva, because="I am leaving")
    team.round(LATER)
    (note,) = (one for one in team.courier.posted if one.member.id == eva.id)
    assert "40 more customers" in note.text
    assert "30 more" in note.text
    assert "I am leaving" in note.text
    assert [name for _, name in note.customers] == [f"Customer {one:02}" for one in range(5)]


def test_everything_can_be_taken_back(team: Team, full: Member, eva: Member) -> None:
    before = {table: team.rows(table) for table, _ in GOES if table != "customers"}
    owners = [row["owner_id"] for row in team.rows("customers")]
    done = hand_over.everything(team.visit(full, LATER), full, eva)
    assert {table: team.rows(table) for table in before} != before
    assert hand_back(team.visit(full, LATER), done.undo) is Back.DONE
    assert {table: team.rows(table) for table in before} == before
    assert [row["owner_id"] for row in team.rows("customers")] == owners


def test_only_the_lead_and_whoever_it_is_hand_everything_over(
    team: Team, full: Member, ben: Member, lead: Member
) -> None:
    with pytest.raises(CannotHandOver) as why:
        hand_over.everything(team.visit(ben, LATER), full, ben)
    assert "Only Cem or Ana can do this." in why.value.advice
    with pytest.raises(CannotHandOver):
        hand_over.everything(team.visit(lead, LATER), full, full)
    assert open_rows(team, "customers", "owner_id", full)


def test_without_a_lead_anybody_finds_a_home_for_what_is_left(
    team: Team, full: Member, ben: Member
) -> None:
    left.account_closed(team.engine, team.workspace_id, full, NOW)
    hand_over.everything(team.visit(ben, LATER), team.member("Cem"), ben)
    assert open_rows(team, "customers", "owner_id", full) == []


def test_who_has_nothing_has_nothing_to_hand_over(team: Team, cem: Member, eva: Member) -> None:
    with pytest.raises(CannotHandOver) as why:
        hand_over.everything(team.visit(cem, NOW), cem, eva)
    assert "looks after nothing" in why.value.advice


def test_the_lead_is_not_told_of_private_customers_and_they_stay(
    team: Team, cem: Member, lead: Member, ben: Member
) -> None:
    secret, _ = team.customer("Secret", cem, private=True), team.customer("Acme", cem)
    done = hand_over.everything(team.visit(lead, NOW), cem, ben)
    assert ([name for _, name in done.customers], done.kept) == (["Acme"], 1)
    (row,) = (one for one in team.rows("customers") if one["id"] == secret)
    assert row["owner_id"] == cem.id


def test_a_lead_who_leaves_passes_the_lead_on(team: Team, lead: Member, eva: Member) -> None:
    assert hand_over.everything(team.visit(lead, NOW), lead, eva).leads
    assert [row["lead_member_id"] for row in team.rows("workspaces")] == [eva.id]


def test_of_a_closed_account_the_lead_reads_what_to_do(
    team: Team, full: Member, lead: Member
) -> None:
    assert left.account_closed(team.engine, team.workspace_id, full, LATER)
    assert not left.account_closed(team.engine, team.workspace_id, team.member("Cem"), LATER)
    team.round(LATER)
    (text,) = texts(team, lead)
    assert "The Slack account of Cem is closed." in text
    assert "2 customers and 1 role" in text
    assert "/customer handover everything of @Cem to @NAME" in text
    whose = {row["to_member_id"] for row in team.rows("nudges") if row["state"] in OPEN}
    assert full.id not in whose
    assert lead.id in whose


def test_without_a_lead_somebody_who_is_here_reads_of_it(
    team: Team, full: Member, lead: Member
) -> None:
    hand_over.everything(team.visit(full, NOW), full, lead)
    left.account_closed(team.engine, team.workspace_id, lead, LATER)
    team.round(LATER)
    assert "Nobody leads the team" in texts(team, full)[-1]


def test_a_closed_account_without_customers_is_not_worth_a_note(
    team: Team, cem: Member, lead: Member
) -> None:
    left.account_closed(team.engine, team.workspace_id, cem, NOW)
    team.round(LATER)
    assert texts(team, lead) == []
    assert not team.member("Cem").active


@pytest.mark.usefixtures("lead")
def test_who_comes_back_is_asked_again(team: Team, full: Member) -> None:
    left.account_closed(team.engine, team.workspace_id, full, NOW)
    assert left.account_open(team.engine, team.workspace_id, team.member("Cem"))
    assert team.member("Cem").active


def test_whom_an_import_calls_inactive_stays_so(team: Team, cem: Member) -> None:
    team.change("members", cem.id, active=False)
    assert not left.account_open(team.engine, team.workspace_id, team.member("Cem"))
    assert not team.member("Cem").active
