"""Look as a team at how much you court before a sale, and how much you care after it.

Most teams are charming until the signature and busy afterwards. Once a month, put the two numbers
side by side, say how many customers have heard nothing since they bought, and be glad of the wins.
It is about the team and never about one colleague: no names of ours are read out, and a month in
which little was written down is let be.
"""

from collections.abc import Iterator

from rules.kit import (
    INTERNAL,
    About,
    Example,
    Kind,
    Month,
    Nudge,
    Role,
    Team,
    days,
    listed,
    month,
    months_after,
    say,
    say_month,
    say_n,
    team,
    word,
    working_days_after,
)

ANSWER = Kind.REVIEW


def nudges(
    team: Team, *, at_least: int = 10, wins_named: int = 5, good_for_days: int = 14
) -> Iterator[Nudge]:
    for past in team.months:
        if past.before + past.after < at_least:
            continue
        yield Nudge(
            due=working_days_after(months_after(past.first, 1) - days(1), 1),
            why=say(
                "The balance of {team} for {month}. {numbers}",
                team=team.name,
                month=say_month(past.first),
                numbers=_numbers(past, wins_named),
            ),
            draft=say(
                "Two questions for the new month: what do we want to do differently, and whom shall"
                " we call first, just to ask how they are?"
            ),
            about=About(step=INTERNAL),
            to=Role.TEAM,
            worth=30,
            dated=True,
            good_for=good_for_days,
        )


def _numbers(past: Month, wins_named: int) -> str:
    share = round(100 * past.after / (past.before + past.after))
    return say(
        "Before the sale we were in touch {before}, after it {after}: {share} % of our care went to"
        " those who are with us already. {untouched} {wins}",
        before=_times(past.before),
        after=_times(past.after),
        share=share,
        untouched=_untouched(past.untouched),
        wins=_wins(past, wins_named),
    )


def _times(number: int) -> str:
    return say_n(number, "once", "{n} times") if number else say("not once")


def _untouched(number: int) -> str:
    if number == 0:
        return say("No customer has been forgotten since the sale.")
    return say_n(
        number,
        "1 customer has heard nothing from us since the sale.",
        "{n} customers have heard nothing from us since the sale.",
    )


def _wins(past: Month, named: int) -> str:
    if not past.wins:
        return say("No win was written down.")
    wins = [win.partition(": ") for win in past.wins]
    told = [f"{whose} ({_kind(what)})" if whose else what for what, _, whose in wins[:named]]
    rest = len(wins) - named
    more = [say_n(rest, "1 more", "{n} more")] if rest > 0 else []
    return say("Wins of the month: {wins}.", wins=listed([*told, *more]))


def _kind(what: str) -> str:
    return word(Kind(what)) if what in list(Kind) else what


MARCH = month("2025-03-01", before=31, after=9, untouched=3, wins=("order: Ada's Bakery",))

EXAMPLES = [
    Example(
        "on the first working day of the next month the team looks at the two numbers",
        team(MARCH),
        due=("2025-04-01",),
        why="The balance of Harbour for March 2025. Before the sale we were in touch 31 times,"
        " after it 9 times: 22 % of our care went to those who are with us already. 3 customers"
        " have heard nothing from us since the sale. Wins of the month: Ada's Bakery (order).",
        draft="Two questions for the new month: what do we want to do differently,",
    ),
    Example(
        "a month that begins on a Saturday is looked back into on its first Monday",
        team(month("2025-01-01", before=5, after=5, untouched=1)),
        due=("2025-02-03",),
        why="1 customer has heard nothing from us since the sale. No win was written down.",
    ),
    Example(
        "each month has its own, and a thin one has none",
        team(MARCH, month("2025-04-01", before=4, after=5), month("2025-05-01", after=10)),
        due=("2025-04-01", "2025-06-02"),
    ),
    Example(
        "of many wins a few are named",
        team(month("2025-03-01", after=12, wins=("order: Ada", "referral: Bo", "renewal: Cy"))),
        due=("2025-04-01",),
        why="No customer has been forgotten since the sale. Wins of the month: Ada (order),"
        " Bo (referral) and 1 more.",
        knobs={"wins_named": 2},
    ),
    Example(
        "the last month of a year is looked back on in the next",
        team(month("2025-12-01", before=10)),
        due=("2026-01-01",),
        until="2026-12-31",
        why="after it not once: 0 % of our care",
    ),
    Example(
        "a month in which little was written down is let be", team(month("2025-03-01", after=9))
    ),
    Example("a team without a month behind it hears nothing", team()),
]
