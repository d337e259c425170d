import pytest

from bot.flow.learn import CannotLearn, Value, amend, learn
from bot.flow.record import UNDO_FOR
from bot.flow.visit import Visit
from bot.model import Dossier, Member
from bot.model.nouns import (
    CONCERN,
    CONTACT,
    CUSTOMER,
    HONEST_NO,
    JOB,
    LIFE_EVENT,
    NEED,
    PROJECT,
    PROMISE,
    ROLE,
    TERM,
    VALUE,
    Noun,
)
from bot.store import dossiers
from bot.store.engine import reading
from rules.kit import ContactStanding, Item, LoopKind, Loyalty, Role, Severity, Stage, Standing
from tests.flow.team import TUESDAY, Team, asks, at, day

NOW = at("2026-03-03 10:00", "Europe/Madrid")
MONDAY = day("2026-03-02")


@pytest.fixture
def acme(team: Team, ana: Member) -> int:
    return team.customer("Acme", ana)


@pytest.fixture
def visit(team: Team, ana: Member, acme: int) -> Visit:
    return team.visit(ana, NOW)


def dossier(team: Team, customer_id: int) -> Dossier:
    with reading(team.engine) as connection:
        (found,) = dossiers.load_for_planning(connection, team.workspace_id, [customer_id])
    return found


def refused(visit: Visit, customer_id: int, noun: Noun, **facts: Value) -> tuple[str, str]:
    with pytest.raises(CannotLearn) as caught:
        learn(visit, customer_id, noun, facts)
    return caught.value.field_name, caught.value.advice


def test_a_concern_is_kept_with_who_told_it_and_echoed(
    team: Team, acme: int, visit: Visit, ana: Member
) -> None:
    ivo = team.contact(acme, "Ivo Novak")
    learnt = learn(
        visit,
        acme,
        CONCERN,
        {"text": " The budget ", "severity": "severe", "contact": ivo, "by": ana.id},
    )
    assert learnt.what == (
        ("In their words", "The budget"),
        ("How much it weighs", "severe"),
        ("Who said it", "Ivo Novak"),
        ("Who of us looks after it", "Ana"),
        ("Since", "3 March 2026"),
    )
    assert (learnt.noun, learnt.customer, learnt.new) == ("concern", "Acme", True)
    assert learnt.undo_until == NOW + UNDO_FOR
    (row,) = team.rows("loops")
    assert (row["told_by_id"], row["told_at"]) == (ana.id, NOW)
    (loop,) = dossier(team, acme).customer.loops
    assert (loop.kind, loop.text, loop.severity) == (
        LoopKind.CONCERN,
        "The budget",
        Severity.SEVERE,
    )
    assert loop.contact
    assert loop.by
    assert (loop.contact.key, loop.by.name, loop.opened_on) == (str(ivo), "Ana", TUESDAY)


def test_every_sort_of_fact_reaches_the_rules(team: Team, acme: int, visit: Visit) -> None:
    learn(visit, acme, PROMISE, {"text": "A demo", "opened_on": MONDAY})
    learn(visit, acme, HONEST_NO, {"text": "No CRM", "win": "5,000", "revisit_on": TUESDAY})
    learn(visit, acme, JOB, {"text": "Sleep at night", "contact": "Ivo Novak"})
    learn(visit, acme, NEED, {"tag": "crm", "met_on": MONDAY})
    learn(visit, acme, PROJECT, {"name": "Shop", "stage": "delivery", "entered_on": MONDAY})
    learn(visit, acme, VALUE, {"text": "12 % more", "project": "Shop"})
    learn(visit, acme, TERM, {"project": "Shop", "item": "what done means", "text": "It runs"})
    learn(visit, acme, LIFE_EVENT, {"contact": "Ivo", "kind": "baby", "silent": True})
    learn(visit, acme, ROLE, {"role": "care", "member": visit.member.id})
    known = dossier(team, acme).customer
    assert [(one.kind, one.opened_on) for one in known.loops] == [(LoopKind.PROMISE, MONDAY)]
    assert [(one.text, one.win, one.revisit_on) for one in known.noes] == [
        ("No CRM", "5,000", TUESDAY)
    ]
    assert [one.contact for one in known.jobs] == list(known.contacts)
    assert [(one.tag, one.met_on) for one in known.needs] == [("crm", MONDAY)]
    (project,) = known.projects
    assert (project.stages, project.terms[0].item) == (((Stage.DELIVERY, MONDAY),), Item.DONE)
    assert [one.project for one in known.values] == [project.key]
    assert [(one.contact.name, one.silent) for one in known.life_events] == [("Ivo Novak", True)]
    assert [(one.role, one.since) for one in known.holdings] == [(Role.CARE, TUESDAY)]


def test_the_same_told_twice_is_one_and_says_the_newer(team: Team, acme: int, visit: Visit) -> None:
    first = learn(visit, acme, CONCERN, {"text": "The budget"})
    again = learn(visit, acme, CONCERN, {"text": "The budget", "severity": "minor"})
    assert (again.row_id, again.new, again.undo_until) == (first.row_id, False, None)
    assert [row["severity"] for row in team.rows("loops")] == ["minor"]
    assert learn(visit, acme, PROMISE, {"text": "The budget"}).new
    assert learn(visit, acme, CONCERN, {"text": "The budget", "opened_on": MONDAY}).new


def test_the_same_of_another_customer_is_another(team: Team, acme: int, visit: Visit) -> None:
    beta = team.customer("Beta")
    for customer_id in (acme, beta):
        assert learn(visit, customer_id, CONCERN, {"text": "The budget"}).new
    assert [row["customer_id"] for row in team.rows("loops")] == [acme, beta]


def test_whatever_was_planned_from_older_facts_is_void(team: Team, acme: int, visit: Visit) -> None:
    versions = [dossier(team, acme).version]
    row_id = learn(visit, acme, CONCERN, {"text": "The budget"}).row_id
    versions.append(dossier(team, acme).version)
    amend(visit, CONCERN, row_id, {"severity": "minor"})
    versions.append(dossier(team, acme).version)
    assert versions == sorted(set(versions))


def test_a_role_told_twice_for_one_day_changes_its_holder(
    team: Team, acme: int, visit: Visit, ben: Member
) -> None:
    for since in (None, TUESDAY):
        learn(visit, acme, ROLE, {"role": "sales", "member": visit.member.id, "since": since})
        learn(visit, acme, ROLE, {"role": "sales", "member": ben.id, "since": since})
    rows = [(row["since"], row["member_id"]) for row in team.rows("role_holders")]
    assert rows == [(None, ben.id), (TUESDAY, ben.id)]
    nobody = learn(visit, acme, ROLE, {"role": "sales"})
    assert ("Who holds it", "nobody") in nobody.what
    assert dossier(team, acme).customer.holder(Role.SALES, TUESDAY) == (
        dossier(team, acme).customer.owner
    )


def test_a_strangers_name_is_somebody_met_today(team: Team, acme: int, visit: Visit) -> None:
    learn(visit, acme, JOB, {"text": "Sleep", "contact": "Ivo Novak"})
    learn(visit, acme, VALUE, {"text": "12 %", "contact": "ivo"})
    (ivo,) = dossier(team, acme).customer.contacts
    assert (ivo.name, ivo.met_on) == ("Ivo Novak", TUESDAY)


def test_a_contact_is_found_by_name_and_only_what_is_told_changes(
    team: Team, acme: int, visit: Visit
) -> None:
    new = learn(visit, acme, CONTACT, {"name": "Ivo Novak", "title": "CFO", "champion": True})
    learnt = learn(visit, acme, CONTACT, {"name": "Ivo", "standing": "left"})
    assert (learnt.row_id, new.new, learnt.new, learnt.undo_until) == (
        new.row_id,
        True,
        False,
        None,
    )
    assert learnt.what == (("Name", "Ivo Novak"), ("Standing", "left"), ("Since", "3 March 2026"))
    (ivo,) = dossier(team, acme).customer.contacts
    assert (ivo.name, ivo.title, ivo.champion, ivo.met_on) == ("Ivo Novak", "CFO", True, TUESDAY)
    assert (ivo.standing, ivo.standing_since) == (ContactStanding.LEFT, TUESDAY)


def test_a_new_standing_holds_from_the_day_that_was_given(
    team: Team, acme: int, visit: Visit
) -> None:
    facts: dict[str, Value] = {"name": "Ivo", "standing": "promoted", "standing_since": MONDAY}
    learn(visit, acme, CONTACT, facts)
    learn(visit, acme, CONTACT, {"name": "Ivo", "standing": "promoted"})
    (ivo,) = dossier(team, acme).customer.contacts
    assert ivo.standing_since == MONDAY
    mia = learn(visit, acme, CONTACT, {"name": "Mia", "successor_of": "Ivo"})
    assert dossier(team, acme).customer.contacts[1].successor_of == ivo.key
    with pytest.raises(CannotLearn, match="Nobody takes their own place"):
        amend(visit, CONTACT, mia.row_id, {"successor_of": mia.row_id})


def test_a_project_walks_on_and_keeps_its_journey(team: Team, acme: int, visit: Visit) -> None:
    learn(visit, acme, PROJECT, {"name": "Shop", "stage": "contract", "entered_on": MONDAY})
    learnt = learn(visit, acme, PROJECT, {"name": "shop", "stage": "delivery", "report_every": 7})
    learn(visit, acme, PROJECT, {"name": "Shop", "accepted_on": TUESDAY})
    assert learnt.what == (
        ("Name", "Shop"),
        ("Enters the stage", "delivery"),
        ("On", "3 March 2026"),
        ("Days between reports", "7"),
    )
    (shop,) = dossier(team, acme).customer.projects
    assert shop.stages == ((Stage.CONTRACT, MONDAY), (Stage.DELIVERY, TUESDAY))
    assert (shop.report_every, shop.accepted_on, shop.delivered_on) == (7, TUESDAY, None)


def test_a_project_does_not_enter_where_it_is_already(team: Team, acme: int, visit: Visit) -> None:
    learn(visit, acme, PROJECT, {"name": "Shop", "stage": "delivery", "entered_on": MONDAY})
    learnt = learn(visit, acme, PROJECT, {"name": "Shop", "stage": "delivery"})
    assert learnt.what == (("Name", "Shop"),)
    (shop,) = dossier(team, acme).customer.projects
    assert shop.stages == ((Stage.DELIVERY, MONDAY),)


def test_a_customer_that_is_lost_keeps_why(team: Team, acme: int, visit: Visit) -> None:
    learnt = learn(visit, acme, CUSTOMER, {"standing": "lost", "lost_because": "The price"})
    assert (learnt.row_id, learnt.new, learnt.undo_until) == (acme, False, None)
    learn(visit, acme, CUSTOMER, {"tier": "A", "loyalty": "for life", "renews_on": MONDAY})
    known = dossier(team, acme).customer
    assert (known.standing, known.standing_since) == (Standing.LOST, TUESDAY)
    assert (known.lost_because, known.tier, known.renews_on) == ("The price", "A", MONDAY)
    assert known.loyalty_pinned is Loyalty.FOR_LIFE
    back = team.visit(visit.member, at("2026-03-05 10:00"))
    learn(back, acme, CUSTOMER, {"standing": "active", "loyalty": None})
    known = dossier(team, acme).customer
    assert (known.back_on, known.lost_because) == (day("2026-03-05"), "The price")
    assert known.loyalty_pinned is None


def test_what_is_left_blank_is_not_said(team: Team, acme: int, visit: Visit) -> None:
    learnt = learn(visit, acme, JOB, {"text": "Sleep", "contact": None, "on": None})
    assert learnt.what == (("What they hired us to do", "Sleep"), ("Day", "3 March 2026"))
    assert learn(visit, acme, CUSTOMER, {"owner": None}).what == (("Owner", "nobody"),)
    assert dossier(team, acme).customer.owner is None


def test_two_that_were_the_same_before_can_still_be_changed(
    team: Team, acme: int, visit: Visit
) -> None:
    team.customer("ACME Ltd")
    assert learn(visit, acme, CUSTOMER, {"tier": "A"}).what == (("Tier", "A"),)


def test_a_customer_with_a_new_name_is_still_known_by_the_old(
    team: Team, acme: int, visit: Visit
) -> None:
    beta = team.customer("Beta")
    assert refused(visit, acme, CUSTOMER, name="BETA Ltd")[0] == "name"
    assert learn(visit, acme, CUSTOMER, {"name": "Acme World"}).customer == "Acme World"
    assert [row["name"] for row in team.rows("aliases")] == ["Acme"]
    assert refused(visit, beta, CUSTOMER, name="Acme")[0] == "name"


def test_what_is_learnt_is_planned_at_once(team: Team, acme: int, visit: Visit) -> None:
    team.rules = [asks("call_them", TUESDAY, day("2026-03-05"))]
    team.round(NOW)
    assert team.states() == {"call_them": "asked"}
    here = team.visit(visit.member, NOW)
    concern = learn(here, acme, CONCERN, {"text": "The budget"})
    assert (concern.closes, concern.next and concern.next.due) == ((), day("2026-03-05"))
    learnt = learn(here, acme, CUSTOMER, {"standing": "lost"})
    assert (learnt.closes, learnt.next) == (("Call them",), None)
    (nudge,) = team.rows("nudges")
    assert (nudge["state"], nudge["reason"]) == ("overtaken", "Ana changed the customer")


def test_what_closes_a_nudge_by_something_private_is_not_named(
    team: Team, acme: int, visit: Visit
) -> None:
    team.rules = [asks("call_them", TUESDAY)]
    team.round(NOW)
    team.rules = []
    learn(
        team.visit(visit.member, NOW), acme, LIFE_EVENT, {"contact": "Ivo Novak", "kind": "illness"}
    )
    (nudge,) = team.rows("nudges")
    assert (nudge["state"], nudge["reason"]) == ("overtaken", "Ana told me something new")


def test_a_concern_is_closed_by_changing_it(team: Team, acme: int, visit: Visit) -> None:
    row_id = learn(visit, acme, CONCERN, {"text": "The budget"}).row_id
    learnt = amend(visit, CONCERN, row_id, {"closed_on": TUESDAY})
    assert (learnt.what, learnt.undo_until) == ((("Closed on", "3 March 2026"),), None)
    (loop,) = dossier(team, acme).customer.loops
    assert (loop.text, loop.closed_on) == ("The budget", TUESDAY)
    amend(visit, CONCERN, row_id, {"closed_on": None})
    assert dossier(team, acme).customer.loops[0].open
    with pytest.raises(CannotLearn, match="not on record any more"):
        amend(visit, PROMISE, row_id, {"closed_on": TUESDAY})
