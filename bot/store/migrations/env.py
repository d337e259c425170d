"""Alembic runs this file; `bot.store.migrate` hands it the connection."""

from alembic import context

from bot.store import walls
from bot.store.on_postgresql import by_digests, in_byte_order
from bot.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
)
context.run_migrations()

if context.get_bind().dialect.name == "postgresql":
    in_byte_order(context.get_bind(), metadata.tables)
    by_digests(context.get_bind())
    walls.build(context.get_bind(), metadata.tables)
