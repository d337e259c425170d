"""What may happen to colleagues and to the rituals, by chance."""

from bot.flow import leave, left, settings
from bot.flow.together import meet_in
from bot.model import Absence
from bot.model.preferences import Mine, Ours
from bot.model.rituals import RuleSetting
from bot.store import workspaces
from bot.store.engine import writing
from tests.flow.deeds import Deed
from tests.flow.history import NAMES, ONE_DAY, PLACES, History


def goes_on_leave(history: History) -> None:
    """Sometimes at once, and mostly somebody who looks after a customer."""
    chance = history.chance
    row = history.some("customers")
    here = [one for one in map(history.team.member, NAMES) if row and one.id == row["owner_id"]]
    visit = history.visit(chance.among([*here, history.somebody()]))
    first = visit.today + ONE_DAY * chance.among([0, 1, chance.number(0, 10)])
    last = chance.among([None, first + ONE_DAY * chance.number(0, 15)])
    leave.leave(visit, Absence(first, last))


def is_back(history: History) -> None:
    leave.back(history.visit())


def says_so_in_slack(history: History) -> None:
    visit = history.visit()
    here = visit.engine, visit.workspace_id, visit.member, visit.now
    if history.maybe():
        leave.away_by_status(*here, history.chance.among([None, visit.now + ONE_DAY * 3]))
    else:
        leave.here_by_status(*here)


def comes_or_goes(history: History) -> None:
    one, team = history.somebody(), history.team
    if one.active:
        left.account_closed(team.engine, team.workspace_id, one, history.now)
    else:
        left.account_open(team.engine, team.workspace_id, one)


def moves(history: History) -> None:
    visit, chance = history.visit(), history.chance
    zone, country = chance.among(PLACES)
    every = [one.id for one in settings.agreed(visit)]
    mine = Mine(
        timezone=zone,
        country=country,
        language=chance.among(["en", "de"]),
        starts_at=chance.among([7, 9]) * 60,
        ends_at=chance.among([13, 18]) * 60,
        daily_budget=chance.among([1, 3, 20]),
        weekly_budget=40,
        ask_again=chance.among([[], every]),
    )
    settings.keep_mine(visit, mine)


def sets_ours(history: History) -> None:
    visit = history.visit(history.team.member("Ana"))
    if history.maybe():
        meet_in(visit, "C1", "accounts")
        return
    zone, _ = history.chance.among(PLACES)
    lead, begins = history.chance.among([None, history.somebody()]), settings.ours(visit).begins
    settings.keep_ours(visit, Ours(begins=begins, timezone=zone, lead=lead))


def switches(history: History) -> None:
    """A ritual on or off, with its knobs as they were written."""
    rule, team = history.chance.among(history.team.rules), history.team
    enabled = history.chance.number(0, 3) > 0
    with writing(team.engine) as connection:
        workspaces.set_rule(connection, team.workspace_id, rule.name, enabled=enabled, knobs={})


def turns_a_knob(history: History) -> None:
    rule = history.chance.among(history.team.rules)
    counts = [name for name, value in rule.knobs.items() if isinstance(value, int)]
    if counts:
        turned = {history.chance.among(counts): history.chance.number(1, 60)}
        settings.turn_knobs(history.visit(), RuleSetting(rule, enabled=True), turned)


OF_MEMBERS: tuple[Deed, ...] = (
    goes_on_leave,
    is_back,
    says_so_in_slack,
    comes_or_goes,
    moves,
    sets_ours,
    switches,
    turns_a_knob,
)
