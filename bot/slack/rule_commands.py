"""`/nudges stats` and `/nudges rules`: how the rituals go down, and switching them on and off."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.flow.estimate import estimate
from bot.flow.retire import LATELY, rarely_useful
from bot.flow.settings import lead_besides
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
from rules.kit.language import say
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
        found = setting_of(visit, name, self.desk.rules)
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
    setting = setting_of(visit, name, known)
    if setting is None and name in broken:
        said = say("{rule} cannot be used: {reason}.", rule=name, reason=broken[name])
        return answers.trouble(said)
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
        return rules_view.one_rule(setting)
    if setting.enabled == (state == "on"):
        return answers.trouble(_already(name, on=setting.enabled))
    if state == "on":
        return _refused(visit, name) or rules_view.offer(name, estimated(visit, setting))
    return _switch(visit, setting, on=False)


def _already(name: str, *, on: bool) -> str:
    return (
        say("{rule} is on already.", rule=name) if on else say("{rule} is off already.", rule=name)
    )


def _unknown(name: str, known: Sequence[Rule]) -> Json:
    return answers.unknown(f"{NUDGES.name} rules", name, [rule.name for rule in known])


def setting_of(visit: Visit, name: str, known: Sequence[Rule]) -> RuleSetting | None:
    named = [rule for rule in known if rule.name == name]
    with reading(visit.engine) as connection:
        return next(iter(workspaces.as_set(connection, visit.workspace_id, named)), None)


def _switch(visit: Visit, setting: RuleSetting, *, on: bool) -> Json:
    name = setting.rule.name
    if refused := _refused(visit, name):
        return refused
    switch(visit, setting, on=on)
    return rules_view.switched(name, on=on)


def switch(visit: Visit, setting: RuleSetting, *, on: bool) -> None:
    """Every customer is looked at again by itself, on the next tick."""
    name, turned = setting.rule.name, dict(setting.turned)
    with writing(visit.engine) as connection:
        workspaces.set_rule(connection, visit.workspace_id, name, enabled=on, knobs=turned)


def _refused(visit: Visit, name: str) -> Json | None:
    """Who may, when it is not the one who asks."""
    lead = lead_besides(visit)
    return rules_view.lead_decides(lead.name, lead.first_name, name) if lead else None


def estimated(visit: Visit, setting: RuleSetting) -> str:
    """What it would add, in a sentence or two."""
    if setting.rule.of_team:
        return rules_view.say_of_team(setting.rule.name)
    with reading(visit.engine) as connection:
        every = dossiers.stream(connection, visit.workspace_id)
        known = list(islice(every, LOOKED_AT))
    found = estimate(known, Tuned(setting.rule, setting.turned), visit.today)
    said = rules_view.say_estimate(setting.rule.name, found)
    if len(known) < LOOKED_AT:
        return said
    return f"{said} {rules_view.say_counted_on(LOOKED_AT)}"
