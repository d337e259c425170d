"""The team's months: how much we courted before the sale, and how much we cared after it."""

from collections.abc import Mapping, Sequence
from datetime import date

from babel.dates import format_date

from bot.pictures.ink import LANE_OF, LIGHT, Lane, Palette, named
from bot.pictures.sheet import MARGIN, SMALL, WIDTH, Picture, Sheet, a_sheet
from rules.kit import Kind, Month, Team
from rules.kit.language import MONTH, day_in_words, in_figures, say, say_n, spoken

Sides = tuple[int, int]
"""Before the sale, and after it."""

Kinds = Mapping[Kind, Sides]

LABELS, NUMBER = 132.0, 40.0
ROW, BAR = 24.0, 15.0
MIDDLE = MARGIN + LABELS + (WIDTH - 2 * MARGIN - LABELS) / 2
LONGEST = (WIDTH - 2 * MARGIN - LABELS) / 2 - NUMBER


def draw(team: Team, kinds: Kinds, palette: Palette = LIGHT) -> Picture | None:
    """`kinds` are of the last month. None without a touchpoint, or without the extra."""
    sheet = a_sheet(palette)
    counted = team.months and team.months[-1].before + team.months[-1].after
    return _drawn(team.months, kinds, sheet) if sheet and counted else None


def _drawn(months: Sequence[Month], kinds: Kinds, sheet: Sheet) -> Picture:
    y = sheet.headline(_headline(months[-1])) + 14
    _sides(sheet, y)
    rows = [(_month(one.first), (one.before, one.after)) for one in months]
    y = _bars(sheet, y + 12, rows, strong=len(rows) - 1)
    by_lane = _by_lane(kinds)
    if by_lane:
        in_month = day_in_words(months[-1].first, MONTH)
        sheet.text(MARGIN, y + 34, say("{month}, by kind", month=in_month), bold=True)
        y = _bars(sheet, y + 48, [(named(lane), sides) for lane, sides in by_lane.items()])
    return sheet.picture(y + 24, _alt(months))


def _headline(last: Month) -> str:
    return say(
        "{month}: {share} % of our care went to those who are with us already.",
        month=day_in_words(last.first, MONTH),
        share=in_figures(_share(last)),
    )


def _share(month: Month) -> int:
    return round(100 * month.after / max(month.before + month.after, 1))


def _alt(months: Sequence[Month]) -> str:
    last = months[-1]
    counts = say(
        "Touchpoints before the sale: {before}, after it: {after}.",
        before=in_figures(last.before),
        after=in_figures(last.after),
    )
    earlier = months[:-1]
    if not earlier:
        return f"{_headline(last)} {counts}"
    shares = [_share(one) for one in earlier if one.before + one.after]
    compared = say_n(
        len(shares),
        "The month before it was {share} %.",
        "In the {n} months before it was {share} % on average.",
        share=in_figures(round(sum(shares) / max(len(shares), 1))),
    )
    return f"{_headline(last)} {counts} {compared if shares else ''}".strip()


def _month(first: date) -> str:
    return format_date(first, "LLL y", locale=spoken().locale)


def _by_lane(kinds: Kinds) -> dict[Lane, Sides]:
    sums = {
        lane: (
            sum(sides[0] for kind, sides in kinds.items() if LANE_OF[kind] is lane),
            sum(sides[1] for kind, sides in kinds.items() if LANE_OF[kind] is lane),
        )
        for lane in Lane
    }
    return {lane: sides for lane, sides in sums.items() if any(sides)}


def _sides(sheet: Sheet, y: float) -> None:
    before, after = sheet.palette.before, sheet.palette.after
    sheet.text(MIDDLE - 8, y, say("before the sale"), colour=before, anchor="end", bold=True)
    sheet.text(MIDDLE + 8, y, say("after it"), colour=after, bold=True)


def _bars(
    sheet: Sheet, top: float, rows: Sequence[tuple[str, Sides]], *, strong: int | None = None
) -> float:
    palette = sheet.palette
    most = max((max(sides) for _, sides in rows), default=0) or 1
    for number, (label, (before, after)) in enumerate(rows):
        y = top + number * ROW
        bold = number == strong
        base = y + BAR - 3
        sheet.text(MARGIN, base, label, size=SMALL, bold=bold, room=LABELS - 10)
        left, right = LONGEST * before / most, LONGEST * after / most
        sheet.box(MIDDLE - left, y, left, BAR, palette.before)
        sheet.box(MIDDLE, y, right, BAR, palette.after)
        sheet.text(MIDDLE - left - 6, base, in_figures(before), size=SMALL, anchor="end", bold=bold)
        sheet.text(MIDDLE + right + 6, base, in_figures(after), size=SMALL, bold=bold)
    bottom = top + len(rows) * ROW
    sheet.line([(MIDDLE, top - 4), (MIDDLE, bottom - 4)], palette.text)
    return bottom
