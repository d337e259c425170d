"""Changing settings, with all that follows from it."""

from collections.abc import Mapping
from dataclasses import asdict, replace

from bot.flow import leave
from bot.flow.visit import Visit
from bot.model import Absence, Member
from bot.model.preferences import Agreed, Mine, Ours
from bot.model.rituals import RuleSetting
from bot.store import absences, customers, settings, team_channel, workspaces
from bot.store.engine import reading, writing

PLANNED_BY = ("timezone", "country", "language")
"""What of a person's settings a plan depends on: the others only say when a note goes out."""


class LeadDecides(Exception):
    """Only the team lead may change this."""

    def __init__(self, lead: Member) -> None:
        super().__init__(lead.name)
        self.lead = lead


def keep_mine(visit: Visit, mine: Mine) -> None:
    """What is planned follows; a note that was written stays the one of its day."""
    values = {name: value for name, value in asdict(mine).items() if name != "ask_again"}
    here, was = (visit.workspace_id, visit.member.id), visit.member
    with writing(visit.engine) as connection:
        settings.keep_member(connection, *here, values)
        settings.take_back(connection, *here, mine.ask_again)
        if any(getattr(was, name) != values[name] for name in PLANNED_BY):
            absences.plan_again(connection, *here)


def shown_leave(visit: Visit) -> Absence | None:
    """The leave that they are on, or else their next."""
    with reading(visit.engine) as connection:
        every = absences.of_member(connection, visit.workspace_id, visit.member.id)
    ahead = [
        one.days
        for one in every
        if not one.called_off and (one.days.last is None or one.days.last >= visit.today)
    ]
    return next((one for one in ahead if one.covers(visit.today)), ahead[0] if ahead else None)


def change_leave(visit: Visit, old: Absence | None, new: Absence | None) -> None:
    """`new` instead of the leave that they were shown; without it they are here.

    Days of it that are over stay as they were.
    """
    if new == old:
        return
    if new is None and old is not None and old.covers(visit.today):
        leave.back(visit)
        return
    if new is not None:
        leave.leave(visit, replace(new, first=max(new.first, visit.today)))
    if old is not None:
        _end(visit, old)


def _end(visit: Visit, days: Absence) -> None:
    here = visit.workspace_id, visit.member.id
    with writing(visit.engine) as connection:
        for kept in absences.of_member(connection, *here):
            if kept.days == days and not kept.by_status:
                absences.end_before(connection, visit.workspace_id, kept, visit.today)
        absences.plan_again(connection, *here)


def agreed(visit: Visit) -> list[Agreed]:
    with reading(visit.engine) as connection:
        return settings.agreed(connection, visit.workspace_id, visit.member.id)


def ours(visit: Visit) -> Ours:
    with reading(visit.engine) as connection:
        here = workspaces.get(connection, visit.workspace_id)
        lead = workspaces.lead_of(connection, visit.workspace_id)
        channel = team_channel.of_workspace(connection, visit.workspace_id)
    return Ours(begins=here.settings, timezone=here.timezone, lead=lead, channel=channel)


def lead_besides(visit: Visit) -> Member | None:
    """The team lead, when it is not the one who speaks; then only the lead decides."""
    with reading(visit.engine) as connection:
        lead = workspaces.lead_of(connection, visit.workspace_id)
    return lead if lead and lead.id != visit.member.id else None


def keep_ours(visit: Visit, new: Ours) -> None:
    """Raises LeadDecides. Members whose settings are those they began with follow.

    The channel is chosen by `together.meet_in`, once it has been greeted.
    """
    _decide(visit)
    with writing(visit.engine) as connection:
        old = workspaces.get(connection, visit.workspace_id)
        values = {
            **asdict(new.begins),
            "timezone": new.timezone,
            "lead_member_id": new.lead.id if new.lead else None,
        }
        settings.keep_workspace(connection, visit.workspace_id, values)
        settings.follow(connection, visit.workspace_id, old.settings, new.begins)
        customers.all_changed(connection, visit.workspace_id)


def turn_knobs(visit: Visit, setting: RuleSetting, turned: Mapping[str, object]) -> RuleSetting:
    """Raises LeadDecides. What stands at its default is not kept, so that it follows the rule's."""
    _decide(visit)
    defaults = setting.rule.knobs
    own = {
        knob: value
        for knob, value in turned.items()
        if knob in defaults and _plain(value) != _plain(defaults[knob])
    }
    with writing(visit.engine) as connection:
        workspaces.set_rule(
            connection, visit.workspace_id, setting.rule.name, enabled=setting.enabled, knobs=own
        )
    return replace(setting, turned=own, new=False, trouble="")


def _decide(visit: Visit) -> None:
    if lead := lead_besides(visit):
        raise LeadDecides(lead)


def _plain(value: object) -> object:
    return sorted(value) if isinstance(value, (list, tuple)) else value
