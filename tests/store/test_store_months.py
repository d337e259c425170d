from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import insert

from bot.store import months
from bot.store.engine import reading, writing
from bot.store.tables import metadata
from rules.kit import INTERNAL, Kind, Month
from rules.kit import Team as OurTeam
from tests.flow.team import Team, at, day, record_in, team_in

TODAY = day("2026-03-03")
JANUARY, FEBRUARY = day("2026-01-01"), day("2026-02-01")


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    engine = record_in(tmp_path)
    yield team_in(engine, "Harbour")
    engine.dispose()


def happened(
    team: Team, customer_id: int, *days: str, kind: Kind = Kind.CALL, **columns: object
) -> None:
    touchpoints = metadata.tables["touchpoints"]
    with writing(team.engine) as connection:
        for on in map(date.fromisoformat, days):
            row = {
                "workspace_id": team.workspace_id,
                "customer_id": customer_id,
                "on": on,
                "kind": kind,
                "identity": f"{team.workspace_id} {customer_id} {on} {kind}",
                "recorded_at": at("2026-03-03 10:00"),
                "recorded_on": on,
            }
            connection.execute(insert(touchpoints).values(row | columns))


def counted(team: Team, today: date = TODAY) -> OurTeam:
    with reading(team.engine) as connection:
        return months.team(connection, team.workspace_id, today, viewer_id=0)


def test_a_team_without_touchpoints_has_no_months(team: Team) -> None:
    team.customer("Acme", since=JANUARY)
    assert counted(team) == OurTeam(name="Harbour")


def test_touchpoints_count_before_and_after_the_first_day(team: Team) -> None:
    acme = team.customer("Acme", since=day("2026-01-20"))
    happened(team, acme, "2026-01-01", "2026-01-20", "2026-01-21", "2026-01-31")
    happened(team, acme, "2026-02-28", "2026-03-01")
    happened(team, team.customer("Not yet"), "2026-02-01")
    assert [(one.first, one.before, one.after) for one in counted(team).months] == [
        (JANUARY, 2, 2),
        (FEBRUARY, 1, 1),
    ]


def test_reviews_among_ourselves_are_no_care(team: Team) -> None:
    acme = team.customer("Acme", since=JANUARY)
    happened(team, acme, "2026-02-02", step=INTERNAL)
    assert counted(team).months == (Month(first=FEBRUARY, untouched=1),)


def test_untouched_are_customers_who_have_heard_nothing_since(team: Team) -> None:
    sold = day("2026-01-10")
    happened(team, team.customer("On the day", since=sold), "2026-01-10")
    happened(team, team.customer("Late", since=sold), "2026-02-15")
    team.customer("Never", since=sold)
    team.customer("Later", since=day("2026-02-10"))
    team.customer("Nobody yet")
    team.customer("Gone", since=sold, standing="lost", standing_since=day("2026-02-20"))
    team.customer("Long gone", since=sold, standing="lost")
    assert [(one.first, one.untouched) for one in counted(team).months] == [
        (JANUARY, 4),
        (FEBRUARY, 3),
    ]


def test_wins_are_told_in_order_and_private_ones_are_not(team: Team) -> None:
    acme, beta = team.customer("Acme", since=JANUARY), team.customer("Beta", since=JANUARY)
    happened(team, beta, "2026-02-20", kind=Kind.RENEWAL)
    happened(team, acme, "2026-02-03", kind=Kind.ORDER)
    happened(team, acme, "2026-02-04", kind=Kind.REFERRAL, private=True)
    happened(team, acme, "2026-02-05", kind=Kind.THANK_YOU)
    happened(team, acme, "2026-03-01", kind=Kind.TESTIMONIAL)
    (february,) = counted(team).months
    assert february.wins == ("order: Acme", "renewal: Beta")
    assert february.after == 4


def test_the_last_thirteen_months_count_and_none_is_left_out(team: Team) -> None:
    acme = team.customer("Acme", since=day("2024-01-01"))
    happened(team, acme, "2024-06-01", "2025-02-01", "2026-02-28")
    firsts = counted(team).months
    assert (len(firsts), firsts[0].first, firsts[-1].first) == (13, day("2025-02-01"), FEBRUARY)
    assert [one.after for one in firsts] == [1, *[0] * 11, 1]


def test_another_workspaces_months_are_not_ours(team: Team) -> None:
    other = team_in(team.engine, "Other")
    happened(other, other.customer("Theirs", since=JANUARY), "2026-01-05", "2026-02-05")
    happened(team, team.customer("Ours"), "2026-02-05")
    assert counted(team).months == (Month(first=FEBRUARY, before=1),)


def test_a_private_customer_leaves_no_empty_month_behind(team: Team) -> None:
    happened(team, team.customer("Secret", private=True), "2026-01-05")
    assert counted(team) == OurTeam(name="Harbour")
    happened(team, team.customer("Open"), "2026-02-05")
    assert [one.first for one in counted(team).months] == [FEBRUARY]
