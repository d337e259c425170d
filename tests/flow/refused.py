"""A morning on which Slack takes nothing, and the moment at which that is settled."""

from datetime import timedelta

from bot.flow.deliver import SETTLE_AFTER
from bot.model import GiveUp, Uncertain
from tests.flow.team import at

NINE = at("2026-03-03 09:00", "Europe/Madrid")
A_MINUTE = timedelta(minutes=1)
A_SECOND = timedelta(seconds=1)
NO_REPLY = Uncertain("no reply")
SETTLED = NINE + SETTLE_AFTER
REFUSED = GiveUp("The channel is archived: choose another by /nudges channel.")
