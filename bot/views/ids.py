"""The names that the edge finds again in what Slack sends back.

Buttons about one thing have the action id `NAME:ID` (`of` writes it; a pattern such as
`^nudge_done:` finds it). In a form every input is
`view["state"]["values"][BLOCK][INPUT]`; the two selects with type-ahead are named by what they
ask the edge for instead of INPUT.
"""

from typing import Final

NUDGE_DONE: Final = "nudge_done"
NUDGE_SNOOZE: Final = "nudge_snooze"
NUDGE_SKIP: Final = "nudge_skip"
NUDGE_WHY: Final = "nudge_why"
NUDGE_LESS: Final = "nudge_less"
NUDGE_STOP: Final = "nudge_stop"
NUDGE_ELSE: Final = "nudge_else"
"""`:NUDGE`, value the nudge's id; NUDGE_ELSE picks a colleague."""

NUDGE_DRAFT: Final = "nudge_draft"
"""Opens the draft to edit. `:NUDGE`, value the nudge's id."""

NUDGE_HAND: Final = "nudge_hand"
CUSTOMER_HAND: Final = "customer_hand"
"""Open the form for handing over. `:NUDGE` or `:CUSTOMER`, value the same id."""

CUSTOMER_SHOW: Final = "customer_show"
"""Opens a customer's page over whatever is there. `:CUSTOMER`, value the customer's id."""

SETTINGS_MINE: Final = "settings_mine"
SETTINGS_TEAM: Final = "settings_team"
"""Open the settings of whoever presses, or those of the workspace. Alone, value "open"."""

QUESTION: Final = "question"
SKIPPED: Final = "-"
"""`:QUESTION:PLACE`, value what was chosen, or SKIPPED."""

NUDGE_MORE: Final = "nudge_more"
NOT_USEFUL: Final = "not_useful"
MUTE: Final = "mute"
"""An overflow menu, `:NUDGE`; the value is one of the two words, a space, and the nudge's id."""

TOUCH_UNDO: Final = "touch_undo"
TOUCH_CHANGE: Final = "touch_change"
"""`:TOUCHPOINT`, value the touchpoint's id."""

TOUCH_OTHER_DAY: Final = "touch_other_day"
"""`:TOUCHPOINT`, value "TOUCHPOINT YYYY-MM-DD"."""

TOUCH_PICK: Final = "touch_pick"
"""`:CUSTOMER`, value "CUSTOMER PENDING": the rest after the first space is the pending key."""

TOUCH_CREATE: Final = "touch_create"
"""Alone; value the pending key."""

FORM_REOPEN: Final = "form_reopen"
"""Alone; value the pending key."""

TOUCH_NEW: Final = "touch_new"
"""Opens the touchpoint form. `:CUSTOMER`, value the customer's id; on Home alone, value "new"."""

CUSTOMER_NEW: Final = "customer_new"
"""Opens the customer form. Alone, value "new"."""

CUSTOMER_WHY: Final = "customer_why"
"""Every rule's answer about a customer. `:CUSTOMER`, value the customer's id."""

FACT_NEW: Final = "fact_new"
"""A select: opens the form of a noun. `:CUSTOMER`, value of the option the noun's word."""

FACT_UNDO: Final = "fact_undo"
FACT_CHANGE: Final = "fact_change"
"""`:ROW`, value "ROW NOUN": the rest after the first space is the noun's word."""

FACT_CLOSE: Final = "fact_close"
"""`:ROW`, value "ROW YYYY-MM-DD NOUN"."""

FACT_PICK: Final = "fact_pick"
"""`:CUSTOMER`, value "CUSTOMER PENDING", as for a touchpoint."""

FACT_FILL_IN: Final = "fact_fill_in"
"""Alone; value the pending key."""

RULE_ON: Final = "rule_on"
"""Alone; value the name of the rule to switch on."""

TOUCH_FORM: Final = "touch_form"
DONE_FORM: Final = "done_form"
SNOOZE_FORM: Final = "snooze_form"
CUSTOMER_FORM: Final = "customer_form"
DRAFT_FORM: Final = "draft_form"
HAND_FORM: Final = "hand_form"
MY_SETTINGS_FORM: Final = "my_settings_form"
TEAM_SETTINGS_FORM: Final = "team_settings_form"
FACT_FORM: Final = "fact_form"
"""Callback ids."""

INPUT: Final = "input"
CUSTOMER_OPTIONS: Final = "customer_options"
CONTACT_OPTIONS: Final = "contact_options"

# touch_form has all of these; done_form has KIND to NOTE, and CONTACTS only when there are any.
CUSTOMER: Final = "customer"
KIND: Final = "kind"
ON: Final = "on"
CONTACTS: Final = "contacts"
MOOD: Final = "mood"
NOTE: Final = "note"
PRIVATE: Final = "private"

# snooze_form: the value of UNTIL is a day, or OWN_DAY when the day picked in DAY counts.
UNTIL: Final = "until"
OWN_DAY: Final = "own_day"
DAY: Final = "day"
REASON: Final = "reason"

# customer_form.
NAME: Final = "name"
OWNER: Final = "owner"
TIER: Final = "tier"
COUNTRY: Final = "country"
SINCE: Final = "since"

# fact_form has a block for each field of its noun, by the field's name. A person or a project may
# be picked there, or else named in a second block.
OR_NEW: Final = "_new"


def of(name: str, number: int) -> str:
    """The action id of a button about one thing."""
    return f"{name}:{number}"
