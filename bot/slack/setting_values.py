"""Reading the settings that somebody has filled in: what is wrong stands beside its field."""

from bot.flow.working_days import is_country
from bot.slack.form_values import Body, Filled
from bot.views import ids
from bot.views.setting_inputs import MIDNIGHT, MOST_A_DAY, MOST_A_WEEK
from bot.words.languages import NAMES
from bot.words.zones import zones
from rules.kit.language import say

LONGEST_DAY = 24 * 60


class SettingForm(Filled):
    """`errors` fills up as the fields are read."""

    def __init__(self, view: Body) -> None:
        super().__init__(view)
        self.errors: dict[str, str] = {}

    def hours(self) -> tuple[int, int]:
        """In minutes after midnight; a day that ends at 00:00 ends at midnight."""
        begins, ends = self._minutes(ids.BEGINS), self._minutes(ids.ENDS) or MIDNIGHT
        if begins >= ends:
            self.errors[ids.ENDS] = say("The day has to end after it begins.")
        return begins, ends

    def budgets(self) -> tuple[int, int]:
        a_day = self._whole(ids.A_DAY, MOST_A_DAY)
        a_week = self._whole(ids.A_WEEK, MOST_A_WEEK)
        if a_week < a_day and not {ids.A_DAY, ids.A_WEEK} & set(self.errors):
            self.errors[ids.A_WEEK] = say("A week has at least as many as a day.")
        return a_day, a_week

    def zone(self, slack_zone: str) -> str:
        """`slack_zone` is what Slack says; empty where it says nothing."""
        picked = self.chosen(ids.ZONE, ids.ZONE_OPTIONS) or ""
        zone = slack_zone if picked == ids.AS_IN_SLACK else picked
        if zone not in zones():
            self.errors[ids.ZONE] = say("I do not know this time zone. Type a city near you.")
        return zone

    def country(self) -> str:
        picked = self.chosen(ids.COUNTRY, ids.COUNTRY_OPTIONS) or ids.NO_COUNTRY
        if picked == ids.NO_COUNTRY:
            return ""
        if not is_country(picked):
            self.errors[ids.COUNTRY] = say("I do not know the public holidays of this country.")
        return picked

    def language(self) -> str:
        picked = self.chosen(ids.LANGUAGE) or ""
        if picked not in NAMES:
            self.errors[ids.LANGUAGE] = say("Pick one of the list.")
        return picked

    def several(self, block: str) -> list[int]:
        options = self._element(block).get("selected_options") or []
        return [int(one["value"]) for one in options if str(one.get("value")).isdecimal()]

    def conversation(self, block: str) -> str | None:
        picked = self._element(block).get("selected_conversation")
        return str(picked) if picked else None

    def ticked(self, block: str) -> bool:
        return bool(self._element(block).get("selected_options"))

    def _minutes(self, block: str) -> int:
        hour, _, minute = str(self._element(block).get("selected_time") or "").partition(":")
        minutes = int(hour) * 60 + int(minute) if (hour + minute).isdecimal() else -1
        if not 0 <= minutes < LONGEST_DAY:
            self.errors[block] = say("Pick a time.")
            return 0
        return minutes

    def _whole(self, block: str, most: int) -> int:
        said = self.text(block)
        number = int(said) if said.isascii() and said.isdecimal() and len(said) < 5 else 0
        if not 1 <= number <= most:
            self.errors[block] = say("A number from 1 to {most}.", most=most)
        return number
