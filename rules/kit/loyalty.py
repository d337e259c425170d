"""How far a customer has come with us, by evidence."""

from enum import StrEnum


class Loyalty(StrEnum):
    """From the first order to a customer for life."""

    TRIAL = "trial"
    CUSTOMER = "customer"
    LOYAL = "loyal"
    FOR_LIFE = "for life"
