"""What of the record reaches the rules."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import event, insert

from bot.model import Dossier, Member
from bot.store import dossiers, touchpoints
from bot.store.engine import reading, writing
from bot.store.tables import metadata
from rules.kit import OFFER, Colleague, Customer, Kind, Role, Severity, Side, Stage
from tests.flow.team import TUESDAY, Team, at, day, record_in, team_in

NOW = at("2026-03-03 10:00")
MONDAY, WEDNESDAY = day("2026-03-02"), day("2026-03-04")


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    engine = record_in(tmp_path)
    yield team_in(engine)
    engine.dispose()


@pytest.fixture
def ana(team: Team) -> Member:
    return team.hire("Ana")


@pytest.fixture
def acme(team: Team, ana: Member) -> int:
    return team.customer("Acme", ana)


def put(team: Team, table: str, **values: object) -> int:
    kept = metadata.tables[table]
    row = {"workspace_id": team.workspace_id, **values}
    with writing(team.engine) as connection:
        return int(connection.execute(insert(kept).values(row).returning(kept.c.id)).scalar_one())


def touched(team: Team, customer_id: int, on: date, step: str = "") -> None:
    with writing(team.engine) as connection:
        touchpoints.add(
            connection,
            team.workspace_id,
            customer_id=customer_id,
            on=on,
            kind=Kind.SUGGESTION,
            identity=f"{customer_id} {on} {step}",
            recorded_at=NOW,
            recorded_on=on,
            by_member_id=None,
            step=step,
        )


def loaded(team: Team, customer_id: int) -> Dossier:
    with reading(team.engine) as connection:
        (found,) = dossiers.load_for_planning(connection, team.workspace_id, [customer_id])
    return found


def known(team: Team, customer_id: int) -> Customer:
    return loaded(team, customer_id).customer


def test_the_customer_itself(team: Team, ana: Member, acme: int) -> None:
    assert known(team, acme).owner == Colleague(str(ana.id), "Ana")
    assert known(team, acme).loyalty_pinned is None
    assert known(team, team.customer("Nobody's")).owner is None


def test_what_an_inactive_colleague_holds_is_held_by_nobody(
    team: Team, ana: Member, acme: int
) -> None:
    facts = {"customer_id": acme, "by_member_id": ana.id, "opened_on": TUESDAY}
    put(team, "loops", kind="promise", text="A demo", **facts)
    put(team, "role_holders", customer_id=acme, role="sales", member_id=ana.id)
    put(
        team,
        "touchpoints",
        customer_id=acme,
        on=TUESDAY,
        kind="call",
        by_member_id=ana.id,
        identity="1",
        recorded_at=NOW,
        recorded_on=TUESDAY,
    )
    before = known(team, acme)
    team.change("members", ana.id, active=False)
    after = known(team, acme)
    assert before.loops[0].by == before.holdings[0].by == before.owner == after.touches[0].by
    assert (after.loops[0].by, after.holdings[0].by, after.owner) == (None, None, None)


def test_people_and_who_took_whose_place(team: Team, acme: int) -> None:
    ivo = team.contact(acme, "Ivo")
    put(
        team,
        "contacts",
        customer_id=acme,
        name="Mia",
        normal_name="mia",
        met_on=MONDAY,
        successor_of_id=ivo,
    )
    people = [(one.name, one.met_on, one.successor_of) for one in known(team, acme).contacts]
    assert people == [("Ivo", None, None), ("Mia", MONDAY, str(ivo))]


def test_a_touchpoint_knows_its_loop_and_who_began_it(team: Team, acme: int) -> None:
    loop = put(
        team,
        "loops",
        customer_id=acme,
        kind="concern",
        text="The budget",
        opened_on=MONDAY,
        severity="severe",
    )
    facts = {"customer_id": acme, "on": TUESDAY, "recorded_at": NOW, "recorded_on": TUESDAY}
    put(
        team,
        "touchpoints",
        kind="email",
        identity="1",
        loop_id=loop,
        began="they",
        answered=False,
        **facts,
    )
    put(team, "touchpoints", kind="call", identity="2", **facts)
    email, call = known(team, acme).touches
    assert (email.loop, email.began, email.answered) == (str(loop), Side.THEY, False)
    assert (call.loop, call.began, call.answered) == (None, None, None)
    (concern,) = known(team, acme).loops
    assert (concern.key, concern.severity, concern.worry) == (email.loop, Severity.SEVERE, True)


def test_a_project_holds_its_own_terms_and_stages_in_order(team: Team, acme: int) -> None:
    shop, site = (
        put(team, "projects", customer_id=acme, name=name, chosen_because="the price")
        for name in ("Shop", "Site")
    )
    for on, text in ((TUESDAY, "newer"), (MONDAY, "older")):
        put(
            team,
            "terms",
            customer_id=acme,
            project_id=shop,
            item="who decides",
            text=text,
            on=on,
        )
    for stage, on in (("delivery", TUESDAY), ("contract", MONDAY)):
        put(team, "project_stages", project_id=site, stage=stage, entered_on=on)
    first, second = known(team, acme).projects
    assert [one.text for one in first.terms] == ["older", "newer"]
    assert second.stages == ((Stage.CONTRACT, MONDAY), (Stage.DELIVERY, TUESDAY))
    assert (first.stages, second.terms, first.chosen_because) == ((), (), "the price")


def test_holders_come_in_the_order_of_their_days(team: Team, ana: Member, acme: int) -> None:
    ben = team.hire("Ben")
    for since, holder in ((TUESDAY, ben), (MONDAY, None), (None, ana)):
        put(
            team,
            "role_holders",
            customer_id=acme,
            role="care",
            since=since,
            member_id=holder.id if holder else None,
        )
    customer = known(team, acme)
    assert [one.since for one in customer.holdings] == [None, MONDAY, TUESDAY]
    holders = [customer.holder(Role.CARE, on) for on in (day("2026-03-01"), MONDAY, TUESDAY)]
    assert [one and one.name for one in holders] == ["Ana", "Ana", "Ben"]


def test_offers_are_those_of_the_owner_that_are_open(team: Team, ana: Member, acme: int) -> None:
    beta, other = team.customer("Beta", ana), team.customer("Other", team.hire("Ben"))
    need = put(team, "needs", customer_id=acme, tag="crm", on=MONDAY)
    touched(team, acme, MONDAY, OFFER)
    touched(team, beta, TUESDAY, OFFER)
    touched(team, beta, TUESDAY, "an offer of another kind")
    touched(team, other, WEDNESDAY, OFFER)
    assert known(team, acme).offers == known(team, beta).offers == (MONDAY, TUESDAY)
    assert known(team, other).offers == (WEDNESDAY,)
    team.change("needs", need, refused_on=day("2026-03-01"))
    assert known(team, acme).offers == (MONDAY, TUESDAY)
    team.change("needs", need, refused_on=MONDAY)
    assert known(team, acme).offers == (TUESDAY,)
    team.change("needs", need, refused_on=None, met_on=TUESDAY)
    assert known(team, acme).offers == (TUESDAY,)


def test_an_offer_is_taken_by_an_audit_or_a_workshop_since(
    team: Team, ana: Member, acme: int
) -> None:
    put(team, "needs", customer_id=acme, tag="crm", on=MONDAY)
    touched(team, acme, TUESDAY, OFFER)
    team.touched(acme, MONDAY, Kind.AUDIT)
    team.touched(acme, WEDNESDAY, Kind.CALL)
    assert known(team, acme).offers == (TUESDAY,)
    team.touched(acme, WEDNESDAY, Kind.WORKSHOP)
    assert known(team, acme).offers == ()


def test_life_events_are_left_out_once_they_are_to_be_forgotten(team: Team, acme: int) -> None:
    ivo = team.contact(acme, "Ivo")
    put(team, "life_events", customer_id=acme, contact_id=ivo, kind="move", on=TUESDAY)
    for later, found in ((29, 1), (30, 0)):
        today = TUESDAY + timedelta(days=later)
        with reading(team.engine) as connection:
            (here,) = dossiers.load_for_planning(connection, team.workspace_id, [acme], today=today)
            (streamed,) = dossiers.stream(connection, team.workspace_id, today=today)
        assert here == streamed
        assert len(here.customer.life_events) == found


def test_another_workspaces_facts_are_not_ours(team: Team, ana: Member, acme: int) -> None:
    other = team_in(team.engine, "Other")
    put(other, "loops", customer_id=acme, kind="concern", text="x", opened_on=MONDAY)
    put(other, "needs", customer_id=acme, tag="crm", on=MONDAY)
    put(team, "needs", customer_id=acme, tag="erp", on=MONDAY)
    touched(other, acme, MONDAY, OFFER)
    customer = known(team, acme)
    assert (customer.loops, customer.offers, customer.touches) == ((), (), ())
    assert [one.tag for one in customer.needs] == ["erp"]


def test_a_page_of_customers_costs_no_more_questions_than_one(team: Team, ana: Member) -> None:
    asked: list[str] = []
    event.listen(
        team.engine, "before_cursor_execute", lambda *arguments: asked.append(arguments[2])
    )

    def questions() -> int:
        asked.clear()
        with reading(team.engine) as connection:
            assert list(dossiers.stream(connection, team.workspace_id))
        return len(asked)

    first = team.customer("C0", ana)
    one = questions()
    for number in range(1, 30):
        team.customer(f"C{number}", ana)
    assert questions() == one
    put(team, "jobs", customer_id=first, text="Sleep", on=MONDAY)
    assert questions() == one + 1
