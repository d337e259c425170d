"""The rituals with their knobs: one form, in which one of them is shown at a time."""

from collections.abc import Iterator, Mapping, Sequence

from bot.model.rituals import RuleSetting
from bot.views import ids
from bot.views.blocks import actions, button, context, paragraph
from bot.views.inputs import MOST_OPTIONS, asked, number, option, text
from bot.views.rules import first_line, how_it_is
from bot.views.text import Json, bold, cut, one_line, plain
from bot.words.knobs import MOST, TIERS, is_number, label, shown
from rules.kit.language import look_up, say

MOST_KNOBS = 80
LONGEST = 200


def rules_form(
    settings: Sequence[RuleSetting],
    chosen: RuleSetting | None,
    *,
    metadata: str,
    drawn: int = 0,
    said: str = "",
    may_switch_on: bool = False,
) -> Json:
    """`drawn` counts the drawings: what was typed is kept by Slack where a block has its name.

    `said` is what has happened, or what switching on would add.
    """
    blocks = [actions(_picker(settings, chosen))]
    if chosen is not None:
        blocks += _about(chosen, said, may_switch_on=may_switch_on)
        blocks += _knobs(chosen, drawn)
    elif said:
        blocks.append(context(cut(said, 1_500)))
    form: Json = {
        "type": "modal",
        "callback_id": ids.RULE_FORM,
        "private_metadata": metadata,
        "title": plain(say("Rituals"), 24),
        "close": plain(say("Close"), 24),
        "blocks": blocks,
    }
    if chosen is not None and chosen.rule.knobs:
        form["submit"] = plain(say("Save"), 24)
    return form


def block_of(rule: str, knob: str, drawn: int) -> str:
    """The block of a knob. Another drawing has other blocks, so that it shows what is set now."""
    return f"{rule[:100]}.{knob[:100]}.{drawn}"


def takes(default: object) -> str:
    """What a knob that begins with this takes, beside a field that holds only its value; empty
    for one that is changed in its rule alone."""
    if isinstance(default, bool):
        return say("Type yes or no.")
    if is_number(default):
        return say("A number from 1 to {most}.", most=MOST)
    such_as = _said(default)
    if isinstance(default, tuple) and all(map(is_number, default)):
        return say(
            "Numbers from 1 to {most} with commas between, such as: {such_as}",
            most=MOST,
            such_as=such_as,
        )
    if isinstance(default, tuple) and set(default) <= set(TIERS):
        return say("Tiers with commas between, such as: {such_as}", such_as=such_as)
    return ""


def _picker(settings: Sequence[RuleSetting], chosen: RuleSetting | None) -> Json:
    groups = [*_groups(say("On"), [one for one in settings if one.enabled])]
    groups += _groups(say("Off"), [one for one in settings if not one.enabled])
    select: Json = {
        "type": "static_select",
        "action_id": ids.RULE_PICK,
        "placeholder": plain(say("Pick a ritual"), 150),
        "option_groups": groups,
    }
    return {**select, "initial_option": _option(chosen)} if chosen else select


def _groups(title: str, settings: Sequence[RuleSetting]) -> Iterator[Json]:
    for first in range(0, len(settings), MOST_OPTIONS):
        part = settings[first : first + MOST_OPTIONS]
        yield {"label": plain(title, 75), "options": [_option(one) for one in part]}


def _option(setting: RuleSetting) -> Json:
    return option((setting.rule.name[:150], look_up(setting.rule.title)), first_line(setting))


def _about(setting: RuleSetting, said: str, *, may_switch_on: bool) -> list[Json]:
    name, title = setting.rule.name, one_line(look_up(setting.rule.title), 100)
    blocks = [paragraph(bold(title), f"\n{first_line(setting)}\n{how_it_is(setting)}")]
    if said:
        blocks.append(paragraph(cut(said, 1_500)))
    switch = _switch(name, on=setting.enabled, may_switch_on=may_switch_on)
    back = button(
        say("Back to the defaults"),
        ids.RULE_DEFAULTS,
        name,
        aloud=say("Back to the defaults: {rule}", rule=title),
    )
    return [*blocks, actions(switch, *([back] if setting.turned else []))]


def _switch(name: str, *, on: bool, may_switch_on: bool) -> Json:
    """What it would add is told before it is switched on."""
    if on:
        return button(say("Switch it off"), ids.RULE_SWITCH_OFF, name)
    if may_switch_on:
        return button(say("Switch it on"), ids.RULE_SWITCH_ON, name, primary=True)
    return button(say("Switch it on"), ids.RULE_ESTIMATE, name)


def _knobs(setting: RuleSetting, drawn: int) -> list[Json]:
    defaults: Mapping[str, object] = setting.rule.knobs
    return [
        asked(
            block_of(setting.rule.name, knob, drawn),
            label(knob),
            _input(default, setting.knobs[knob]),
            hint=say("Starts with {default}.", default=one_line(_said(default), 60)),
        )
        for knob, default in [*defaults.items()][:MOST_KNOBS]
    ]


def _input(default: object, value: object) -> Json:
    if is_number(default):
        return {**number(shown(value)), "max_value": str(MOST)}
    return text(_said(value), most=LONGEST)


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return shown(value).replace(",", ", ")
