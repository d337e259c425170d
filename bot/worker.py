"""The alarm clock, and nothing else."""

import logging
from collections.abc import Callable

from apscheduler.schedulers.background import BackgroundScheduler

log = logging.getLogger(__name__)


def alarm_clock(ring: Callable[[], object], every_seconds: float = 60) -> BackgroundScheduler:
    """A scheduler, started, that calls `ring` at once and then on and on, never twice at a time.

    It keeps nothing: what is due is in the record, so an alarm that was missed costs nothing.
    """

    def round_() -> None:
        try:
            ring()
        except Exception:
            # The next round starts from the record again, so one that failed loses nothing.
            log.exception("a round failed; the next one tries again")

    scheduler = BackgroundScheduler(timezone="UTC")
    scheduler.add_job(
        round_,
        "interval",
        seconds=every_seconds,
        coalesce=True,
        max_instances=1,
        misfire_grace_time=None,
    )
    scheduler.start()
    round_()
    return scheduler
