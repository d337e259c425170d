"""the facts of all rituals"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


RULES = [
    "birthday",
    "champion_left",
    "check_in",
    "coffee",
    "danger_window",
    "keep_abreast",
    "post_project_review",
    "thank_you_note",
]
"""Those that were in force wherever the bot has run before: all others are new there, and off."""


def refer(table: str, column: str, to: str) -> None:
    """A new column that refers to another table. Making the table anew, as Alembic would in SQLite,
    empties those that hang on it."""
    op.execute(
        f"ALTER TABLE {table} ADD COLUMN {column} INTEGER"
        f" CONSTRAINT fk_{table}_{column} REFERENCES {to} (id) ON DELETE SET NULL"
    )


def upgrade() -> None:
    op.create_table(
        "absences",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=True),
        sa.Column("by_status", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_absences_member_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_absences_workspace_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absences")),
        sa.UniqueConstraint(
            "workspace_id",
            "member_id",
            "first",
            "by_status",
            name=op.f("uq_absences_workspace_id_member_id_first_by_status"),
        ),
    )
    op.create_index(op.f("ix_absences_member_id"), "absences", ["member_id"], unique=False)

    op.create_table(
        "arrangements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("rule", sa.String(length=64), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("way", sa.String(length=16), nullable=False),
        sa.Column("to_member_id", sa.Integer(), nullable=True),
        sa.Column("since", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"],
            ["customers.id"],
            name=op.f("fk_arrangements_customer_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_arrangements_member_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["to_member_id"],
            ["members.id"],
            name=op.f("fk_arrangements_to_member_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_arrangements_workspace_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_arrangements")),
    )
    op.create_index(
        op.f("ix_arrangements_customer_id"), "arrangements", ["customer_id"], unique=False
    )
    op.create_index(op.f("ix_arrangements_member_id"), "arrangements", ["member_id"], unique=False)
    op.create_index(
        op.f("ix_arrangements_to_member_id"), "arrangements", ["to_member_id"], unique=False
    )

    op.create_table(
        "role_holders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["customer_id"],
            ["customers.id"],
            name=op.f("fk_role_holders_customer_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_role_holders_member_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_role_holders_workspace_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_holders")),
        sa.UniqueConstraint(
            "workspace_id",
            "customer_id",
            "role",
            "since",
            name=op.f("uq_role_holders_workspace_id_customer_id_role_since"),
        ),
    )
    op.create_index(
        op.f("ix_role_holders_customer_id"), "role_holders", ["customer_id"], unique=False
    )
    op.create_index(op.f("ix_role_holders_member_id"), "role_holders", ["member_id"], unique=False)

    op.create_table(
        "evidence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("project_id", sa.Integer(), nullable=True),
        sa.Column("told_by_id", sa.Integer(), nullable=True),
        sa.Column("told_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["contact_id"],
            ["contacts.id"],
            name=op.f("fk_evidence_contact_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"],
            ["customers.id"],
            name=op.f("fk_evidence_customer_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["project_id"],
            ["projects.id"],
            name=op.f("fk_evidence_project_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["told_by_id"], ["members.id"], name=op.f("fk_evidence_told_by_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_evidence_workspace_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
    )
    op.create_index(op.f("ix_evidence_contact_id"), "evidence", ["contact_id"], unique=False)
    op.create_index(op.f("ix_evidence_customer_id"), "evidence", ["customer_id"], unique=False)
    op.create_index(op.f("ix_evidence_project_id"), "evidence", ["project_id"], unique=False)

    op.create_table(
        "honest_noes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("win", sa.Text(), nullable=False),
        sa.Column("instead", sa.Text(), nullable=False),
        sa.Column("revisit_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("told_by_id", sa.Integer(), nullable=True),
        sa.Column("told_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["contact_id"],
            ["contacts.id"],
            name=op.f("fk_honest_noes_contact_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"],
            ["customers.id"],
            name=op.f("fk_honest_noes_customer_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["told_by_id"],
            ["members.id"],
            name=op.f("fk_honest_noes_told_by_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_honest_noes_workspace_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_honest_noes")),
    )
    op.create_index(op.f("ix_honest_noes_contact_id"), "honest_noes", ["contact_id"], unique=False)
    op.create_index(
        op.f("ix_honest_noes_customer_id"), "honest_noes", ["customer_id"], unique=False
    )

    op.create_table(
        "jobs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("told_by_id", sa.Integer(), nullable=True),
        sa.Column("told_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name=op.f("fk_jobs_contact_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_jobs_customer_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["told_by_id"], ["members.id"], name=op.f("fk_jobs_told_by_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_jobs_workspace_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jobs")),
    )
    op.create_index(op.f("ix_jobs_contact_id"), "jobs", ["contact_id"], unique=False)
    op.create_index(op.f("ix_jobs_customer_id"), "jobs", ["customer_id"], unique=False)

    op.create_table(
        "life_events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("silent", sa.Boolean(), nullable=False),
        sa.Column("told_by_id", sa.Integer(), nullable=True),
        sa.Column("told_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["contact_id"],
            ["contacts.id"],
            name=op.f("fk_life_events_contact_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"],
            ["customers.id"],
            name=op.f("fk_life_events_customer_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["told_by_id"],
            ["members.id"],
            name=op.f("fk_life_events_told_by_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_life_events_workspace_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_life_events")),
    )
    op.create_index(op.f("ix_life_events_contact_id"), "life_events", ["contact_id"], unique=False)
    op.create_index(
        op.f("ix_life_events_customer_id"), "life_events", ["customer_id"], unique=False
    )

    op.create_table(
        "loops",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("severity", sa.String(length=16), nullable=False),
        sa.Column("by_member_id", sa.Integer(), nullable=True),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("wait_until", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("told_by_id", sa.Integer(), nullable=True),
        sa.Column("told_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["by_member_id"],
            ["members.id"],
            name=op.f("fk_loops_by_member_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name=op.f("fk_loops_contact_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_loops_customer_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["told_by_id"], ["members.id"], name=op.f("fk_loops_told_by_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_loops_workspace_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loops")),
    )
    op.create_index(op.f("ix_loops_by_member_id"), "loops", ["by_member_id"], unique=False)
    op.create_index(op.f("ix_loops_contact_id"), "loops", ["contact_id"], unique=False)
    op.create_index(op.f("ix_loops_customer_id"), "loops", ["customer_id"], unique=False)

    op.create_table(
        "questions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("touchpoint_id", sa.Integer(), nullable=True),
        sa.Column("about", sa.String(length=16), nullable=False),
        sa.Column("choices", sa.JSON(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("note_id", sa.Integer(), nullable=True),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("answer", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.ForeignKeyConstraint(
            ["touchpoint_id"],
            ["touchpoints.id"],
            name=op.f("fk_questions_touchpoint_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"],
            ["customers.id"],
            name=op.f("fk_questions_customer_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_questions_member_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["note_id"], ["notes.id"], name=op.f("fk_questions_note_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_questions_workspace_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questions")),
        sa.UniqueConstraint(
            "workspace_id",
            "member_id",
            "asked_on",
            name=op.f("uq_questions_workspace_id_member_id_asked_on"),
        ),
    )
    op.create_index(
        op.f("ix_questions_touchpoint_id"), "questions", ["touchpoint_id"], unique=False
    )
    op.create_index(op.f("ix_questions_customer_id"), "questions", ["customer_id"], unique=False)
    op.create_index(op.f("ix_questions_member_id"), "questions", ["member_id"], unique=False)
    op.create_index(op.f("ix_questions_note_id"), "questions", ["note_id"], unique=False)

    op.create_table(
        "terms",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("item", sa.String(length=32), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("told_by_id", sa.Integer(), nullable=True),
        sa.Column("told_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_terms_customer_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["project_id"], ["projects.id"], name=op.f("fk_terms_project_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["told_by_id"], ["members.id"], name=op.f("fk_terms_told_by_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_terms_workspace_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_terms")),
    )
    op.create_index(op.f("ix_terms_customer_id"), "terms", ["customer_id"], unique=False)
    op.create_index(op.f("ix_terms_project_id"), "terms", ["project_id"], unique=False)

    op.add_column("contacts", sa.Column("met_on", sa.Date(), nullable=True))
    refer("contacts", "successor_of_id", "contacts")

    op.add_column("customers", sa.Column("standing_since", sa.Date(), nullable=True))
    op.add_column(
        "customers",
        sa.Column("lost_because", sa.String(length=300), nullable=False, server_default=""),
    )
    op.add_column("customers", sa.Column("renews_on", sa.Date(), nullable=True))
    op.add_column(
        "customers",
        sa.Column("loyalty_pinned", sa.String(length=16), nullable=False, server_default=""),
    )

    op.add_column(
        "members", sa.Column("channel", sa.Boolean(), nullable=False, server_default=sa.false())
    )

    op.add_column("needs", sa.Column("met_on", sa.Date(), nullable=True))
    op.add_column("needs", sa.Column("refused_on", sa.Date(), nullable=True))
    refer("needs", "told_by_id", "members")
    op.add_column("needs", sa.Column("told_at", sa.DateTime(), nullable=True))

    op.add_column("notes", sa.Column("text", sa.Text(), nullable=False, server_default=""))

    refer("nudges", "loop_id", "loops")
    op.add_column(
        "nudges", sa.Column("asks", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column(
        "nudges", sa.Column("sells", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column(
        "nudges", sa.Column("dated", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column(
        "nudges", sa.Column("even_if_lost", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column("nudges", sa.Column("asked_on", sa.Date(), nullable=True))
    op.add_column("nudges", sa.Column("asked_at", sa.DateTime(), nullable=True))
    op.add_column("nudges", sa.Column("snoozes", sa.Integer(), nullable=False, server_default="0"))
    op.create_index(op.f("ix_nudges_loop_id"), "nudges", ["loop_id"], unique=False)
    # Who was asked what, and when, is in the notes that held it.
    op.execute(
        "UPDATE nudges SET asked_on = (SELECT max(notes.day) FROM note_nudges"
        " JOIN notes ON notes.id = note_nudges.note_id WHERE note_nudges.nudge_id = nudges.id)"
    )

    op.add_column("projects", sa.Column("chosen_on", sa.Date(), nullable=True))
    op.add_column(
        "projects",
        sa.Column("chosen_because", sa.String(length=300), nullable=False, server_default=""),
    )
    op.add_column("projects", sa.Column("ends_on", sa.Date(), nullable=True))
    op.add_column("projects", sa.Column("report_every", sa.Integer(), nullable=True))
    op.add_column("projects", sa.Column("paused_on", sa.Date(), nullable=True))
    op.add_column("projects", sa.Column("lost_on", sa.Date(), nullable=True))
    op.add_column(
        "projects",
        sa.Column("lost_because", sa.String(length=300), nullable=False, server_default=""),
    )

    op.add_column(
        "rule_settings",
        sa.Column("trouble", sa.String(length=200), nullable=False, server_default=""),
    )

    refer("touchpoints", "loop_id", "loops")
    op.add_column(
        "touchpoints", sa.Column("began", sa.String(length=4), nullable=False, server_default="")
    )
    op.add_column("touchpoints", sa.Column("answered", sa.Boolean(), nullable=True))
    op.create_index(op.f("ix_touchpoints_loop_id"), "touchpoints", ["loop_id"], unique=False)

    op.create_index(
        op.f("ix_touchpoints_workspace_id_step"), "touchpoints", ["workspace_id", "step"]
    )
    for rule in RULES:
        op.execute(
            sa.text(
                "INSERT INTO rule_settings (workspace_id, rule, enabled, knobs)"
                " SELECT id, :rule, true, '{}' FROM workspaces WHERE fingerprint <> ''"
                " AND NOT EXISTS (SELECT 1 FROM rule_settings AS there"
                " WHERE there.workspace_id = workspaces.id AND there.rule = :rule)"
            ).bindparams(rule=rule)
        )
