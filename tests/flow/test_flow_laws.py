"""What the planner promises for every rule and any customer."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.flow.plan import coming, plan
from bot.model import Tuned
from rules.kit import Contact, ContactStanding, Customer, Standing, days
from rules.kit.rule import load
from tests.flow.planning import dossier
from tests.rules.strategies import TODAY, customers

RULES = [Tuned(rule, {}) for rule in load() if not rule.of_team]
UNTIL = TODAY + days(120)

quickly = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@quickly
@given(
    customer=customers(),
    standing=st.sampled_from([Standing.LOST, Standing.ARCHIVED, Standing.DO_NOT_CONTACT]),
)
def test_about_a_customer_that_is_closed_nothing_is_asked(
    customer: Customer, standing: Standing
) -> None:
    closed = dossier(replace(customer, standing=standing, standing_since=None))
    for tuned in RULES:
        asked = coming(closed, tuned, TODAY, UNTIL)
        assert all(one.nudge.even_if_lost for one in asked), tuned.rule.name
        assert standing is Standing.LOST or not asked, tuned.rule.name


@quickly
@given(customer=customers())
def test_nobody_is_asked_about_a_person_who_wants_no_contact(customer: Customer) -> None:
    unwanted = {
        one.key: replace(one, standing=ContactStanding.DO_NOT_CONTACT, standing_since=None)
        for one in customer.contacts
    }
    nobody = dossier(replace(_with(customer, unwanted), standing=Standing.ACTIVE))
    for tuned in RULES:
        for one in coming(nobody, tuned, TODAY, UNTIL):
            about = one.nudge.about.contact
            assert about is None or about.key not in unwanted, tuned.rule.name


def _with(customer: Customer, people: Mapping[str, Contact]) -> Customer:
    """The same with these people wherever they are named."""

    def there(named: Iterable[Contact]) -> tuple[Contact, ...]:
        return tuple(people[one.key] for one in named)

    return replace(
        customer,
        contacts=there(customer.contacts),
        touches=tuple(replace(one, contacts=there(one.contacts)) for one in customer.touches),
        planned=tuple(replace(one, contacts=there(one.contacts)) for one in customer.planned),
        loops=tuple(replace(one, contact=_of(people, one.contact)) for one in customer.loops),
        noes=tuple(replace(one, contact=_of(people, one.contact)) for one in customer.noes),
        jobs=tuple(replace(one, contact=_of(people, one.contact)) for one in customer.jobs),
        values=tuple(replace(one, contact=_of(people, one.contact)) for one in customer.values),
        life_events=tuple(
            replace(one, contact=people[one.contact.key]) for one in customer.life_events
        ),
    )


def _of(people: Mapping[str, Contact], one: Contact | None) -> Contact | None:
    return people[one.key] if one else None


@quickly
@given(customer=customers())
def test_a_plan_is_the_same_each_time_and_breaks_on_nothing(customer: Customer) -> None:
    whole = dossier(customer)
    once, twice = plan(whole, RULES, TODAY), plan(whole, RULES, TODAY)
    assert not once.broken
    assert [(one.rule.name, one.nudge, one.ask_on) for one in once.ask] == [
        (one.rule.name, one.nudge, one.ask_on) for one in twice.ask
    ]
    assert once.look_on == twice.look_on
    assert once.look_on > TODAY
