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
NUDGE_NOT_USEFUL: Final = "nudge_not_useful"
NUDGE_LESS: Final = "nudge_less"
NUDGE_STOP: Final = "nudge_stop"
NUDGE_ELSE: Final = "nudge_else"
"""`:NUDGE`, value the nudge's id; NUDGE_ELSE picks a colleague."""

NUDGE_DRAFT: Final = "nudge_draft"
"""Opens the draft to edit. `:NUDGE`, value the nudge's id."""

NUDGE_HAND: Final = "nudge_hand"
CUSTOMER_HAND: Final = "customer_hand"
"""Open the form for handing over. `:NUDGE` or `:CUSTOMER`, value the same id."""

HAND_UNDO: Final = "hand_undo"
"""`:HANDOVER`, value the id under which is kept what was moved."""

CUSTOMER_SHOW: Final = "customer_show"
"""Opens a customer's page over whatever is there. `:CUSTOMER`, value the customer's id."""

HOME_GO: Final = "home_go"
"""Shows another page of one's Home. `:NUMBER`, value a `bot.model.home.Look`."""

ARCHIVE_UNDO: Final = "archive_undo"
"""`:CUSTOMER`, value "CUSTOMER STANDING SINCE SECONDS": how it was before, and when it ended."""

IMPORT_UNDO: Final = "import_undo"
"""Alone; value the key of what was imported."""

CUSTOMER_LOOK: Final = "customer_look"
"""A select alone: answers with the page of the customer whose id is the option's value."""

CUSTOMER_LIST_MORE: Final = "customer_list_more"
CUSTOMER_LIST_START: Final = "customer_list_start"
"""Alone, value "FIRST WHOSE WHICH": the place to go on from, "mine" or "all", one of `Which`."""

CUSTOMER_SHARE: Final = "customer_share"
CUSTOMER_OPEN: Final = "customer_open"
"""`:CUSTOMER`: picks a colleague who may know of it, too; shows it to everybody again."""

CUSTOMER_TIMELINE: Final = "customer_timeline"
"""Draws a customer over time. `:CUSTOMER`, value the customer's id."""

SETTINGS_MINE: Final = "settings_mine"
SETTINGS_TEAM: Final = "settings_team"
"""Open the settings of whoever presses, or those of the workspace. Alone, value "open"."""

QUESTION: Final = "question"
SKIPPED: Final = "-"
"""`:QUESTION:PLACE`, value what was chosen, or SKIPPED."""

NUDGE_MORE: Final = "nudge_more"
WHY_ME: Final = "why_me"
MUTE: Final = "mute"
"""An overflow menu, `:NUDGE`; the value is one of the two words, a space, and the nudge's id."""

NOTE_AGAIN: Final = "note_again"
NOTE_THERE: Final = "note_there"
"""About a note that may not have arrived. `:NOTE`, value "NOTE ATTEMPT": which try to send it."""

TOUCH_UNDO: Final = "touch_undo"
TOUCH_CHANGE: Final = "touch_change"
"""`:TOUCHPOINT`, value the touchpoint's id."""

TOUCH_OTHER_DAY: Final = "touch_other_day"
"""`:TOUCHPOINT`, value "TOUCHPOINT YYYY-MM-DD"."""

TOUCH_PICK: Final = "touch_pick"
"""`:CUSTOMER`, value "CUSTOMER PENDING": the rest after the first space is the pending key."""

TOUCH_CREATE: Final = "touch_create"
"""Alone; value the pending key."""

TOUCH_KIND: Final = "touch_kind"
"""`:KIND`, value "CUSTOMER KIND PENDING"."""

FORM_REOPEN: Final = "form_reopen"
"""Alone; value the pending key, and the customer's id behind a space where it is settled."""

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

RULE_SETTINGS: Final = "rule_settings"
"""Opens the settings of the rules. Alone; value the name of the rule to show first, or "all"."""

RULE_PICK: Final = "rule_pick"
"""In that form alone: a select whose options are names of rules."""

RULE_SWITCH_ON: Final = "rule_switch_on"
RULE_SWITCH_OFF: Final = "rule_switch_off"
RULE_ESTIMATE: Final = "rule_estimate"
RULE_DEFAULTS: Final = "rule_defaults"
"""In that form alone; value the name of the rule. RULE_ESTIMATE says what it would add, first."""

NEWS_UNDO: Final = "news_undo"
"""`:OFFERING`, value "OFFERING MOMENT": when it was published, in seconds."""

TOUCH_FORM: Final = "touch_form"
DONE_FORM: Final = "done_form"
SNOOZE_FORM: Final = "snooze_form"
CUSTOMER_FORM: Final = "customer_form"
DRAFT_FORM: Final = "draft_form"
HAND_FORM: Final = "hand_form"
MY_SETTINGS_FORM: Final = "my_settings_form"
TEAM_SETTINGS_FORM: Final = "team_settings_form"
FACT_FORM: Final = "fact_form"
IMPORT_FORM: Final = "import_form"
ERASE_FORM: Final = "erase_form"
RULE_FORM: Final = "rule_form"
NEWS_FORM: Final = "news_form"
CUSTOMER_PAGE: Final = "customer_page"
"""Callback ids."""

INPUT: Final = "input"
CUSTOMER_OPTIONS: Final = "customer_options"
CONTACT_OPTIONS: Final = "contact_options"
ZONE_OPTIONS: Final = "zone_options"
COUNTRY_OPTIONS: Final = "country_options"

# touch_form has all of these; done_form has KIND to NOTE, and CONTACTS only when there are any.
CUSTOMER: Final = "customer"
KIND: Final = "kind"
ON: Final = "on"
CONTACTS: Final = "contacts"
MOOD: Final = "mood"
NOTE: Final = "note"
PRIVATE: Final = "private"
BEGAN: Final = "began"
ANSWERED: Final = "answered"
YES: Final = "yes"
NO: Final = "no"

# snooze_form: the value of UNTIL is a day, or OWN_DAY; a day picked in DAY counts in any case.
UNTIL: Final = "until"
OWN_DAY: Final = "own_day"
DAY: Final = "day"
REASON: Final = "reason"

# draft_form.
DRAFT: Final = "draft"

# hand_form.
TO: Final = "to"
WHAT: Final = "what"
WHOSE: Final = "whose"
ROLES: Final = "roles"
BECAUSE: Final = "because"

# customer_form.
NAME: Final = "name"
OWNER: Final = "owner"
TIER: Final = "tier"
COUNTRY: Final = "country"
SINCE: Final = "since"

# my_settings_form has these and COUNTRY; team_settings_form those up to A_WEEK, and three more.
ZONE: Final = "zone"
LANGUAGE: Final = "language"
BEGINS: Final = "begins"
ENDS: Final = "ends"
A_DAY: Final = "a_day"
A_WEEK: Final = "a_week"
LEAVE_FROM: Final = "leave_from"
LEAVE_UNTIL: Final = "leave_until"
ASK_AGAIN: Final = "ask_again"
LEAD: Final = "lead"
CHANNEL: Final = "channel"
ROUND_UP: Final = "round_up"

AS_IN_SLACK: Final = "slack"
"""The value of the zone that Slack knows."""
NO_COUNTRY: Final = "none"

# news_form has KIND and these.
TITLE: Final = "title"
TAGS: Final = "tags"
LINK: Final = "link"

# import_form.
ROWS: Final = "rows"

# fact_form has a block for each field of its noun, by the field's name. A person or a project may
# be picked there, or else named in a second block.
OR_NEW: Final = "_new"


def of(name: str, number: int) -> str:
    """The action id of a button about one thing."""
    return f"{name}:{number}"
