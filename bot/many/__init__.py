"""The same bot on many machines: PostgreSQL and Procrastinate, which hands out the work."""
