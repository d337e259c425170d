"""The one door through which every call of the Web API comes: token, scope, rate, answer."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.sandbox.api import chat, conversations, files, users, views, workspace
from bot.sandbox.api.calls import Args, Method, check_scope
from bot.sandbox.api.rates import Rates
from bot.sandbox.world.wire import Json, RateLimited, SlackError
from bot.sandbox.world.world import World

METHODS: Mapping[str, Method] = {
    method.name: method
    for family in (chat, conversations, files, users, views, workspace)
    for method in family.METHODS
}


class WebApi:
    def __init__(self, world: World, *, rates: bool, tick: Callable[[], float]) -> None:
        self._world = world
        self._rates = Rates(tick) if rates else None

    def call(self, name: str, token: str, given: Mapping[str, Any]) -> Json:
        """The body of Slack's answer. RateLimited is left to the edge, which knows HTTP."""
        with self._world.changes.together():
            try:
                method = self._method(name)
                self._admit(method, token)
                args = Args(given)
                self._count(method, args)
                return {"ok": True, **method.answer(self._world, args)}
            except RateLimited:
                raise
            except SlackError as error:
                return refusal(error)

    def _method(self, name: str) -> Method:
        if name not in METHODS:
            raise SlackError("unknown_method", req_method=name)
        return METHODS[name]

    def _admit(self, method: Method, token: str) -> None:
        if method.caller == "any":
            return
        if not token:
            raise SlackError("not_authed")
        kinds = {self._world.bot_token: "bot", self._world.app_token: "app"}
        if token not in kinds:
            raise SlackError("invalid_auth")
        if kinds[token] != method.caller:
            raise SlackError("not_allowed_token_type")
        if method.caller == "bot" and self._world.token_trouble:
            raise SlackError(self._world.token_trouble)
        if method.scope and method.caller == "bot":
            check_scope(self._world, method.scope)

    def _count(self, method: Method, args: Args) -> None:
        if self._rates is None:
            return
        self._rates.take(method.name, method.per_minute)
        if method.per_channel:
            self._rates.take_channel(self._channel(args.text("channel")))

    def _channel(self, channel: str) -> str:
        try:
            return self._world.open_to_app(channel).id
        except SlackError:
            return channel


def refusal(error: SlackError) -> Json:
    body: Json = {"ok": False, "error": error.code, **error.more}
    if error.messages:
        body["response_metadata"] = {"messages": list(error.messages)}
    return body
