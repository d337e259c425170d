"""The rituals: one module each, knowing only `rules.kit` and the standard library."""
