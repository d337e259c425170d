"""Type-ahead for time zones and countries."""

from dataclasses import dataclass

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.flow.working_days import is_country
from bot.slack.desk import Body, Desk
from bot.slack.reply import Json
from bot.views import ids
from bot.views.inputs import option
from bot.views.setting_inputs import none
from bot.words.clean import clean
from bot.words.places import country_name, every_zone, that_begin, zone_name
from rules.kit.language import say, spoken

MOST = 30


@dataclass(frozen=True, slots=True)
class SettingOptions:
    desk: Desk

    def listen(self, app: App) -> None:
        app.options(ids.ZONE_OPTIONS)(self.zones)
        app.options(ids.COUNTRY_OPTIONS)(self.countries)

    def zones(self, ack: Ack, body: Body, client: WebClient) -> None:
        """What Slack knows comes first, where it is the zone of a person that is asked."""
        self.desk.visit(client, body)
        typed = _typed(body)
        found = that_begin(typed, [(one, zone_name(one)) for one in every_zone()], MOST)
        mine = body["view"].get("callback_id") == ids.MY_SETTINGS_FORM
        first = [(ids.AS_IN_SLACK, say("As in Slack"))] if mine else []
        ack(options=_options([*that_begin(typed, first, 1), *found]))

    def countries(self, ack: Ack, body: Body, client: WebClient) -> None:
        self.desk.visit(client, body)
        codes = [code for code in map(str, spoken().locale.territories) if is_country(code)]
        nowhere = [(ids.NO_COUNTRY, none())]
        found = that_begin(_typed(body), [(code, country_name(code)) for code in codes], MOST)
        ack(options=_options([*that_begin(_typed(body), nowhere, 1), *found]))


def _typed(body: Body) -> str:
    return clean(str(body.get("value") or ""), limit=80)


def _options(places: list[tuple[str, str]]) -> list[Json]:
    return [option(one) for one in places]
