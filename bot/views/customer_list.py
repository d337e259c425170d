"""The list of customers by warmth: a bar for each, and what stands behind it."""

from collections.abc import Iterator
from datetime import date

from bot.model.warmth import LOW_MOOD, Warm, WarmList, Which
from bot.views import ids
from bot.views.blocks import Part, actions, button, fitting, message, rich, span
from bot.views.text import Json, bold, code, named, plain
from rules.kit import Standing
from rules.kit.language import DATE, DATE_OF_THE_YEAR, day_in_words, in_figures, say, say_n, word

CELLS = 5
FULL, EMPTY = "▓", "░"
NAME_LENGTHS = (60, 40, 24)
"""The longest that fits is taken: a page of long names must not be refused."""


def customer_list(page: WarmList) -> Json:
    """A page of them, a menu to look at each, and the way to the next page."""
    if not page.warm:
        return message([rich(span(*_nobody(page)))])
    blocks = fitting(lambda length: _blocks(page, length), NAME_LENGTHS)
    said = [_first_line(page), *(_aloud(one, page) for one in page.warm)]
    return message(blocks, "\n".join(said))


def bar(share: float, full: str = FULL, empty: str = EMPTY) -> str:
    """Full for who was just spoken with. As long as anything is left, a cell is."""
    cells = min(CELLS, -int(-share * CELLS // 1))
    return full * cells + empty * (CELLS - cells)


def _blocks(page: WarmList, length: int) -> list[Json]:
    lines = (
        span(
            code(bar(one.share(page.today))),
            " ",
            bold(named(one.name, length)),
            f" · {' · '.join(_about(one, page, length))}",
        )
        for one in page.warm
    )
    return [rich(span(_first_line(page))), rich(*lines), actions(*_buttons(page))]


def _buttons(page: WarmList) -> Iterator[Json]:
    yield {
        "type": "static_select",
        "action_id": ids.CUSTOMER_LOOK,
        "placeholder": plain(say("Look at …"), 75),
        "options": [
            {"text": plain(named(one.name, 75), 75), "value": str(one.customer_id)}
            for one in page.warm
        ],
    }
    whose = "mine" if page.mine else "all"
    if page.more:
        value = f"{page.seen} {whose} {page.which}"
        yield button(say_n(page.more, "One more", "{n} more"), ids.CUSTOMER_LIST_MORE, value)
    if page.first:
        start = button(say("From the start"), ids.CUSTOMER_LIST_START, f"0 {whose} {page.which}")
        yield start


def _first_line(page: WarmList) -> str:
    where = ""
    if page.first or page.more:
        first, last = in_figures(page.first + 1), in_figures(page.seen)
        where = say("Here are {first} to {last}.", first=first, last=last)
    return " ".join(filter(None, [_counts(page), where]))


def _counts(page: WarmList) -> str:
    number, every = page.counted.of(page.which), in_figures(page.counted.all)
    if page.which is Which.QUIET:
        return _quiet(number, every, mine=page.mine)
    if page.which is Which.AT_RISK:
        return _at_risk(number, every, mine=page.mine)
    besides = say(
        "Quiet: {quiet}. At risk: {at_risk}. The coldest come first.",
        quiet=in_figures(page.counted.quiet),
        at_risk=in_figures(page.counted.at_risk),
    )
    if page.mine:
        said = say_n(number, "You look after one customer.", "You look after {n} customers.")
    else:
        said = say_n(number, "We keep company with one customer.", "We keep company with {n}.")
    return f"{said} {besides}"


def _quiet(number: int, every: str, *, mine: bool) -> str:
    if mine:
        return say_n(
            number,
            "One customer of yours is quiet, of {every} in all: nobody has spoken with them for as"
            " long as their tier allows.",
            "{n} customers of yours are quiet, of {every} in all: nobody has spoken with them for"
            " as long as their tier allows. The coldest come first.",
            every=every,
        )
    return say_n(
        number,
        "One customer is quiet, of {every} in all: nobody has spoken with them for as long as their"
        " tier allows.",
        "{n} customers are quiet, of {every} in all: nobody has spoken with them for as long as"
        " their tier allows. The coldest come first.",
        every=every,
    )


def _at_risk(number: int, every: str, *, mine: bool) -> str:
    if mine:
        said = say_n(
            number,
            "One customer of yours is at risk, of {every} in all.",
            "{n} customers of yours are at risk, of {every} in all.",
            every=every,
        )
    else:
        said = say_n(
            number,
            "One customer is at risk, of {every} in all.",
            "{n} customers are at risk, of {every} in all.",
            every=every,
        )
    why = say(
        "That is: a severe concern is open, the last mood was low, or nobody has spoken with them"
        " for twice as long as their tier allows."
    )
    return f"{said} {why}"


def _nobody(page: WarmList) -> list[Part]:
    if page.counted.of(page.which):
        return [say("There are no more than that. From the start: "), code("/customer list")]
    if page.counted.all:
        fine = {
            Which.QUIET: say("Nobody is quiet: everybody was spoken with in good time."),
            Which.AT_RISK: say("Nobody is at risk."),
        }.get(page.which, "")
        every = "/customer list mine" if page.mine else "/customer list"
        return [fine, " ", say("All of them: "), code(every)]
    if page.mine:
        return [
            say("You look after no customer yet. Everybody's: "),
            code("/customer list"),
            "\n",
            say("Add one: "),
            code("/customer add Acme"),
        ]
    return [
        say("There is no customer yet. The first, by its name alone: "),
        code("/customer add Acme"),
        "\n",
        say("Or a whole list, pasted from a spreadsheet: "),
        code("/customer import"),
    ]


def _about(one: Warm, page: WarmList, length: int) -> Iterator[str]:
    if not page.mine:
        yield named(one.owner, length) if one.owner else say("nobody looks after them")
    yield _last_talk(one, page.today)
    yield say("tier {tier}", tier=one.tier)
    if one.standing is not Standing.ACTIVE:
        yield word(one.standing)
    if one.severe:
        yield say("severe concern")
    if one.mood is not None and one.mood <= LOW_MOOD:
        yield say("mood {mood} of 5", mood=one.mood)


def _last_talk(one: Warm, today: date) -> str:
    if one.last_talk:
        return say("last talk {day}", day=_day(one.last_talk, today))
    if one.since:
        return say("no talk since {day}, their first day", day=_day(one.since, today))
    return say("no talk on record")


def _day(day: date, today: date) -> str:
    return day_in_words(day, DATE_OF_THE_YEAR if day.year == today.year else DATE)


def _aloud(one: Warm, page: WarmList) -> str:
    """For a screen reader, to which a bar is no picture."""
    return ", ".join([_warmth(one, page.today), named(one.name), *_about(one, page, 60)])


def _warmth(one: Warm, today: date) -> str:
    if one.quiet(today):
        return say("Quiet")
    return say("Warm") if one.counted_from else say("Unknown")
