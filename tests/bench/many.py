"""Many machines: PostgreSQL, workers and jobs."""

from functools import partial

from procrastinate.types import JSONDict

from tests.bench.ground import Ground
from tests.bench.jobs import IN_MANY_YEARS, NOTHING, REMINDER, WORKSPACE, Jobs
from tests.bench.planners import at_work, log_of, planners_of
from tests.bench.row import Measured, Needs, Peer, Row, Side, Turns, at_least, by_turns
from tests.bench.towns import towns


def by_workspace(ground: Ground, rounds: int) -> Measured:
    """Both plan the same customers, by the same code. To hand the jobs out belongs to our time, who
    hand them out when something is due; reminders were put in place long before."""
    there = towns(ground)
    jobs = Jobs(there)
    jobs.install()
    reminders: list[JSONDict] = [{"here": here, "customer": one} for here, one in there.pairs()]

    def remind() -> None:
        there.make_due()
        jobs.put(REMINDER, reminders)

    def hand_out_and_work() -> None:
        jobs.put(WORKSPACE, [{"here": here} for here in there.ids])
        jobs.work_off()

    theirs = Side(jobs.work_off, remind, found=lambda _: there.planned(), parts=there.of_all)
    ours = Side(
        hand_out_and_work, there.make_due, found=lambda _: there.planned(), parts=there.of_all
    )
    turns = by_turns(rounds, theirs, ours)
    return turns.measured(
        f"{there.of_all:,} customers in {len(there.ids)} workspaces: {1000 * turns.a[0]:.1f} ms for"
        f" each as a job of its own, {1000 * turns.b[0]:.1f} ms in that of its workspace"
    )


def by_two(ground: Ground, rounds: int) -> Measured:
    """In processes; how much two cores can do that PostgreSQL needs, too, is for the reader."""
    there = towns(ground)
    alone, together, twice = list[float](), list[float](), 0
    with planners_of(there, 2) as crew, log_of(there) as log:
        for number in range(rounds + 1):
            for some, read in ((crew[:1], alone), (crew, together)):
                there.make_due()
                log.begin()
                seconds = at_work(some)
                twice += log.again(there.of_all)
                if number:
                    read.append(seconds)
    turns = Turns(tuple(alone), tuple(together))
    return Measured(turns.ratio, turns.a, turns.b, f"{twice} planned twice", twice == 0)


def behind_reminders(ground: Ground, rounds: int) -> Measured:
    """What it costs to fetch a job that does nothing, behind those whose time has not come."""
    there = towns(ground)
    jobs, waiting = Jobs(there), 10 * ground.sizes.reminders
    jobs.install()
    number = ground.sizes.logged
    few = Side(jobs.work_off, partial(jobs.put, NOTHING, [{}] * number), parts=number)
    alone = [few.seconds()[0] for _ in range(rounds)]
    jobs.put(NOTHING, [{}] * waiting, at=IN_MANY_YEARS)
    behind = [few.seconds()[0] for _ in range(rounds)]
    jobs.clear()
    turns = Turns(tuple(behind), tuple(alone))
    rates = " and ".join(f"{1 / side[0]:,.0f}" for side in (turns.b, turns.a))
    return turns.measured(f"{rates} a second, alone and behind {waiting:,}")


ROWS = (
    Row(
        16,
        "PostgreSQL: one job for each nudge over one for each workspace",
        "6 to 7",
        at_least(4),
        by_workspace,
        needs=Needs.POSTGRESQL,
    ),
    Row(
        17,
        "two planners over one, in processes",
        "1.85; 0 twice",
        at_least(1.7, ", none twice"),
        by_two,
        needs=Needs.POSTGRESQL,
    ),
)
PEERS = (
    Peer(
        "Procrastinate with a job for each reminder: to fetch one behind many to come, over alone",
        behind_reminders,
        needs=Needs.POSTGRESQL,
    ),
)
