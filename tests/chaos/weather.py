"""What goes wrong in a storm, in about one call of four: each kind as often as the table says."""

from bot.sandbox import Sandbox, faults
from bot.sandbox.faults.kinds import CallFault

POSTING: tuple[tuple[CallFault, float], ...] = (
    (faults.lost(), 0.05),
    (faults.dropped(), 0.02),
    (faults.broken_before(), 0.02),
    (faults.broken_after(), 0.03),
    (faults.half(), 0.02),
    (faults.cut(), 0.01),
    (faults.page(), 0.01),
    (faults.page_after(), 0.01),
    (faults.late(15), 0.02),
    (faults.slow(15), 0.01),
    (faults.slow(60), 0.02),
    (faults.ghost(5), 0.01),
    (faults.ghost(60), 0.02),
    (faults.rate_limited(5), 0.02),
    (faults.error("internal_error"), 0.01),
)
"""Late and slow ones last longer than the client waits, and the slowest as long as a lease."""

LOOKING: tuple[tuple[CallFault, float], ...] = (
    (faults.rate_limited(5), 0.02),
    (faults.broken_before(), 0.02),
    (faults.dropped(), 0.02),
    (faults.late(15), 0.02),
    (faults.cut(), 0.02),
    (faults.page(), 0.02),
)


def storm(sandbox: Sandbox) -> None:
    for fault, chance in POSTING:
        sandbox.faults.strike("chat.postMessage", fault, chance=chance)
    for method in ("conversations.*", "users.info", "chat.update"):
        for fault, chance in LOOKING:
            sandbox.faults.strike(method, fault, chance=chance)
