"""what people see"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

DAY_BEGINS, DAY_ENDS = str(9 * 60), str(18 * 60)


def upgrade() -> None:
    for name, default in (
        ("starts_at", DAY_BEGINS),
        ("ends_at", DAY_ENDS),
        ("daily_budget", "3"),
        ("weekly_budget", "10"),
    ):
        op.add_column(
            "workspaces", sa.Column(name, sa.Integer(), nullable=False, server_default=default)
        )
    for table in ("workspaces", "members"):
        op.add_column(
            table,
            sa.Column("language", sa.String(length=8), nullable=False, server_default="en"),
        )
    for table, name, yes in (("workspaces", "round_up", True), ("customers", "private", False)):
        begins = sa.true() if yes else sa.false()
        op.add_column(table, sa.Column(name, sa.Boolean(), nullable=False, server_default=begins))
    op.add_column(
        "notes", sa.Column("customer_ids", sa.JSON(), nullable=False, server_default="[]")
    )
    # Alembic would make the table anew, which in SQLite empties those that hang on it.
    op.execute(
        "ALTER TABLE nudges ADD COLUMN handed_by_id INTEGER"
        " CONSTRAINT fk_nudges_handed_by_id REFERENCES members (id) ON DELETE SET NULL"
    )
    op.add_column(
        "nudges",
        sa.Column("handed_because", sa.String(length=300), nullable=False, server_default=""),
    )
    op.create_index(op.f("ix_nudges_handed_by_id"), "nudges", ["handed_by_id"])
    op.create_table(
        "shares",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"],
            ["customers.id"],
            name=op.f("fk_shares_customer_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_shares_member_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_shares_workspace_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shares")),
        sa.UniqueConstraint(
            "workspace_id",
            "customer_id",
            "member_id",
            name=op.f("uq_shares_workspace_id_customer_id_member_id"),
        ),
    )
    op.create_index(op.f("ix_shares_customer_id"), "shares", ["customer_id"])
    op.create_index(op.f("ix_shares_member_id"), "shares", ["member_id"])
    # The last talk with each of many customers is found in the index alone.
    op.drop_index(op.f("ix_touchpoints_customer_id"), "touchpoints")
    op.create_index(op.f("ix_touchpoints_customer_id_on"), "touchpoints", ["customer_id", "on"])
