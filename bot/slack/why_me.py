"""Why me?: what a ritual is for, and why it asks the one who reads it."""

from slack_bolt import Respond
from slack_sdk import WebClient

from bot.flow.why_me import why_me
from bot.slack.desk import Body, Desk
from bot.slack.pressed import pressed, rule_of, tell_settled
from bot.slack.reply import besides, open_over
from bot.views import answers, forms
from rules.kit.language import look_up, say


def retired() -> str:
    return say(
        "This ritual is no longer with us, so what it has asked closes itself. Nothing is lost."
    )


def tell_why(desk: Desk, body: Body, client: WebClient, respond: Respond) -> None:
    visit, card = pressed(desk, client, body)
    if card is None:
        tell_settled(respond, desk, card)
        return
    rule = rule_of(desk, card)
    if rule is None:
        besides(respond, answers.trouble(retired()))
        return
    message = answers.why_me(look_up(rule.title), look_up(rule.why), card, why_me(visit, card))
    if _on_home(body):
        view = forms.trouble_view(say("Why me?"), str(message["text"]))
        open_over(client, body, view | {"blocks": message["blocks"]})
    else:
        besides(respond, message)


def _on_home(body: Body) -> bool:
    return bool(body.get("container", {}).get("type") == "view")
