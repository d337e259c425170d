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

ENVELOPES = Counter(
    "envelopes", "What Slack has told us, by kind and by what it got.", ["kind", "outcome"]
)
"""`kind`: command, button, form, form_closed, options, shortcut, event, greeting, other.
`outcome`: ok, late (after more than three seconds), refused (4xx), failed (5xx)."""

REQUESTS_REFUSED = Counter(
    "requests_refused", "HTTP requests refused before they were read, by the reason.", ["reason"]
)
"""`reason`: signature, too_long, too_slow, broken_off, unreadable."""

ACKNOWLEDGEMENT = Histogram(
    "acknowledgement_seconds",
    "From the moment when something from Slack reached us to the moment when it was acknowledged.",
    ["kind"],
    buckets=(0.01, 0.03, 0.1, 0.3, 1, 2, 3, 5, 10),
)

ROUNDS = Counter("rounds", "Rounds, by how they ended.", ["outcome"])
"""`outcome`: ok, failed."""

STEPS_FAILED = Counter("steps_failed", "Steps of rounds that failed; the others went on.", ["step"])

ROUND_SECONDS = Histogram(
    "round_seconds", "How long a round took.", buckets=(0.01, 0.1, 1, 5, 15, MINUTE, 5 * MINUTE)
)

SLACK_CALLS = Counter(
    "slack_calls", "What we have asked of Slack's Web API, each attempt.", ["method", "outcome"]
)
"""`outcome`: ok, ratelimited (429), refused, slack_failed (5xx), no_answer."""

SOCKET_RECONNECTS = Counter(
    "socket_reconnects", "How often the watchdog asked for a new socket, since Slack was silent."
)

RECORD_BUSY = Counter(
    "record_busy", "How often a change was given up since somebody else was writing all the while."
)

SWEEP_MISSED = Counter(
    "sweep_missed",
    "Customers about whom the daily look at everybody found what had been missed before.",
)
