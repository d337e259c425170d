"""The tables. Every one hangs on a workspace; days are local, instants are UTC."""

from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.schema import SchemaItem

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Instant(TypeDecorator[datetime]):
    """An aware moment, stored as UTC without a zone. A naive one is a programming error."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a zone: pass an aware datetime")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return value.replace(tzinfo=UTC) if value else None


def table(name: str, *columns: SchemaItem) -> Table:
    """A table of one workspace's rows."""
    return Table(
        name,
        metadata,
        Column("id", Integer, primary_key=True),
        Column("workspace_id", ForeignKey("workspaces.id"), nullable=False),
        *columns,
    )


def reference(
    name: str, to: Table, *, nullable: bool = False, cascade: bool = False
) -> Column[int]:
    """To a row of another table: without it this one goes too, or forgets it where it may."""
    rule = "CASCADE" if cascade else "SET NULL" if nullable else None
    return Column(name, ForeignKey(to.c.id, ondelete=rule), nullable=nullable, index=True)


workspaces = Table(
    "workspaces",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("team_id", String(32), unique=True),
    Column("name", String(200), nullable=False),
    Column("timezone", String(64), nullable=False, default="UTC"),
    Column("lead_member_id", Integer),
    Column("fingerprint", String(64), nullable=False, default=""),
    Column("revision", Integer, nullable=False, default=0),
)

rule_settings = table(
    "rule_settings",
    Column("rule", String(64), nullable=False),
    Column("enabled", Boolean, nullable=False, default=True),
    Column("knobs", JSON, nullable=False, default=dict),
    UniqueConstraint("workspace_id", "rule"),
)

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
    UniqueConstraint("workspace_id", "slack_id"),
    UniqueConstraint("workspace_id", "email"),
)

customers = table(
    "customers",
    Column("name", String(200), nullable=False),
    Column("normal_name", String(200), nullable=False),
    reference("owner_id", members, nullable=True),
    Column("tier", String(1), nullable=False, default="B"),
    Column("country", String(2), nullable=False, default=""),
    Column("since", Date),
    Column("standing", String(16), nullable=False, default="active"),
    Column("stage", String(16), nullable=False, default=""),
    Column("tags", JSON, nullable=False, default=list),
    Column("look_at", Instant, nullable=False),
    Column("revision", Integer, nullable=False, default=0),
    Column("version", Integer, nullable=False, default=0),
    UniqueConstraint("workspace_id", "name"),
    Index(None, "workspace_id", "normal_name"),
    Index(None, "workspace_id", "look_at"),
    Index(None, "workspace_id", "revision"),
)

aliases = table(
    "aliases",
    reference("customer_id", customers, cascade=True),
    Column("name", String(200), nullable=False),
    Column("normal_name", String(200), nullable=False),
    UniqueConstraint("workspace_id", "customer_id", "name"),
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
    UniqueConstraint("workspace_id", "customer_id", "name"),
)

projects = table(
    "projects",
    reference("customer_id", customers, cascade=True),
    Column("name", String(200), nullable=False),
    Column("delivered_on", Date),
    Column("accepted_on", Date),
    UniqueConstraint("workspace_id", "customer_id", "name"),
)

project_stages = table(
    "project_stages",
    reference("project_id", projects, cascade=True),
    Column("stage", String(16), nullable=False),
    Column("entered_on", Date, nullable=False),
    UniqueConstraint("workspace_id", "project_id", "stage", "entered_on"),
)

offerings = table(
    "offerings",
    Column("title", String(200), nullable=False),
    Column("kind", String(32), nullable=False, default="offering"),
    Column("published_on", Date, nullable=False),
    Column("tags", JSON, nullable=False, default=list),
    Column("link", String(2000), nullable=False, default=""),
    UniqueConstraint("workspace_id", "title", "published_on"),
)

needs = table(
    "needs",
    reference("customer_id", customers, cascade=True),
    Column("tag", String(64), nullable=False),
    Column("text", Text, nullable=False, default=""),
    Column("on", Date, nullable=False),
    UniqueConstraint("workspace_id", "customer_id", "tag", "text", "on"),
)

notes = table(
    "notes",
    reference("member_id", members),
    Column("occasion", String(40), nullable=False),
    Column("day", Date, nullable=False),
    Column("state", String(12), nullable=False, default="planned"),
    Column("try_at", Instant, nullable=False),
    Column("attempts", Integer, nullable=False, default=0),
    Column("channel", String(32)),
    Column("ts", String(32)),
    Column("trouble", String(200), nullable=False, default=""),
    Column("version", Integer, nullable=False, default=0),
    Column("shown", Integer, nullable=False, default=0),
    UniqueConstraint("workspace_id", "member_id", "occasion"),
    Index(None, "workspace_id", "state", "try_at"),
    Index(None, "workspace_id", "member_id", "day"),
)
"""One Slack message to one person. `occasion` is the local day, or the urgent nudge it carries:
the unique key that makes a second note for it impossible. `state` is told in `bot.model.NoteState`;
`try_at` is when it may be claimed next, and while it is claimed, when the claim lapses. `version`
counts changes of what it says, `shown` the version that Slack shows."""

nudges = table(
    "nudges",
    reference("customer_id", customers, cascade=True),
    Column("rule", String(64), nullable=False),
    Column("subject", String(300), nullable=False, default=""),
    Column("due", Date, nullable=False),
    reference("to_member_id", members, nullable=True),
    reference("contact_id", contacts, nullable=True),
    reference("project_id", projects, nullable=True),
    Column("step", String(64), nullable=False, default=""),
    Column("why", Text, nullable=False),
    Column("draft", Text, nullable=False),
    Column("worth", Integer, nullable=False),
    Column("urgent", Boolean, nullable=False),
    Column("private", Boolean, nullable=False),
    Column("ask_on", Date, nullable=False),
    Column("good_until", Date, nullable=False),
    Column("state", String(12), nullable=False, default="waiting"),
    reference("note_id", notes, nullable=True),
    Column("answered_by", ForeignKey(members.c.id)),
    Column("answered_at", Instant),
    Column("reason", String(300), nullable=False, default=""),
    UniqueConstraint("workspace_id", "customer_id", "rule", "subject", "due"),
    Index(None, "workspace_id", "state", "ask_on"),
)
"""One suggestion. The unique key is what makes asking twice impossible, whatever crashes."""

note_nudges = table(
    "note_nudges",
    reference("note_id", notes, cascade=True),
    reference("nudge_id", nudges, cascade=True),
    Column("place", Integer, nullable=False),
    UniqueConstraint("workspace_id", "note_id", "nudge_id"),
)

touchpoints = table(
    "touchpoints",
    reference("customer_id", customers, cascade=True),
    Column("on", Date, nullable=False),
    Column("kind", String(16), nullable=False),
    reference("by_member_id", members, nullable=True),
    reference("project_id", projects, nullable=True),
    Column("mood", Integer),
    Column("note", Text, nullable=False, default=""),
    Column("private", Boolean, nullable=False, default=False),
    Column("identity", String(80), nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Column("recorded_on", Date, nullable=False),
    reference("nudge_id", nudges, nullable=True),
    Column("step", String(64), nullable=False, default=""),
    UniqueConstraint("workspace_id", "identity"),
)
"""What happened. `identity` is the external id, or a digest of the row, or the id of the event
that brought it: logging the same thing twice changes nothing."""

touchpoint_contacts = table(
    "touchpoint_contacts",
    reference("touchpoint_id", touchpoints, cascade=True),
    reference("contact_id", contacts, cascade=True),
    Column("met", Boolean, nullable=False, default=False),
    UniqueConstraint("workspace_id", "touchpoint_id", "contact_id"),
)
"""`met`: we know of them by this touchpoint, so that undoing it forgets them again."""

drafts = table(
    "drafts",
    reference("member_id", members, cascade=True),
    Column("text", Text, nullable=False),
    Column("said_at", Instant, nullable=False),
)
"""What somebody typed and we could not finish without asking: kept until it is answered."""
