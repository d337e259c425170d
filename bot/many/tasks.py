"""What workers do: rounds, and what the clock brings.

Each periodic task is done once whenever its time has come, however many workers there are.
"""

import logging
from collections.abc import Callable
from contextlib import suppress

from procrastinate import App, JobContext
from procrastinate.exceptions import ConnectorException, UniqueViolation
from procrastinate.jobs import Status

from bot.app import Bot
from bot.bots import Bots
from bot.flow.apart import Failed
from bot.many.defer import ROUND, ROUNDS, defer

MakeRound = Callable[[Bot], object]

log = logging.getLogger(__name__)

CLOCK = "clock"
"""The queue of what the clock brings."""

FIRST = 10
"""What the clock brings goes before all rounds that wait, though not before those under way."""

HEARTBEAT_SECONDS = 2.0
DEAD_AFTER_SECONDS = 6.0
"""Whoever has said nothing for so long: a worker that is not dead, but slow, does no harm if
somebody else makes its round, too."""


def teach(app: App, bots: Bots, make_round: MakeRound) -> None:
    """From now on a worker of this app knows what to do when it is told to."""
    _rounds(app, bots, make_round)
    _housekeeping(app)


def _rounds(app: App, bots: Bots, make_round: MakeRound) -> None:
    @app.task(name=ROUND, queue=ROUNDS)
    def round_(workspace_id: int) -> None:
        """One that fails is due again in a minute, as its ring says: no job waits in the queue for
        its time to come."""
        if bot := bots.of(workspace_id):
            try:
                make_round(bot)
            except Failed as why:
                log.error("a round of workspace %s failed: %s", workspace_id, why)

    @app.periodic(cron="* * * * *")
    @app.task(name="ring", queue=CLOCK, queueing_lock="ring", priority=FIRST)
    def ring(timestamp: int) -> None:  # noqa: ARG001 - what is due says the record
        now = bots.clock()
        for workspace_id in bots.due(now):
            defer(app, workspace_id)
        bots.look_after(now)


def _housekeeping(app: App) -> None:
    @app.periodic(cron="* * * * * */4")
    @app.task(name="heal", queue=CLOCK, queueing_lock="heal", priority=FIRST, pass_context=True)
    async def heal(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
        """What a dead worker was at waits again, unless somebody has asked for the same since."""
        jobs = context.app.job_manager
        for job in await jobs.get_stalled_jobs(seconds_since_heartbeat=DEAD_AFTER_SECONDS):
            log.warning("a worker died at job %s (%s): it waits again", job.id, job.task_name)
            # Somebody else may have been at it just now.
            with suppress(ConnectorException):
                try:
                    await jobs.retry_job(job)
                except UniqueViolation:
                    await jobs.finish_job(job, Status.FAILED, delete_job=True)

    @app.periodic(cron="7 * * * *")
    @app.task(name="tidy", queue=CLOCK, queueing_lock="tidy", pass_context=True)
    async def tidy(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
        """Finished jobs are deleted as they are finished; what was left of some goes here."""
        await context.app.job_manager.delete_old_jobs(
            nb_hours=1, include_failed=True, include_cancelled=True, include_aborted=True
        )
        await context.app.connector.execute_query_async("ANALYZE procrastinate_jobs")
