"""How somebody wants the bot to behave, in a line, with the way to change it."""

from bot.model import HomePage
from bot.views import ids
from bot.views.blocks import actions, button, context
from bot.views.leave import clock, say_days
from bot.views.text import Json
from bot.words.languages import NAMES
from rules.kit.language import in_figures, say


def settings_blocks(page: HomePage) -> list[Json]:
    mine = button(say("My settings"), ids.SETTINGS_MINE, "open")
    return [context(_said(page)), actions(mine, *([team_button()] if page.leads else []))]


def team_button() -> Json:
    return button(say("The team's settings"), ids.SETTINGS_TEAM, "open")


def _said(page: HomePage) -> str:
    member = page.member
    hours = say(
        "I write to you between {start} and {end} ({zone}),"
        " at most {daily} nudges a day and {weekly} a week, in {language}.",
        start=clock(member.starts_at),
        end=clock(member.ends_at),
        zone=member.timezone.replace("_", " "),
        daily=in_figures(member.daily_budget),
        weekly=in_figures(member.weekly_budget),
        language=NAMES.get(member.language, NAMES["en"]),
    )
    ahead = [one for one in member.absences if one.last is None or one.last >= page.today]
    if not ahead:
        return hours
    days = say_days(min(ahead, key=lambda one: one.first), page.today)
    return " ".join([hours, say("You are on leave {days}.", days=days)])
