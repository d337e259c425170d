"""What we ask and what happened: notes, nudges, answers, touchpoints."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
    text,
)

from bot.store.tables.columns import Instant, reference, table
from bot.store.tables.ours import members
from bot.store.tables.theirs import contacts, customers, projects
from bot.store.tables.told import loops

STALE = text("shown < version")
"""Few notes of many."""

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
    Column("text", Text, nullable=False, default=""),
    Column("customer_ids", JSON, nullable=False, default=list),
    Column("version", Integer, nullable=False, default=0),
    Column("shown", Integer, nullable=False, default=0),
    Column("wanted_at", Instant),
    Column("stumbles", Integer, nullable=False, default=0),
    Column("about_id", ForeignKey("notes.id", ondelete="SET NULL"), index=True),
    UniqueConstraint("workspace_id", "member_id", "occasion"),
    Index(None, "workspace_id", "state", "try_at"),
    Index("ix_notes_stale", "workspace_id", "id", sqlite_where=STALE, postgresql_where=STALE),
    Index(None, "workspace_id", "member_id", "day"),
    Index(None, "workspace_id", "ts"),
    in_slack=True,
)
"""One Slack message to one person. `occasion` is the local day, or the urgent nudge it carries:
the unique key that makes a second note for it impossible. `state` is told in `bot.model.NoteState`;
`try_at` is when it may be claimed next, and while it is claimed, when the claim lapses. `version`
counts changes of what it says, `shown` the version that Slack shows. `text` is what a note without
nudges says, and `customer_ids` are those whose pages it offers to show. `wanted_at` is the moment
from which it was late, `stumbles` how often in a row it could not be drawn, or looked up, and
`about_id` another note whose fate this one tells, or asks about."""

nudges = table(
    "nudges",
    reference("customer_id", customers, cascade=True),
    Column("rule", String(64), nullable=False),
    Column("subject", String(300), nullable=False, default=""),
    Column("due", Date, nullable=False),
    reference("to_member_id", members, nullable=True),
    reference("contact_id", contacts, nullable=True),
    reference("project_id", projects, nullable=True),
    reference("loop_id", loops, nullable=True),
    Column("step", String(64), nullable=False, default=""),
    Column("why", Text, nullable=False),
    Column("draft", Text, nullable=False),
    Column("worth", Integer, nullable=False),
    Column("urgent", Boolean, nullable=False),
    Column("private", Boolean, nullable=False),
    Column("asks", Boolean, nullable=False, default=False),
    Column("sells", Boolean, nullable=False, default=False),
    Column("dated", Boolean, nullable=False, default=False),
    Column("even_if_lost", Boolean, nullable=False, default=False),
    Column("ask_on", Date, nullable=False),
    Column("good_until", Date, nullable=False),
    Column("state", String(12), nullable=False, default="waiting"),
    reference("note_id", notes, nullable=True),
    Column("answered_by", ForeignKey(members.c.id)),
    Column("answered_at", Instant),
    Column("asked_on", Date),
    Column("asked_at", Instant),
    Column("snoozes", Integer, nullable=False, default=0),
    Column("reason", String(300), nullable=False, default=""),
    reference("handed_by_id", members, nullable=True),
    Column("handed_because", String(300), nullable=False, default=""),
    UniqueConstraint("workspace_id", "customer_id", "rule", "subject", "due"),
    Index(None, "workspace_id", "state", "ask_on"),
    in_slack=True,
)
"""One suggestion. The unique key is what makes asking twice impossible, whatever crashes.
`asked_on` is the day of the note that asked it, where its reader is. `handed_by_id`: a colleague
has passed it on by hand, and so it is with whom that colleague chose."""

note_nudges = table(
    "note_nudges",
    reference("note_id", notes, cascade=True),
    reference("nudge_id", nudges, cascade=True),
    Column("place", Integer, nullable=False),
    UniqueConstraint("workspace_id", "note_id", "nudge_id"),
)

touchpoints = table(
    "touchpoints",
    reference("customer_id", customers, cascade=True, index=False),
    Column("on", Date, nullable=False),
    Column("kind", String(16), nullable=False),
    reference("by_member_id", members, nullable=True),
    reference("project_id", projects, nullable=True),
    reference("loop_id", loops, nullable=True),
    Column("began", String(4), nullable=False, default=""),
    Column("answered", Boolean),
    Column("mood", Integer),
    Column("note", Text, nullable=False, default=""),
    Column("private", Boolean, nullable=False, default=False),
    Column("identity", String(80), nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Column("recorded_on", Date, nullable=False),
    reference("nudge_id", nudges, nullable=True),
    Column("step", String(64), nullable=False, default=""),
    UniqueConstraint("workspace_id", "identity"),
    Index(None, "workspace_id", "step"),
    Index(None, "customer_id", "on"),
    in_slack=True,
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

arrangements = table(
    "arrangements",
    reference("customer_id", customers, nullable=True, cascade=True),
    Column("rule", String(64), nullable=False, default=""),
    reference("member_id", members, nullable=True),
    Column("way", String(16), nullable=False),
    reference("to_member_id", members, nullable=True),
    Column("since", Date, nullable=False),
)
"""What people said about being asked: not about this customer, less often, somebody else, stop.
Without a customer, a rule (empty) or a member it holds for every one. `way` is told in
`bot.model.Way`."""

questions = table(
    "questions",
    reference("customer_id", customers, cascade=True),
    reference("touchpoint_id", touchpoints, nullable=True),
    Column("about", String(16), nullable=False),
    Column("choices", JSON, nullable=False),
    reference("member_id", members, cascade=True),
    reference("note_id", notes, nullable=True),
    Column("asked_on", Date, nullable=False),
    Column("answer", String(200), nullable=False, default=""),
    Column("state", String(12), nullable=False, default="asked"),
    UniqueConstraint("workspace_id", "member_id", "asked_on"),
    in_slack=True,
)
"""The small questions inside notes: at most one a person and day."""
