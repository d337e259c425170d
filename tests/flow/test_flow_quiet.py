"""Who had nothing but what was held back is not chosen for again every minute."""

from datetime import timedelta

from sqlalchemy import insert

from bot.flow.deliver import ASK_AGAIN, Quiet, write_notes
from bot.model import Member, Way
from bot.store.engine import writing
from bot.store.tables import arrangements
from rules.kit import Kind
from tests.flow.team import TUESDAY, Team, asks, at

NINE = at("2026-03-03 09:00", "Europe/Madrid")
MINUTE = timedelta(minutes=1)
RHYTHM = asks("rhythm", TUESDAY, answer=Kind.CARD, dated=False)


def written(team: Team, quiet: Quiet, minutes: int) -> list[object]:
    write_notes(team.engine, team.workspace_id, NINE + minutes * MINUTE, quiet)
    return [row["occasion"] for row in team.rows("notes")]


def test_they_are_looked_at_again_when_something_comes_and_a_while_later(
    team: Team, ana: Member
) -> None:
    acme, zen = team.customer("Acme", ana), team.customer("Zen", ana)
    team.rules = [RHYTHM]
    for customer in (acme, zen):
        team.touched(customer, TUESDAY)
    team.tick(NINE)
    quiet: Quiet = {}
    assert written(team, quiet, 0) == []
    (heard,) = quiet.values()
    team.change("touchpoints", 1, on=TUESDAY - timedelta(days=30))
    assert written(team, quiet, 1) == [], "nothing has come or gone"
    team.rules = [RHYTHM, asks("alarm", TUESDAY, urgent=True)]
    team.tick(NINE + 2 * MINUTE)
    occasions = written(team, quiet, 2)
    assert {str(one).partition(":")[0] for one in occasions} == {"urgent", "2026-03-03"}
    assert quiet == {ana.id: heard}


def test_a_quarter_of_an_hour_later_they_are_looked_at_again(team: Team, ana: Member) -> None:
    acme = team.customer("Acme", ana)
    team.rules = [RHYTHM]
    team.touched(acme, TUESDAY)
    team.tick(NINE)
    quiet: Quiet = {}
    assert written(team, quiet, 0) == []
    team.change("touchpoints", 1, on=TUESDAY - timedelta(days=30))
    late = int(ASK_AGAIN / MINUTE)
    assert written(team, quiet, late - 1) == []
    assert written(team, quiet, late) == ["2026-03-03"]


def test_what_has_to_wait_for_the_note_of_another_day_keeps_nobody_from_being_left_alone(
    team: Team, ana: Member
) -> None:
    team.customer("Acme", ana)
    muted = asks("alarm", TUESDAY, answer=Kind.CARD, urgent=True)
    with writing(team.engine) as connection:
        row = {"workspace_id": team.workspace_id, "rule": "alarm", "way": Way.MUTED}
        connection.execute(insert(arrangements).values(**row, since=TUESDAY))
    team.rules = [asks("call", TUESDAY), muted]
    team.tick(NINE)
    quiet: Quiet = {}
    assert written(team, quiet, 0) == ["2026-03-03"]
    team.rules = [*team.rules, asks("write", TUESDAY, answer=Kind.EMAIL)]
    team.tick(NINE + MINUTE)
    assert written(team, quiet, 1) == ["2026-03-03"], "there was room, and no note"
    assert ana.id in quiet
