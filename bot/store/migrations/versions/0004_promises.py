"""promises that survive anything"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("notes", sa.Column("wanted_at", sa.DateTime(), nullable=True))
    op.add_column("notes", sa.Column("stumbles", sa.Integer(), nullable=False, server_default="0"))
    # Alembic would make the table anew, which in SQLite empties those that hang on it.
    op.execute(
        "ALTER TABLE notes ADD COLUMN about_id INTEGER"
        " CONSTRAINT fk_notes_about_id REFERENCES notes (id) ON DELETE SET NULL"
    )
    op.create_index(op.f("ix_notes_about_id"), "notes", ["about_id"])
    _table(
        "seen",
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("until", sa.DateTime(), nullable=False),
        sa.Column("done", sa.Boolean(), nullable=False),
        unique=("workspace_id", "key"),
    )
    op.create_index(op.f("ix_seen_workspace_id_until"), "seen", ["workspace_id", "until"])
    _table(
        "pace",
        sa.Column("channel", sa.String(length=32), nullable=False),
        sa.Column("free_at", sa.DateTime(), nullable=False),
        unique=("workspace_id", "channel"),
    )
    _table(
        "beats",
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("told", sa.String(length=500), nullable=False),
        unique=("workspace_id", "name"),
    )


def _table(name: str, *columns: sa.Column[object], unique: tuple[str, ...]) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f(f"fk_{name}_workspace_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sa.UniqueConstraint(*unique, name=op.f(f"uq_{name}_{'_'.join(unique)}")),
    )
