"""Us: workspaces, colleagues, and how each wants the bot to behave."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from bot.store.tables.columns import Instant, RowId, metadata, reference, table

workspaces = Table(
    "workspaces",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("team_id", String(32), unique=True),
    Column("name", String(200), nullable=False),
    Column("timezone", String(64), nullable=False, default="UTC"),
    Column("lead_member_id", RowId),
    Column("fingerprint", String(64), nullable=False, default=""),
    Column("revision", Integer, nullable=False, default=0),
    Column("language", String(8), nullable=False, default="en"),
    Column("starts_at", Integer, nullable=False, default=9 * 60),
    Column("ends_at", Integer, nullable=False, default=18 * 60),
    Column("daily_budget", Integer, nullable=False, default=3),
    Column("weekly_budget", Integer, nullable=False, default=10),
    Column("round_up", Boolean, nullable=False, default=True),
)
"""Language, hours and budgets are what a new member begins with. `round_up`: the team's channel is
told on Mondays what has been done."""

rule_settings = table(
    "rule_settings",
    Column("rule", String(64), nullable=False),
    Column("enabled", Boolean, nullable=False, default=True),
    Column("knobs", JSON, nullable=False, default=dict),
    Column("trouble", String(200), nullable=False, default=""),
    UniqueConstraint("workspace_id", "rule"),
)
"""A rule without a row here is new to the workspace, and off. `trouble` is why it was switched off
by itself."""

members = table(
    "members",
    Column("slack_id", String(32)),
    Column("name", String(200), nullable=False),
    Column("normal_name", String(200), nullable=False),
    Column("email", String(320)),
    Column("timezone", String(64), nullable=False, default="UTC"),
    Column("country", String(2), nullable=False, default=""),
    Column("starts_at", Integer, nullable=False, default=9 * 60),
    Column("ends_at", Integer, nullable=False, default=18 * 60),
    Column("daily_budget", Integer, nullable=False, default=3),
    Column("weekly_budget", Integer, nullable=False, default=10),
    Column("active", Boolean, nullable=False, default=True),
    Column("channel", Boolean, nullable=False, default=False),
    Column("language", String(8), nullable=False, default="en"),
    UniqueConstraint("workspace_id", "slack_id"),
    UniqueConstraint("workspace_id", "email"),
    in_slack=True,
)
"""Who is written to. `channel`: it is the team's channel, and `slack_id` is that of the channel."""

absences = table(
    "absences",
    reference("member_id", members, cascade=True),
    Column("first", Date, nullable=False),
    Column("last", Date),
    Column("by_status", Boolean, nullable=False, default=False),
    UniqueConstraint("workspace_id", "member_id", "first", "by_status"),
)
"""Days off, both included; without a `last` until further notice. `by_status`: Slack says so."""

drafts = table(
    "drafts",
    reference("member_id", members, cascade=True),
    Column("text", Text, nullable=False),
    Column("said_at", Instant, nullable=False),
)
"""What somebody typed and we could not finish without asking: kept until it is answered."""
