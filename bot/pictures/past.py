"""What there is to tell of a customer over time, before anything is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from babel.dates import format_date

from rules.kit import Customer, Touch
from rules.kit.days import months_after
from rules.kit.language import DATE, day_in_words, in_figures, say, say_n, spoken

SHOWN = timedelta(days=730)
AHEAD = timedelta(days=92)
AIR = timedelta(days=21)
SILENCE = timedelta(days=45)
SILENCES = 3
MONTHS_IN_WORDS = 12
LONGEST_BAR = 12
BLOCK = "▇"


@dataclass(frozen=True, slots=True)
class Past:
    """Touches that were with them, the oldest first, as one member may see them by `today`.

    What was taken up among ourselves is left out.
    """

    customer: Customer
    today: date
    touches: Sequence[Touch]
    planned: Sequence[Touch]
    first: date
    last: date
    earlier: int

    @classmethod
    def of(cls, customer: Customer, today: date) -> "Past | None":
        """None for one with whom nothing has happened yet."""
        known = customer.as_of(today)
        with_them = [touch for touch in known.touches if not touch.internal]
        if not with_them:
            return None
        oldest, newest = with_them[0].on, with_them[-1].on
        first = max(oldest, min(today - SHOWN, newest - SILENCE)) - AIR
        planned = [touch for touch in known.planned if today < touch.on <= today + AHEAD]
        last = max([today, *(touch.on for touch in planned)]) + AIR
        shown = [touch for touch in with_them if touch.on >= first]
        earlier = len(with_them) - len(shown)
        return cls(known, today, shown, planned, first, last, earlier)

    @property
    def silences(self) -> list[tuple[date, date]]:
        """The longest stretches without a word, today's among them."""
        days = [*dict.fromkeys(touch.on for touch in self.touches), self.today]
        gaps = [(one, other) for one, other in pairwise(days) if other - one > SILENCE]
        longest = sorted(gaps, key=lambda gap: gap[0] - gap[1])[:SILENCES]
        return sorted(longest)

    @property
    def quiet_days(self) -> int:
        return (self.today - self.touches[-1].on).days

    def headline(self, name: str) -> str:
        if self.quiet_days == 0:
            return say("We were in touch with {customer} today.", customer=name)
        return say_n(
            self.quiet_days,
            "We were last in touch with {customer} one day ago.",
            "We were last in touch with {customer} {n} days ago.",
            customer=name,
        )

    def counted(self) -> str:
        since = day_in_words(self.touches[0].on, DATE)
        if self.earlier:
            return say_n(
                len(self.touches),
                "One touchpoint since {day}, and {earlier} before.",
                "{n} touchpoints since {day}, and {earlier} before.",
                day=since,
                earlier=in_figures(self.earlier),
            )
        return say_n(
            len(self.touches),
            "One touchpoint since {day}.",
            "{n} touchpoints since {day}.",
            day=since,
        )

    def quietest(self) -> str:
        """A sentence about the longest silence; nothing where there was none."""
        if not self.silences:
            return ""
        began, ended = max(self.silences, key=lambda gap: gap[1] - gap[0])
        return say_n(
            (ended - began).days,
            "The longest silence lasted one day, from {first} to {last}.",
            "The longest silence lasted {n} days, from {first} to {last}.",
            first=day_in_words(began, DATE),
            last=day_in_words(ended, DATE),
        )

    def months(self) -> list[str]:
        """The last months in words, each with a bar as long as there was much."""
        this = self.today.replace(day=1)
        firsts = [months_after(this, -ago) for ago in range(MONTHS_IN_WORDS - 1, -1, -1)]
        counts = [self._in_month(first) for first in firsts]
        most = max(*counts, 1)
        per_block = max(most / LONGEST_BAR, 1)
        names = [format_date(first, "LLL y", locale=spoken().locale) for first in firsts]
        wide = max(map(len, names))
        bars = [BLOCK * round(count / per_block) for count in counts]
        return [
            f"{name:<{wide}}  {bar} {count}" if count else f"{name:<{wide}}  –"
            for name, bar, count in zip(names, bars, counts, strict=True)
        ]

    def _in_month(self, first: date) -> int:
        return sum(first <= touch.on < months_after(first, 1) for touch in self.touches)
