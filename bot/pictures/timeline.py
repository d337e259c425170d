"""A customer over time: the mood against what is usual, and what happened, a lane for each sort."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise

from bot.pictures.ink import LANE_OF, LIGHT, Lane, Palette, named
from bot.pictures.past import Past
from bot.pictures.sheet import MARGIN, SMALL, TITLE, WIDTH, Picture, Sheet, a_sheet
from bot.pictures.span import Span, year
from rules.kit import Customer, Project, Stage, Touch
from rules.kit.language import in_figures, say, say_n, word

Moods = list[tuple[date, int]]

LABELS, COUNTS = 132.0, 44.0
MOODS = (1, 5)
MOOD_HEIGHT, LANES_BEGIN, LANE_HEIGHT = 104.0, 10.0, 36.0
SMALLEST, LARGEST = 4.5, 13.0
NUMBERED_FROM = 9.5
"""From this radius on there is room for a number in a dot."""

MANY = 150
"""More than these are bars instead of dots."""

ONE_DAY = timedelta(days=1)


def draw(customer: Customer, today: date, palette: Palette = LIGHT) -> Picture | None:
    """None where nothing has happened yet, and where the extra is not installed."""
    past, sheet = Past.of(customer, today), a_sheet(palette)
    return _Timeline.over(past, sheet).drawn() if past and sheet else None


def alt(past: Past, name: str) -> str:
    """What the picture shows, in sentences."""
    counts = Counter(LANE_OF[touch.kind] for touch in past.touches)
    of_each = ", ".join(
        say("{sort}: {count}", sort=named(lane), count=in_figures(counts[lane]))
        for lane in Lane
        if counts[lane]
    )
    sentences = (past.headline(name), past.counted(), f"{of_each}.", past.quietest(), _felt(past))
    return " ".join(filter(None, sentences))


def _felt(past: Past) -> str:
    moods = past.customer.mood_line()
    if not moods:
        return ""
    return say("The mood was {mood} of 5 when we last noted it.", mood=in_figures(moods[-1][1]))


@dataclass(frozen=True, slots=True)
class _Timeline:
    past: Past
    sheet: Sheet
    span: Span

    @classmethod
    def over(cls, past: Past, sheet: Sheet) -> "_Timeline":
        return cls(
            past, sheet, Span(past.first, past.last, MARGIN + LABELS, WIDTH - MARGIN - COUNTS)
        )

    def drawn(self) -> Picture:
        past, sheet = self.past, self.sheet
        name = sheet.fonts.fit(sheet.name(past.customer.name), 330, TITLE)
        y = sheet.headline(past.headline(name)) - 4
        sheet.text(MARGIN, y, past.counted(), colour=sheet.palette.quiet)
        top = y + 46
        lanes = [lane for lane in Lane if any(LANE_OF[one.kind] is lane for one in self._all())]
        moods = [*self._felt()]
        usual = [*self._usual()]
        mood_height = MOOD_HEIGHT + 22 if moods or usual else 0.0
        bottom = top + mood_height + LANES_BEGIN + len(lanes) * LANE_HEIGHT
        self._stages(top, bottom)
        self._silences(top + mood_height, bottom)
        self._months(top, bottom)
        self._today(top, bottom)
        if mood_height:
            self._mood(top, moods, usual)
        for number, lane in enumerate(lanes):
            self._lane(top + mood_height + LANES_BEGIN + (number + 0.5) * LANE_HEIGHT, lane)
        return sheet.picture(bottom + 56, alt(past, past.customer.name))

    def _all(self) -> list[Touch]:
        return [*self.past.touches, *self.past.planned]

    # Behind everything: stages, silences, months, today.

    def _stages(self, top: float, bottom: float) -> None:
        sheet = self.sheet
        runs = [(stage, first) for stage, first in self._stages_by_day() if stage]
        for number, (stage, (first, last)) in enumerate(runs):
            left, right = self.span.at(first), self.span.at(last)
            if number % 2 == 0:
                sheet.box(left, top - 20, right - left, bottom - top + 20, sheet.palette.band)
            if right - left >= 44:
                sheet.text(
                    left + 5,
                    top - 6,
                    word(stage),
                    size=SMALL,
                    colour=sheet.palette.quiet,
                    room=right - left - 8,
                )

    def _stages_by_day(self) -> list[tuple[Stage | None, tuple[date, date]]]:
        """Runs of days in one stage, of whichever project moved last."""
        turns = {on for one in self.past.customer.projects for _, on in one.stages}
        inside = {max(on, self.past.first) for on in turns} | {self.past.first}
        days = [*sorted(inside), self.past.today]
        staged = [
            (_stage_on(self.past.customer.projects, first), first, last)
            for first, last in pairwise(days)
        ]
        return [
            (stage, ((run := [*group])[0][1], run[-1][2]))
            for stage, group in groupby(staged, key=lambda one: one[0])
        ]

    def _silences(self, top: float, bottom: float) -> None:
        sheet = self.sheet
        for began, ended in self.past.silences:
            left, right = self.span.at(began) + 9, self.span.at(ended) - 9
            if right - left < 12:
                continue
            sheet.box(left, top, right - left, bottom - top, sheet.palette.silence)
            days = (ended - began).days
            said = say_n(days, "one day of silence", "{n} days of silence")
            short = say_n(days, "one day", "{many} days")
            fits = [it for it in (said, short) if sheet.fonts.width(it, SMALL) < right - left - 4]
            for words in fits[:1]:
                middle = (left + right) / 2
                quiet = sheet.palette.quiet
                sheet.text(middle, top + 15, words, size=SMALL, colour=quiet, anchor="middle")

    def _months(self, top: float, bottom: float) -> None:
        sheet, palette = self.sheet, self.sheet.palette
        sheet.line([(self.span.left, bottom), (self.span.right, bottom)], palette.line)
        for day, name, new_year in self.span.months():
            x = self.span.at(day)
            sheet.line([(x, bottom), (x, bottom + 5)], palette.line)
            sheet.text(x, bottom + 20, name, size=SMALL, colour=palette.quiet, anchor="middle")
            if new_year:
                sheet.line([(x, top), (x, bottom)], palette.line)
                sheet.text(x, bottom + 38, year(day), size=SMALL, anchor="middle", bold=True)

    def _today(self, top: float, bottom: float) -> None:
        sheet, x = self.sheet, self.span.at(self.past.today)
        sheet.line([(x, top - 20), (x, bottom)], sheet.palette.text, dashes="2 3")
        sheet.text(x, top - 26, say("today"), size=SMALL, anchor="middle", bold=True)

    # The mood.

    def _usual(self) -> Iterator[tuple[date, int]]:
        for back in range((self.past.today - self.past.first).days + 1):
            day = self.past.first + back * ONE_DAY
            project = _moving(self.past.customer.projects, day)
            usual = project.usual_mood(day) if project else None
            if usual is not None:
                yield day, usual

    def _felt(self) -> Iterator[tuple[date, float]]:
        """The moods of a day in one, and those of a longer time where there are many."""
        line = [one for one in self.past.customer.mood_line() if one[0] >= self.past.first]
        size = self.span.bin_days if len(line) > MANY else 1
        for _, group in groupby(line, key=lambda one: (one[0] - self.past.first).days // size):
            days, felt = zip(*group, strict=True)
            yield days[0] + (days[-1] - days[0]) / 2, sum(felt) / len(felt)

    def _mood(self, top: float, moods: list[tuple[date, float]], usual: Moods) -> None:
        sheet, palette = self.sheet, self.sheet.palette
        for mood, said in ((5, say("delighted")), (3, say("neutral")), (1, say("despairing"))):
            y = _height_of(mood, top)
            sheet.text(MARGIN, y + 5, said, size=SMALL, colour=palette.quiet, room=LABELS - 12)
            sheet.line([(self.span.left, y), (self.span.right, y)], palette.line)
        for run in _unbroken(usual):
            points = [(self.span.at(day), _height_of(mood, top)) for day, mood in _corners(run)]
            sheet.line(points, palette.usual, thick=7)
        if usual:
            _, mood = usual[-1]
            x, y = self.span.right + 6, _height_of(mood, top) + 5
            sheet.text(x, y, say("usual"), size=SMALL, colour=palette.quiet, room=COUNTS + 16)
        points = [(self.span.at(day), _height_of(mood, top)) for day, mood in moods]
        if len(points) > 1:
            sheet.line(points, palette.mood, thick=1.5)
        for x, y in points:
            sheet.dot(x, y, 4.5 if len(points) <= 60 else 2.5, palette.mood)

    # What happened.

    def _lane(self, y: float, lane: Lane) -> None:
        sheet, colour = self.sheet, self.sheet.palette.lanes[lane]
        mine = [touch for touch in self.past.touches if LANE_OF[touch.kind] is lane]
        sheet.text(MARGIN, y + 5, named(lane), colour=colour, bold=True, room=LABELS - 12)
        sheet.line([(self.span.left, y), (self.span.right, y)], sheet.palette.line)
        if len(self.past.touches) > MANY:
            self._bars(y, mine, colour)
        else:
            for day, many in self._binned(mine):
                self._bubble(self.span.at(day), y, many, colour)
        for touch in self.past.planned:
            if LANE_OF[touch.kind] is lane:
                sheet.dot(self.span.at(touch.on), y, SMALLEST, colour, hollow=True)
        count, end = in_figures(len(mine)), WIDTH - MARGIN
        sheet.text(end, y + 5, count, colour=sheet.palette.quiet, anchor="end")

    def _bars(self, y: float, mine: list[Touch], colour: str) -> None:
        """All lanes on the same scale: the tallest bar of any fills its lane."""
        every = Counter((LANE_OF[one.kind], self._bin(one)) for one in self.past.touches)
        most, long = max(every.values()), self.span.bin_days * ONE_DAY
        for place, many in Counter(map(self._bin, mine)).items():
            left = self.span.at(self.span.first + place * long)
            right = self.span.at(self.span.first + (place + 1) * long)
            tall = max((LANE_HEIGHT - 6) * many / most, 2)
            self.sheet.box(left, y + LANE_HEIGHT / 2 - 3 - tall, right - left - 1, tall, colour)

    def _bin(self, touch: Touch) -> int:
        return (touch.on - self.span.first).days // self.span.bin_days

    def _binned(self, touches: list[Touch]) -> Iterator[tuple[date, int]]:
        """The middle of the days that share a dot, and how many touches there were."""
        for _, group in groupby(touches, key=self._bin):
            days = [touch.on for touch in group]
            yield days[0] + (days[-1] - days[0]) / 2, len(days)

    def _bubble(self, x: float, y: float, many: int, colour: str) -> None:
        radius = min(SMALLEST * many**0.5, LARGEST)
        self.sheet.dot(x, y, radius, colour)
        if radius >= NUMBERED_FROM:
            said = in_figures(many) if many < 100 else "99+"
            on = self.sheet.palette.on_colour
            self.sheet.text(x, y + 4, said, size=11, colour=on, anchor="middle", bold=True)


def _height_of(mood: float, top: float) -> float:
    low, high = MOODS
    return top + 10 + (high - mood) / (high - low) * (MOOD_HEIGHT - 10)


def _moving(projects: tuple[Project, ...], day: date) -> Project | None:
    """The project that entered its stage last, by a day."""
    known = [
        (max(on for _, on in one.stages if on <= day), one)
        for one in projects
        if one.stage_on(day) is not None
    ]
    return max(known, key=lambda it: it[0], default=(None, None))[1]


def _stage_on(projects: tuple[Project, ...], day: date) -> Stage | None:
    project = _moving(projects, day)
    return project.stage_on(day) if project else None


def _unbroken(usual: Moods) -> Iterator[Moods]:
    run: Moods = []
    for day, mood in usual:
        if run and day - run[-1][0] > ONE_DAY:
            yield run
            run = []
        run.append((day, mood))
    if run:
        yield run


def _corners(run: Moods) -> Moods:
    """Where the line turns: the first and the last day of each height."""
    ends = [[*group] for _, group in groupby(run, key=lambda one: one[1])]
    return [corner for flat in ends for corner in (flat[0], flat[-1])]
