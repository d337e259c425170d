"""What a sales manager wants to know of a rehearsal, counted line by line."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import median, quantiles

from rich.table import Table

from bot.flow.rehearse import Line, Rehearsal


@dataclass(slots=True)
class Sums:
    by_rule: Counter[str] = field(default_factory=Counter[str])
    by_week: defaultdict[str, Counter[date]] = field(
        default_factory=lambda: defaultdict(Counter[date])
    )

    def add(self, line: Line) -> None:
        self.by_rule[line.rule] += 1
        self.by_week[line.to][line.day - timedelta(days=line.day.weekday())] += 1

    def tables(self, first: date, last: date, rehearsal: Rehearsal) -> list[Table]:
        return [self._people(first, last), self._rules(), self._held(rehearsal)]

    def _people(self, first: date, last: date) -> Table:
        table = Table("Person", "Nudges", "A week: median", "95th", "Most", title="By person")
        monday = first - timedelta(days=first.weekday())
        weeks = [monday + timedelta(weeks=n) for n in range((last - monday).days // 7 + 1)]
        for person, counts in sorted(self.by_week.items()):
            each = [counts[week] for week in weeks]
            tail = quantiles(each, n=20)[-1] if len(each) > 1 else each[0]
            table.add_row(
                person, str(sum(each)), f"{median(each):g}", f"{tail:.1f}", str(max(each))
            )
        return table

    def _rules(self) -> Table:
        table = Table("Ritual", "Nudges", "Share", title="By ritual")
        total = sum(self.by_rule.values())
        for rule, count in self.by_rule.most_common():
            table.add_row(rule.replace("_", " "), str(count), f"{count / total:.0%}")
        return table

    def _held(self, rehearsal: Rehearsal) -> Table:
        table = Table("Why", "Nudges", title="Held back before they were sent")
        for reason, count in rehearsal.held.most_common():
            table.add_row(str(reason), str(count))
        table.add_row("waited too long, never sent", str(rehearsal.lapsed))
        for rule, count in rehearsal.broken.most_common():
            table.add_row(f"the rule {rule} failed", str(count))
        return table
