"""What is counted while the bot works, for Prometheus. Counts only: no text and nobody's name."""

from prometheus_client import Counter, Histogram

MINUTE, HOUR, DAY = 60, 3_600, 86_400

NUDGES_SENT = Counter("nudges_sent", "Nudges in notes that are in Slack for certain.")
NOTES = Counter("notes", "Notes, by how one attempt to send them ended.", ["outcome"])
"""`outcome`: sent, try_again, failed, uncertain, stumbled, stopped."""

NUDGE_LATENESS = Histogram(
    "nudge_lateness_seconds",
    "From the moment when a note should have been sent to the moment when it was.",
    buckets=(1, 10, MINUTE, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 4 * HOUR, DAY, 7 * DAY),
)
