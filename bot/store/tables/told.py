"""What they told us: kept with who told it to the bot, and when."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKey,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.schema import SchemaItem

from bot.store.tables.columns import Instant, reference, table
from bot.store.tables.ours import members
from bot.store.tables.theirs import contacts, customers, projects


def told(name: str, *columns: SchemaItem, in_slack: bool = False) -> Table:
    """A fact about one customer. An import leaves open who told it."""
    return table(
        name,
        reference("customer_id", customers, cascade=True),
        *columns,
        Column("told_by_id", ForeignKey(members.c.id, ondelete="SET NULL")),
        Column("told_at", Instant),
        in_slack=in_slack,
    )


loops = told(
    "loops",
    Column("kind", String(16), nullable=False),
    Column("text", Text, nullable=False),
    Column("opened_on", Date, nullable=False),
    Column("severity", String(16), nullable=False, default="normal"),
    reference("by_member_id", members, nullable=True),
    reference("contact_id", contacts, nullable=True),
    Column("wait_until", Date),
    Column("closed_on", Date),
    in_slack=True,
)
"""Concerns and promises."""

honest_noes = told(
    "honest_noes",
    Column("text", Text, nullable=False),
    Column("on", Date, nullable=False),
    reference("contact_id", contacts, nullable=True),
    Column("win", Text, nullable=False, default=""),
    Column("instead", Text, nullable=False, default=""),
    Column("revisit_on", Date),
    Column("closed_on", Date),
)

jobs = told(
    "jobs",
    Column("text", Text, nullable=False),
    Column("on", Date, nullable=False),
    reference("contact_id", contacts, nullable=True),
)

evidence = told(
    "evidence",
    Column("text", Text, nullable=False),
    Column("on", Date, nullable=False),
    reference("contact_id", contacts, nullable=True),
    reference("project_id", projects, nullable=True),
)
"""That we were worth it."""

life_events = told(
    "life_events",
    reference("contact_id", contacts, cascade=True),
    Column("kind", String(16), nullable=False),
    Column("on", Date, nullable=False),
    Column("silent", Boolean, nullable=False, default=False),
)
"""Private, and erased after thirty days."""

terms = told(
    "terms",
    reference("project_id", projects, cascade=True),
    Column("item", String(32), nullable=False),
    Column("text", Text, nullable=False),
    Column("on", Date, nullable=False),
)
"""What was made clear between us before the work began."""

needs = told(
    "needs",
    Column("tag", String(64), nullable=False),
    Column("text", Text, nullable=False, default=""),
    Column("on", Date, nullable=False),
    Column("met_on", Date),
    Column("refused_on", Date),
    UniqueConstraint("workspace_id", "customer_id", "tag", "text", "on"),
)
"""In PostgreSQL the key holds a digest of the text: see `bot.store.on_postgresql.by_digests`."""

offerings = table(
    "offerings",
    Column("title", String(200), nullable=False),
    Column("kind", String(32), nullable=False, default="offering"),
    Column("published_on", Date, nullable=False),
    Column("tags", JSON, nullable=False, default=list),
    Column("link", String(2000), nullable=False, default=""),
    UniqueConstraint("workspace_id", "title", "published_on"),
    in_slack=True,
)
