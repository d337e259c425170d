"""`/nudges stats` and `/nudges rules`: how the rituals go down, and switching them on and off."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.flow.estimate import estimate
from bot.flow.retire import LATELY, rarely_useful
from bot.flow.visit import Visit
from bot.model import Tuned
from bot.model.rituals import RuleSetting
from bot.slack.desk import Body, Desk
from bot.slack.reply import Json, instead
from bot.slack.surface import NUDGES
from bot.store import dossiers, tallies, workspaces
from bot.store.engine import reading, writing
from bot.views import answers, ids
from bot.views import rules as rules_view
from bot.views import stats as stats_view
from bot.words.clean import QUOTES
from rules.kit.rule import Rule

LOOKED_AT = 400
"""As many customers as an answer in Slack has time for."""


@dataclass(frozen=True, slots=True)
class RuleButtons:
    """The button under an estimate."""

    desk: Desk

    def listen(self, app: App) -> None:
        app.action(ids.RULE_ON)(self.switch_on)

    def switch_on(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        ack()
        visit = self.desk.visit(client, body)
        name = str(body["actions"][0].get("value", ""))
        found = _setting(visit, name, self.desk.rules)
        if found is None:
            instead(respond, _unknown(name, self.desk.rules))
        else:
            instead(respond, _switch(visit, found, on=True))


def stats(visit: Visit, titles: Mapping[str, str]) -> Json:
    with reading(visit.engine) as connection:
        counted = tallies.of_workspace(connection, visit.workspace_id)
        lately = tallies.lately(connection, visit.workspace_id, LATELY)
        settings = workspaces.rule_settings_of(connection, visit.workspace_id)
    on = {rule for rule, (enabled, _) in settings.items() if enabled}
    tired = [rule for rule, one in lately.items() if rule in on and rarely_useful(one)]
    return stats_view.stats(counted, titles, sorted(tired))


def rules(visit: Visit, words: str, known: Sequence[Rule], broken: Mapping[str, str]) -> Json:
    """What is asked after `/nudges rules`: nothing, or a name with on or off.

    `broken` has the reasons why files of the team's own are no rules, by name.
    """
    name, state = _name_and_state(words)
    if name in ("", "help"):
        with reading(visit.engine) as connection:
            settings = workspaces.as_set(connection, visit.workspace_id, known)
        return rules_view.rules_list(settings, broken)
    setting = _setting(visit, name, known)
    if setting is None and name in broken:
        return answers.trouble(f"{name} cannot be used: {broken[name]}.")
    if setting is None:
        return _unknown(name, known)
    return _asked(visit, setting, state)


def _name_and_state(words: str) -> tuple[str, str]:
    """`check_in off`, or its title, `Check in off`."""
    said = words.casefold().translate(dict.fromkeys(map(ord, QUOTES), " ")).split()
    if said[-1:] in (["on"], ["off"]):
        return "_".join(said[:-1]).replace("-", "_"), said[-1]
    return "".join(said[:1]), " ".join(said[1:])


def _asked(visit: Visit, setting: RuleSetting, state: str) -> Json:
    name = setting.rule.name
    if state not in ("on", "off"):
        return answers.trouble(f"On or off? Such as: {NUDGES.name} rules {name} off")
    if setting.enabled == (state == "on"):
        return answers.trouble(f"{name} is {state} already.")
    if state == "on":
        return _refused(visit, name) or rules_view.offer(name, _estimated(visit, setting))
    return _switch(visit, setting, on=False)


def _unknown(name: str, known: Sequence[Rule]) -> Json:
    return answers.unknown(f"{NUDGES.name} rules", name, [rule.name for rule in known])


def _setting(visit: Visit, name: str, known: Sequence[Rule]) -> RuleSetting | None:
    named = [rule for rule in known if rule.name == name]
    with reading(visit.engine) as connection:
        return next(iter(workspaces.as_set(connection, visit.workspace_id, named)), None)


def _switch(visit: Visit, setting: RuleSetting, *, on: bool) -> Json:
    """Every customer is looked at again by itself, on the next tick."""
    name = setting.rule.name
    if refused := _refused(visit, name):
        return refused
    with writing(visit.engine) as connection:
        turned = dict(setting.turned)
        workspaces.set_rule(connection, visit.workspace_id, name, enabled=on, knobs=turned)
    return rules_view.switched(name, on=on)


def _refused(visit: Visit, name: str) -> Json | None:
    """Who may, when it is not the one who asks."""
    with reading(visit.engine) as connection:
        lead = workspaces.lead_of(connection, visit.workspace_id)
    if lead is None or lead.id == visit.member.id:
        return None
    return answers.trouble(
        f"Rituals are switched on and off by {lead.name}, the team lead, since that changes what"
        f" everybody is asked. Tell {lead.first_name} what you would like about {name}."
    )


def _estimated(visit: Visit, setting: RuleSetting) -> str:
    if setting.rule.of_team:
        return rules_view.say_of_team(setting.rule.name)
    with reading(visit.engine) as connection:
        every = dossiers.stream(connection, visit.workspace_id)
        known = list(islice(every, LOOKED_AT))
    found = estimate(known, Tuned(setting.rule, setting.turned), visit.today)
    said = rules_view.say_estimate(setting.rule.name, found)
    if len(known) < LOOKED_AT:
        return said
    return f"{said} That was counted on {LOOKED_AT} of your customers only."
