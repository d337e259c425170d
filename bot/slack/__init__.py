"""The edge: Slack's words to ours and back. Thin."""
