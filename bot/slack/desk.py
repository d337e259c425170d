"""Whom we are talking to: every listener begins here."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from sqlalchemy import Engine

from bot.flow import home_page, pages
from bot.flow.deliver import show_again
from bot.flow.tick import in_force
from bot.flow.visit import Visit
from bot.model import Clock, Member, Messenger
from bot.model.home import Place
from bot.slack.afterwards import Afterwards
from bot.slack.look import carrying, look_of
from bot.slack.no_reply import NO_REPLY
from bot.slack.once import apart
from bot.store import members, workspaces
from bot.store.engine import reading, writing
from bot.views import customers as customers_view
from bot.views import home as home_view
from bot.words.clean import clean
from bot.words.languages import language, nearest
from bot.words.names import normalise
from bot.words.zones import known_zone
from rules.kit.language import say, speak, speaking
from rules.kit.rule import Rule

log = logging.getLogger(__name__)

SLACKBOT = "USLACKBOT"
"""The one app whose card does not say so."""

LONGEST_EMAIL = 320

Body = Mapping[str, Any]
"""What Slack sends: JSON whose shape its documentation promises."""


def no_colleague() -> str:
    return say("Pick a colleague who is still with us, and no app.")


@dataclass(frozen=True, slots=True)
class Desk:
    """What the listeners share. `day_first` is how 3/4 is read, None to offer both.

    `broken` are a team's own rules that cannot be read, by name, each with the reason.
    """

    engine: Engine
    rules: Sequence[Rule]
    workspace_id: int
    clock: Clock
    messenger: Messenger
    titles: dict[str, str]
    afterwards: Afterwards
    day_first: bool | None = None
    broken: Mapping[str, str] = field(default_factory=dict)

    def visit(self, client: WebClient, body: Body) -> Visit:
        """Who is speaking; a Slack user whom we have not met becomes a member."""
        slack_id = body.get("user_id") or body.get("user", {}).get("id") or ""
        member = self._known(slack_id) or self._meet(client, slack_id)
        with apart():
            here = in_force(self.engine, self.workspace_id, self.rules)
        # The threads of an edge serve one person after the other.
        speak(language(member.language))
        return Visit(self.engine, here, member, self.clock(), look_of(body))

    def colleague(self, client: WebClient, slack_id: str) -> Member | None:
        """Whom somebody has picked; None for an app, for who was gone before we met, and where
        Slack does not tell who it is."""
        known = self._known(slack_id)
        if known:
            return known
        user = _user(client, slack_id)
        away = not user or slack_id == SLACKBOT or user.get("is_bot") or user.get("deleted")
        return None if away else self._meet(client, slack_id)

    def after(self, visit: Visit, client: WebClient) -> None:
        """What the person sees elsewhere follows what they have just done."""
        self.afterwards(
            lambda: show_again(self.engine, self.workspace_id, self.messenger), of="notes"
        )
        self.afterwards(lambda: self._show_elsewhere(visit, client), of=visit.member.id)

    def _show_elsewhere(self, visit: Visit, client: WebClient) -> None:
        for what, show in (("Home", self.show_home), ("open page", self.show_page)):
            try:
                show(visit, client)
            except NO_REPLY as error:
                # What was done is done: whoever read of a failure would do it again.
                member = visit.member.id
                log.warning("the %s of member %s was not shown: %s", what, member, _code(error))

    def show_home(self, visit: Visit, client: WebClient) -> None:
        """The page of it that they look at."""
        if visit.member.slack_id:
            with speaking(language(visit.member.language)):
                view = self._home(visit)
            client.views_publish(user_id=visit.member.slack_id, view=view)

    def show_page(self, visit: Visit, client: WebClient) -> None:
        """A customer's page that lies over whatever they look at, as it is now."""
        if visit.look.view:
            with speaking(language(visit.member.language)):
                view = self.page(visit, visit.look.customer)
            client.views_update(view_id=visit.look.view, view=view)

    def page(self, visit: Visit, customer_id: int) -> dict[str, object]:
        """A customer's page as a modal; for one whom they may not see, the same as for no one."""
        found = pages.page_for(visit, customer_id)
        view = customers_view.page_modal(found, self.titles) if found else customers_view.no_page()
        return carrying(view, replace(visit.look, customer=customer_id, view=""))

    def _home(self, visit: Visit) -> dict[str, object]:
        if visit.look.place is Place.CUSTOMERS:
            return home_view.my_customers(home_page.my_customers(visit, visit.look.first))
        if visit.look.place is Place.TEAM:
            return home_view.team(home_page.team(visit, self.rules, self.broken), self.titles)
        return home_view.home(home_page.home(visit), self.titles)

    def _known(self, slack_id: str) -> Member | None:
        with reading(self.engine) as connection:
            return members.by_slack_id(connection, self.workspace_id, slack_id)

    def _meet(self, client: WebClient, slack_id: str) -> Member:
        user = _user(client, slack_id)
        profile = user.get("profile", {})
        name = clean(user.get("real_name") or profile.get("real_name") or "", limit=200) or slack_id
        locale = str(user.get("locale") or "")
        with apart(), writing(self.engine) as connection:
            begins = workspaces.get(connection, self.workspace_id).settings
            return members.meet(
                connection,
                self.workspace_id,
                slack_id=slack_id,
                name=name,
                normal_name=normalise(name),
                email=_address(profile.get("email") or ""),
                timezone=known_zone(user.get("tz") or ""),
                begins=replace(begins, language=nearest(locale)) if locale else begins,
            )


def _address(email: str) -> str | None:
    """None as well for one that the record has no room for: half of it would be somebody else's."""
    seen = clean(email).casefold()
    return seen if 0 < len(seen) <= LONGEST_EMAIL else None


def _user(client: WebClient, slack_id: str) -> dict[str, Any]:
    """Slack's own card of a user; an empty one when it does not tell."""
    try:
        user: dict[str, Any] = client.users_info(user=slack_id, include_locale=True)["user"]
    except SlackApiError:
        return {}
    return user


def _code(error: Exception) -> str:
    if isinstance(error, SlackApiError):
        return str(error.response.get("error"))
    return type(error).__name__
