"""Our colleagues and their people: who has been in touch with whom, how often, how lately."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from bot.pictures.ink import LIGHT, Palette
from bot.pictures.sheet import MARGIN, SMALL, TITLE, WIDTH, Picture, Sheet, a_sheet
from rules.kit import Colleague, Contact, Customer
from rules.kit.language import in_figures, say, say_n

COLLEAGUES, PEOPLE = 5, 12
NAMES = 196.0
ROW = 34.0
LATELY, NOT_LONG = timedelta(days=31), timedelta(days=92)
SMALLEST, LARGEST = 5.0, 14.0
SURELY_NUMBERED = 10.0

Ties = dict[tuple[str, str], tuple[int, date]]
"""By the keys of a colleague and a person: how often, and when last."""


def draw(customer: Customer, today: date, palette: Palette = LIGHT) -> Picture | None:
    """None where we know nobody there, and where the extra is not installed."""
    bonds, sheet = Bonds.of(customer, today), a_sheet(palette)
    return _drawn(bonds, sheet) if bonds and sheet else None


@dataclass(frozen=True, slots=True)
class Bonds:
    """The people who are there, those we know best first."""

    customer: Customer
    today: date
    ours: tuple[Colleague, ...]
    theirs: tuple[Contact, ...]
    ties: Ties

    @classmethod
    def of(cls, customer: Customer, today: date) -> "Bonds | None":
        known = customer.as_of(today)
        if not known.people:
            return None
        ties: Ties = {}
        ours: dict[str, Colleague] = {}
        for touch in known.touches:
            for person in touch.contacts:
                if touch.by and touch.with_(person):
                    key = touch.by.key, person.key
                    ours[touch.by.key] = touch.by
                    ties[key] = (ties.get(key, (0, touch.on))[0] + 1, touch.on)
        there = {person.key for person in known.people}
        ties = {key: tie for key, tie in ties.items() if key[1] in there}
        met, often = defaultdict[str, int](int), defaultdict[str, int](int)
        for (mine, theirs), (many, _) in ties.items():
            often[mine] += many
            met[theirs] += many
        return cls(
            known,
            today,
            tuple(sorted((ours[key] for key in often), key=lambda one: -often[one.key])),
            tuple(sorted(known.people, key=lambda one: -met[one.key])),
            ties,
        )

    @property
    def unknown(self) -> int:
        known = {person for _, person in self.ties}
        return sum(one.key not in known for one in self.theirs)

    def headline(self, name: str) -> str:
        known = len(self.theirs) - self.unknown
        if not known:
            return say("At {customer} we have spoken with nobody yet.", customer=name)
        if not self.unknown:
            return say_n(
                known,
                "At {customer} we know the one person that we have heard of.",
                "At {customer} we know all {n} people that we have heard of.",
                customer=name,
            )
        return say_n(
            len(self.theirs),
            "At {customer} we know {known} of one person.",
            "At {customer} we know {known} of {n} people.",
            customer=name,
            known=in_figures(known),
        )

    def alt(self) -> str:
        pairs = sorted(self.ties.items(), key=lambda it: -it[1][0])[:3]
        ours = {one.key: one.name for one in self.ours}
        theirs = {one.key: one.name for one in self.theirs}
        told = [
            say_n(
                many,
                "{colleague} and {person}: one time.",
                "{colleague} and {person}: {n} times.",
                colleague=ours[mine],
                person=theirs[them],
            )
            for (mine, them), (many, _) in pairs
        ]
        return " ".join([self.headline(self.customer.name), *told])


def _drawn(bonds: Bonds, sheet: Sheet) -> Picture:
    palette = sheet.palette
    name = sheet.fonts.fit(sheet.name(bonds.customer.name), 330, TITLE)
    top = sheet.headline(bonds.headline(name)) + 40
    ours, theirs = bonds.ours[:COLLEAGUES], bonds.theirs[:PEOPLE]
    wide = (WIDTH - 2 * MARGIN - NAMES) / max(len(ours), 1)
    for place, colleague in enumerate(ours):
        x = MARGIN + NAMES + (place + 0.5) * wide
        lines = sheet.wrapped(sheet.name(colleague.name), wide - 8, SMALL)
        for up, line in enumerate(reversed(lines)):
            y = top - 14 - 18 * up
            sheet.text(x, y, line, size=SMALL, anchor="middle", bold=True, room=wide - 8)
    for number, person in enumerate(theirs):
        y = top + (number + 0.5) * ROW
        met = any((one.key, person.key) in bonds.ties for one in ours)
        colour = palette.text if met else palette.quiet
        sheet.text(MARGIN, y + 5, sheet.name(person.name), colour=colour, room=NAMES - 12)
        sheet.line([(MARGIN + NAMES, y), (WIDTH - MARGIN, y)], palette.line)
        for place, colleague in enumerate(ours):
            tie = bonds.ties.get((colleague.key, person.key))
            if tie:
                _tie(sheet, MARGIN + NAMES + (place + 0.5) * wide, y, tie, bonds.today)
    bottom = top + len(theirs) * ROW + 26
    bottom = _left_out(sheet, bonds, bottom)
    if bonds.ties:
        _how_to_read(sheet, bottom)
    return sheet.picture(bottom + 26, bonds.alt())


def _tie(sheet: Sheet, x: float, y: float, tie: tuple[int, date], today: date) -> None:
    many, last = tie
    radius = min(SMALLEST * many**0.5, LARGEST)
    hollow = today - last > NOT_LONG
    sheet.dot(x, y, radius, _colour(sheet, today - last), hollow=hollow)
    if radius >= SURELY_NUMBERED:
        fresh = today - last <= LATELY
        colour = sheet.palette.on_colour if fresh else sheet.palette.text
        said = in_figures(many) if many < 100 else "99+"
        sheet.text(x, y + 4, said, size=11, colour=colour, anchor="middle", bold=True)


def _colour(sheet: Sheet, ago: timedelta) -> str:
    palette = sheet.palette
    return palette.after if ago <= LATELY else palette.pale if ago <= NOT_LONG else palette.quiet


def _left_out(sheet: Sheet, bonds: Bonds, y: float) -> float:
    more_of_theirs = len(bonds.theirs) - PEOPLE
    more_of_ours = len(bonds.ours) - COLLEAGUES
    told = [
        say_n(more_of_theirs, "One more person there.", "{n} more people there.")
        if more_of_theirs > 0
        else "",
        say_n(more_of_ours, "One more of us.", "{n} more of us.") if more_of_ours > 0 else "",
    ]
    said = " ".join(filter(None, told))
    if not said:
        return y
    sheet.text(MARGIN, y, said, size=SMALL, colour=sheet.palette.quiet, room=WIDTH - 2 * MARGIN)
    return y + 24


def _how_to_read(sheet: Sheet, y: float) -> None:
    palette = sheet.palette
    x = float(MARGIN + 6)
    for said, ago in (
        (say("within a month"), LATELY),
        (say("within three months"), NOT_LONG),
        (say("longer ago"), NOT_LONG * 2),
    ):
        sheet.dot(x, y - 5, 6, _colour(sheet, ago), hollow=ago > NOT_LONG)
        sheet.text(x + 12, y, said, size=SMALL, colour=palette.quiet)
        x += 12 + sheet.fonts.width(said, SMALL) + 26
    more = say("larger: more often")
    if x + sheet.fonts.width(more, SMALL) <= WIDTH - MARGIN:
        sheet.text(x, y, more, size=SMALL, colour=palette.quiet)
