"""growing"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _table("rings", sa.Column("due_at", sa.DateTime(), nullable=False))
    op.create_index(op.f("ix_rings_due_at"), "rings", ["due_at"])
    _table(
        "sweeps",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("after_id", sa.Integer(), nullable=False),
        sa.Column("looked", sa.Integer(), nullable=False),
        sa.Column("missed", sa.Integer(), nullable=False),
        sa.Column("done", sa.Boolean(), nullable=False),
    )
    _table(
        "installations",
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("enterprise", sa.String(32), nullable=False),
        sa.Column("installed_at", sa.DateTime(), nullable=False),
    )
    op.add_column("customers", sa.Column("planned_on", sa.Date()))
    op.create_index(op.f("ix_customers_workspace_id_id"), "customers", ["workspace_id", "id"])
    op.create_index(op.f("ix_notes_workspace_id_ts"), "notes", ["workspace_id", "ts"])
    op.create_index(op.f("ix_contacts_successor_of_id"), "contacts", ["successor_of_id"])
    op.create_index(
        op.f("ix_aliases_workspace_id_normal_name"), "aliases", ["workspace_id", "normal_name"]
    )
    if op.get_bind().dialect.name == "postgresql":
        # All that Slack tells takes a number: of 32 bits they would not last for two years.
        op.alter_column("seen", "id", type_=sa.BigInteger())
        op.execute("ALTER SEQUENCE seen_id_seq AS bigint")
    few = sa.text("shown < version")
    op.create_index(
        "ix_notes_stale",
        "notes",
        ["workspace_id", "id"],
        sqlite_where=few,
        postgresql_where=few,
    )


def _table(name: str, *columns: sa.Column[object]) -> None:
    """With one row for each workspace."""
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f(f"fk_{name}_workspace_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sa.UniqueConstraint("workspace_id", name=op.f(f"uq_{name}_workspace_id")),
    )
