"""App Home: its three pages, and the way from one to another."""

import json
from collections.abc import Mapping

from bot.model import HomePage
from bot.model.home import CustomersPage, Look, Place, TeamPage
from bot.views import ids
from bot.views.blocks import actions, button
from bot.views.home_customers import customers_blocks
from bot.views.home_team import team_blocks
from bot.views.home_today import today_blocks
from bot.views.text import Json
from rules.kit.language import say


def home(page: HomePage, titles: Mapping[str, str]) -> Json:
    """What concerns one member today."""
    return _framed(Look(), today_blocks(page, titles))


def my_customers(page: CustomersPage) -> Json:
    return _framed(Look(Place.CUSTOMERS, page.first), customers_blocks(page))


def team(page: TeamPage, titles: Mapping[str, str]) -> Json:
    return _framed(Look(Place.TEAM), team_blocks(page, titles))


def _framed(look: Look, blocks: list[Json]) -> Json:
    return {
        "type": "home",
        "private_metadata": json.dumps({"look": str(look)}),
        "blocks": [_ways(look.place), *blocks],
    }


def _ways(here: Place) -> Json:
    names = {
        Place.TODAY: say("Today"),
        Place.CUSTOMERS: say("My customers"),
        Place.TEAM: say("The team"),
    }
    return actions(
        *(
            button(
                name,
                ids.of(ids.HOME_GO, number),
                str(Look(place)),
                aloud=say("{page}, which you are looking at", page=name) if place is here else "",
                primary=place is here,
            )
            for number, (place, name) in enumerate(names.items())
        )
    )
