"""Understanding what people write: pure functions from text to our nouns, never silently wrong."""
