"""The inputs that the settings of a person and of the workspace share."""

from bot.views import ids
from bot.views.inputs import asked, looked_up, number, one_of
from bot.views.text import Json
from bot.words.languages import NAMES
from bot.words.places import country_name, zone_name
from rules.kit.language import say

MIDNIGHT = 24 * 60
MOST_A_DAY, MOST_A_WEEK = 10, 50


def hours(starts_at: int, ends_at: int, hint: str) -> list[Json]:
    """In minutes after midnight; a day that ends at midnight ends at 00:00."""
    return [
        asked(ids.BEGINS, say("Working day from"), clock(starts_at)),
        asked(ids.ENDS, say("Working day until"), clock(ends_at), hint=hint),
    ]


def budgets(a_day: int, a_week: int) -> list[Json]:
    return [
        asked(
            ids.A_DAY,
            say("Nudges a day, at most"),
            up_to(MOST_A_DAY, a_day),
            hint=say("From 1 to {most}.", most=MOST_A_DAY),
        ),
        asked(
            ids.A_WEEK,
            say("Nudges a week, at most"),
            up_to(MOST_A_WEEK, a_week),
            hint=say("From 1 to {most}.", most=MOST_A_WEEK),
        ),
    ]


def zone(current: str) -> Json:
    element = looked_up(ids.ZONE_OPTIONS, say("Type a city"), (current, zone_name(current)))
    return asked(ids.ZONE, say("Time zone"), {**element, "min_query_length": 0})


def country(current: str, hint: str) -> Json:
    shown = (current, country_name(current)) if current else (ids.NO_COUNTRY, none())
    element = looked_up(ids.COUNTRY_OPTIONS, say("Type a country"), shown)
    label = say("Public holidays of")
    return asked(ids.COUNTRY, label, {**element, "min_query_length": 0}, hint=hint)


def none() -> str:
    return say("No country")


def language(current: str, label: str, hint: str = "") -> Json:
    return asked(ids.LANGUAGE, label, one_of([*NAMES.items()], current), hint=hint)


def clock(minutes: int) -> Json:
    hour, minute = divmod(minutes % MIDNIGHT, 60)
    return {"type": "timepicker", "initial_time": f"{hour:02}:{minute:02}"}


def up_to(most: int, current: int) -> Json:
    """One that is too large by now or nought, as it was imported, stands there to be changed."""
    bounds = {"min_value": str(min(1, current)), "max_value": str(max(most, current))}
    return {**number(str(current)), **bounds}
