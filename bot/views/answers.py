"""Every answer to a command or a button, in one place to import from."""

from bot.views.coming import preview
from bot.views.customers import customer_page
from bot.views.guidance import (
    already_answered,
    expired_form,
    help_customer,
    help_nudges,
    help_touch,
    trouble,
    unknown,
)
from bot.views.logged import logged, not_undone, offer_new_customer, undone, which_customer
from bot.views.nudges import nudges_list, why, why_me

__all__ = [
    "already_answered",
    "customer_page",
    "expired_form",
    "help_customer",
    "help_nudges",
    "help_touch",
    "logged",
    "not_undone",
    "nudges_list",
    "offer_new_customer",
    "preview",
    "trouble",
    "undone",
    "unknown",
    "which_customer",
    "why",
    "why_me",
]
