"""How the bot itself goes on: what it has seen, how fast it may post, when it last did what."""

from sqlalchemy import Boolean, Column, Date, Index, Integer, String, Text, UniqueConstraint

from bot.store.tables.columns import Instant, LongRowId, RowId, table

seen = table(
    "seen",
    Column("key", String(200), nullable=False),
    Column("until", Instant, nullable=False),
    Column("done", Boolean, nullable=False, default=False),
    UniqueConstraint("workspace_id", "key"),
    Index(None, "workspace_id", "until"),
    row_id=LongRowId,
)
"""What Slack has told us, by the id it gave it, so that telling it again does nothing. Until it is
`done` somebody is at it, `until` is when they must have died; afterwards, when we may forget it."""

pace = table(
    "pace",
    Column("channel", String(32), nullable=False, default=""),
    Column("free_at", Instant, nullable=False),
    UniqueConstraint("workspace_id", "channel"),
)
"""When the next message may be posted into a channel; "" is the workspace as a whole."""

beats = table(
    "beats",
    Column("name", String(32), nullable=False),
    Column("at", Instant, nullable=False),
    Column("told", String(500), nullable=False, default=""),
    UniqueConstraint("workspace_id", "name"),
)
"""When something that runs by itself last ran, and what it found: see `bot.model.Beat`."""

rings = table(
    "rings",
    Column("due_at", Instant, nullable=False),
    UniqueConstraint("workspace_id"),
    Index(None, "due_at"),
)
"""When a round may find something to do in a workspace: early is harmless, late never."""

sweeps = table(
    "sweeps",
    Column("day", Date, nullable=False),
    Column("after_id", RowId, nullable=False, default=0),
    Column("looked", Integer, nullable=False, default=0),
    Column("missed", Integer, nullable=False, default=0),
    Column("done", Boolean, nullable=False, default=False),
    UniqueConstraint("workspace_id"),
)
"""How far everybody has been looked at on a day (in UTC), due or not: up to this customer. `missed`
is how many of them had something that the planner should have found before."""

installations = table(
    "installations",
    Column("token", Text, nullable=False),
    Column("enterprise", String(32), nullable=False, default=""),
    Column("installed_at", Instant, nullable=False),
    UniqueConstraint("workspace_id"),
)
"""The bot token of each workspace that is not that of SLACK_BOT_TOKEN, encrypted; and on Enterprise
Grid the organisation, which Slack may name as the home of its people."""
