"""Them: customers, the people there, and what we do for them."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    UniqueConstraint,
)

from bot.store.tables.columns import Instant, reference, table
from bot.store.tables.ours import members

customers = table(
    "customers",
    Column("name", String(200), nullable=False),
    Column("normal_name", String(200), nullable=False),
    reference("owner_id", members, nullable=True),
    Column("tier", String(1), nullable=False, default="B"),
    Column("country", String(2), nullable=False, default=""),
    Column("since", Date),
    Column("standing", String(16), nullable=False, default="active"),
    Column("standing_since", Date),
    Column("lost_because", String(300), nullable=False, default=""),
    Column("renews_on", Date),
    Column("loyalty_pinned", String(16), nullable=False, default=""),
    Column("stage", String(16), nullable=False, default=""),
    Column("tags", JSON, nullable=False, default=list),
    Column("private", Boolean, nullable=False, default=False),
    Column("look_at", Instant, nullable=False),
    Column("planned_on", Date),
    Column("revision", Integer, nullable=False, default=0),
    Column("version", Integer, nullable=False, default=0),
    UniqueConstraint("workspace_id", "name"),
    Index(None, "workspace_id", "normal_name"),
    Index(None, "workspace_id", "id"),
    Index(None, "workspace_id", "look_at"),
    Index(None, "workspace_id", "revision"),
    in_slack=True,
)

shares = table(
    "shares",
    reference("customer_id", customers, cascade=True),
    reference("member_id", members, cascade=True),
    UniqueConstraint("workspace_id", "customer_id", "member_id"),
)
"""Who may see a private customer besides its owner and those who hold a role there."""

aliases = table(
    "aliases",
    reference("customer_id", customers, cascade=True),
    Column("name", String(200), nullable=False),
    Column("normal_name", String(200), nullable=False),
    UniqueConstraint("workspace_id", "customer_id", "name"),
    Index(None, "workspace_id", "normal_name"),
)

contacts = table(
    "contacts",
    reference("customer_id", customers, cascade=True),
    Column("name", String(200), nullable=False),
    Column("normal_name", String(200), nullable=False),
    Column("title", String(200), nullable=False, default=""),
    Column("department", String(200), nullable=False, default=""),
    Column("seniority", String(16), nullable=False, default=""),
    Column("email", String(320), nullable=False, default=""),
    Column("birthday", String(10), nullable=False, default=""),
    Column("champion", Boolean, nullable=False, default=False),
    Column("standing", String(16), nullable=False, default="active"),
    Column("standing_since", Date),
    Column("met_on", Date),
    Column("successor_of_id", ForeignKey("contacts.id", ondelete="SET NULL"), index=True),
    UniqueConstraint("workspace_id", "customer_id", "name"),
    in_slack=True,
)

projects = table(
    "projects",
    reference("customer_id", customers, cascade=True),
    Column("name", String(200), nullable=False),
    Column("chosen_on", Date),
    Column("chosen_because", String(300), nullable=False, default=""),
    Column("ends_on", Date),
    Column("report_every", Integer),
    Column("paused_on", Date),
    Column("delivered_on", Date),
    Column("accepted_on", Date),
    Column("lost_on", Date),
    Column("lost_because", String(300), nullable=False, default=""),
    UniqueConstraint("workspace_id", "customer_id", "name"),
    in_slack=True,
)

project_stages = table(
    "project_stages",
    reference("project_id", projects, cascade=True),
    Column("stage", String(16), nullable=False),
    Column("entered_on", Date, nullable=False),
    UniqueConstraint("workspace_id", "project_id", "stage", "entered_on"),
)

role_holders = table(
    "role_holders",
    reference("customer_id", customers, cascade=True),
    Column("role", String(16), nullable=False),
    reference("member_id", members, nullable=True),
    Column("since", Date),
    UniqueConstraint("workspace_id", "customer_id", "role", "since"),
)
"""Who holds which role there, from a day on; without a member, nobody does any more."""
