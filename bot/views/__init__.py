"""How things look: pure functions from our nouns to Slack JSON."""
