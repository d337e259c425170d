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
    type_again,
    unknown,
)
from bot.views.learnt import (
    ask_for_rest,
    forgotten,
    learnt,
    none_is_open,
    not_forgotten,
    not_private,
    open_again,
    stranger,
    unknown_word,
    which_is_over,
    whose_fact,
)
from bot.views.logged import (
    logged,
    not_undone,
    offer_new_customer,
    undone,
    which_customer,
    which_kind,
)
from bot.views.nudges import nudges_list
from bot.views.why import why
from bot.views.why_me import why_me

__all__ = [
    "already_answered",
    "ask_for_rest",
    "customer_page",
    "expired_form",
    "forgotten",
    "help_customer",
    "help_nudges",
    "help_touch",
    "learnt",
    "logged",
    "none_is_open",
    "not_forgotten",
    "not_private",
    "not_undone",
    "nudges_list",
    "offer_new_customer",
    "open_again",
    "preview",
    "stranger",
    "trouble",
    "type_again",
    "undone",
    "unknown",
    "unknown_word",
    "which_customer",
    "which_is_over",
    "which_kind",
    "whose_fact",
    "why",
    "why_me",
]
