"""Whom we do not know at a customer's: the people, the departments, those who decide."""

from bot.model.pages import Unmet
from rules.kit import Contact, Customer, Seniority


def unmet(customer: Customer) -> Unmet:
    """By all talks on record. Who has left, or wants no word of ours, is not missed."""
    people = customer.people
    spoken_with = {one.key for talk in customer.talks() for one in talk.contacts}
    strangers = [one for one in people if one.key not in spoken_with]
    reached = {_department(one) for one in people if one.key in spoken_with}
    named = {_department(one): one.department for one in reversed(strangers)}
    return Unmet(
        nobody=not people,
        people=tuple(one.name for one in strangers),
        departments=tuple(named[key] for key in sorted(named) if key and key not in reached),
        no_executive=not any(one.seniority is Seniority.EXECUTIVE for one in people),
    )


def _department(contact: Contact) -> str:
    return contact.department.strip().casefold()
