"""The settings of the workspace, which its lead changes for everybody."""

from bot.model import Member
from bot.model.preferences import Ours
from bot.views import ids
from bot.views.blocks import actions, button, context, message, paragraph
from bot.views.inputs import asked, member, tick
from bot.views.setting_inputs import budgets, hours, language, zone
from bot.views.text import Json, named, plain
from rules.kit.language import say


def team_settings_form(ours: Ours, *, metadata: str) -> Json:
    begins = ours.begins
    return {
        "type": "modal",
        "callback_id": ids.TEAM_SETTINGS_FORM,
        "private_metadata": metadata,
        "title": plain(say("Settings of the team"), 24),
        "submit": plain(say("Save"), 24),
        "close": plain(say("Close"), 24),
        "blocks": [
            actions(button(say("Rituals: on, off, settings"), ids.RULE_SETTINGS, "all")),
            asked(
                ids.LEAD,
                say("Who leads the team"),
                member(ours.lead.slack_id if ours.lead else None),
                optional=True,
                hint=say("Is asked where nobody looks after a customer, and decides all of this."),
            ),
            asked(
                ids.CHANNEL,
                say("The team's channel"),
                _channel(ours.channel),
                optional=True,
                hint=say("Invite me there first. I greet everybody in it once."),
            ),
            _round_up(on=begins.round_up),
            zone(ours.timezone),
            context(
                say(
                    "What a new colleague begins with. Whoever has set their own keeps it,"
                    " everybody else goes along."
                )
            ),
            language(begins.language, say("Language")),
            *hours(begins.starts_at, begins.ends_at, say("Where each of them is.")),
            *budgets(begins.daily_budget, begins.weekly_budget),
        ],
    }


def _channel(channel: Member | None) -> Json:
    element: Json = {
        "type": "conversations_select",
        "filter": {"include": ["public", "private"], "exclude_bot_users": True},
    }
    known = channel.slack_id if channel else None
    return {**element, "initial_conversation": known} if known else element


def _round_up(*, on: bool) -> Json:
    choice = (ids.ROUND_UP, say("Tell the channel on Mondays what was done last week"))
    return asked(ids.ROUND_UP, say("Monday round-up"), tick(choice, ticked=on), optional=True)


def team_saved(ours: Ours) -> Json:
    where = [context(_where(ours))]
    return message([paragraph(say("Saved. That holds for the whole team from now on.")), *where])


def _where(ours: Ours) -> str:
    if ours.channel:
        name = named(ours.channel.name)
        return say("What concerns the whole team goes to {channel}.", channel=name)
    if ours.lead:
        name = named(ours.lead.name)
        return say("What concerns the whole team goes to {name}.", name=name)
    return say("Nobody leads the team, so everybody may change these settings.")


def lead_decides(lead: Member) -> str:
    return say(
        "The settings of the team are changed by {lead}, the team lead. Tell {first_name} what you"
        " would like. Your own are here: /nudges settings",
        lead=named(lead.name),
        first_name=named(lead.first_name),
    )
